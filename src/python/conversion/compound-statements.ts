import type { Branch, Expression, Handler, Statement } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { brokenAt, type Conversion, childAt, endOfElements, identifierOf, spanOf } from "./conversion.ts";
import { convertCase } from "./match-patterns.ts";

type Body = readonly Statement[];

/** `if`, its `elif`s in a row, and `else`. */
export function convertIf(node: ConcreteNode, conversion: Conversion): Statement {
	const branches = [node, ...node.children.filter(({ type }) => type === "elif_clause")].map(
		(part): Branch => ({ test: conversion.expression(childAt(part, 0)), body: blockOf(part, conversion) }),
	);
	return { kind: "if", branches, orelse: orelseOf(node, conversion), ...spanOf(node) };
}

export function convertWhile(node: ConcreteNode, conversion: Conversion): Statement {
	return {
		kind: "while",
		test: conversion.expression(childAt(node, 0)),
		body: blockOf(node, conversion),
		orelse: orelseOf(node, conversion),
		...spanOf(node),
	};
}

export function convertFor(node: ConcreteNode, conversion: Conversion): Statement {
	return {
		kind: "for",
		target: conversion.expression(childAt(node, 0)),
		iterable: conversion.expression(childAt(node, 1)),
		body: blockOf(node, conversion),
		orelse: orelseOf(node, conversion),
		isAsync: node.tokens[0] === "async",
		...spanOf(node),
	};
}

export function convertTry(node: ConcreteNode, conversion: Conversion): Statement {
	const last = node.children.find(({ type }) => type === "finally_clause");
	return {
		kind: "try",
		body: blockOf(node, conversion),
		handlers: node.children
			.filter(({ type }) => type === "except_clause" || type === "except_group_clause")
			.map((clause) => convertHandler(clause, conversion)),
		orelse: orelseOf(node, conversion),
		finalbody: last === undefined ? [] : blockOf(last, conversion),
		...spanOf(node),
	};
}

/** `except A as b:`; Python 3.14's `except A, B:` is a tuple of classes. */
function convertHandler(node: ConcreteNode, conversion: Conversion): Handler {
	const values = node.children.filter(({ type }) => type !== "block" && type !== "ERROR").map(withoutStar);
	const [first] = values;
	const body = blockOf(node, conversion);
	if (first === undefined) return { type: undefined, name: undefined, body, ...spanOf(node) };
	if (first.type === "as_pattern") {
		const name = childAt(childAt(first, 1), 0);
		return {
			type: conversion.expression(withoutStar(childAt(first, 0))),
			name: name.type === "identifier" ? identifierOf(name, conversion.text) : undefined,
			body,
			...spanOf(node),
		};
	}
	const elements = values.map(conversion.expression);
	const type: Expression =
		elements.length === 1
			? conversion.expression(first)
			: { kind: "tuple", elements, start: first.start, end: values.at(-1)?.end ?? first.end };
	return { type, name: undefined, body, ...spanOf(node) };
}

/** `except *A` is `except* A`, which the grammar knows only without a space before the star. */
function withoutStar(node: ConcreteNode): ConcreteNode {
	return node.type === "list_splat" ? childAt(node, 0) : node;
}

export function convertWith(node: ConcreteNode, conversion: Conversion): Statement {
	const clause = node.children.find(({ type }) => type === "with_clause") ?? brokenAt(node);
	return {
		kind: "with",
		items: clause.children.map((item) => {
			const { context, target } = withItemOf(childAt(item, 0));
			return {
				context: conversion.expression(context),
				target: target === undefined ? undefined : conversion.expression(target),
			};
		}),
		body: blockOf(node, conversion),
		isAsync: node.tokens[0] === "async",
		...spanOf(node),
	};
}

/** Types that end in an expression and bind weaker than the grammar's `as`. */
const WEAK = new Set(["conditional_expression", "lambda"]);

/** `context as target`; the grammar reads `a if b else c as d` as `a if b else (c as d)`. */
function withItemOf(item: ConcreteNode): { readonly context: ConcreteNode; readonly target: ConcreteNode | undefined } {
	const path: ConcreteNode[] = [];
	let inner = withoutParentheses(item);
	while (WEAK.has(inner.type)) {
		path.push(inner);
		inner = childAt(inner, -1);
	}
	if (inner.type !== "as_pattern") return { context: item, target: undefined };
	const context = path.reduceRight(
		(last, node): ConcreteNode => ({ ...node, end: last.end, children: [...node.children.slice(0, -1), last] }),
		childAt(inner, 0),
	);
	return { context, target: childAt(inner, 1) };
}

function withoutParentheses(node: ConcreteNode): ConcreteNode {
	let inner = node;
	while (inner.type === "parenthesized_expression") inner = childAt(inner, 0);
	return inner;
}

/** `match`; several subjects, or one and a comma, are a tuple. */
export function convertMatch(node: ConcreteNode, conversion: Conversion): Statement {
	const subjects = node.children.filter(({ type }) => type !== "block" && type !== "ERROR");
	const first = subjects[0] ?? brokenAt(node);
	const end = endOfElements(node, subjects, conversion.text);
	const cases = node.children.find(({ type }) => type === "block")?.children ?? [];
	return {
		kind: "match",
		subject:
			subjects.length > 1 || node.tokens.includes(",")
				? { kind: "tuple", elements: subjects.map(conversion.expression), start: first.start, end }
				: conversion.expression(first),
		cases: cases.filter(({ type }) => type === "case_clause").map((clause) => convertCase(clause, conversion)),
		...spanOf(node),
	};
}

function orelseOf(node: ConcreteNode, conversion: Conversion): Body {
	const clause = node.children.find(({ type }) => type === "else_clause");
	return clause === undefined ? [] : blockOf(clause, conversion);
}

function blockOf(node: ConcreteNode, conversion: Conversion): Body {
	return conversion.block(node.children.find(({ type }) => type === "block") ?? brokenAt(node));
}
