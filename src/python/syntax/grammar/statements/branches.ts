import { K } from "../../lexer/token.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, report } from "../reader.ts";
import { targets } from "../targets.ts";
import { closeBlock, openBlock } from "./blocks.ts";

/** Branches of one if that CPython's compiler gives up on for sure (RecursionError), before 3.12 and since. */
const BRANCH_LIMITS = [3_000, 6_000] as const;

/** `if`, `elif`, `else`. */
export function ifStatement(p: Parse): void {
	for (let branches = 0; branches === 0 || p.kind === K.elif; branches++) {
		condition(p);
		if (branches === BRANCH_LIMITS[p.minor < 13 ? 0 : 1]) {
			report(p, p.at, p.at, "The if has more branches than Python's compiler can follow.", "Use a dict or match.");
		}
	}
	orElse(p);
}

/** `while`, `else`. */
export function whileStatement(p: Parse): void {
	openBlock(p, 1);
	p.scope.loops++;
	condition(p);
	p.scope.loops--;
	closeBlock(p, 1);
	orElse(p);
}

function condition(p: Parse): void {
	const owner = p.at;
	advance(p);
	p.grammar.named(p);
	expect(p, K.colon, "the colon");
	p.grammar.block(p, owner);
}

/** `for`, `else`. */
export function forStatement(p: Parse): void {
	const owner = p.at;
	advance(p);
	targets(p);
	expect(p, K.in, '"in"');
	p.grammar.expressions(p);
	expect(p, K.colon, "the colon");
	openBlock(p, 1);
	p.scope.loops++;
	p.grammar.block(p, owner);
	p.scope.loops--;
	closeBlock(p, 1);
	orElse(p);
}

/** The `else` of a condition, a loop or a try; nothing where there is none. */
export function orElse(p: Parse): void {
	const owner = p.at;
	if (!accept(p, K.else)) return;
	expect(p, K.colon, "the colon");
	p.grammar.block(p, owner);
}
