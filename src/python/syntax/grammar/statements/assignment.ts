import { K } from "../../lexer/token.ts";
import { annotation, skipped } from "../annotation.ts";
import { F, kindOf, type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, fail, nameOf, report, textOf } from "../reader.ts";
import { isSingleTarget, wordsFor } from "../shape.ts";
import { bindTargets, checkTarget } from "../targets.ts";

/** An expression that stands alone, or an assignment of any kind. */
export function assignmentOrExpression(p: Parse): void {
	const first = p.at;
	const shape = p.grammar.yieldOrExpressions(p);
	if (p.kind === K.assign) assignment(p, first, shape);
	else if (p.kind === K.augmented) augmented(p, first, shape);
	else if (p.kind === K.colon) annotated(p, first, shape);
	else if (first === 0 && kindOf(shape) === S.literal) endDocstring(p);
}

/** A string at the very beginning does not count when `from __future__` must come first. */
function endDocstring(p: Parse): void {
	for (let token = 0; token < p.at; token++) {
		const kind = p.kinds[token];
		if (kind !== K.string && kind !== K.openParen && kind !== K.closeParen) return;
	}
	p.prologue = p.at;
}

function assignment(p: Parse, start: number, given: Shape): void {
	let first = start;
	let shape = given;
	while (p.kind === K.assign) {
		checkTarget(p, first, shape);
		bindTargets(p, first, p.at);
		advance(p);
		first = p.at;
		shape = p.grammar.yieldOrExpressions(p);
	}
}

function augmented(p: Parse, first: number, shape: Shape): void {
	if (!isSingleTarget(shape)) {
		fail(
			p,
			first,
			p.at,
			`${textOf(p, p.at)} cannot assign to ${wordsFor(shape)}.`,
			"It takes one name, attribute or subscript.",
		);
	}
	bindTargets(p, first, p.at);
	advance(p);
	p.grammar.yieldOrExpressions(p);
}

function annotated(p: Parse, first: number, shape: Shape): void {
	const end = p.at;
	if (!isSingleTarget(shape)) rejectAnnotated(p, first, shape);
	advance(p);
	if (p.kind === K.newline) rejectAnnotated(p, first, shape);
	variableType(p);
	if (accept(p, K.assign)) p.grammar.yieldOrExpressions(p);
	if (kindOf(shape) === S.name && (shape & F.group) === 0) rejectDeclared(p, first);
	bindTargets(p, first, end);
}

/** The type of a variable. That of a local one is never evaluated. */
function variableType(p: Parse): void {
	if (p.scope.kind !== "function") {
		annotation(p);
		return;
	}
	skipped(p, () => annotation(p));
}

function rejectAnnotated(p: Parse, first: number, shape: Shape): never {
	if (p.kinds[p.at] === K.newline || p.kinds[p.at + 1] === K.newline) {
		fail(
			p,
			first,
			p.at,
			"The line ends in a colon, but no statement that has a block begins it.",
			"Write the keyword that is missing (if, for, def, …), or remove the colon.",
		);
	}
	fail(
		p,
		first,
		p.at,
		`Only one name, attribute or subscript can be annotated, and this is ${wordsFor(shape)}.`,
		"Annotate each name on a line of its own.",
	);
}

function rejectDeclared(p: Parse, token: number): void {
	const { scope } = p;
	if (scope.declared === undefined || scope.kind === "module") return;
	const name = nameOf(p, token);
	const declared = scope.declared.get(name);
	if (declared === undefined) return;
	report(p, token, token, `"${name}" is ${declared} here and cannot be annotated.`, "Annotate it where it is defined.");
}
