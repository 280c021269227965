import { K } from "../../lexer/token.ts";
import { bindImport } from "../../scopes/names.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, fail, peek, report, textOf, unexpected } from "../reader.ts";
import { rejectDebug } from "../targets.ts";

/** `import a.b as c, d`. */
export function importModules(p: Parse): void {
	advance(p);
	do {
		const first = p.at;
		dottedName(p);
		if (accept(p, K.as)) alias(p);
		else importName(p, first);
	} while (accept(p, K.comma));
}

function dottedName(p: Parse): void {
	do expect(p, K.name, "the name of a module");
	while (accept(p, K.dot));
}

function alias(p: Parse): void {
	const token = p.at;
	expect(p, K.name, "a plain name after as");
	importName(p, token);
}

function importName(p: Parse, token: number): void {
	rejectDebug(p, token);
	bindImport(p, token);
}

/** `from ..a import b as c, d`. */
export function importFrom(p: Parse): void {
	const statement = p.at;
	advance(p);
	let level = 0;
	for (; p.kind === K.dot || p.kind === K.ellipsis; level++) advance(p);
	const module = p.at;
	if (level === 0 || p.kind === K.name) dottedName(p);
	// Until 3.13 the compiler took a relative __future__ for the real one.
	const isFuture = (level === 0 || p.minor < 13) && p.at === module + 1 && textOf(p, module) === "__future__";
	expect(p, K.import, '"import"');
	if (isFuture) rejectLateFuture(p, statement);
	if (p.kind === K.star) {
		if (isFuture) feature(p, p.at);
		if (p.scope.kind !== "module") {
			report(
				p,
				statement,
				p.at,
				'"import *" stands in a function or a class; only a module may do that.',
				"Import the names that you need.",
			);
		}
		advance(p);
	} else {
		importedNames(p, isFuture);
	}
	if (isFuture) p.prologue = p.at;
}

function importedNames(p: Parse, isFuture: boolean): void {
	const isGrouped = accept(p, K.openParen);
	for (;;) {
		const token = p.at;
		expect(p, K.name, "the name to import");
		if (isFuture) feature(p, token);
		if (accept(p, K.as)) alias(p);
		else importName(p, token);
		if (p.kind !== K.comma) break;
		if (!isGrouped && peek(p, 1) !== K.name) {
			fail(
				p,
				p.at,
				p.at,
				"The list of imported names ends in a comma.",
				"Remove the comma, or put the names in parentheses.",
			);
		}
		advance(p);
		if (isGrouped && p.kind === K.closeParen) break;
	}
	if (isGrouped) expect(p, K.closeParen, ") or a comma");
	else if (p.kind !== K.newline && p.kind !== K.semicolon) unexpected(p, "a comma or the end of the statement");
}

/** Names that `__future__` has (Lib/__future__.py). */
const FEATURES = new Set([
	"nested_scopes",
	"generators",
	"division",
	"absolute_import",
	"with_statement",
	"print_function",
	"unicode_literals",
	"barry_as_FLUFL",
	"generator_stop",
	"annotations",
]);

function feature(p: Parse, token: number): void {
	const name = textOf(p, token);
	if (name === "annotations") p.areAnnotationsDeferred = true;
	if (FEATURES.has(name)) return;
	report(p, token, token, `Python has no future feature "${name}".`, "Remove it, or correct its name.");
}

function rejectLateFuture(p: Parse, statement: number): void {
	const expected = p.prologue === 0 ? 0 : p.prologue + 1;
	if (statement === expected) return;
	report(
		p,
		statement,
		p.at - 1,
		'"from __future__ import …" stands behind other code; only the docstring, comments and its like may come before it.',
		"Move it to the beginning of the file.",
	);
}
