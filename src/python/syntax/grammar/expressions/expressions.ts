import { K } from "../../lexer/token.ts";
import { leaveScope } from "../../scopes/leave.ts";
import { bindParameters, enterScope, rejectNestedScope } from "../../scopes/scope.ts";
import { kindOf, type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, expect, fail, peek, report, reportUnlessSkipped, unexpected } from "../reader.ts";
import { addElement, starred, withElements } from "../shape.ts";
import { lambdaParameters } from "./parameters.ts";
import { primary } from "./primary.ts";
import { awaited, rejectTarget, walrus, yieldExpression } from "./special.ts";

/** How tightly operators between two operands bind, by token; 0 for what is none (Language Reference, 6.17). */
const BINDING = new Uint8Array(128);

const NOT = 3;
const COMPARISON = 4;
const BITWISE_OR = 5;

for (const [index, kinds] of [
	[K.or],
	[K.and],
	[],
	[K.compare, K.diamond, K.in, K.is, K.not],
	[K.bar],
	[K.caret],
	[K.ampersand],
	[K.shift],
	[K.plus, K.minus],
	[K.star, K.at, K.slash, K.times],
].entries()) {
	for (const kind of kinds) BINDING[kind] = index + 1;
}

/** What an expression may begin with; tokens that are none count too, so that they are reported where they stand. */
const BEGINS = new Uint8Array(128);
for (const kind of [
	K.error,
	K.name,
	K.number,
	K.string,
	K.bytes,
	K.formatStart,
	K.templateStart,
	K.openParen,
	K.openBracket,
	K.openBrace,
	K.star,
	K.plus,
	K.minus,
	K.tilde,
	K.ellipsis,
	K.none,
	K.true,
	K.false,
	K.not,
	K.await,
	K.lambda,
]) {
	BEGINS[kind] = 1;
}

/** Expressions within one another that exhaust CPython's parser for sure; brackets alone hold at most 200. */
const DEPTH_LIMIT = 700;

/** Links of one chain that CPython's compiler gives up on for sure (RecursionError), before 3.13 and since. */
const CHAIN_LIMITS = [3_000, 10_000] as const;

/** Whether the present token begins an expression. */
export function beginsExpression(p: Parse): boolean {
	return BEGINS[p.kind] === 1;
}

/** `yield`, or expressions with commas between them. */
export function yieldOrExpressions(p: Parse): Shape {
	return p.kind === K.yield ? yieldExpression(p) : expressions(p);
}

/** Expressions with commas between them, starred ones among them: a tuple, where there is a comma. */
export function expressions(p: Parse): Shape {
	const first = p.at;
	const shape = starOrExpression(p);
	if (p.kind !== K.comma) {
		if (kindOf(shape) === S.starred && !(p.kind === K.assign && first === p.statement)) {
			reportUnlessSkipped(
				p,
				first,
				p.at - 1,
				"A starred expression cannot stand alone here.",
				"Put a comma behind it to make a tuple, or remove the star.",
			);
		}
		return shape;
	}
	let flags = addElement(0, shape, 0);
	for (let index = 1; accept(p, K.comma) && beginsExpression(p); index++) {
		flags = addElement(flags, starOrExpression(p), index);
	}
	return withElements(S.tuple, flags);
}

function starOrExpression(p: Parse): Shape {
	if (!accept(p, K.star)) return expression(p);
	return starred(chain(p, BITWISE_OR));
}

/** An expression that may be `name := value`. */
export function named(p: Parse): Shape {
	if (p.kind === K.name && peek(p, 1) === K.walrus) return walrus(p);
	const first = p.at;
	const shape = expression(p);
	if (p.kind === K.walrus) rejectTarget(p, first, shape);
	return shape;
}

/** `expression` of the Python grammar: lambdas and conditions in a row cost no stack. */
export function expression(p: Parse): Shape {
	if (++p.depth > DEPTH_LIMIT) failDepth(p);
	const isLambda = p.kind === K.lambda;
	let shape: Shape;
	let lambdas = 0;
	let links = 0;
	for (;;) {
		for (; p.kind === K.lambda; lambdas++) beginLambda(p);
		shape = chain(p, 1);
		if (!accept(p, K.if)) break;
		chain(p, 1);
		expect(p, K.else, '"else", which every condition needs,');
		links++;
	}
	if (links + lambdas > chainLimit(p)) failDepth(p);
	if (isLambda) shape = S.lambda;
	else if (links > 0) shape = S.conditional;
	for (; lambdas > 0; lambdas--) leaveScope(p);
	p.depth--;
	return shape;
}

function beginLambda(p: Parse): void {
	rejectNestedScope(p);
	advance(p);
	const parameters = lambdaParameters(p);
	enterScope(p, "lambda");
	bindParameters(p, parameters);
	expect(p, K.colon, "the colon of the lambda");
}

/** An operation with `or`, `and`, `not` and comparisons, but no condition. */
export function disjunction(p: Parse): Shape {
	return chain(p, 1);
}

/** An operation whose operators bind at least as tightly as `|`. */
export function operation(p: Parse): Shape {
	return chain(p, BITWISE_OR);
}

/** Operands and operators that bind at least as tightly as `minimum`. */
function chain(p: Parse, minimum: number): Shape {
	let shape = p.kind === K.not ? negation(p, minimum) : factor(p);
	for (let links = 0; ; links++) {
		const binding = BINDING[p.kind] ?? 0;
		if (binding < minimum || binding === 0) return shape;
		if (binding === COMPARISON && !comparison(p)) return shape;
		if (binding !== COMPARISON) advance(p);
		chain(p, binding + 1);
		shape = binding === COMPARISON ? S.comparison : S.operation;
		if (links > chainLimit(p) && binding >= BITWISE_OR) failDepth(p);
	}
}

/** Steps over an operator that compares; `false` for a `not` that is none. */
function comparison(p: Parse): boolean {
	if (p.kind === K.not) {
		if (peek(p, 1) !== K.in) return false;
		advance(p);
	} else if (p.kind === K.diamond) {
		report(p, p.at, p.at, "<> was Python 2's operator for inequality.", "Write !=.");
	} else if (p.kind === K.is && peek(p, 1) === K.not) {
		advance(p);
	}
	advance(p);
	return true;
}

function negation(p: Parse, minimum: number): Shape {
	if (minimum > NOT) unexpected(p, "an operand (put parentheses around a negation)");
	let links = 0;
	for (; p.kind === K.not; links++) advance(p);
	if (links > chainLimit(p)) failDepth(p);
	chain(p, COMPARISON);
	return S.operation;
}

/** An operand with its signs and powers. */
function factor(p: Parse): Shape {
	let shape: Shape = 0;
	for (let links = 0; ; links++) {
		while (p.kind === K.minus || p.kind === K.plus || p.kind === K.tilde) {
			advance(p);
			shape = S.operation;
			links++;
		}
		const value = p.kind === K.await ? awaited(p) : primary(p);
		if (links > chainLimit(p)) failDepth(p);
		if (p.kind !== K.doubleStar) return shape || value;
		advance(p);
		shape = S.operation;
	}
}

function chainLimit(p: Parse): number {
	return CHAIN_LIMITS[p.minor < 13 ? 0 : 1];
}

function failDepth(p: Parse): never {
	fail(
		p,
		p.at,
		p.at,
		"The expression is nested more deeply than Python's compiler can follow.",
		"Compute it in several steps.",
	);
}
