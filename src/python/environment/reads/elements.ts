import { type Binding, bindingsOf, type Scope } from "../../names/scopes.ts";
import type { Expression } from "../../tree/ast.ts";
import type { KeyReader } from "./keys.ts";
import type { Loop } from "./module-facts.ts";

/** Levels of names and views that are followed, and elements of one list that are looked at. */
const MAX_DEPTH = 20;
const MAX_ELEMENTS = 100;

/** The loop whose target binds a name. */
export function loopOf(
	{ factsOf }: KeyReader,
	{ start }: Pick<Binding, "start">,
	{ name, scope }: { readonly name: string; readonly scope: Scope },
): Loop | undefined {
	const loops = factsOf(scope.module.path)?.loops.get(start) ?? [];
	return loops.find((loop) => bindsName(loop.target, name));
}

/** Whether a target of a loop binds a name. */
export function bindsName(target: Expression, name: string): boolean {
	if (target.kind === "name") return target.name === name;
	return target.kind === "tuple" && target.elements.some((one) => one.kind === "name" && one.name === name);
}

/** An expression where it stands. */
export interface Standing {
	readonly expression: Expression;
	readonly scope: Scope;
}

/** The elements that a loop goes through, where the text spells them out; of a dict its keys, of `items()` pairs. */
export function elementsOf(reader: KeyReader, iterable: Expression, scope: Scope, depth = 0): readonly Standing[] {
	if (depth > MAX_DEPTH) return [];
	switch (iterable.kind) {
		case "list":
		case "tuple":
		case "set":
			return iterable.elements.slice(0, MAX_ELEMENTS).map((expression) => ({ expression, scope }));
		case "dict":
			return iterable.entries
				.slice(0, MAX_ELEMENTS)
				.flatMap(({ key }) => (key === undefined ? [] : [{ expression: key, scope }]));
		case "call": {
			const { callee, arguments: given } = iterable;
			if (callee.kind === "attribute" && given.length === 0) return viewOf(reader, callee, scope, depth);
			const isPlain = callee.kind === "name" && /^(list|tuple|set|sorted|frozenset|reversed)$/.test(callee.name);
			const [first] = given;
			return isPlain && first !== undefined ? elementsOf(reader, first.value, scope, depth + 1) : [];
		}
		case "name":
		case "attribute":
			return behind(reader, iterable, scope).flatMap((one) => elementsOf(reader, one.expression, one.scope, depth + 1));
		case "binary":
			return [iterable.left, iterable.right].flatMap((side) => elementsOf(reader, side, scope, depth + 1));
		default:
			return [];
	}
}

/** `items()`, `keys()` and `values()` of a dict. */
function viewOf(
	reader: KeyReader,
	{ value, attribute }: Extract<Expression, { kind: "attribute" }>,
	scope: Scope,
	depth: number,
): readonly Standing[] {
	if (attribute === "keys") return elementsOf(reader, value, scope, depth + 1);
	if (attribute !== "items" && attribute !== "values") return [];
	const dicts = value.kind === "dict" ? [{ expression: value, scope }] : behind(reader, value, scope);
	return dicts.flatMap(({ expression, scope: around }) => {
		if (expression.kind !== "dict") return [];
		return expression.entries.slice(0, MAX_ELEMENTS).flatMap(({ key, value: held }): Standing[] => {
			if (key === undefined) return [];
			if (attribute === "values") return [{ expression: held, scope: around }];
			const { start, end } = held;
			return [{ expression: { kind: "tuple", elements: [key, held], start, end }, scope: around }];
		});
	});
}

/** The expressions that a name or an attribute of the project is bound to. */
export function behind({ names }: KeyReader, expression: Expression, scope: Scope): readonly Standing[] {
	const own =
		expression.kind === "name"
			? (bindingsOf(expression.name, scope, expression.start) ?? [])
			: expression.kind === "attribute"
				? names
						.denote(expression.value, scope, "everywhere")
						.flatMap((value) => names.members(value, expression.attribute))
				: [];
	const bindings = own.flatMap((one) => (one.kind === "member" ? names.imported(one) : [one]));
	return bindings.flatMap((one) => (one.kind === "value" ? [{ expression: one.value, scope: one.scope }] : []));
}
