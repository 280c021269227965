import { K } from "../../lexer/token.ts";
import { TEMPLATE_STRING } from "../novelties.ts";
import { type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, endOf, expect, fail, need, report, startOf, textOf, unexpected } from "../reader.ts";
import { groupContent } from "./brackets.ts";

/** Strings side by side, which Python joins: plain ones, bytes, f-strings. */
export function strings(p: Parse): Shape {
	const first = p.at;
	let shape: Shape = S.literal;
	let kinds = 0;
	for (;;) {
		if (p.kind === K.string) {
			advance(p);
			kinds |= TEXT;
		} else if (p.kind === K.bytes) {
			advance(p);
			kinds |= BYTES;
		} else if (p.kind === K.formatStart) {
			format(p);
			shape = S.format;
			kinds |= TEXT;
		} else if (p.kind === K.templateStart) {
			need(p, p.at, p.at, TEMPLATE_STRING);
			format(p);
			shape = S.format;
			kinds |= TEMPLATE;
		} else {
			break;
		}
	}
	// A power of two is one kind alone.
	if ((kinds & (kinds - 1)) !== 0) {
		report(
			p,
			first,
			p.at - 1,
			"Literals of different kinds (text, bytes, templates) stand side by side and cannot be joined.",
			"Give them all the same prefix.",
		);
	}
	return shape;
}

const TEXT = 1;
const BYTES = 2;
const TEMPLATE = 4;

function format(p: Parse): void {
	advance(p);
	parts(p);
	expect(p, K.formatEnd, "the end of the f-string");
}

/** Text and replacement fields. */
function parts(p: Parse): void {
	for (;;) {
		if (p.kind === K.openBrace) field(p);
		else if (!accept(p, K.formatText)) return;
	}
}

/** `{value}`, `{value=}`, `{value!r}`, `{value:format}`. */
function field(p: Parse): void {
	const open = p.at;
	advance(p);
	if (p.kind === K.closeBrace || p.kind === K.colon || p.kind === K.exclamation || p.kind === K.assign) {
		fail(
			p,
			open,
			p.at,
			"A replacement field of the f-string holds no expression.",
			"Write one, or {{ and }} for braces in the text.",
		);
	}
	// Before 3.12 a field was compiled within parentheses.
	if (p.minor < 12) groupContent(p, open);
	else p.grammar.yieldOrExpressions(p);
	accept(p, K.assign);
	if (accept(p, K.exclamation)) conversion(p);
	if (accept(p, K.colon)) parts(p);
	if (p.kind === K.formatEnd || p.kind === K.formatText) {
		fail(p, open, p.at, "The replacement field of the f-string is not closed.", "Close it with }.");
	}
	if (p.kind !== K.closeBrace) unexpected(p, "the } of the replacement field");
	advance(p);
}

function conversion(p: Parse): void {
	const isAttached = endOf(p, p.at - 1) === startOf(p, p.at);
	if (p.kind === K.name && isAttached && /^[sra]$/.test(textOf(p, p.at))) {
		advance(p);
		return;
	}
	fail(p, p.at - 1, p.at, "The conversion after ! in an f-string must be s, r or a.", "Write !s, !r or !a.");
}
