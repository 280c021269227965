import { K } from "../../lexer/token.ts";
import { declare } from "../../scopes/declarations.ts";
import { F, kindOf, type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, expect, report, textOf, unexpected } from "../reader.ts";
import { isTarget, wordsFor } from "../shape.ts";
import { bindTargets } from "../targets.ts";
import { assignmentOrExpression } from "./assignment.ts";
import { importFrom, importModules } from "./imports.ts";
import { isTypeAlias, typeAlias } from "./type-parameters.ts";

/** Simple statements on one line, with semicolons between them. */
export function simpleLine(p: Parse): void {
	do {
		p.statement = p.at;
		simple(p);
	} while (accept(p, K.semicolon) && p.kind !== K.newline);
	if (!accept(p, K.newline)) unexpected(p, "the end of the statement");
}

function simple(p: Parse): void {
	switch (p.kind) {
		case K.return:
			returnStatement(p);
			return;
		case K.import:
			importModules(p);
			return;
		case K.from:
			importFrom(p);
			return;
		case K.raise:
			raiseStatement(p);
			return;
		case K.pass:
			advance(p);
			return;
		case K.break:
		case K.continue:
			leaveLoop(p);
			return;
		case K.del:
			deleteStatement(p);
			return;
		case K.assert:
			assertStatement(p);
			return;
		case K.global:
		case K.nonlocal:
			declaration(p);
			return;
		default:
			if (isTypeAlias(p)) typeAlias(p);
			else assignmentOrExpression(p);
	}
}

function returnStatement(p: Parse): void {
	const { scope, at } = p;
	advance(p);
	if (scope.kind !== "function") {
		report(
			p,
			at,
			at,
			'"return" stands outside of a function.',
			"Remove it, or indent it into the function that it ends.",
		);
	} else if (scope.groupLoops >= 0) {
		report(
			p,
			at,
			at,
			'"return" cannot leave an except* block.',
			"Keep the value in a variable and return behind the block.",
		);
	}
	if (!p.grammar.beginsExpression(p)) return;
	p.grammar.expressions(p);
	if (scope.valueReturn < 0) scope.valueReturn = at;
}

function raiseStatement(p: Parse): void {
	advance(p);
	if (p.kind === K.newline || p.kind === K.semicolon) return;
	p.grammar.expression(p);
	if (accept(p, K.from)) p.grammar.expression(p);
}

function leaveLoop(p: Parse): void {
	const { scope, at } = p;
	const word = textOf(p, at);
	advance(p);
	if (scope.loops === 0) {
		report(p, at, at, `"${word}" stands outside of a loop.`, "Remove it, or indent it into the loop that it means.");
	} else if (scope.loops <= scope.groupLoops) {
		report(p, at, at, `"${word}" cannot leave an except* block.`, "Set a variable and test it behind the block.");
	}
}

function deleteStatement(p: Parse): void {
	advance(p);
	const first = p.at;
	const shape = p.grammar.expressions(p);
	if (p.kind !== K.newline && p.kind !== K.semicolon) unexpected(p, "a comma or the end of the statement");
	if (!isDeletable(p, shape)) {
		const kind = kindOf(shape);
		const what = kind === S.tuple || kind === S.list ? "a part of this" : wordsFor(shape);
		report(p, first, p.at - 1, `"del" cannot delete ${what}.`, "Delete names, attributes and subscripts only.");
	}
	bindTargets(p, first, p.at);
}

function isDeletable(p: Parse, shape: Shape): boolean {
	if (shape === S.debugAttribute || (shape === S.debug && p.minor < 10)) return true;
	return isTarget(shape) && (shape & F.star) === 0;
}

function assertStatement(p: Parse): void {
	advance(p);
	p.grammar.expression(p);
	if (accept(p, K.comma)) p.grammar.expression(p);
}

function declaration(p: Parse): void {
	const word = p.kind === K.global ? "global" : "nonlocal";
	const { at, scope } = p;
	advance(p);
	do {
		const token = p.at;
		expect(p, K.name, "the name of a variable");
		if (word === "nonlocal" && scope.kind === "module") continue;
		declare(p, token, word);
	} while (accept(p, K.comma));
	if (word === "nonlocal" && scope.kind === "module") {
		report(
			p,
			at,
			at,
			'"nonlocal" stands outside of a function.',
			"Remove it: at module level every variable is the module's own.",
		);
	}
}
