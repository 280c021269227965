import { K } from "../../lexer/token.ts";
import type { Parse, Shape } from "../parse.ts";
import { accept, advance, expect, fail, nameOf, peek, report, reportUnlessSkipped, textOf } from "../reader.ts";
import { wordsFor } from "../shape.ts";
import { comprehension } from "./comprehension.ts";

/** What has been seen of a list of arguments. */
interface Seen {
	count: number;
	/** Names of keywords, from the second on. */
	keywords: Set<string> | undefined;
	/** Token of the first keyword; -1 before it. */
	keyword: number;
	/** Token of the first `**`; -1 before it. */
	unpacking: number;
}

/** The arguments of a call, or the bases of a class, with their parentheses. */
export function callArguments(p: Parse, of: "call" | "class"): void {
	const open = p.at;
	advance(p);
	if (accept(p, K.closeParen)) return;
	const seen: Seen = { count: 0, keywords: undefined, keyword: -1, unpacking: -1 };
	do {
		const first = p.at;
		if (p.kind === K.star) starArgument(p, seen);
		else if (p.kind === K.doubleStar) unpacking(p, seen);
		else if (p.kind === K.name && peek(p, 1) === K.assign) keyword(p, seen);
		else positional(p, seen);
		if (p.kind === K.for || p.kind === K.async) {
			const isPlain = seen.keyword < 0 && seen.unpacking < 0 && p.kinds[first] !== K.star;
			comprehension(p, "generator", open);
			if (!isPlain || seen.count > 0 || p.kind !== K.closeParen || of === "class") rejectGenerator(p, first);
		}
		seen.count++;
	} while (accept(p, K.comma) && p.kind !== K.closeParen);
	expect(p, K.closeParen, ") or a comma");
}

function rejectGenerator(p: Parse, first: number): void {
	report(
		p,
		first,
		p.at - 1,
		"A generator expression among other arguments needs parentheses of its own.",
		"Put parentheses around it.",
	);
}

function starArgument(p: Parse, seen: Seen): void {
	const first = p.at;
	advance(p);
	p.grammar.expression(p);
	if (seen.unpacking >= 0) {
		report(
			p,
			first,
			p.at - 1,
			"An argument with * stands behind one with **.",
			"Move it before all arguments with **.",
		);
	}
}

function unpacking(p: Parse, seen: Seen): void {
	if (seen.unpacking < 0) seen.unpacking = p.at;
	advance(p);
	p.grammar.expression(p);
}

function keyword(p: Parse, seen: Seen): void {
	const token = p.at;
	advance(p);
	advance(p);
	p.grammar.expression(p);
	if (textOf(p, token) === "__debug__")
		reportUnlessSkipped(p, token, token, "Nothing can be assigned to __debug__.", "Use another name.");
	if (seen.keyword < 0) {
		seen.keyword = token;
		return;
	}
	seen.keywords ??= new Set([nameOf(p, seen.keyword)]);
	const name = nameOf(p, token);
	if (seen.keywords.has(name)) {
		reportUnlessSkipped(
			p,
			token,
			token,
			`The argument "${name}" is given twice in one call.`,
			"Remove one of the two.",
		);
	}
	seen.keywords.add(name);
}

function positional(p: Parse, seen: Seen): void {
	const first = p.at;
	const shape = p.grammar.named(p);
	if (p.kind === K.assign) rejectAssignment(p, first, shape);
	if (seen.keyword < 0 && seen.unpacking < 0) return;
	if (p.kind === K.for || p.kind === K.async) return;
	report(
		p,
		first,
		p.at - 1,
		`A positional argument stands behind one ${seen.unpacking >= 0 ? "with **" : `with a name ("${textOf(p, seen.keyword)}")`}.`,
		"Move it before them, or give it its name.",
	);
}

function rejectAssignment(p: Parse, first: number, shape: Shape): never {
	fail(
		p,
		first,
		p.at,
		`An argument's name must be a plain name, and this is ${wordsFor(shape)}.`,
		"Write == if a comparison is meant.",
	);
}
