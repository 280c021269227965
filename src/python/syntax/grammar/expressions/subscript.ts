import { K } from "../../lexer/token.ts";
import { BARE_WALRUS, STARRED_INDEX } from "../novelties.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, need, peek, unexpected } from "../reader.ts";

/** What stands in brackets behind a value: indexes and slices, with commas between them. */
export function subscript(p: Parse): void {
	advance(p);
	if (p.kind === K.closeBracket) unexpected(p, "an index");
	do {
		slice(p);
	} while (accept(p, K.comma) && p.kind !== K.closeBracket);
	expect(p, K.closeBracket, "] or a comma");
}

function slice(p: Parse): void {
	if (p.kind === K.star) {
		need(p, p.at, p.at, STARRED_INDEX);
		advance(p);
		p.grammar.expression(p);
		return;
	}
	if (p.kind !== K.colon) {
		if (p.kind === K.name && peek(p, 1) === K.walrus) {
			need(p, p.at, p.at + 1, BARE_WALRUS);
			p.grammar.named(p);
			return;
		}
		p.grammar.named(p);
	}
	if (!accept(p, K.colon)) return;
	bound(p);
	if (accept(p, K.colon)) bound(p);
}

function bound(p: Parse): void {
	if (p.kind !== K.colon && p.kind !== K.comma && p.kind !== K.closeBracket) p.grammar.expression(p);
}
