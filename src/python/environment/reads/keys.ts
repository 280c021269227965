import type { Names } from "../../names/names.ts";
import { type Binding, bindingsOf, type Scope } from "../../names/scopes.ts";
import type { Expression, Parameter } from "../../tree/ast.ts";
import { bindsName, elementsOf, loopOf } from "./elements.ts";
import type { Loop, ModuleFacts } from "./module-facts.ts";

/** Expressions that one question may visit, and names that it may find. */
const MAX_VISITS = 200;
const MAX_KEYS = 100;

/** Characters of a name that counts as one. */
const MAX_NAME = 200;

/** The names of variables that an expression may be. */
export type Keys =
	| { readonly kind: "known"; readonly keys: readonly string[] }
	/** What the calls of a function give. */
	| { readonly kind: "parameter"; readonly parameter: Parameter; readonly scope: Scope; readonly prefix: string }
	| { readonly kind: "unknown" };

const UNKNOWN: Keys = { kind: "unknown" };

/** Answers questions about one program. */
export interface KeyReader {
	readonly names: Names;
	/** What is known of a file's loops; `undefined` where it has not been looked at. */
	factsOf(path: string): ModuleFacts | undefined;
}

/** What the text says of an expression that names a variable: literals, constants, loops over literals, formatted text. */
export function keysOf(reader: KeyReader, expression: Expression, scope: Scope): Keys {
	const search: Search = { reader, visits: 0 };
	const found = textsOf(search, expression, scope, 0);
	if (found === undefined) return UNKNOWN;
	if ("parameter" in found) return { kind: "parameter", ...found };
	return { kind: "known", keys: [...new Set(found)].filter((key) => key !== "" && key.length <= MAX_NAME) };
}

interface Search {
	readonly reader: KeyReader;
	visits: number;
}

type Texts = readonly string[] | { readonly parameter: Parameter; readonly scope: Scope; readonly prefix: string };

/** Levels of names, loops and sums that are followed. */
const MAX_DEPTH = 20;

function textsOf(search: Search, expression: Expression, scope: Scope, depth: number): Texts | undefined {
	const { names } = search.reader;
	search.visits += 1;
	if (search.visits > MAX_VISITS || depth > MAX_DEPTH || !names.spend()) return undefined;
	switch (expression.kind) {
		case "string":
			return [expression.value];
		case "name":
			return throughBindings(search, bindingsOf(expression.name, scope, expression.start) ?? [], {
				name: expression.name,
				scope,
				depth,
			});
		case "attribute": {
			if (expression.attribute === "value" || expression.attribute === "name") {
				const inner = textsOf(search, expression.value, scope, depth + 1);
				if (inner !== undefined) return inner;
			}
			const members = names
				.denote(expression.value, scope, "everywhere")
				.flatMap((value) => names.members(value, expression.attribute));
			return throughBindings(search, members, { name: expression.attribute, scope, depth });
		}
		case "formatted":
			return joined(search, expression.parts, scope, depth);
		case "binary":
			return expression.operator === "+"
				? joined(search, [expression.left, expression.right], scope, depth)
				: undefined;
		case "conditional": {
			const sides = [expression.body, expression.orelse].map((side) => textsOf(search, side, scope, depth + 1));
			return sides.every((side) => isTexts(side)) ? sides.flatMap((side) => (isTexts(side) ? side : [])) : undefined;
		}
		case "call":
			return throughMethod(search, expression, scope, depth);
		default:
			return undefined;
	}
}

function isTexts(texts: Texts | undefined): texts is readonly string[] {
	return Array.isArray(texts);
}

/** `name.upper()`. */
function throughMethod(
	search: Search,
	{ callee, arguments: given }: Extract<Expression, { kind: "call" }>,
	scope: Scope,
	depth: number,
): Texts | undefined {
	if (callee.kind !== "attribute" || given.length > 0) return undefined;
	const change = CHANGES.get(callee.attribute);
	const texts = change === undefined ? undefined : textsOf(search, callee.value, scope, depth + 1);
	return change === undefined || !isTexts(texts) ? undefined : texts.map(change);
}

const CHANGES: ReadonlyMap<string, (text: string) => string> = new Map([
	["upper", (text: string) => text.toUpperCase()],
	["lower", (text: string) => text.toLowerCase()],
	["strip", (text: string) => text.trim()],
]);

function joined(
	search: Search,
	parts: readonly (string | Expression)[],
	scope: Scope,
	depth: number,
): Texts | undefined {
	let texts: readonly string[] = [""];
	for (const [index, part] of parts.entries()) {
		const next = typeof part === "string" ? [part] : textsOf(search, part, scope, depth + 1);
		if (next === undefined) return undefined;
		if (!isTexts(next)) {
			const [prefix, ...others] = texts;
			const isLast = index === parts.length - 1;
			return isLast && prefix !== undefined && others.length === 0
				? { ...next, prefix: prefix + next.prefix }
				: undefined;
		}
		texts = texts.flatMap((text) => next.map((one) => text + one)).slice(0, MAX_KEYS);
	}
	return texts;
}

interface Named {
	readonly name: string;
	readonly scope: Scope;
	readonly depth: number;
}

/** All that the bindings may be; `undefined` where one of them cannot be told. */
function throughBindings(search: Search, bindings: readonly Binding[], named: Named): Texts | undefined {
	if (bindings.length === 0) return undefined;
	const found: string[] = [];
	for (const binding of bindings) {
		const texts = throughBinding(search, binding, named);
		if (texts === undefined) return undefined;
		if (!isTexts(texts)) return bindings.length === 1 ? texts : undefined;
		found.push(...texts);
	}
	return found.slice(0, MAX_KEYS);
}

function throughBinding(search: Search, binding: Binding, named: Named): Texts | undefined {
	const { names } = search.reader;
	switch (binding.kind) {
		case "value":
			return textsOf(search, binding.value, binding.scope, named.depth + 1);
		case "parameter":
			return { parameter: binding.parameter, scope: binding.scope, prefix: "" };
		case "member": {
			const imported = names.imported(binding).filter(({ kind }) => kind !== "member");
			return throughBindings(search, imported, { ...named, depth: named.depth + 1 });
		}
		case "opaque": {
			const loop = loopOf(search.reader, binding, named);
			return loop === undefined ? undefined : elementTexts(search, loop, named);
		}
		default:
			return undefined;
	}
}

/** What a name of a loop's target takes: the elements of a literal, or the part of each at its position. */
function elementTexts(search: Search, { target, iterable, scope }: Loop, named: Named): Texts | undefined {
	const found: string[] = [];
	const position = target.kind === "tuple" ? target.elements.findIndex((one) => bindsName(one, named.name)) : -1;
	for (const { expression, scope: around } of elementsOf(search.reader, iterable, scope)) {
		const isPair = expression.kind === "tuple" || expression.kind === "list";
		const part = position < 0 ? expression : isPair ? expression.elements[position] : undefined;
		const texts = part === undefined ? undefined : textsOf(search, part, around, named.depth + 1);
		if (!isTexts(texts)) return undefined;
		found.push(...texts);
	}
	return found.length === 0 ? undefined : found.slice(0, MAX_KEYS);
}
