import type { Expression, MatchCase } from "../ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { brokenAt, type Conversion, childAt, identifierOf, spanOf } from "./conversion.ts";

/** Types of patterns that are a value as it stands. */
const VALUES = new Set(["string", "concatenated_string", "integer", "float", "true", "false", "none"]);

/** One `case`; several patterns with commas between them are a sequence. */
export function convertCase(node: ConcreteNode, conversion: Conversion): MatchCase {
	const patterns = node.children.filter(({ type }) => type === "case_pattern");
	const [only] = patterns;
	const guard = node.children.find(({ type }) => type === "if_clause");
	return {
		captures: capturesOf(patterns, conversion.text),
		pattern:
			only === undefined || patterns.length > 1 || node.tokens.includes(",") ? undefined : simple(only, conversion),
		guard: guard === undefined ? undefined : conversion.expression(childAt(guard, 0)),
		body: conversion.block(node.children.find(({ type }) => type === "block") ?? brokenAt(node)),
		...spanOf(node),
	};
}

/** The pattern, when it is a wildcard, a capture of everything, or a value. */
function simple(pattern: ConcreteNode, conversion: Conversion): MatchCase["pattern"] {
	const group = withoutParentheses(pattern);
	const [inner] = group.children;
	if (inner === undefined) return group.tokens.includes("_") ? { kind: "wildcard" } : undefined;
	if (VALUES.has(inner.type)) return { kind: "value", value: signed(group, conversion.expression(inner)) };
	if (inner.type !== "dotted_name") return undefined;
	if (inner.children.length < 2) return { kind: "wildcard" };
	return { kind: "value", value: dottedValue(inner.children, conversion) };
}

function withoutParentheses(pattern: ConcreteNode): ConcreteNode {
	let inner = pattern;
	for (;;) {
		const [only, ...others] = inner.children;
		if (only?.type !== "tuple_pattern" || others.length > 0) return inner;
		const [group] = only.children;
		if (group?.type !== "case_pattern" || only.children.length > 1 || only.tokens.includes(",")) return inner;
		inner = group;
	}
}

function signed(pattern: ConcreteNode, operand: Expression): Expression {
	if (!pattern.tokens.includes("-")) return operand;
	return { kind: "unary", operator: "-", operand, start: pattern.start, end: operand.end };
}

function dottedValue(names: readonly ConcreteNode[], conversion: Conversion): Expression {
	const [first, ...rest] = names.map((name) => ({ name: identifierOf(name, conversion.text), ...spanOf(name) }));
	if (first === undefined) return { kind: "unreadable", start: 0, end: 0 };
	return rest.reduce<Expression>(
		(value, { name, end }) => ({ kind: "attribute", value, attribute: name, start: first.start, end }),
		{ kind: "name", ...first },
	);
}

/** Names that the patterns bind, in the order of the text. Iterative: patterns nest as deep as they like. */
function capturesOf(patterns: readonly ConcreteNode[], text: string): string[] {
	const captures: string[] = [];
	const waiting = patterns.toReversed();
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		if (node.type === "identifier" || (node.type === "dotted_name" && node.children.length === 1)) {
			captures.push(identifierOf(node, text));
		}
		const below = node.type === "dotted_name" ? [] : partsOf(node);
		for (let index = below.length - 1; index >= 0; index -= 1) {
			const part = below[index];
			if (part !== undefined) waiting.push(part);
		}
	}
	return captures.filter((name) => name !== "_");
}

/** What of a pattern may hold names that it binds: not the class of `C(x)`, the attribute of `C(a=x)`, keys, strings. */
function partsOf(node: ConcreteNode): readonly ConcreteNode[] {
	if (node.type === "class_pattern" || node.type === "keyword_pattern") return node.children.slice(1);
	return VALUES.has(node.type) ? [] : node.children;
}
