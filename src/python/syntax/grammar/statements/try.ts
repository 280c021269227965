import { K } from "../../lexer/token.ts";
import { EXCEPT_STAR } from "../novelties.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, fail, need, report, unexpected } from "../reader.ts";
import { bindName } from "../targets.ts";
import { addOuterBlock, closeBlock, openBlock } from "./blocks.ts";
import { orElse } from "./branches.ts";

/** What has been seen of the handlers of one try. */
interface Handlers {
	/** Token of the first `except`; -1 where there is none. */
	first: number;
	/** Token of an `except:` without a type; -1 where there is none. */
	bare: number;
	isGroup: boolean;
}

/** `try`, `except`, `else`, `finally`. */
export function tryStatement(p: Parse): void {
	const owner = p.at;
	const { scope } = p;
	const outer = scope.deepest;
	scope.deepest = scope.blocks;
	advance(p);
	expect(p, K.colon, "the colon");
	openBlock(p, 1);
	p.grammar.block(p, owner);
	closeBlock(p, 1);
	const handlers: Handlers = { first: -1, bare: -1, isGroup: false };
	while (p.kind === K.except) handler(p, handlers);
	if (handlers.first >= 0) orElse(p);
	if (p.kind === K.finally) finallyClause(p, handlers);
	else if (handlers.first < 0) rejectLoneTry(p);
	scope.deepest = Math.max(scope.deepest, outer);
}

function rejectLoneTry(p: Parse): never {
	fail(p, p.at, p.at, 'The try above has neither "except" nor "finally".', "Add one of them, as far left as the try.");
}

function finallyClause(p: Parse, handlers: Handlers): void {
	const owner = p.at;
	if (handlers.first >= 0) addOuterBlock(p, p.scope.deepest);
	advance(p);
	expect(p, K.colon, "the colon");
	openBlock(p, 1);
	p.grammar.block(p, owner);
	closeBlock(p, 1);
}

function handler(p: Parse, handlers: Handlers): void {
	const owner = p.at;
	advance(p);
	if (handlers.bare >= 0) {
		report(
			p,
			handlers.bare,
			handlers.bare,
			'An "except:" without a type stands before another except.',
			"Move it behind all others.",
		);
	}
	const isGroup = p.kind === K.star;
	if (isGroup) {
		need(p, owner, p.at, EXCEPT_STAR);
		advance(p);
	}
	if (handlers.first >= 0 && isGroup !== handlers.isGroup) {
		fail(p, owner, p.at, "One try cannot have both except and except*.", "Use one of them for all handlers.");
	}
	if (handlers.first < 0) handlers.first = owner;
	handlers.isGroup = isGroup;
	if (p.kind !== K.colon) exceptionTypes(p);
	else if (isGroup) unexpected(p, "the type of an exception");
	else handlers.bare = owner;
	expect(p, K.colon, "the colon");
	handlerBody(p, owner, isGroup);
}

function exceptionTypes(p: Parse): void {
	const first = p.at;
	p.grammar.expression(p);
	if (p.kind === K.comma) {
		moreTypes(p, first);
		return;
	}
	if (!accept(p, K.as)) return;
	const token = p.at;
	expect(p, K.name, "a plain name");
	bindName(p, token);
}

/** `except A, B:` is Python 3.14's way to name several types (PEP 758), and was Python 2's way to name the exception. */
function moreTypes(p: Parse, first: number): void {
	const comma = p.at;
	while (accept(p, K.comma) && p.kind !== K.colon) p.grammar.expression(p);
	if (p.kind === K.as) {
		fail(
			p,
			first,
			p.at,
			"Several types of exceptions need parentheses when the exception gets a name.",
			"Write except (A, B) as name:.",
		);
	}
	if (p.minor >= 14) return;
	report(
		p,
		first,
		p.at - 1,
		`Several types of exceptions without parentheses need Python 3.14 or newer, and the target is Python 3.${p.minor}; in Python 2 the comma meant "as".`,
		comma + 2 === p.at
			? "Write except (A, B): for two types, except A as b: to name the exception."
			: "Put the types in parentheses.",
	);
}

function handlerBody(p: Parse, owner: number, isGroup: boolean): void {
	const { scope } = p;
	const { groupLoops } = scope;
	openBlock(p, 2);
	if (isGroup) scope.groupLoops = scope.loops;
	p.grammar.block(p, owner);
	scope.groupLoops = groupLoops;
	closeBlock(p, 2);
}
