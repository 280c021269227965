import type { LibraryType } from "../../libraries/knowledge.ts";
import { DOCUMENTATION } from "../../libraries/routing.ts";
import { ROUTER } from "../../libraries/starlette.ts";
import { argumentOf } from "../calls/library-arguments.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { alternativesOf, constant, type LibraryInstance, type Site, unknown, type Value } from "../value.ts";
import { ROUTE_NAMERS } from "./demands.ts";
import { addListedHandlers, addListedMiddleware, addMiddleware } from "./middleware.ts";
import { pathTextOf, unknownPath } from "./path-text.ts";
import { add, type RoutingObject } from "./registry.ts";
import { addListed } from "./route-lists.ts";
import { addMount, addRoute } from "./routes.ts";

/** Notes what the constructor of an application, a router or a part of one is given. */
export function construct(
	machine: Machine,
	object: RoutingObject,
	{ name, routing }: LibraryType,
	given: Arguments,
	site: Site,
): void {
	switch (routing) {
		case "application":
		case "api-application":
		case "router":
		case "api-router":
			constructRouter(machine, object, { name, routing }, given, site);
			break;
		case "route":
		case "api-route":
		case "websocket-route":
		case "api-websocket-route":
			addRoute(machine, object, { adds: routing }, { name, given, site });
			break;
		case "mount":
			addMount(machine, object, withRouter(machine, given, site), site);
			break;
		case "host": {
			const reason = "what answers for a host of its own is not followed";
			add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
			break;
		}
		case "middleware":
			addMiddleware(machine, object, given, site);
			break;
		default:
			break;
	}
}

function constructRouter(
	machine: Machine,
	object: RoutingObject,
	{ name, routing }: Pick<LibraryType, "name" | "routing">,
	given: Arguments,
	site: Site,
): void {
	if (given.isOpen) {
		const reason = `not every argument of ${name}() is known`;
		add(machine, object, { kind: "hidden", reason, path: unknownPath(reason), site });
	}
	const positions = routing === "router" ? [0, -1, -1] : routing === "application" ? [1, 2, 3] : [-1, -1, -1];
	const [routes, middleware, handlers] = ["routes", "middleware", "exception_handlers"].map((keyword, index) =>
		argumentOf(given, { position: positions[index] ?? -1, keyword }),
	);
	if (routing === "api-application" || routing === "api-router") keepNamers(machine, object, given, site);
	if (routing === "api-application") addDocumentation(machine, object, given, site);
	if (routing === "api-router") {
		const usual = given.isOpen ? undefined : constant("");
		const prefix = given.keywords.get("prefix") ?? usual;
		if (prefix !== undefined) machine.journal.set(object.attributes, "prefix", prefix);
	}
	if (routes !== undefined) addListed(machine, object, routes, site);
	if (middleware !== undefined) addListedMiddleware(machine, object, middleware, site);
	if (handlers !== undefined) addListedHandlers(machine, object, handlers, site);
}

function keepNamers(machine: Machine, object: RoutingObject, { keywords, isOpen }: Arguments, site: Site): void {
	for (const name of ROUTE_NAMERS) {
		const value =
			keywords.get(name) ?? (isOpen ? unknown(`whether it is given "${name}" is not known`, site) : undefined);
		if (value !== undefined) machine.journal.set(object.attributes, name, value);
	}
}

/** FastAPI's own pages, each where its argument puts it and nowhere where that is None. */
function addDocumentation(machine: Machine, object: RoutingObject, given: Arguments, site: Site): void {
	for (const [index, [argument, path]] of DOCUMENTATION.entries()) {
		const values = alternativesOf(given.keywords.get(argument) ?? constant(path));
		const isOff = values.every((one) => one.kind === "constant" && (one.value === null || one.value === ""));
		if (isOff && index === 0) return;
		for (const value of values) {
			if (value.kind === "constant" && (value.value === null || value.value === "")) continue;
			const at = pathTextOf(value, `the ${argument} that FastAPI() is given`);
			if (at.kind === "known") add(machine, object, { kind: "documentation", path: at, site });
			// A page may stand where a visitor arrives; nobody puts the schema there.
			else if (index > 0) add(machine, object, { kind: "hidden", reason: at.reason, path: at, site });
		}
	}
}

/** `Mount(path, routes=[…])` makes a router of its own. */
function withRouter(machine: Machine, given: Arguments, site: Site): Arguments {
	const app = argumentOf(given, { position: 1, keyword: "app" });
	const routes: Value | undefined = argumentOf(given, { position: 2, keyword: "routes" });
	const isGiven = app !== undefined && !(app.kind === "constant" && app.value === null);
	if (isGiven || routes === undefined) return given;
	const router: LibraryInstance = {
		kind: "library",
		type: ROUTER,
		attributes: namespaceOf(),
		inner: undefined,
		site,
	};
	addListed(machine, router, routes, site);
	return {
		...given,
		positional: given.positional.slice(0, 1),
		keywords: new Map([...given.keywords, ["app", router]]),
	};
}
