import type { Expression, MatchCase } from "../tree/ast.ts";
import type { Pattern } from "../tree/match-pattern.ts";
import type { ConcreteNode } from "./concrete.ts";
import { brokenAt, type Conversion, childAt, identifierOf, spanOf } from "./conversion.ts";

/** Types of patterns that are a value as it stands. */
const VALUES = new Set(["string", "concatenated_string", "integer", "float", "true", "false", "none"]);

/** Patterns within one another that are converted; nobody writes five. */
const MAX_PATTERN_DEPTH = 40;

/** One `case`; several patterns with commas between them are a sequence. */
export function convertCase(node: ConcreteNode, conversion: Conversion): MatchCase {
	const patterns = node.children.filter(({ type }) => type === "case_pattern");
	const [only] = patterns;
	const guard = node.children.find(({ type }) => type === "if_clause");
	const isSequence = only === undefined || patterns.length > 1 || node.tokens.includes(",");
	return {
		captures: capturesOf(patterns, conversion.text),
		pattern: isSequence
			? { kind: "sequence", elements: patterns.map((one) => convert(one, conversion, 1)) }
			: convert(only, conversion, 0),
		guard: guard === undefined ? undefined : conversion.expression(childAt(guard, 0)),
		body: conversion.block(node.children.find(({ type }) => type === "block") ?? brokenAt(node)),
		...spanOf(node),
	};
}

function convert(node: ConcreteNode, conversion: Conversion, depth: number): Pattern {
	if (node.isBroken || depth > MAX_PATTERN_DEPTH) return { kind: "unreadable" };
	const { children, tokens } = node;
	const all = (parts: readonly ConcreteNode[]) => parts.map((part) => convert(part, conversion, depth + 1));
	switch (node.type) {
		case "case_pattern": {
			const [inner] = children;
			if (inner !== undefined) return convert(inner, conversion, depth);
			return tokens.includes("_") ? { kind: "capture", name: undefined } : { kind: "unreadable" };
		}
		case "dotted_name":
			return children.length < 2
				? { kind: "capture", name: captureName(children[0], conversion.text) }
				: { kind: "value", value: dotted(node, conversion.text) };
		case "list_pattern":
			return { kind: "sequence", elements: all(children) };
		case "tuple_pattern":
			return group(node, conversion, depth) ?? { kind: "sequence", elements: all(children) };
		case "splat_pattern":
			return { kind: "star", name: captureName(children[0], conversion.text) };
		case "dict_pattern":
			return mapping(node, conversion, depth);
		case "class_pattern":
			return classPattern(node, conversion, depth);
		case "union_pattern": {
			// The wildcard has no node; Python takes it at the end only.
			const wildcard: readonly Pattern[] = tokens.includes("_") ? [{ kind: "capture", name: undefined }] : [];
			return { kind: "or", alternatives: [...all(children), ...wildcard] };
		}
		case "as_pattern":
			return asPattern(node, conversion, depth);
		case "complex_pattern":
			return { kind: "value", value: { kind: "number", value: undefined, ...spanOf(node) } };
		default:
			return VALUES.has(node.type) ? { kind: "value", value: literal(node, conversion) } : { kind: "unreadable" };
	}
}

/** What stands in brackets that only hold together. */
function group({ children, tokens }: ConcreteNode, conversion: Conversion, depth: number): Pattern | undefined {
	const [only] = children;
	if (only?.type !== "case_pattern" || children.length > 1 || tokens.includes(",")) return undefined;
	const inner = convert(only, conversion, depth + 1);
	return inner.kind === "star" ? undefined : inner;
}

function asPattern({ children: [inner, name] }: ConcreteNode, conversion: Conversion, depth: number): Pattern {
	if (inner === undefined || name === undefined) return { kind: "unreadable" };
	return { kind: "as", pattern: convert(inner, conversion, depth + 1), name: identifierOf(name, conversion.text) };
}

function captureName(node: ConcreteNode | undefined, text: string): string | undefined {
	const name = node === undefined ? "_" : identifierOf(node, text);
	return name === "_" ? undefined : name;
}

/** Keys and their patterns follow each other; the rest stands behind them. */
function mapping({ children }: ConcreteNode, conversion: Conversion, depth: number): Pattern {
	const rest = children.find(({ type }) => type === "splat_pattern");
	const parts = children.filter((one) => one !== rest);
	const entries: { key: Expression; pattern: Pattern }[] = [];
	for (let index = 0; index + 1 < parts.length; index += 2) {
		const [key, value] = parts.slice(index, index + 2);
		if (key === undefined || value === undefined) break;
		entries.push({
			key: key.type === "dotted_name" ? dotted(key, conversion.text) : literal(key, conversion),
			pattern: convert(value, conversion, depth + 1),
		});
	}
	if (parts.length % 2 > 0) return { kind: "unreadable" };
	return { kind: "mapping", entries, rest: captureName(rest?.children[0], conversion.text) };
}

function classPattern({ children }: ConcreteNode, conversion: Conversion, depth: number): Pattern {
	const [type, ...parts] = children;
	if (type === undefined) return { kind: "unreadable" };
	const positional: Pattern[] = [];
	const keywords: { name: string; pattern: Pattern }[] = [];
	for (const part of parts) {
		const { inner, name } = withoutName(part, conversion.text);
		const keyword = inner.type === "keyword_pattern" ? inner.children[0] : undefined;
		if (keyword === undefined) positional.push(convert(part, conversion, depth + 1));
		else {
			const value = inner.children[1];
			const pattern: Pattern =
				value === undefined ? { kind: "capture", name: undefined } : convert(value, conversion, depth + 1);
			const whole: Pattern = name === undefined ? pattern : { kind: "as", pattern, name };
			keywords.push({ name: identifierOf(keyword, conversion.text), pattern: whole });
		}
	}
	return { kind: "class", type: dotted(type, conversion.text), positional, keywords };
}

/** The grammar takes `C(a=b as c)` for `C((a=b) as c)`; Python names what stands behind the equals sign. */
function withoutName(part: ConcreteNode, text: string): { readonly inner: ConcreteNode; readonly name?: string } {
	const inner = part.children[0] ?? part;
	const [named, name] = inner.type === "as_pattern" ? inner.children : [];
	const keyword = named?.children[0];
	if (keyword?.type !== "keyword_pattern" || name === undefined) return { inner };
	return { inner: keyword, name: identifierOf(name, text) };
}

/** A literal with the sign in front of it, which is a token of whatever stands around. */
function literal(node: ConcreteNode, conversion: Conversion): Expression {
	const operand = conversion.expression(node);
	if (operand.kind !== "number") return operand;
	let start = node.start - 1;
	while (conversion.text[start] === " ") start -= 1;
	if (conversion.text[start] !== "-") return operand;
	return { kind: "unary", operator: "-", operand, start, end: operand.end };
}

/** `a`, `a.b.c`. */
function dotted(node: ConcreteNode, text: string): Expression {
	const [first, ...rest] = node.children.map((name) => ({ name: identifierOf(name, text), ...spanOf(name) }));
	if (first === undefined) return { kind: "unreadable", ...spanOf(node) };
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
