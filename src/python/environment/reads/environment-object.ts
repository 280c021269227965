import { lastName } from "../../names/calls.ts";
import { bindingsOf, type Scope } from "../../names/scopes.ts";
import type { Expression, Span } from "../../tree/ast.ts";
import { behind } from "./elements.ts";
import type { KeyReader } from "./keys.ts";
import type { ModuleFacts } from "./module-facts.ts";
import { isMapping } from "./readers.ts";

/** Something that keeps from telling which variables are read. */
export interface Unseen {
	readonly node: Span;
	readonly scope: Scope;
	/** A clause: "the environment is handed on as a whole". */
	readonly reason: string;
}

/** `os.environ`, an alias or copy of it, and a dict into which it is unpacked. */
export function isEnvironment(reader: KeyReader, expression: Expression, scope: Scope, depth = 0): boolean {
	const values = reader.names.denote(expression, scope);
	if (values.some((value) => value.kind === "path" && isMapping(value.path))) return true;
	if (depth > 2 || (expression.kind !== "name" && expression.kind !== "attribute")) return false;
	return behind(reader, expression, scope).some((one) => {
		const { expression: held, scope: around } = one;
		if (held.kind === "dict") {
			return held.entries.some(
				({ key, value }) => key === undefined && isEnvironment(reader, value, around, depth + 1),
			);
		}
		const [first] = held.kind === "call" && lastName(held.callee) === "dict" ? held.arguments : [];
		if (first !== undefined) return isEnvironment(reader, first.value, around, depth + 1);
		return (
			held.kind === "binary" &&
			held.operator === "|" &&
			[held.left, held.right].some((side) => isEnvironment(reader, side, around, depth + 1))
		);
	});
}

/** `dict(os.environ)`, `os.environ.items()`: whoever gets the whole may ask for anything. */
export function wholeUses(reader: KeyReader, { names, attributes }: ModuleFacts): readonly Unseen[] {
	const reason = "the environment is handed on as a whole";
	const views = attributes.filter(({ node }) => /^(items|values|keys)$/.test(node.attribute));
	const whole = views.filter(({ node, scope }) => isEnvironment(reader, node.value, scope, 3));
	const given = names.calls.flatMap(({ node, scope }) =>
		node.arguments.flatMap(({ value }) => {
			const isName = value.kind === "name" || value.kind === "attribute";
			const isLikely = isName && /env/i.test(lastName(value)) && bindingOrOs(value, scope);
			return isLikely && isEnvironment(reader, value, scope, 3) ? [{ node: value, scope }] : [];
		}),
	);
	return [...whole, ...given].map(({ node, scope }) => ({ node, scope, reason }));
}

function bindingOrOs(value: Expression, scope: Scope): boolean {
	return value.kind === "attribute" || bindingsOf(lastName(value), scope, value.start) !== undefined;
}
