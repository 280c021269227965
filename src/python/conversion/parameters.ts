import type { Expression, Parameter } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { type Conversion, childAt, identifierOf, spanOf } from "./conversion.ts";

type Kind = Parameter["kind"];

/** The parameters of a function or a lambda; `undefined` where there are none. */
export function convertParameters(node: ConcreteNode | undefined, conversion: Conversion): readonly Parameter[] {
	const nodes = node?.children ?? [];
	const slash = nodes.findIndex(({ type }) => type === "positional_separator");
	let kind: Kind = "positional";
	return nodes.flatMap((child, index) => {
		if (child.type === "positional_separator" || child.type === "ERROR") return [];
		if (child.type === "keyword_separator") {
			kind = "keyword-only";
			return [];
		}
		const parameter = convertParameter(child, index < slash ? "positional-only" : kind, conversion);
		if (parameter.kind === "variadic") kind = "keyword-only";
		return [parameter];
	});
}

function convertParameter(node: ConcreteNode, kind: Kind, conversion: Conversion): Parameter {
	const isTyped = node.type === "typed_parameter" || node.type === "typed_default_parameter";
	const hasDefault = node.type === "default_parameter" || node.type === "typed_default_parameter";
	const target = isTyped || hasDefault ? childAt(node, 0) : node;
	const annotation: Expression | undefined = isTyped ? conversion.expression(childAt(node, 1)) : undefined;
	return {
		name: nameOf(target, conversion.text),
		kind: starOf(target) ?? kind,
		annotation,
		default: hasDefault ? conversion.expression(childAt(node, -1)) : undefined,
		...spanOf(node),
	};
}

function starOf(target: ConcreteNode): Kind | undefined {
	if (target.type === "list_splat_pattern") return "variadic";
	return target.type === "dictionary_splat_pattern" ? "keywords" : undefined;
}

/** The parameter's name; empty for what Python 3 does not take as one. */
function nameOf(target: ConcreteNode, text: string): string {
	const name = starOf(target) === undefined ? target : childAt(target, 0);
	return name.type === "identifier" ? identifierOf(name, text) : "";
}
