import { K } from "../../lexer/token.ts";
import { MATCH_STATEMENT } from "../novelties.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, endOf, expect, need, peek, report, startOf, textOf, unexpected } from "../reader.ts";
import { topPattern } from "./patterns.ts";

/** Reads a match statement (PEP 634). `false` where the name `match` is only a name. */
export function matchStatement(p: Parse): boolean {
	if (!isWord(p, "match") || !endsInColon(p)) return false;
	const owner = p.at;
	need(p, owner, owner, MATCH_STATEMENT);
	advance(p);
	subject(p);
	expect(p, K.colon, "the colon");
	expect(p, K.newline, "the end of the line");
	expect(p, K.indent, 'an indented "case"');
	cases(p);
	expect(p, K.dedent, '"case"');
	return true;
}

function isWord(p: Parse, word: string): boolean {
	const start = startOf(p, p.at);
	return endOf(p, p.at) - start === word.length && p.text.startsWith(word, start);
}

/** No simple statement ends in a colon, and one whose second token is a colon is an annotation. */
function endsInColon(p: Parse): boolean {
	if (peek(p, 1) === K.colon) return false;
	let token = p.at;
	while (p.kinds[token] !== K.newline && p.kinds[token] !== K.end) token++;
	return p.kinds[token - 1] === K.colon;
}

function subject(p: Parse): void {
	const isStarred = accept(p, K.star);
	if (isStarred) p.grammar.operation(p);
	else p.grammar.named(p);
	if (isStarred && p.kind !== K.comma) unexpected(p, "a comma behind the starred value");
	while (accept(p, K.comma) && p.kind !== K.colon) {
		if (accept(p, K.star)) p.grammar.operation(p);
		else p.grammar.named(p);
	}
}

function cases(p: Parse): void {
	let irrefutable = -1;
	do {
		const owner = p.at;
		if (p.kind !== K.name || !isWord(p, "case")) unexpected(p, '"case"');
		if (irrefutable >= 0) reportUnreachable(p, irrefutable);
		advance(p);
		irrefutable = topPattern(p);
		if (accept(p, K.if)) {
			p.grammar.named(p);
			irrefutable = -1;
		}
		expect(p, K.colon, "the colon");
		p.grammar.block(p, owner);
	} while (p.kind !== K.dedent && p.kind !== K.end);
}

function reportUnreachable(p: Parse, token: number): void {
	report(
		p,
		token,
		token,
		`The pattern "${textOf(p, token)}" matches everything, so the cases after it are never reached.`,
		"Move it to the end, or give it a guard.",
	);
}
