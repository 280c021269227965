import type { Registering } from "../../libraries/routing.ts";
import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import type { Site, Value } from "../value.ts";
import { demandApplication, demandMethods, demandNames, demandSlash } from "./demands.ts";
import { methodsOf } from "./methods.ts";
import { joined, NO_PATH, type PathText, pathTextOf, withoutSlash } from "./path-text.ts";
import { add, type RoutingObject, routingObject } from "./registry.ts";

/** A call that registers a route, or makes an object that stands for one. */
export interface RouteCall {
	/** How messages call it: "get", "Route". */
	readonly name: string;
	readonly given: Arguments;
	readonly site: Site;
}

type RouteRegistering = Extract<
	Registering,
	{ readonly adds: "api-route" | "route" | "api-websocket-route" | "websocket-route" }
>;

/** Adds the route that a call describes to what an object was told. */
export function addRoute(
	machine: Machine,
	object: RoutingObject,
	registering: RouteRegistering,
	{ name, given, site }: RouteCall,
): void {
	const style = registering.adds.startsWith("api") ? "api" : "plain";
	const written = pathTextOf(argumentOf(given, { position: 0, keyword: "path" }), `the path that ${name}() is given`);
	if (style === "plain") demandSlash(machine, written, site);
	const path = style === "api" ? joined(ownPrefix(object), written) : written;
	demandNames(machine, path, site);
	if (registering.adds === "api-websocket-route" || registering.adds === "websocket-route") {
		add(machine, object, { kind: "route", of: "websocket", style, methods: [], path, site });
		return;
	}
	const fixed = registering.adds === "api-route" ? registering.methods : undefined;
	const methods = fixed ?? methodsOf(given, style);
	if (style === "api" && methods?.length === 0) demandMethods(machine, object, given, site);
	if (methods === undefined) {
		const reason = `the methods that ${name}() is given are not known`;
		add(machine, object, { kind: "hidden", reason, path, site });
	} else add(machine, object, { kind: "route", of: "http", style, methods, path, site });
}

/** Adds what is mounted to what an object was told. */
export function addMount(machine: Machine, object: RoutingObject, given: Arguments, site: Site): void {
	const path = pathTextOf(argumentOf(given, { position: 0, keyword: "path" }), "the path that something is mounted at");
	if (path.kind === "known" && path.text !== "") demandSlash(machine, path, site);
	const app = argumentOf(given, { position: 1, keyword: "app" });
	if (app !== undefined) demandApplication(machine, app, site);
	if (app !== undefined) add(machine, object, { kind: "mount", path: withoutSlash(path), app, site });
}

/** The prefix of a router at this moment; applications have none. */
export function ownPrefix(object: RoutingObject): PathText {
	if (routingObject(object)?.part !== "api-router") return NO_PATH;
	const value: Value | undefined = object.attributes.bindings.get("prefix");
	return value === undefined ? NO_PATH : pathTextOf(value, "the prefix of the router");
}
