import type { Route } from "../application.ts";
import { lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import type { ModuleNames, Scope } from "../names/scopes.ts";
import type { Argument } from "../tree/ast.ts";

/** A function that answers requests. */
export interface Endpoint {
	readonly scope: Scope;
	/** The paths of the routes that lead to it. */
	readonly paths: readonly string[];
	/** Whether FastAPI reads its parameters; Starlette gives it the request and nothing else. */
	readonly hasParameters: boolean;
}

/** Registrations of Starlette, whose functions are given the request only. */
const PLAIN = /^(route|add_route|Route)$/;

/** The functions of a module that routes lead to, by their decorators; and those that its calls register. */
export function endpointsOf(names: Names, module: ModuleNames, routes: readonly Route[]): readonly Endpoint[] {
	const { path, lines } = module.module;
	const byStart = new Map<number, string[]>();
	for (const route of routes) {
		if (route.kind !== "http" || route.place.file !== path) continue;
		const start = lines.offset(route.place.start.line) + route.place.start.column - 1;
		byStart.set(start, [...(byStart.get(start) ?? []), route.path]);
	}
	const decorated = [...module.scopes.values()].flatMap((scope): Endpoint[] => {
		if (scope.definition?.kind !== "function") return [];
		const decorators = scope.definition.decorators.filter(({ start }) => byStart.has(start));
		const [first] = decorators;
		if (first?.kind !== "call") return [];
		const paths = decorators.flatMap(({ start }) => byStart.get(start) ?? []);
		return [{ scope, paths, hasParameters: !PLAIN.test(lastName(first.callee)) }];
	});
	const added = module.calls.flatMap(({ node, scope }): Endpoint[] => {
		const paths = byStart.get(node.start);
		const endpoint = paths === undefined ? undefined : endpointArgument(node.arguments);
		const [value, ...others] = endpoint === undefined ? [] : names.denote(endpoint, scope);
		if (paths === undefined || value?.kind !== "function" || others.length > 0) return [];
		return [{ scope: value.scope, paths, hasParameters: !PLAIN.test(lastName(node.callee)) }];
	});
	return [...decorated, ...added];
}

/** `endpoint` of `add_api_route(path, endpoint)` and of `Route(path, endpoint)`. */
function endpointArgument(given: readonly Argument[]): Argument["value"] | undefined {
	const named = given.find((one) => one.kind === "keyword" && one.name === "endpoint");
	return (named ?? given.filter(({ kind }) => kind === "positional")[1])?.value;
}
