import { leaveScope, reportAsynchronous } from "../scopes/leave.ts";
import { enterScope } from "../scopes/scope.ts";
import type { Parse } from "./parse.ts";
import { report } from "./reader.ts";

/** What an annotation is called as a restriction. */
export const ANNOTATION = "an annotation";

/** Reads a type: what is not evaluated when the code runs may hold neither yield nor await nor :=. */
export function annotation(p: Parse): void {
	if (!p.areAnnotationsDeferred) {
		if (p.restriction === undefined) p.grammar.expression(p);
		else restricted(p, p.restriction);
	} else if (p.minor < 10) {
		unvisited(p);
	} else {
		const names = p.names.length;
		skipped(p, () => restricted(p, ANNOTATION));
		p.names.length = names;
	}
}

/** Python 3.9 turned such annotations to text without looking into them: nothing in them concerns the code around. */
function unvisited(p: Parse): void {
	enterScope(p, "lambda");
	skipped(p, () => p.grammar.expression(p));
	leaveScope(p);
}

/** Reads what CPython parses but makes no code of. */
export function skipped(p: Parse, read: () => void): void {
	const { isSkipped } = p;
	const awaits = p.awaits.length;
	p.isSkipped = true;
	read();
	p.isSkipped = isSkipped;
	p.awaits.length = awaits;
}

/** Reads an expression that may hold neither yield nor await nor :=, except in a scope of its own. */
export function restricted(p: Parse, what: string): void {
	const { restriction } = p;
	const awaits = p.awaits.length;
	const walruses = p.walruses.length;
	p.restriction = what;
	p.grammar.expression(p);
	p.restriction = restriction;
	rejectAwaits(p, awaits, what);
	if (what !== ANNOTATION) return;
	for (const token of p.walruses.splice(walruses)) rejectWalrus(p, token, what);
}

/** Reports a `:=` by the token of its name. */
export function rejectWalrus(p: Parse, token: number, what: string): void {
	report(p, token, token + 1, `":=" cannot stand in ${what}.`, "Compute the value beforehand.");
}

/** Reports the awaits since one of them, unless a generator expression has taken them up. */
export function rejectAwaits(p: Parse, first: number, what: string): void {
	for (const entry of p.awaits.splice(first)) {
		const token = entry >> 1;
		if (entry % 2 === 0) report(p, token, token, `"await" cannot stand in ${what}.`, "Compute the value beforehand.");
		else reportAsynchronous(p, token);
	}
}
