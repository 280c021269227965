import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import type { Site, Value } from "../value.ts";
import { elementsOf } from "../values/containers.ts";
import { textOf } from "../values/scope.ts";
import type { Entry } from "./entry.ts";
import { unknownPath } from "./path-text.ts";
import { add, copyRegistrations, type RoutingObject, routingObject } from "./registry.ts";

/** What a list of routes holds, of all that an application is told. */
function isRoute({ kind }: Entry): boolean {
	return kind === "route" || kind === "mount" || kind === "include" || kind === "hidden" || kind === "changed";
}

/** Takes over the routes of a list. */
export function addListed(machine: Machine, object: RoutingObject, list: Value, site: Site): void {
	if (list.kind === "constant" && list.value === null) return;
	const other = routingObject(list);
	if (other?.part === "route-list") {
		copyRegistrations(machine, other.object, object, isRoute);
		return;
	}
	const elements = elementsOf(list);
	if (elements === undefined) hide(machine, object, "the list of routes is not known", site);
	for (const element of elements ?? []) addListedRoute(machine, object, element, site);
}

function addListedRoute(machine: Machine, object: RoutingObject, element: Value, site: Site): void {
	const route = routingObject(element);
	const isKnown = route !== undefined && /route$|mount|host/.test(route.part);
	if (isKnown) copyRegistrations(machine, route.object, object, isRoute);
	else hide(machine, object, "one of the routes is not known", site);
}

/** A method of the list of routes of an application or a router. */
export function changeRoutes(
	machine: Machine,
	list: RoutingObject,
	name: string,
	{ positional: [first] }: Arguments,
	site: Site,
): void {
	if (name === "append" && first !== undefined) addListedRoute(machine, list, first, site);
	else if (name === "extend" && first !== undefined) addListed(machine, list, first, site);
	else markChanged(machine, list, site);
}

/** Notes that routes are put somewhere else in a list, or taken out of it. */
export function markChanged(machine: Machine, list: RoutingObject, site: Site): void {
	const reason = `what ${textOf(site)} leaves of the routes is not known`;
	add(machine, list, { kind: "changed", reason, site });
}

function hide(machine: Machine, object: RoutingObject, reason: string, site: Site): void {
	add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
}
