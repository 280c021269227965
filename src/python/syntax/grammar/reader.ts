import { K } from "../lexer/token.ts";
import { explain } from "./explain.ts";
import type { Parse } from "./parse.ts";

/** Problems of one file that are collected: nobody reads more, and hostile files hold millions. */
const PROBLEM_LIMIT = 50;

/** What {@link fail} throws: reading goes on with the next statement. One object, since nobody reads its stack. */
export const FAILURE: Error = new Error("a statement that cannot be read");

/** Moves to the next token. */
export function advance(p: Parse): void {
	p.at++;
	p.kind = p.kinds[p.at] ?? K.end;
}

/** Moves to a token. */
function moveTo(p: Parse, token: number): void {
	p.at = token;
	p.kind = p.kinds[token] ?? K.end;
}

/** Kind of the token that stands `distance` after the present one. */
export function peek(p: Parse, distance: number): number {
	return p.kinds[p.at + distance] ?? K.end;
}

/** Steps over the present token if it is of that kind. */
export function accept(p: Parse, kind: number): boolean {
	if (p.kind !== kind) return false;
	p.at++;
	p.kind = p.kinds[p.at] ?? K.end;
	return true;
}

/** Steps over a token that must be of that kind. `what` names it for the message: "a closing parenthesis". */
export function expect(p: Parse, kind: number, what: string): void {
	if (!accept(p, kind)) unexpected(p, what);
}

/** First offset of a token. */
export function startOf(p: Parse, token: number): number {
	return p.starts[token] ?? p.text.length;
}

/** Offset after a token. */
export function endOf(p: Parse, token: number): number {
	return p.ends[token] ?? p.text.length;
}

/** Text of a token. */
export function textOf(p: Parse, token: number): string {
	return p.text.slice(startOf(p, token), endOf(p, token));
}

/** An identifier as Python compares it (PEP 3131). */
export function nameOf(p: Parse, token: number): string {
	const text = textOf(p, token);
	// Only what lies outside of ASCII can change.
	return /^\w*$/.test(text) ? text : text.normalize("NFKC");
}

/** Reports what is wrong from one token to another. */
export function report(p: Parse, first: number, last: number, message: string, advice: string): void {
	if (p.found.length >= PROBLEM_LIMIT) return;
	const start = startOf(p, first);
	p.found.push({ start, end: Math.max(start, endOf(p, Math.max(first, last))), message, advice });
}

/** The same for what only the last step of compiling refuses: it never looks at the types of local variables. */
export function reportUnlessSkipped(p: Parse, first: number, last: number, message: string, advice: string): void {
	if (!p.isSkipped) report(p, first, last, message, advice);
}

/** Reports what is wrong with the statement, and gives it up. */
export function fail(p: Parse, first: number, last: number, message: string, advice: string): never {
	report(p, first, last, message, advice);
	throw FAILURE;
}

/** Reports that the present token cannot stand here, and gives the statement up. `wanted` completes "… is expected". */
export function unexpected(p: Parse, wanted?: string): never {
	const trouble = p.kind === K.error ? p.troubles.get(p.at) : undefined;
	if (trouble !== undefined) {
		if (p.found.length < PROBLEM_LIMIT) p.found.push(trouble);
		throw FAILURE;
	}
	const { first, last, message, advice, isLast } = explain(p, wanted);
	report(p, first, last, message, advice);
	if (isLast) moveTo(p, p.kinds.length);
	throw FAILURE;
}

/** A construct that a version brought. */
export interface Novelty {
	readonly minor: number;
	/** Begins the sentence: "The match statement". */
	readonly construct: string;
	/** What older versions take instead, one sentence. */
	readonly instead: string;
}

/** Reports a construct that the version does not have yet; reading goes on. */
export function need(p: Parse, first: number, last: number, { minor, construct, instead }: Novelty): void {
	if (p.minor >= minor) return;
	const message = `${construct} needs Python 3.${minor} or newer, and the target is Python 3.${p.minor}.`;
	report(p, first, last, message, instead);
}
