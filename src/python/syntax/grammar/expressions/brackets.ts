import { K } from "../../lexer/token.ts";
import { F, kindOf, type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, expect, peek, report, unexpected } from "../reader.ts";
import { addElement, starred, withElements } from "../shape.ts";
import { type ComprehensionKind, comprehension } from "./comprehension.ts";

/** `(…)`: a tuple, a generator expression, or one expression. */
export function group(p: Parse): Shape {
	const open = p.at;
	advance(p);
	if (accept(p, K.closeParen)) return S.tuple;
	const shape = groupContent(p, open);
	expect(p, K.closeParen, ") or a comma");
	return shape;
}

/** What stands between parentheses that are not empty; `open` is their token. */
export function groupContent(p: Parse, open: number): Shape {
	if (p.kind === K.yield) return p.grammar.yieldOrExpressions(p) | F.group;
	const first = p.at;
	const shape = starOrNamed(p);
	if (p.kind === K.for || p.kind === K.async) {
		generate(p, "generator", open, shape);
		return S.generator;
	}
	if (p.kind === K.comma) return withElements(S.tuple, elements(p, shape));
	if (kindOf(shape) === S.starred) {
		report(
			p,
			first,
			p.at - 1,
			"A starred expression cannot stand alone in parentheses.",
			"Put a comma behind it to make a tuple, or remove the star.",
		);
	}
	return shape | F.group;
}

/** `[…]`: a list or its comprehension. */
export function bracket(p: Parse): Shape {
	const open = p.at;
	advance(p);
	if (accept(p, K.closeBracket)) return S.list;
	const shape = starOrNamed(p);
	if (p.kind === K.for || p.kind === K.async) {
		generate(p, "list", open, shape);
		expect(p, K.closeBracket, "]");
		return S.comprehension;
	}
	const flags = elements(p, shape);
	expect(p, K.closeBracket, "] or a comma");
	return withElements(S.list, flags);
}

/** `{…}`: a dict, a set, or a comprehension of one. */
export function brace(p: Parse): Shape {
	const open = p.at;
	advance(p);
	if (accept(p, K.closeBrace)) return S.dict;
	if (p.kind === K.doubleStar) return dict(p, open);
	const isWalrus = p.kind === K.name && peek(p, 1) === K.walrus;
	const shape = starOrNamed(p);
	if (p.kind === K.colon && !isWalrus && kindOf(shape) !== S.starred) return dict(p, open);
	if (p.kind === K.for || p.kind === K.async) {
		generate(p, "set", open, shape);
		expect(p, K.closeBrace, "}");
		return S.comprehension;
	}
	elements(p, shape);
	if (p.kind === K.colon) unexpected(p, "a comma: an element of a set has no value");
	expect(p, K.closeBrace, "} or a comma");
	return S.set;
}

/** Reads on in a dict whose first key has been read, or whose first entry is a `**`. */
function dict(p: Parse, open: number): Shape {
	const isUnpacking = accept(p, K.doubleStar);
	if (isUnpacking) p.grammar.operation(p);
	else value(p);
	if (p.kind === K.for || p.kind === K.async) {
		if (isUnpacking)
			report(p, p.at, p.at, "** cannot stand in a dict comprehension.", "Write a loop, or merge with |.");
		comprehension(p, "dict", open);
		expect(p, K.closeBrace, "}");
		return S.comprehension;
	}
	while (accept(p, K.comma) && p.kind !== K.closeBrace) entry(p);
	expect(p, K.closeBrace, "} or a comma");
	return S.dict;
}

function entry(p: Parse): void {
	if (accept(p, K.doubleStar)) {
		p.grammar.operation(p);
		return;
	}
	p.grammar.expression(p);
	value(p);
}

function value(p: Parse): void {
	expect(p, K.colon, "the colon between key and value");
	p.grammar.expression(p);
}

/** Reads on behind the first element. Gives the flags of all of them. */
function elements(p: Parse, first: Shape): number {
	let flags = addElement(0, first, 0);
	for (let index = 1; accept(p, K.comma) && p.grammar.beginsExpression(p); index++) {
		flags = addElement(flags, starOrNamed(p), index);
	}
	return flags;
}

function starOrNamed(p: Parse): Shape {
	if (!accept(p, K.star)) return p.grammar.named(p);
	return starred(p.grammar.operation(p));
}

function generate(p: Parse, kind: ComprehensionKind, open: number, element: Shape): void {
	if (kindOf(element) === S.starred) {
		report(p, p.at - 1, p.at - 1, "The element of a comprehension cannot be starred.", "Add another for to unpack it.");
	}
	comprehension(p, kind, open);
}
