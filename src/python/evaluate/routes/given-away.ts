import { ADDING, REGISTERING_NOTHING, WITHOUT_EFFECT } from "../../libraries/routing.ts";
import { standardModule } from "../../modules/standard-library.ts";
import { argumentOf } from "../calls/library-arguments.ts";
import { perhapsInitialised } from "../classes/initialised.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, constant, type Single, type Site, unknown } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { textOf } from "../values/scope.ts";
import { pathTextOf, unknownPath, withoutSlash } from "./path-text.ts";
import { add, type RoutingObject, routingObject } from "./registry.ts";

/** Notes that what cannot be seen through is given applications or routers: it may register anything in them. */
export function giveAway(machine: Machine, given: Arguments, site: Site): void {
	const reason = `what ${textOf(site)} registers is not known`;
	for (const object of objectsAmong(given)) {
		add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
	}
	handOver(machine, given, site);
}

/** What registers nothing may still call `__init__`. */
function handOver(machine: Machine, given: Arguments, site: Site): void {
	for (const object of objectsAmong(given)) if (object.kind === "instance") perhapsInitialised(machine, object, site);
}

/** Notes what a function or method of a library, by its path, does with the applications and routers that it is given. */
export function giveTo(machine: Machine, path: string, given: Arguments, site: Site): void {
	const adding = ADDING.get(path);
	const target = routingObject(given.positional[0] ?? given.keywords.get("app"));
	if (adding === undefined || target === undefined) {
		if (hasNoEffect(machine, path)) handOver(machine, given, site);
		else giveAway(machine, given, site);
		return;
	}
	const usual = given.isOpen || adding.usual === undefined ? undefined : constant(adding.usual);
	const at = pathTextOf(argumentOf(given, adding.at) ?? usual, `the path that ${textOf(site)} takes`);
	const { methods } = adding;
	if (methods !== undefined) {
		add(machine, target.object, { kind: "route", of: "http", style: "plain", methods, path: at, site });
		return;
	}
	const app = unknown("what is mounted is not known", site);
	add(machine, target.object, { kind: "mount", path: withoutSlash(at), app, site });
}

function hasNoEffect({ program }: Machine, path: string): boolean {
	const [top = ""] = path.split(".", 1);
	return (
		WITHOUT_EFFECT.has(top) || REGISTERING_NOTHING.has(path) || standardModule(top, program.version).kind === "there"
	);
}

function objectsAmong({ positional, keywords }: Arguments): ReadonlySet<RoutingObject> {
	const found = new Map<unknown, RoutingObject>();
	const look = (one: Single) => {
		const target = routingObject(one);
		if (target !== undefined) found.set(target.object.attributes, target.object);
	};
	for (const value of [...positional, ...keywords.values()]) {
		for (const one of alternativesOf(value)) {
			look(one);
			if (one.kind === "tuple" || one.kind === "container") {
				for (const element of elementsOf(one) ?? []) alternativesOf(element).forEach(look);
			}
		}
	}
	return new Set(found.values());
}
