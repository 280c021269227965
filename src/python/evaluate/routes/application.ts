import type { Application, Middleware, Route, Unresolved } from "../../application.ts";
import type { Namespace } from "../namespace.ts";
import { placeOf } from "../trace.ts";
import { alternativesOf, type Instance, type LibraryInstance, type Single, type Value } from "../value.ts";
import { libraryBaseOf } from "../values/class-members.ts";
import { corsOfWrapper, describeCors } from "./cors.ts";
import { endOf, startOf } from "./path-text.ts";
import { type Read, readObject } from "./read.ts";
import { type RoutingObject, registryOf, routingObject } from "./registry.ts";

/** Wrappers around one another that are looked into. */
const MAX_WRAPPERS = 20;

/** Objects that are looked at, where it cannot be told which of several is served. */
const MAX_LOOKED_AT = 40;

/** What a served value answers, through everything that is wrapped around it; `undefined` where that is of an unknown kind. */
export function applicationOf(served: Value): Application | undefined {
	return lookAt(served, { left: MAX_LOOKED_AT }, 0);
}

function lookAt(value: Value, budget: { left: number }, depth: number): Application | undefined {
	const alternatives = alternativesOf(value);
	const objects = alternatives.flatMap((one) => routingObject(one)?.object ?? []);
	const among = new Set(objects.map(registryOf));
	const found: Application[] = [];
	for (const one of alternatives) {
		const application = --budget.left < 0 || depth > MAX_WRAPPERS ? undefined : lookAtOne(one, among, budget, depth);
		if (application === undefined) return undefined;
		found.push(application);
	}
	return oneOf(found);
}

function lookAtOne(
	one: Single,
	among: ReadonlySet<Namespace>,
	budget: { left: number },
	depth: number,
): Application | undefined {
	const known = routingObject(one);
	if (known !== undefined) return described(known.object, among);
	if (one.kind !== "library" && one.kind !== "instance") return undefined;
	const inner = innerOf(one);
	const application = inner === undefined ? undefined : lookAt(inner, budget, depth + 1);
	if (application === undefined) return undefined;
	const middleware = [...application.middleware, wrapperOf(one)];
	const cors = one.kind === "library" ? [...application.cors, ...corsOfWrapper(one)] : application.cors;
	return { ...application, middleware, cors };
}

/** One application that stands for several of which one is served: only what all of them answer is certain. */
function oneOf([first, ...others]: readonly Application[]): Application | undefined {
	if (first === undefined || others.length === 0) return first;
	const all = [first, ...others];
	const keys = all.map(({ routes }) => new Set(routes.map(keyOf)));
	const isCertain = (route: Route) => keys.every((one) => one.has(keyOf(route)));
	const unique = new Map(all.flatMap(({ routes }) => routes).map((route) => [keyOf(route), route]));
	const doubtful = [...unique.values()].filter((route) => !isCertain(route));
	const reason = "it cannot be told which of several applications is served";
	const unresolved = doubtful.map(({ path, kind, place }) => ({
		reason,
		start: path,
		end: kind === "mount" ? "" : path,
		place,
	}));
	return {
		...first,
		routes: first.routes.filter(isCertain),
		middleware: distinct(all.flatMap(({ middleware }) => middleware)),
		cors: distinct(all.flatMap(({ cors }) => cors.map((one) => ({ ...one, isCertain: false })))),
		unresolved: distinct([...all.flatMap((one) => one.unresolved), ...unresolved]),
		documentation: distinct(all.flatMap(({ documentation }) => documentation)),
		fallback: all.find(({ fallback }) => fallback !== undefined)?.fallback,
	};
}

function keyOf(one: object | string): string {
	return JSON.stringify(one);
}

function distinct<T extends object | string>(all: readonly T[]): readonly T[] {
	return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function described(object: RoutingObject, among: ReadonlySet<Namespace>): Application {
	const all = readObject(object, among);
	const base = object.kind === "library" ? object.type : libraryBaseOf(object.type);
	return {
		type: base?.name ?? "",
		place: placeOf(object.site),
		routes: all.flatMap(routeOf),
		middleware: all.flatMap(middlewareOf),
		cors: all.flatMap(({ entry, doubt }) => (entry.kind === "cors" ? [describeCors(entry, doubt === undefined)] : [])),
		unresolved: all.flatMap(unresolvedOf),
		documentation: all.flatMap(({ entry, path }) => (entry.kind === "documentation" ? [startOf(path)] : [])),
		fallback: all.flatMap(({ entry }) => (entry.kind === "fallback" ? [placeOf(entry.site)] : []))[0],
	};
}

function routeOf({ entry, path, doubt }: Read): readonly Route[] {
	if (doubt !== undefined || path.kind === "partly") return [];
	const place = placeOf(entry.site);
	if (entry.kind === "mount") return [{ kind: "mount", methods: [], path: path.text === "" ? "/" : path.text, place }];
	return entry.kind === "route" ? [{ kind: entry.of, methods: entry.methods, path: path.text, place }] : [];
}

function unresolvedOf({ entry, path, doubt }: Read): readonly Unresolved[] {
	if (entry.kind !== "route" && entry.kind !== "mount" && entry.kind !== "hidden") return [];
	const hidden = entry.kind === "hidden" ? entry.reason : path.kind === "partly" ? path.reason : undefined;
	const reason = hidden ?? doubt;
	return reason === undefined
		? []
		: [{ reason, start: startOf(path), end: entry.kind === "mount" ? "" : endOf(path), place: placeOf(entry.site) }];
}

function middlewareOf({ entry }: Read): readonly Middleware[] {
	if (entry.kind !== "middleware") return [];
	const { name, definition, site } = entry;
	return [{ name, place: placeOf(site), definition: definition === undefined ? undefined : placeOf(definition) }];
}

function wrapperOf(wrapper: Instance | LibraryInstance): Middleware {
	const { type, site } = wrapper;
	const definition = wrapper.kind === "instance" ? placeOf(wrapper.type.site) : undefined;
	return { name: type.name, place: placeOf(site), definition };
}

/** The one application that an object holds. */
function innerOf(wrapper: Instance | LibraryInstance): Value | undefined {
	if (wrapper.kind === "library") return wrapper.inner;
	const held = [...wrapper.attributes.bindings.values()].filter(
		(value) => routingObject(value) !== undefined || (value.kind === "library" && value.inner !== undefined),
	);
	return held.length === 1 ? held[0] : undefined;
}
