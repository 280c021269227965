import { K } from "../../lexer/token.ts";
import { bind } from "../../scopes/names.ts";
import type { Scope } from "../../scopes/scope.ts";
import { ANNOTATION, rejectWalrus } from "../annotation.ts";
import { type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, fail, report, reportUnlessSkipped } from "../reader.ts";
import { wordsFor } from "../shape.ts";
import { rejectDebug } from "../targets.ts";
import { primary } from "./primary.ts";

// Expressions that depend on where they stand: yield, await, :=.

/** `await value`. Whether it may stand there shows when the function around it ends. */
export function awaited(p: Parse): Shape {
	const first = p.at;
	advance(p);
	p.awaits.push(first * 2);
	primary(p);
	return S.await;
}

/** `yield`, `yield values`, `yield from value`. */
export function yieldExpression(p: Parse): Shape {
	const first = p.at;
	const scope = codeScope(p);
	advance(p);
	p.yields.push(first);
	if (scope.kind === "module" || scope.kind === "class") {
		report(p, first, first, '"yield" stands outside of a function.', "Move it into a function, or remove it.");
	} else {
		rejectRestricted(p, first);
	}
	if (accept(p, K.from)) {
		p.grammar.expression(p);
		if (scope.isAsync) {
			reportUnlessSkipped(
				p,
				first,
				first + 1,
				'"yield from" cannot stand in an async function.',
				"Write async for … in …: yield … instead.",
			);
		}
	} else if (p.grammar.beginsExpression(p)) {
		p.grammar.expressions(p);
	}
	return S.yield;
}

/** The scope that runs the code: type parameters have none of their own. */
function codeScope(p: Parse): Scope {
	let { scope } = p;
	while (scope.kind === "type parameters" && scope.parent !== undefined) scope = scope.parent;
	return scope;
}

/** `name := value`. */
export function walrus(p: Parse): Shape {
	const first = p.at;
	if (p.iterables > 0) {
		report(
			p,
			first,
			first + 1,
			":= cannot stand in the iterable of a comprehension.",
			"Assign the value on a line before the comprehension.",
		);
	}
	rejectDebug(p, first);
	bind(p, first);
	p.walruses.push(first);
	advance(p);
	advance(p);
	p.grammar.expression(p);
	// In an annotation a comprehension may hold it: that shows only when the annotation ends.
	if (p.restriction !== undefined && p.restriction !== ANNOTATION) rejectWalrus(p, first, p.restriction);
	return S.walrus;
}

/** Fails at a `:=` whose left side is no plain name. */
export function rejectTarget(p: Parse, first: number, shape: Shape): never {
	fail(
		p,
		first,
		p.at,
		`:= assigns to plain names only, and this is ${wordsFor(shape)}.`,
		"Use a name, or an assignment of its own line.",
	);
}

function rejectRestricted(p: Parse, token: number): void {
	if (p.restriction === undefined) return;
	report(p, token, token, `"yield" cannot stand in ${p.restriction}.`, "Compute the value beforehand.");
}
