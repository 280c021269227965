import type { ClassDefinition, FunctionDefinition, Span, Statement } from "../tree/ast.ts";
import { convertArguments } from "./calls.ts";
import type { ConcreteNode } from "./concrete.ts";
import { brokenAt, type Conversion, childAt, identifierOf, spanOf } from "./conversion.ts";
import { hasOwnYield } from "./generators.ts";
import { convertParameters } from "./parameters.ts";

/** A function or a class with its decorators. Its place begins at `def` or `class`, as in CPython. */
export function convertDecorated(node: ConcreteNode, conversion: Conversion): Statement {
	const definition = childAt(node, -1);
	const decorators = node.children
		.filter(({ type }) => type === "decorator")
		.map((decorator) => conversion.expression(childAt(decorator, 0)));
	if (definition.type === "function_definition") return { ...convertFunction(definition, conversion), decorators };
	if (definition.type === "class_definition") return { ...convertClass(definition, conversion), decorators };
	return { kind: "unreadable", ...spanOf(node) };
}

/** `def name(parameters) -> returns: …`, its body left for later. */
export function convertFunction(node: ConcreteNode, conversion: Conversion): FunctionDefinition {
	const block = find(node, "block") ?? brokenAt(node);
	const returns = find(node, "type");
	const body = conversion.later(block);
	return {
		kind: "function",
		...named(node, conversion.text),
		decorators: [],
		typeParameters: typeParametersOf(node, conversion.text),
		parameters: convertParameters(find(node, "parameters"), conversion),
		returns: returns === undefined ? undefined : conversion.expression(returns),
		isAsync: node.tokens[0] === "async",
		isGenerator: () => conversion.text.slice(block.start, block.end).includes("yield") && hasOwnYield(body()),
		body,
		...spanOf(node),
	};
}

/** `class name(bases): …`. */
export function convertClass(node: ConcreteNode, conversion: Conversion): ClassDefinition {
	const bases = find(node, "argument_list");
	return {
		kind: "class",
		...named(node, conversion.text),
		decorators: [],
		typeParameters: typeParametersOf(node, conversion.text),
		bases: bases === undefined ? [] : convertArguments(bases, conversion),
		body: conversion.block(find(node, "block") ?? brokenAt(node)),
		...spanOf(node),
	};
}

function named(node: ConcreteNode, text: string): { readonly name: string; readonly nameSpan: Span } {
	const name = find(node, "identifier") ?? brokenAt(node);
	return { name: identifierOf(name, text), nameSpan: spanOf(name) };
}

/** The names of `[T: bound, *Ts, **P]`. */
function typeParametersOf(node: ConcreteNode, text: string): readonly string[] {
	const list = find(node, "type_parameter")?.children ?? [];
	return list.flatMap((one) => {
		let first: ConcreteNode | undefined = one;
		while (first !== undefined && first.type !== "identifier") first = first.children[0];
		return first === undefined ? [] : [identifierOf(first, text)];
	});
}

function find(node: ConcreteNode, wanted: string): ConcreteNode | undefined {
	return node.children.find(({ type }) => type === wanted);
}
