import type { Comprehension, DictEntry, Expression } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { beforeStar, type Conversion, childAt, endOfElements, spanOf, unreadable } from "./conversion.ts";

/** Several expressions, one of them perhaps with its brackets. */
export function convertElements(
	kind: "tuple" | "list" | "set",
	node: ConcreteNode,
	conversion: Conversion,
): Expression {
	return { kind, elements: node.children.map(conversion.expression), ...spanOf(node) };
}

/** Parentheses around a target: a tuple, or nothing but parentheses. */
export function convertTuplePattern(node: ConcreteNode, conversion: Conversion): Expression {
	const isGroup = node.children.length === 1 && !node.tokens.includes(",");
	return isGroup ? conversion.expression(childAt(node, 0)) : convertElements("tuple", node, conversion);
}

/** `{a: b, **c}`. */
export function convertDictionary(node: ConcreteNode, conversion: Conversion): Expression {
	const entries = node.children.map((child): DictEntry => {
		if (child.type === "dictionary_splat") return { key: undefined, value: conversion.expression(childAt(child, 0)) };
		return { key: conversion.expression(childAt(child, 0)), value: conversion.expression(childAt(child, 1)) };
	});
	return { kind: "dict", entries, ...spanOf(node) };
}

/** `[x for y in z if w]` and its three sisters. */
export function convertComprehension(of: Comprehension["of"], node: ConcreteNode, conversion: Conversion): Expression {
	const [body, ...clauses] = node.children;
	if (body === undefined) return unreadable(node);
	const elements = of === "dict" ? body.children : [body];
	return {
		kind: "comprehension",
		of,
		elements: elements.map(conversion.expression),
		clauses: clauses.map((clause) =>
			clause.type === "if_clause"
				? { kind: "if", test: conversion.expression(childAt(clause, 0)) }
				: {
						kind: "for",
						target: conversion.expression(childAt(clause, 0)),
						iterable: conversion.expression(childAt(clause, 1)),
						isAsync: clause.tokens[0] === "async",
					},
		),
		...spanOf(node),
	};
}

/** `value[index]`; several subscripts, one and a comma, or one with a star are a tuple. */
export function convertSubscript(node: ConcreteNode, conversion: Conversion): Expression {
	const [value, ...subscripts] = node.children;
	const [first, ...others] = subscripts.map(conversion.expression);
	if (value === undefined || first === undefined) return unreadable(node);
	const end = endOfElements(node, subscripts, conversion.text);
	const isTuple = others.length > 0 || node.tokens.includes(",") || first.kind === "starred";
	const index: Expression = isTuple ? { kind: "tuple", elements: [first, ...others], start: first.start, end } : first;
	return beforeStar(node, conversion.expression(value), (object, span) => ({
		kind: "subscript",
		value: object,
		index,
		...span,
	}));
}
