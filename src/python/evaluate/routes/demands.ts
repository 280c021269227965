import type { Arguments } from "../execution.ts";
import { mayRaise, raise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, type Site, type Value } from "../value.ts";
import type { Entry } from "./entry.ts";
import { joined, type PathText, startOf } from "./path-text.ts";
import { type RoutingObject, routingObject } from "./registry.ts";

// What FastAPI and Starlette refuse when they are told it, so that the import ends.

/** Starlette asserts that paths begin with a slash (starlette/routing.py); FastAPI's own routes do not. */
export function demandSlash(machine: Machine, path: PathText, site: Site): void {
	if (path.kind !== "known" || path.text.startsWith("/")) return;
	const reason = `Starlette asserts that a path begins with "/", and it is given "${shown(path.text)}"`;
	raiseBuiltin(machine, "AssertionError", site, reason, `Write the path as "/${shown(path.text)}".`);
}

/** Starlette asserts that something is mounted (starlette/routing.py: `Mount`). */
export function demandApplication(machine: Machine, app: Value, site: Site): void {
	if (!alternativesOf(app).every((one) => one.kind === "constant" && one.value === null)) return;
	const reason = "Starlette asserts that mount() is given an application, and it is given None";
	raiseBuiltin(machine, "AssertionError", site, reason, "Give it the application that is to answer below the path.");
}

/** What may name routes in FastAPI's place: it asks a route for its methods only to name it (fastapi/utils.py: `generate_unique_id`). */
export const ROUTE_NAMERS = ["generate_unique_id_function", "route_class"] as const;

/** FastAPI asserts that a route of its own has methods. */
export function demandMethods(machine: Machine, object: RoutingObject, given: Arguments, site: Site): void {
	const isNamed = [...ROUTE_NAMERS, "operation_id", "route_class_override"].some((name) => given.keywords.has(name));
	if (isNamed || given.isOpen || object.among !== undefined || !namesRoutes(object)) return;
	const reason = "FastAPI asserts that a route has methods, and it is given none";
	raiseBuiltin(machine, "AssertionError", site, reason, 'Name them, as in methods=["GET"], or leave "methods" out.');
}

/** Whether routes of an object are certainly named as FastAPI does it by itself: what a view belongs to is not looked up. */
function namesRoutes(object: RoutingObject): boolean {
	const { bindings } = object.attributes;
	const isRouter = routingObject(object)?.part === "api-router";
	return ROUTE_NAMERS.every((name) => !bindings.has(name)) && (!isRouter || bindings.has("prefix"));
}

/** A parameter of a path, as Starlette reads it. */
const PARAMETER = /\{([a-zA-Z_][a-zA-Z0-9_]*)(?::[a-zA-Z_][a-zA-Z0-9_]*)?\}/g;

/** Starlette refuses a path with two parameters of one name. */
export function demandNames(machine: Machine, path: PathText, site: Site): void {
	if (path.kind !== "known") return;
	const names = [...path.text.matchAll(PARAMETER)].map(([, name]) => name ?? "");
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice === undefined) return;
	const reason = `the path "${shown(path.text)}" has two parameters that are called "${shown(twice)}"`;
	raiseBuiltin(machine, "ValueError", site, reason, "Give each parameter of the path a name of its own.");
}

/** What stands before the routes that are included. */
interface Prefixes {
	readonly plain: PathText;
	/** For FastAPI's own. */
	readonly api: PathText;
}

/** Routers within one another whose paths are looked at. */
const MAX_DEPTH = 20;

/** {@link demandNames} of every route that is included, if what stands before them has parameters. */
export function demandNamesBelow(
	machine: Machine,
	registrations: readonly Value[],
	prefixes: Prefixes,
	site: Site,
	depth = 0,
): void {
	if (!startOf(prefixes.api).includes("{") || depth > MAX_DEPTH) return;
	for (const value of registrations) {
		const entry = value.kind === "registration" ? value.entry : undefined;
		if (entry?.kind === "route") {
			demandNames(machine, joined(entry.style === "api" ? prefixes.api : prefixes.plain, entry.path), site);
		} else if (entry?.kind === "include") {
			const below = {
				plain: joined(prefixes.plain, entry.prefix),
				api: joined(prefixes.api, joined(entry.own, entry.prefix)),
			};
			demandNamesBelow(machine, entry.registrations, below, site, depth + 1);
		}
	}
}

/** Characters of a path that a message repeats. */
const MAX_SHOWN = 60;

function shown(path: string): string {
	return path.slice(0, MAX_SHOWN);
}

/** Without a prefix FastAPI refuses a route that has no path either. */
export function demandPaths(machine: Machine, registrations: readonly Value[], site: Site): void {
	for (const value of registrations) {
		const alternatives = alternativesOf(value);
		const empty = alternatives.filter((one) => one.kind === "registration" && isEmpty(one.entry));
		if (empty.length === 0) continue;
		const reason = "FastAPI refuses to include a route with an empty path without a prefix";
		const raised = {
			type: { kind: "external", path: "fastapi.exceptions.FastAPIError" },
			site,
			reason,
			advice: 'Give include_router() a prefix, or the route the path "/".',
			syntax: false,
		} as const;
		if (empty.length === alternatives.length) raise(machine, raised);
		mayRaise(machine, raised, { site, reason: "whether the route is registered is not known" });
	}
}

function isEmpty(entry: Entry): boolean {
	return (entry.kind === "route" || entry.kind === "mount") && entry.path.kind === "known" && entry.path.text === "";
}
