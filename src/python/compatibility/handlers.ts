import type { Names } from "../names/names.ts";
import type { Scope as Named } from "../names/scopes.ts";
import type { FunctionDefinition, Span } from "../tree/ast.ts";
import type { Scope } from "../tree/walk.ts";
import { isCertain, scopeFor } from "./standing.ts";

/** Decorators that make a function answer requests, by what `Names.denote` says of them. */
const ROUTE =
	/^(?:fastapi\.(?:applications\.)?FastAPI|fastapi\.(?:routing\.)?APIRouter)\(\)\.(?:get|post|put|patch|delete|head|options|trace|api_route|websocket|route)$/;

/** Where something stands: its scope, and the names of its module. */
interface Standing {
	readonly scope: Scope;
	readonly module: Named;
}

/** The handler of requests whose body certainly runs what stands there, once it gets that far. */
export function handlerAround(names: Names, { scope, module }: Standing, span: Span): FunctionDefinition | undefined {
	if (scope.kind !== "function") return undefined;
	const { definition, outer } = scope;
	const around = scopeFor(outer, module);
	if (around === undefined || !isCertain(definition.body(), span)) return undefined;
	const isHandler = definition.decorators.some(
		(decorator) =>
			decorator.kind === "call" &&
			names.denote(decorator.callee, around, "everywhere").some((one) => one.kind === "path" && ROUTE.test(one.path)),
	);
	return isHandler ? definition : undefined;
}
