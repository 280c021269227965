import type { Argument, Expression } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { beforeStar, type Conversion, childAt, identifierOf, spanOf } from "./conversion.ts";

/** `callee(arguments)`. */
export function convertCall(node: ConcreteNode, conversion: Conversion): Expression {
	const list = convertArguments(childAt(node, 1), conversion);
	return beforeStar(node, conversion.expression(childAt(node, 0)), (callee, span) => ({
		kind: "call",
		callee,
		arguments: list,
		...span,
	}));
}

/** An argument list, or the generator that stands in its place. */
export function convertArguments(node: ConcreteNode, conversion: Conversion): readonly Argument[] {
	if (node.type !== "argument_list") return [convertArgument(node, conversion)];
	return node.children.map((child) => convertArgument(child, conversion));
}

function convertArgument(node: ConcreteNode, conversion: Conversion): Argument {
	const span = spanOf(node);
	switch (node.type) {
		case "keyword_argument":
			return {
				kind: "keyword",
				name: identifierOf(childAt(node, 0), conversion.text),
				value: conversion.expression(childAt(node, 1)),
				...span,
			};
		case "dictionary_splat":
			return { kind: "double-starred", value: conversion.expression(childAt(node, 0)), ...span };
		default: {
			const value = conversion.expression(node);
			return value.kind === "starred" ? value : { kind: "positional", value, ...span };
		}
	}
}
