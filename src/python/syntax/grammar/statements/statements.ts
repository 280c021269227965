import { K } from "../../lexer/token.ts";
import { firstEntryOf } from "../../scopes/names.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, FAILURE, report, textOf } from "../reader.ts";
import { compound } from "./compound.ts";
import { simpleLine } from "./simple.ts";

/** Reads statements up to the end of their block or of the file. One that cannot be read does not stop the others. */
export function statements(p: Parse): void {
	const { scope } = p;
	const { loops, groupLoops, blocks } = scope;
	while (p.kind !== K.dedent && p.kind !== K.end) {
		const first = p.at;
		try {
			statement(p);
		} catch (error) {
			if (error !== FAILURE) throw error;
			p.scope = scope;
			Object.assign(scope, { loops, groupLoops, blocks });
			forget(p, first);
			recover(p, first);
		}
	}
}

function statement(p: Parse): void {
	p.statement = p.at;
	if (p.kind === K.indent) surplusIndent(p);
	else if (!compound(p)) simpleLine(p);
}

function surplusIndent(p: Parse): void {
	advance(p);
	report(
		p,
		p.at,
		p.at,
		"The line is indented although no block begins above it.",
		"Indent it as the line above, or add the line whose block it is.",
	);
	statements(p);
	accept(p, K.dedent);
}

/** What follows a colon: simple statements on the same line, or an indented block. `owner` is the token it belongs to. */
export function block(p: Parse, owner: number): void {
	if (p.kind !== K.newline) {
		simpleLine(p);
		return;
	}
	advance(p);
	if (!accept(p, K.indent)) {
		const { line } = p.lines.position(p.starts[owner] ?? 0);
		report(
			p,
			p.at,
			p.at,
			`An indented block is missing after "${textOf(p, owner)}" on line ${line}.`,
			'Indent the lines that belong to it, or write "pass".',
		);
		return;
	}
	statements(p);
	accept(p, K.dedent);
}

/** Drops what a statement that could not be read has left behind. */
function forget(p: Parse, first: number): void {
	p.depth = 0;
	p.iterables = 0;
	p.restriction = undefined;
	p.isSkipped = false;
	while ((p.names.at(-1) ?? -1) >= firstEntryOf(first)) p.names.pop();
	while ((p.awaits.at(-1) ?? -1) >= first * 2) p.awaits.pop();
	for (const tokens of [p.yields, p.walruses]) while ((tokens.at(-1) ?? -1) >= first) tokens.pop();
}

/** Clauses that belong to the statement before them. */
const CLAUSES = new Set<number>([K.elif, K.else, K.except, K.finally]);

/**
 * Moves behind the statement that begins at `first` and could not be read, with its blocks and clauses: they would only
 * be misunderstood.
 */
function recover(p: Parse, first: number): void {
	let depth = 0;
	for (let token = first; token < p.at; token++) depth += depthOf(p.kinds[token] ?? K.end);
	do {
		while (p.kind !== K.newline && p.kind !== K.end) advance(p);
		accept(p, K.newline);
		while (p.kind !== K.end && (depth > 0 || p.kind === K.indent)) {
			depth += depthOf(p.kind);
			advance(p);
		}
	} while (CLAUSES.has(p.kind));
}

function depthOf(kind: number): number {
	return Number(kind === K.indent) - Number(kind === K.dedent);
}
