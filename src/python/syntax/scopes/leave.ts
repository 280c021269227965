import type { Parse } from "../grammar/parse.ts";
import { report, reportUnlessSkipped } from "../grammar/reader.ts";
import { resolveNonlocals } from "./declarations.ts";
import type { Scope } from "./scope.ts";

/** Ends the present scope: what it could not answer goes to the one around it, or is reported. */
export function leaveScope(p: Parse): void {
	const { scope } = p;
	const isCode = scope.kind !== "type parameters";
	if (isCode && !scope.isAsync) reportAwaits(p, scope);
	if (scope.isAsync && scope.valueReturn >= 0 && p.yields.length > scope.yields) {
		report(
			p,
			scope.valueReturn,
			scope.valueReturn,
			"An asynchronous generator (an async function with yield) cannot return a value.",
			"Return without a value, or yield it.",
		);
	}
	if (scope.wanted !== undefined) resolveNonlocals(p, scope, scope.wanted);
	p.names.length = scope.base;
	if (isCode) {
		p.awaits.length = scope.awaits;
		p.yields.length = scope.yields;
	}
	p.walruses.length = scope.walruses;
	if (scope.parent === undefined) return;
	p.restriction = scope.restriction;
	p.scope = scope.parent;
}

function reportAwaits(p: Parse, scope: Scope): void {
	const isFunction = scope.kind === "function" || scope.kind === "lambda";
	const place = isFunction ? "in a function that is not async" : "outside of a function";
	for (let index = scope.awaits; index < p.awaits.length; index++) {
		const entry = p.awaits[index] ?? 0;
		const token = entry >> 1;
		if (entry % 2 === 1) {
			reportAsynchronous(p, token);
			continue;
		}
		const advice = "Move it into an async def, or do without awaiting.";
		reportUnlessSkipped(p, token, token, `"await" stands ${place}.`, advice);
	}
}

/** Reports a comprehension that awaits where nothing can. */
export function reportAsynchronous(p: Parse, token: number): void {
	reportUnlessSkipped(
		p,
		token,
		token,
		"An asynchronous comprehension stands outside of an async function.",
		"Move it into an async def.",
	);
}
