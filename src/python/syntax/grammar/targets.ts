import { K } from "../lexer/token.ts";
import { bind } from "../scopes/names.ts";
import { F, kindOf, type Parse, S, type Shape } from "./parse.ts";
import { accept, report, textOf } from "./reader.ts";
import { addElement, isTarget, starred, withElements, wordsFor } from "./shape.ts";

/** Tokens that a target may begin with. */
const BEGINS = new Set<number>([K.name, K.openParen, K.openBracket, K.star, K.error, K.string, K.number, K.openBrace]);

/** The targets of a loop or comprehension, up to its `in`: they are checked and bound. */
export function targets(p: Parse): void {
	const first = p.at;
	let shape = target(p);
	if (p.kind === K.comma) {
		let flags = addElement(0, shape, 0);
		for (let index = 1; accept(p, K.comma) && BEGINS.has(p.kind); index++) flags = addElement(flags, target(p), index);
		shape = withElements(S.tuple, flags);
	}
	checkTarget(p, first, shape);
	bindTargets(p, first, p.at);
}

/** One target, perhaps starred: what stands behind `as` in a with statement. */
export function target(p: Parse): Shape {
	if (!accept(p, K.star)) return p.grammar.primary(p);
	return starred(p.grammar.primary(p));
}

/** Reports a target that Python cannot assign to; it reaches from `first` to the present token. */
export function checkTarget(p: Parse, first: number, shape: Shape): void {
	const kind = kindOf(shape);
	if (kind === S.starred) {
		report(
			p,
			first,
			p.at - 1,
			"A starred target must stand in a list or a tuple.",
			"Put a comma behind it, or remove the star.",
		);
	} else if (!isTarget(shape)) {
		const what = kind === S.tuple || kind === S.list ? "a part of this" : wordsFor(shape);
		report(p, first, p.at - 1, `Nothing can be assigned to ${what}.`, adviceFor(kind));
	} else if ((shape & F.stars) !== 0) {
		report(p, first, p.at - 1, "An assignment takes one starred target only.", "Keep one star.");
	}
}

function adviceFor(kind: number): string {
	if (kind === S.tuple || kind === S.list) return "Use names, attributes and subscripts only.";
	if (kind === S.none || kind === S.true || kind === S.false || kind === S.debug) return "Use another name.";
	return "Assign to a name, an attribute or a subscript, or write == to compare.";
}

/** Notes that the names which are targets themselves, from a token up to another, are bound. */
export function bindTargets(p: Parse, first: number, end: number): void {
	for (let token = first; token < end; token++) {
		const kind = p.kinds[token];
		if (kind === K.openParen || kind === K.openBracket) {
			if (token > first && isValueEnd(p.kinds[token - 1] ?? K.end)) token = closingOf(p, token, end);
			continue;
		}
		if (kind !== K.name || p.kinds[token - 1] === K.dot) continue;
		const next = token + 1 < end ? (p.kinds[token + 1] ?? K.end) : K.end;
		if (next !== K.dot && next !== K.openParen && next !== K.openBracket) bind(p, token);
	}
}

function isValueEnd(kind: number): boolean {
	return kind === K.name || kind === K.closeParen || kind === K.closeBracket || kind === K.string;
}

function closingOf(p: Parse, open: number, end: number): number {
	let depth = 0;
	for (let token = open; token < end; token++) {
		const kind = p.kinds[token] ?? K.end;
		if (kind === K.openParen || kind === K.openBracket || kind === K.openBrace) depth++;
		else if (kind === K.closeParen || kind === K.closeBracket || kind === K.closeBrace) depth--;
		if (depth === 0) return token;
	}
	return end;
}

/** Binds one name that a statement gives: of a function, a class, an import, an exception. */
export function bindName(p: Parse, token: number): void {
	rejectDebug(p, token);
	bind(p, token);
}

/** Reports a name that nothing may be bound to. */
export function rejectDebug(p: Parse, token: number): void {
	if (textOf(p, token) !== "__debug__") return;
	report(p, token, token, "Nothing can be assigned to __debug__.", "Use another name.");
}
