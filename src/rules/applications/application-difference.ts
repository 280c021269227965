import type { Application, Middleware, Route } from "../../python/application.ts";
import type { Place } from "../../source/place.ts";

/** What one application has and another one lacks. */
export interface Difference {
	/** Routes that the other one does not answer. */
	readonly routes: readonly Route[];
	readonly middleware: readonly Middleware[];
}

/** Mounts and routes that answer any path below theirs, which are compared with every path. */
const MAX_PREFIXES = 100;

/** Paths that say that a service is there, and nothing of what it does. */
const TRIVIAL =
	/^(\/api)?(\/v\d+)?(\/(hello(\/\{\})?|ping|health|healthz|healthcheck|health-check|status|live|livez|liveness|ready|readyz|readiness|version|info))?$/i;

/**
 * What `full` has beyond `partial`, if it is the same service and does more: it answers everything that `partial` does,
 * health checks and greetings aside, and something that `partial` does not. `undefined` for everything else, two
 * services side by side among them.
 */
export function excessOf(full: Application, partial: Application): Difference | undefined {
	const routes = lackedBy(partial, full.routes);
	if (!covers(full, partial) || !routes.some(isTelling)) return undefined;
	const names = new Set(partial.middleware.map(({ name }) => name));
	return { routes, middleware: full.middleware.filter(({ name }) => !names.has(name)) };
}

/** Whether an application answers everything that another one does, health checks and greetings aside. */
export function covers(application: Application, other: Application): boolean {
	return !lackedBy(application, other.routes).some(isTelling);
}

/** Those of the routes that an application does not answer. */
function lackedBy(application: Application, routes: readonly Route[]): readonly Route[] {
	const known = new Map<string, Route[]>();
	const places = new Set(application.routes.map(({ place }) => placeKey(place)));
	const prefixes: string[] = [];
	for (const route of application.routes) {
		const shape = shapeOf(route.path);
		const same = known.get(shape);
		if (same === undefined) known.set(shape, [route]);
		else same.push(route);
		const prefix = prefixOf(route);
		if (prefix !== undefined && prefixes.length < MAX_PREFIXES) prefixes.push(prefix);
	}
	return routes.filter(({ kind, methods, path, place }) => {
		const shape = shapeOf(path);
		if (places.has(placeKey(place)) || prefixes.some((prefix) => `${shape}/`.startsWith(prefix))) return false;
		return !(known.get(shape) ?? []).some(
			(one) =>
				one.kind === kind && (one.methods.length === 0 || methods.every((method) => one.methods.includes(method))),
		);
	});
}

/** What is registered at one place is one route, whatever the prefix that it is reached by. */
function placeKey({ file, start }: Place): string {
	return `${start.line}:${start.column}:${file}`;
}

/** A path whatever its parameters are called, without a slash at its end. */
function shapeOf(path: string): string {
	const shape = path.replace(/\{[^{}]*\}/g, "{}");
	let end = shape.length;
	while (shape[end - 1] === "/") end -= 1;
	return shape.slice(0, end);
}

/** The beginning of all paths that a route answers, where it answers more than one shape: mounts and `{rest:path}`. */
function prefixOf({ kind, path }: Route): string | undefined {
	if (kind === "mount") return `${shapeOf(path)}/`;
	const rest = path.search(/\{\w*:path\}/);
	return rest < 0 ? undefined : shapeOf(path.slice(0, rest)).concat("/");
}

function isTelling({ path }: Route): boolean {
	return !TRIVIAL.test(shapeOf(path));
}
