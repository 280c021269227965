import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, constant, type Site, type Value } from "../value.ts";
import { demandNamesBelow, demandPaths } from "./demands.ts";
import { joined, type PathText, pathTextOf } from "./path-text.ts";
import { add, type RoutingObject, registryOf, routingObject } from "./registry.ts";
import { ownPrefix } from "./routes.ts";

/** FastAPI copies the routes that the router has at this moment (fastapi/routing.py: `APIRouter.include_router`). */
export function include(machine: Machine, object: RoutingObject, given: Arguments, site: Site): void {
	const written = argumentOf(given, { position: -1, keyword: "prefix" });
	const usual = given.isOpen ? undefined : constant("");
	const prefix = pathTextOf(written ?? usual, "the prefix that include_router() is given");
	const own = ownPrefix(object);
	const router = routingObject(argumentOf(given, { position: 0, keyword: "router" }));
	if (router === undefined || router.part === "route-list") {
		const reason = "the router that include_router() is given is not known";
		const path: PathText = { kind: "partly", start: "", end: "", reason };
		add(machine, object, { kind: "hidden", reason, path: joined(joined(own, prefix), path), site });
		return;
	}
	const registrations = [...registryOf(router.object).bindings.values()];
	const copies = registrations.reduce((sum, value) => sum + copiesOf(value), 0);
	machine.spend(copies);
	if (registryOf(router.object) === registryOf(object)) refuseItself(machine, registrations, site);
	if (prefix.kind === "known" && prefix.text === "") demandPaths(machine, registrations, site);
	demandNamesBelow(machine, registrations, { plain: prefix, api: joined(own, prefix) }, site);
	add(machine, object, { kind: "include", prefix, own, registrations, copies, site });
}

/** How many routes a registration stands for. */
function copiesOf(value: Value): number {
	const counts = alternativesOf(value).map((one) =>
		one.kind === "registration" && one.entry.kind === "include" ? one.entry.copies : 1,
	);
	return Math.max(...counts);
}

/** The routes of a router grow while they are copied into itself: it never ends, or FastAPI refuses it from the beginning. */
function refuseItself(machine: Machine, registrations: readonly Value[], site: Site): void {
	if (registrations.length === 0) return;
	const reason = "a router cannot be included in itself: FastAPI refuses it, or copies its routes without end";
	raiseBuiltin(machine, "AssertionError", site, reason, "Include another router, or leave the call out.");
}
