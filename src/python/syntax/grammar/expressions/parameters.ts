import { K } from "../../lexer/token.ts";
import { annotation } from "../annotation.ts";
import { STARRED_ANNOTATION } from "../novelties.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, fail, nameOf, need, report, textOf, unexpected } from "../reader.ts";
import { rejectDebug } from "../targets.ts";

/** How far a list of parameters has come. */
interface Progress {
	/** Tokens of the names. */
	readonly names: number[];
	/** What stands around it: decides about annotations and the closing token. */
	readonly close: number;
	hasSlash: boolean;
	/** A default has been seen before any star: from there on every parameter needs one. */
	hasDefault: boolean;
	/** A star has been seen, with or without a name. */
	hasStar: boolean;
	/** A bare star that waits for the parameter it makes keyword-only; -1 otherwise. */
	bareStar: number;
	/** The `**` parameter has been seen: nothing may follow. */
	isComplete: boolean;
}

/** The parameters of a function, up to the closing parenthesis. Gives the tokens of their names. */
export function functionParameters(p: Parse): readonly number[] {
	return parameters(p, K.closeParen);
}

/** The parameters of a lambda, up to its colon. Gives the tokens of their names. */
export function lambdaParameters(p: Parse): readonly number[] {
	return parameters(p, K.colon);
}

function parameters(p: Parse, close: number): readonly number[] {
	if (p.kind === close) return [];
	const progress: Progress = {
		names: [],
		close,
		hasSlash: false,
		hasDefault: false,
		hasStar: false,
		bareStar: -1,
		isComplete: false,
	};
	do {
		if (progress.isComplete) rejectRest(p);
		if (p.kind === K.star) starParameter(p, progress);
		else if (p.kind === K.doubleStar) keywordsParameter(p, progress);
		else if (p.kind === K.slash) slash(p, progress);
		else plainParameter(p, progress);
	} while (accept(p, K.comma) && p.kind !== close);
	if (progress.bareStar >= 0) rejectBareStar(p, progress.bareStar);
	rejectDuplicates(p, progress.names);
	return progress.names;
}

function plainParameter(p: Parse, progress: Progress): void {
	if (p.kind === K.openParen) {
		fail(
			p,
			p.at,
			p.at,
			"A parameter in parentheses was unpacked in Python 2; Python 3 cannot do that.",
			"Take one parameter and unpack it in the body.",
		);
	}
	const token = parameterName(p, progress);
	progress.bareStar = -1;
	if (accept(p, K.assign)) {
		defaultValue(p, progress);
		if (!progress.hasStar) progress.hasDefault = true;
	} else if (progress.hasDefault && !progress.hasStar) {
		report(
			p,
			token,
			token,
			`The parameter "${textOf(p, token)}" has no default, but one before it has.`,
			"Give it a default, or move it to the front.",
		);
	}
}

function parameterName(p: Parse, progress: Progress): number {
	const token = p.at;
	if (p.kind !== K.name) unexpected(p, "the name of a parameter");
	rejectDebug(p, token);
	advance(p);
	progress.names.push(token);
	if (progress.close === K.closeParen && accept(p, K.colon)) annotation(p);
	return token;
}

function defaultValue(p: Parse, { close }: Progress): void {
	if (p.kind === K.comma || p.kind === K.closeParen || p.kind === K.colon) unexpected(p, "the default's value");
	const { restriction } = p;
	// A function's defaults are evaluated outside of its type parameters.
	if (close === K.closeParen) p.restriction = undefined;
	p.grammar.expression(p);
	p.restriction = restriction;
}

function starParameter(p: Parse, progress: Progress): void {
	const star = p.at;
	if (progress.hasStar) fail(p, star, star, "A function takes only one parameter with *.", "Remove one of them.");
	progress.hasStar = true;
	advance(p);
	if (p.kind === K.comma) {
		progress.bareStar = star;
		return;
	}
	if (p.kind === progress.close) rejectBareStar(p, star);
	const token = p.at;
	if (p.kind !== K.name) unexpected(p, "the name of a parameter");
	advance(p);
	progress.names.push(token);
	if (progress.close === K.closeParen && accept(p, K.colon)) starAnnotation(p);
	if (p.kind === K.assign) fail(p, star, p.at, "A parameter with * cannot have a default.", "Remove the default.");
}

function starAnnotation(p: Parse): void {
	if (p.kind !== K.star) {
		annotation(p);
		return;
	}
	need(p, p.at, p.at, STARRED_ANNOTATION);
	advance(p);
	p.grammar.operation(p);
}

function keywordsParameter(p: Parse, progress: Progress): void {
	const stars = p.at;
	if (progress.bareStar >= 0) rejectBareStar(p, progress.bareStar);
	advance(p);
	parameterName(p, progress);
	if (p.kind === K.assign) fail(p, stars, p.at, "A parameter with ** cannot have a default.", "Remove the default.");
	progress.isComplete = true;
}

function slash(p: Parse, progress: Progress): void {
	const token = p.at;
	if (progress.hasSlash) fail(p, token, token, "/ may appear only once among the parameters.", "Remove one of them.");
	if (progress.hasStar) fail(p, token, token, "/ must stand before * among the parameters.", "Move it to the front.");
	if (progress.names.length === 0) fail(p, token, token, "/ must stand behind at least one parameter.", "Remove it.");
	progress.hasSlash = true;
	advance(p);
}

function rejectBareStar(p: Parse, star: number): never {
	fail(
		p,
		star,
		star,
		"A * without a name must be followed by a parameter with a name.",
		"Name it, or add a parameter behind it.",
	);
}

function rejectRest(p: Parse): never {
	fail(p, p.at, p.at, "Nothing may follow the parameter with **.", "Move it to the end.");
}

function rejectDuplicates(p: Parse, tokens: readonly number[]): void {
	if (tokens.length < 2) return;
	const names = new Set<string>();
	for (const token of tokens) {
		const name = nameOf(p, token);
		if (names.has(name))
			report(p, token, token, `The function has two parameters named "${name}".`, "Rename one of them.");
		names.add(name);
	}
}
