import type { Expression, Span } from "../tree/ast.ts";
import type { ConcreteNode } from "./concrete.ts";
import { beforeStar, type Conversion, childAt, spanOf, unreadable } from "./conversion.ts";

type Binary = Expression & { readonly kind: "binary" };

/** Operators whose order the grammar has the wrong way round: `&` binds tighter than `^`. */
const MIXED = new Set(["&", "^"]);

/** `left operator right`, all but comparisons and `and`/`or`. */
export function convertBinary(node: ConcreteNode, conversion: Conversion): Expression {
	const operator = node.tokens[0];
	if (operator === undefined || node.children.length !== 2) return unreadable(node);
	if (operator === "&") return regroup(node, conversion);
	const right = conversion.expression(childAt(node, 1));
	return beforeStar(node, conversion.expression(childAt(node, 0)), (left, span) => binary(operator, left, right, span));
}

function binary(operator: string, left: Expression, right: Expression, { start, end }: Span): Binary {
	return { kind: "binary", operator, left, right, start, end };
}

function isBinary(node: ConcreteNode, operator: string): boolean {
	return node.type === "binary_operator" && node.tokens[0] === operator;
}

/** An operand with its parentheses, which an expression's own place leaves out. */
interface Operand extends Span {
	readonly value: Expression;
}

/** Reads `&` and `^` without parentheses anew: operands in the order of the text, `&` first. */
function regroup(node: ConcreteNode, conversion: Conversion): Expression {
	const groups: Operand[][] = [[]];
	const waiting: (ConcreteNode | string)[] = [node];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (typeof next === "string") {
			if (next === "^") groups.push([]);
			continue;
		}
		const [left, right] = next.children;
		const operator = next.type === "binary_operator" ? next.tokens[0] : undefined;
		if (operator !== undefined && MIXED.has(operator) && left !== undefined && right !== undefined) {
			waiting.push(right, operator, left);
		} else {
			groups.at(-1)?.push({ value: conversion.expression(next), ...spanOf(next) });
		}
	}
	const [first, ...others] = groups.map((group) => fold("&", group));
	return first === undefined ? unreadable(node) : fold("^", [first, ...others]).value;
}

function fold(operator: string, operands: readonly Operand[]): Operand {
	return operands.reduce((left, right) => {
		const span = { start: left.start, end: right.end };
		const value = beforeStar(span, left.value, (first, place) => binary(operator, first, right.value, place));
		return { value, ...span };
	});
}

/** `a and b`, `a or b`. */
export function convertBoolean(node: ConcreteNode, conversion: Conversion): Expression {
	const [operator] = node.tokens;
	if (operator !== "and" && operator !== "or") return unreadable(node);
	return {
		kind: "boolean",
		operator,
		left: conversion.expression(childAt(node, 0)),
		right: conversion.expression(childAt(node, 1)),
		...spanOf(node),
	};
}

/** `a < b <= c`. */
export function convertComparison(node: ConcreteNode, conversion: Conversion): Expression {
	const [first, ...operands] = node.children;
	if (first === undefined || operands.length !== node.tokens.length) return unreadable(node);
	return {
		kind: "compare",
		first: conversion.expression(first),
		rest: operands.map((operand, index) => [node.tokens[index] ?? "", conversion.expression(operand)] as const),
		...spanOf(node),
	};
}

/** `+a`, `-a`, `~a`. */
export function convertUnary(node: ConcreteNode, conversion: Conversion): Expression {
	const [operator] = node.tokens;
	if (operator !== "+" && operator !== "-" && operator !== "~") return unreadable(node);
	return { kind: "unary", operator, operand: conversion.expression(childAt(node, 0)), ...spanOf(node) };
}

/** `await a`; the grammar reads `await a ** b` as `await (a ** b)`, Python as `(await a) ** b`. */
export function convertAwait(node: ConcreteNode, conversion: Conversion): Expression {
	const value = conversion.expression(childAt(node, 0));
	if (value.kind !== "binary" || !isBinary(childAt(node, 0), "**")) return { kind: "await", value, ...spanOf(node) };
	const awaited: Expression = { kind: "await", value: value.left, start: node.start, end: value.left.end };
	return binary(value.operator, awaited, value.right, spanOf(node));
}

/** `body if test else orelse`; the grammar reads `(x := a if b else c)` as `((x := a) if b else c)`. */
export function convertConditional(node: ConcreteNode, conversion: Conversion): Expression {
	if (node.children.length !== 3) return unreadable(node);
	const [body, test, orelse] = [0, 1, 2].map((position) => conversion.expression(childAt(node, position)));
	if (body === undefined || test === undefined || orelse === undefined) return unreadable(node);
	if (childAt(node, 0).type !== "named_expression" || body.kind !== "walrus") {
		return { kind: "conditional", test, body, orelse, ...spanOf(node) };
	}
	const value: Expression = {
		kind: "conditional",
		test,
		body: body.value,
		orelse,
		start: body.value.start,
		end: node.end,
	};
	return { kind: "walrus", target: body.target, value, ...spanOf(node) };
}

/** `target := value`. */
export function convertWalrus(node: ConcreteNode, conversion: Conversion): Expression {
	const target = conversion.expression(childAt(node, 0));
	if (target.kind !== "name") return unreadable(node);
	return { kind: "walrus", target, value: conversion.expression(childAt(node, 1)), ...spanOf(node) };
}
