import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { Scope } from "../names/scopes.ts";
import type { StartCall, StartDefinition } from "../startup/search.ts";
import type { Argument, Expression } from "../tree/ast.ts";

/** A function that FastAPI is told to serve. */
export interface RouteFunction {
	readonly endpoint: Scope;
	readonly isWebSocket: boolean;
	/** What the route is told to depend on, besides what its function takes. */
	readonly dependencies: readonly Origin[];
}

const OWNERS = ["fastapi.FastAPI", "fastapi.applications.FastAPI", "fastapi.APIRouter", "fastapi.routing.APIRouter"];

const VERBS = ["get", "post", "put", "patch", "delete", "head", "options", "trace", "api_route"];

const of = (...methods: readonly string[]) =>
	methods.flatMap((method) => OWNERS.map((owner) => `${owner}().${method}`));

const DECORATORS: ReadonlySet<string> = new Set(of(...VERBS));
const SOCKET_DECORATORS: ReadonlySet<string> = new Set(of("websocket", "websocket_route"));
const ADDING: ReadonlySet<string> = new Set(of("add_api_route"));

/** Whether a call of this name makes a function a route, or a decorator that does. */
export function makesRoute(name: string): boolean {
	return ADDING.has(name) || DECORATORS.has(name) || SOCKET_DECORATORS.has(name);
}

/** Whether a call of this name makes a function a route without being its decorator. */
export function addsRoute(name: string): boolean {
	return ADDING.has(name);
}

/** The route that a function becomes by a decorator. */
export function decoratedRoute(names: Names, { own, scope }: StartDefinition): RouteFunction | undefined {
	for (const decorator of own.definition?.decorators ?? []) {
		if (decorator.kind !== "call") continue;
		for (const value of names.denote(decorator.callee, scope)) {
			if (value.kind !== "path") continue;
			const isWebSocket = SOCKET_DECORATORS.has(value.path);
			if (!isWebSocket && !DECORATORS.has(value.path)) continue;
			const dependencies = keywordIn(decorator.arguments, "dependencies").map((expression) => ({ expression, scope }));
			return { endpoint: own, isWebSocket, dependencies };
		}
	}
	return undefined;
}

/** The route of `router.add_api_route("/upload", upload)`. */
export function addedRoute(names: Names, { given, scope }: StartCall): RouteFunction | undefined {
	const all = given.map(({ argument }) => argument);
	const [endpoint = all.filter(({ kind }) => kind === "positional")[1]?.value] = keywordIn(all, "endpoint");
	const [value, ...others] = endpoint === undefined ? [] : names.denote(endpoint, scope);
	if (value?.kind !== "function" || others.length > 0) return undefined;
	const dependencies = keywordIn(all, "dependencies").map((expression) => ({ expression, scope }));
	return { endpoint: value.scope, isWebSocket: false, dependencies };
}

function keywordIn(given: readonly Argument[], name: string): readonly Expression[] {
	return given.flatMap((one) => (one.kind === "keyword" && one.name === name ? [one.value] : []));
}
