import { K } from "../../lexer/token.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect } from "../reader.ts";
import { bindTargets, checkTarget, target } from "../targets.ts";
import { closeBlock, openBlock } from "./blocks.ts";

/** `with a as b, c:`. */
export function withStatement(p: Parse): void {
	const owner = p.at;
	advance(p);
	const isGrouped = p.kind === K.openParen && hasGroupedItems(p);
	if (isGrouped) advance(p);
	let items = 0;
	do {
		if (isGrouped && p.kind === K.closeParen) break;
		item(p);
		openBlock(p, 1);
		items++;
	} while (accept(p, K.comma));
	if (isGrouped) expect(p, K.closeParen, ") or a comma");
	expect(p, K.colon, "the colon");
	p.grammar.block(p, owner);
	closeBlock(p, items);
}

function item(p: Parse): void {
	p.grammar.expression(p);
	if (!accept(p, K.as)) return;
	const first = p.at;
	const shape = target(p);
	checkTarget(p, first, shape);
	bindTargets(p, first, p.at);
}

/**
 * Whether the parenthesis at the present token holds items and not an expression: there is an `as` directly within it,
 * and the colon follows it. Where there is no `as`, a tuple is the same.
 */
function hasGroupedItems(p: Parse): boolean {
	let depth = 0;
	let hasAlias = false;
	for (let token = p.at; ; token++) {
		const kind = p.kinds[token] ?? K.end;
		if (kind === K.newline || kind === K.end) return false;
		if (kind === K.openParen || kind === K.openBracket || kind === K.openBrace) depth++;
		else if (kind === K.closeParen || kind === K.closeBracket || kind === K.closeBrace) depth--;
		else if (kind === K.as && depth === 1) hasAlias = true;
		if (depth === 0) return hasAlias && p.kinds[token + 1] === K.colon;
	}
}
