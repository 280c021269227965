import { behindAlias, pathOf } from "../hidden/annotations.ts";
import type { Names } from "../names/names.ts";
import type { Origin } from "../names/origins.ts";
import type { Expression, Parameter } from "../tree/ast.ts";
import type { Endpoint } from "./endpoints.ts";

/** Types of which FastAPI checks nothing but that the body is a mapping, or a list. */
const MAPPINGS: ReadonlySet<string> = new Set([
	...["builtins.dict", "typing.Dict", "typing.Mapping", "typing.MutableMapping"],
	...["collections.abc.Mapping", "collections.abc.MutableMapping", "collections.OrderedDict", "typing.OrderedDict"],
]);
const LISTS: ReadonlySet<string> = new Set(["builtins.list", "typing.List", "typing.Sequence"]);
const ANYTHING: ReadonlySet<string> = new Set(["typing.Any", "builtins.object"]);
const EITHER: ReadonlySet<string> = new Set(["typing.Optional", "typing.Union"]);
const ANNOTATED: ReadonlySet<string> = new Set(["typing.Annotated", "typing_extensions.Annotated"]);

/** What makes a parameter a body, whatever its type is. */
const BODY: ReadonlySet<string> = new Set([
	"fastapi.Body()",
	"fastapi.param_functions.Body()",
	"fastapi.params.Body()",
]);

/** Annotations within one another that are looked at. */
const MAX_DEPTH = 6;

/** The parameters of an endpoint that are a body of which nothing is checked: `payload: dict`. */
export function looseBodies(names: Names, { scope, paths, hasParameters }: Endpoint): readonly Parameter[] {
	const { definition, parent } = scope;
	if (!hasParameters || definition?.kind !== "function" || parent === undefined) return [];
	return definition.parameters.filter((parameter) => {
		const { annotation, name, default: fallback, kind } = parameter;
		if (annotation === undefined || kind === "variadic" || kind === "keywords") return false;
		if (paths.some((path) => path.includes(`{${name}`))) return false;
		const origin: Origin = { expression: annotation, scope: parent };
		const marks = [
			...metadataOf(names, origin),
			...(fallback === undefined ? [] : [{ expression: fallback, scope: parent }]),
		];
		const looseness = loosenessOf(names, origin, 0);
		if (looseness === undefined) return false;
		const isBody = marks.some((mark) => isBodyMark(names, mark));
		const isSomethingElse = !isBody && marks.some(({ expression }) => expression.kind === "call");
		return isBody || (!isSomethingElse && looseness !== "anything");
	});
}

function isBodyMark(names: Names, mark: Origin): boolean {
	return names.denote(mark.expression, mark.scope).some((value) => value.kind === "path" && BODY.has(value.path));
}

/** What `Annotated` adds to a type. */
function metadataOf(names: Names, annotation: Origin): readonly Origin[] {
	const { expression, scope } = behindAlias(names, annotation);
	if (expression.kind !== "subscript" || expression.index.kind !== "tuple") return [];
	if (!ANNOTATED.has(pathOf(names, { expression: expression.value, scope }) ?? "")) return [];
	return expression.index.elements.slice(1).map((one) => ({ expression: one, scope }));
}

/** How little a type says: it holds values of any kind, or it is any kind of value; `undefined` where it says more. */
function loosenessOf(names: Names, annotation: Origin, depth: number): "holds anything" | "anything" | undefined {
	if (depth > MAX_DEPTH) return undefined;
	const { expression, scope } = behindAlias(names, annotation);
	const look = (one: Expression) => loosenessOf(names, { expression: one, scope }, depth + 1);
	if (expression.kind === "binary" && expression.operator === "|") {
		return either([expression.left, expression.right], look);
	}
	if (expression.kind !== "subscript") {
		const path = pathOf(names, { expression, scope }) ?? "";
		if (ANYTHING.has(path)) return "anything";
		return MAPPINGS.has(path) || LISTS.has(path) ? "holds anything" : undefined;
	}
	const generic = pathOf(names, { expression: expression.value, scope }) ?? "";
	const parts = expression.index.kind === "tuple" ? expression.index.elements : [expression.index];
	const [first, second] = parts;
	if (ANNOTATED.has(generic) && first !== undefined) return look(first);
	if (EITHER.has(generic)) return either(parts, look);
	const held = MAPPINGS.has(generic) ? second : LISTS.has(generic) ? first : undefined;
	return held !== undefined && look(held) !== undefined ? "holds anything" : undefined;
}

/** All but None must be loose. */
function either(
	parts: readonly Expression[],
	look: (one: Expression) => "holds anything" | "anything" | undefined,
): "holds anything" | "anything" | undefined {
	const found = parts.filter(({ kind }) => kind !== "none").map(look);
	if (found.length === 0 || found.includes(undefined)) return undefined;
	return found.includes("anything") ? "anything" : "holds anything";
}
