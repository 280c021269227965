import { K } from "../../lexer/token.ts";
import { use } from "../../scopes/names.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, fail, nameOf, peek, report, textOf, unexpected } from "../reader.ts";
import { bindName, rejectDebug } from "../targets.ts";
import { literal, mappingKey } from "./pattern-values.ts";

// Each function gives the token that makes its pattern match everything (`_` or a name), or -1.

const REFUTABLE = -1;

/** The names that a pattern binds. */
type Captures = Set<string>;

/** The pattern of a case: open sequences may stand there. */
export function topPattern(p: Parse): number {
	const captures: Captures = new Set();
	const first = p.at;
	const isStarred = p.kind === K.star;
	const irrefutable = sequenceElement(p, captures);
	if (p.kind !== K.comma) {
		if (isStarred) fail(p, first, p.at - 1, "A starred pattern must stand in a sequence.", "Put a comma behind it.");
		return irrefutable;
	}
	let stars = isStarred ? 1 : 0;
	while (accept(p, K.comma) && p.kind !== K.colon && p.kind !== K.if) {
		if (p.kind === K.star) stars++;
		sequenceElement(p, captures);
	}
	rejectStars(p, first, stars);
	return REFUTABLE;
}

function rejectStars(p: Parse, first: number, stars: number): void {
	if (stars > 1) report(p, first, p.at - 1, "A sequence pattern takes one starred name only.", "Keep one star.");
}

function sequenceElement(p: Parse, captures: Captures): number {
	if (!accept(p, K.star)) return pattern(p, captures);
	if (p.kind !== K.name) unexpected(p, "a name behind the star");
	if (textOf(p, p.at) === "_") advance(p);
	else capture(p, captures);
	return REFUTABLE;
}

/** `pattern | pattern as name`. */
function pattern(p: Parse, captures: Captures): number {
	const irrefutable = alternatives(p, captures);
	if (!accept(p, K.as)) return irrefutable;
	if (p.kind !== K.name || textOf(p, p.at) === "_") unexpected(p, "a name other than _");
	capture(p, captures);
	if (isContinued(p.kind)) unexpected(p, "a plain name");
	return irrefutable;
}

function isContinued(kind: number): boolean {
	return kind === K.dot || kind === K.openParen || kind === K.assign;
}

function alternatives(p: Parse, captures: Captures): number {
	const own: Captures = new Set();
	const first = p.at;
	let irrefutable = closed(p, own);
	while (accept(p, K.bar)) {
		if (irrefutable >= 0) {
			report(
				p,
				irrefutable,
				irrefutable,
				`The pattern "${textOf(p, irrefutable)}" matches everything, so the alternatives after it are never reached.`,
				"Move it to the end.",
			);
		}
		const other: Captures = new Set();
		irrefutable = closed(p, other);
		if (own.size !== other.size || [...own].some((name) => !other.has(name))) {
			report(
				p,
				first,
				p.at - 1,
				"The alternatives of the pattern bind different names.",
				"Let each of them bind the same names.",
			);
		}
	}
	for (const name of own) add(p, captures, name, first);
	return irrefutable;
}

function capture(p: Parse, captures: Captures): void {
	add(p, captures, nameOf(p, p.at), p.at);
	bindName(p, p.at);
	advance(p);
}

function add(p: Parse, captures: Captures, name: string, token: number): void {
	if (captures.has(name))
		report(
			p,
			token,
			token,
			`The pattern binds the name "${name}" twice.`,
			"Use two names, and compare them in a guard.",
		);
	captures.add(name);
}

function closed(p: Parse, captures: Captures): number {
	switch (p.kind) {
		case K.name:
			return named(p, captures);
		case K.openParen:
			return parenthesized(p, captures);
		case K.openBracket:
			advance(p);
			sequence(p, captures, K.closeBracket);
			return REFUTABLE;
		case K.openBrace:
			mapping(p, captures);
			return REFUTABLE;
		default:
			literal(p);
			return REFUTABLE;
	}
}

/** A wildcard, a capture, a dotted value, or a class with arguments. */
function named(p: Parse, captures: Captures): number {
	const token = p.at;
	const next = peek(p, 1);
	if (!isContinued(next)) {
		if (textOf(p, token) === "_") advance(p);
		else capture(p, captures);
		return token;
	}
	dottedValue(p);
	if (p.kind === K.openParen) classArguments(p, captures);
	return REFUTABLE;
}

function dottedValue(p: Parse): void {
	use(p, p.at);
	advance(p);
	while (accept(p, K.dot)) expect(p, K.name, "the name of an attribute");
}

function parenthesized(p: Parse, captures: Captures): number {
	advance(p);
	if (accept(p, K.closeParen)) return REFUTABLE;
	const first = p.at;
	const isStarred = p.kind === K.star;
	const irrefutable = sequenceElement(p, captures);
	if (p.kind !== K.comma) {
		expect(p, K.closeParen, ") or a comma");
		if (isStarred) fail(p, first, p.at - 1, "A starred pattern must stand in a sequence.", "Put a comma behind it.");
		return irrefutable;
	}
	advance(p);
	sequence(p, captures, K.closeParen, isStarred ? 1 : 0);
	return REFUTABLE;
}

/** Elements up to the closing bracket, and it. */
function sequence(p: Parse, captures: Captures, close: number, before = 0): void {
	const first = p.at;
	let stars = before;
	while (p.kind !== close) {
		if (p.kind === K.star) stars++;
		sequenceElement(p, captures);
		if (!accept(p, K.comma)) break;
	}
	expect(p, close, "a comma or the end of the sequence");
	rejectStars(p, first, stars);
}

function mapping(p: Parse, captures: Captures): void {
	const keys = new Set<string>();
	advance(p);
	while (p.kind !== K.closeBrace) {
		if (accept(p, K.doubleStar)) {
			if (p.kind !== K.name || textOf(p, p.at) === "_") unexpected(p, "a name other than _");
			capture(p, captures);
			accept(p, K.comma);
			if (p.kind !== K.closeBrace) unexpected(p, "}, since ** takes all the rest,");
			break;
		}
		const token = p.at;
		if (p.kind === K.name) {
			if (peek(p, 1) !== K.dot) unexpected(p, "a literal or a dotted name as key");
			dottedValue(p);
		} else {
			const key = mappingKey(p);
			if (keys.has(key)) report(p, token, p.at - 1, "The mapping pattern has this key twice.", "Remove one of them.");
			keys.add(key);
		}
		expect(p, K.colon, "the colon between key and pattern");
		pattern(p, captures);
		if (!accept(p, K.comma)) break;
	}
	expect(p, K.closeBrace, "} or a comma");
}

function classArguments(p: Parse, captures: Captures): void {
	const attributes = new Set<string>();
	advance(p);
	while (p.kind !== K.closeParen) {
		const token = p.at;
		if (p.kind === K.name && peek(p, 1) === K.assign) {
			const name = nameOf(p, token);
			if (attributes.has(name))
				report(p, token, token, `The class pattern has the attribute "${name}" twice.`, "Remove one of them.");
			rejectDebug(p, token);
			attributes.add(name);
			advance(p);
			advance(p);
		} else if (attributes.size > 0) {
			fail(p, token, token, "A positional pattern stands behind one with a name.", "Move it to the front.");
		}
		pattern(p, captures);
		if (!accept(p, K.comma)) break;
	}
	expect(p, K.closeParen, ") or a comma");
}
