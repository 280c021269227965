import type { Expression } from "../tree/ast.ts";
import { convertCall } from "./calls.ts";
import type { ConcreteNode } from "./concrete.ts";
import {
	convertComprehension,
	convertDictionary,
	convertElements,
	convertSubscript,
	convertTuplePattern,
} from "./containers.ts";
import { beforeStar, type Conversion, childAt, identifierOf, spanOf, unreadable } from "./conversion.ts";
import { convertNumber, convertString } from "./literals.ts";
import {
	convertAwait,
	convertBinary,
	convertBoolean,
	convertComparison,
	convertConditional,
	convertUnary,
	convertWalrus,
} from "./operators.ts";
import { convertParameters } from "./parameters.ts";

type Converter = (node: ConcreteNode, conversion: Conversion) => Expression;

const plain =
	(kind: "true" | "false" | "none" | "ellipsis"): Converter =>
	(node) => ({ kind, ...spanOf(node) });

const starred: Converter = (node, conversion) => ({
	kind: "starred",
	value: conversion.expression(childAt(node, 0)),
	...spanOf(node),
});

const attribute: Converter = (node, conversion) => {
	const name = identifierOf(childAt(node, 1), conversion.text);
	return beforeStar(node, conversion.expression(childAt(node, 0)), (value, span) => ({
		kind: "attribute",
		value,
		attribute: name,
		...span,
	}));
};

/** `list[int]` in an annotation, which the grammar reads by a rule of its own. */
const generic: Converter = (node, conversion) => {
	const inner = childAt(node, 1);
	return convertSubscript(
		{ ...node, children: [childAt(node, 0), ...inner.children], tokens: inner.tokens },
		conversion,
	);
};

const lambda: Converter = (node, conversion) => ({
	kind: "lambda",
	parameters: convertParameters(
		node.children.find(({ type }) => type === "lambda_parameters"),
		conversion,
	),
	body: conversion.expression(childAt(node, -1)),
	...spanOf(node),
});

/** By the grammar's name; parentheses and `type` are gone before. */
const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
	["identifier", (node, { text }) => ({ kind: "name", name: identifierOf(node, text), ...spanOf(node) })],
	["string", (node, conversion) => convertString([node], node, conversion)],
	["concatenated_string", (node, conversion) => convertString(node.children, node, conversion)],
	["integer", (node, { text }) => convertNumber(node, text)],
	["float", (node, { text }) => convertNumber(node, text)],
	["true", plain("true")],
	["false", plain("false")],
	["none", plain("none")],
	["ellipsis", plain("ellipsis")],
	["attribute", attribute],
	["member_type", attribute],
	["subscript", convertSubscript],
	["generic_type", generic],
	["slice", (node, { expression }) => ({ kind: "slice", parts: node.children.map(expression), ...spanOf(node) })],
	["call", convertCall],
	["tuple", (node, conversion) => convertElements("tuple", node, conversion)],
	["expression_list", (node, conversion) => convertElements("tuple", node, conversion)],
	["pattern_list", (node, conversion) => convertElements("tuple", node, conversion)],
	["tuple_pattern", convertTuplePattern],
	["list", (node, conversion) => convertElements("list", node, conversion)],
	["list_pattern", (node, conversion) => convertElements("list", node, conversion)],
	["set", (node, conversion) => convertElements("set", node, conversion)],
	["dictionary", convertDictionary],
	["list_comprehension", (node, conversion) => convertComprehension("list", node, conversion)],
	["set_comprehension", (node, conversion) => convertComprehension("set", node, conversion)],
	["dictionary_comprehension", (node, conversion) => convertComprehension("dict", node, conversion)],
	["generator_expression", (node, conversion) => convertComprehension("generator", node, conversion)],
	["list_splat", starred],
	["list_splat_pattern", starred],
	["splat_type", starred],
	["lambda", lambda],
	["conditional_expression", convertConditional],
	["boolean_operator", convertBoolean],
	["binary_operator", convertBinary],
	["union_type", convertBinary],
	["comparison_operator", convertComparison],
	["unary_operator", convertUnary],
	["not_operator", (node, { expression }) => ({ kind: "not", operand: expression(childAt(node, 0)), ...spanOf(node) })],
	["named_expression", convertWalrus],
	["await", convertAwait],
	["yield", convertYield],
]);

/** Types that stand for what they hold. */
const TRANSPARENT = new Set(["parenthesized_expression", "type", "as_pattern_target"]);

/** Converts one expression, its parts through the conversion. What is no expression is `unreadable`. */
export function convertExpression(node: ConcreteNode, conversion: Conversion): Expression {
	let inner = node;
	while (TRANSPARENT.has(inner.type)) inner = childAt(inner, 0);
	if (inner.isBroken) return unreadable(inner);
	return CONVERTERS.get(inner.type)?.(inner, conversion) ?? unreadable(inner);
}

function convertYield(node: ConcreteNode, conversion: Conversion): Expression {
	const [value] = node.children;
	return { kind: "yield", value: value === undefined ? undefined : conversion.expression(value), ...spanOf(node) };
}
