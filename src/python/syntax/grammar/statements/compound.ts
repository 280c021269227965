import { K } from "../../lexer/token.ts";
import { matchStatement } from "../match/match.ts";
import type { Parse } from "../parse.ts";
import { advance, peek, report, textOf, unexpected } from "../reader.ts";
import { forStatement, ifStatement, whileStatement } from "./branches.ts";
import { asyncFunction, classDefinition, decorated, functionDefinition } from "./definitions.ts";
import { tryStatement } from "./try.ts";
import { withStatement } from "./with.ts";

/** Reads a statement that has a block. `false` where none begins. */
export function compound(p: Parse): boolean {
	switch (p.kind) {
		case K.if:
			ifStatement(p);
			return true;
		case K.def:
			functionDefinition(p);
			return true;
		case K.for:
			forStatement(p);
			return true;
		case K.try:
			tryStatement(p);
			return true;
		case K.with:
			withStatement(p);
			return true;
		case K.class:
			classDefinition(p);
			return true;
		case K.while:
			whileStatement(p);
			return true;
		case K.at:
			decorated(p);
			return true;
		case K.async:
			asyncStatement(p);
			return true;
		case K.name:
			return matchStatement(p);
		default:
			return false;
	}
}

function asyncStatement(p: Parse): void {
	const next = peek(p, 1);
	if (next === K.def) {
		asyncFunction(p);
		return;
	}
	if (next !== K.for && next !== K.with) {
		advance(p);
		unexpected(p, 'def, for or with, which must follow "async",');
	}
	if (!p.scope.isAsync) {
		const what = `async ${textOf(p, p.at + 1)}`;
		report(
			p,
			p.at,
			p.at + 1,
			`"${what}" stands outside of an async function.`,
			'Write "async def" for the function around it.',
		);
	}
	advance(p);
	if (next === K.for) forStatement(p);
	else withStatement(p);
}
