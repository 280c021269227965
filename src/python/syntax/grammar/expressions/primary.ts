import { K } from "../../lexer/token.ts";
import { use } from "../../scopes/names.ts";
import { type Parse, S, type Shape } from "../parse.ts";
import { accept, advance, expect, fail, startOf, unexpected } from "../reader.ts";
import { callArguments } from "./arguments.ts";
import { brace, bracket, group } from "./brackets.ts";
import { strings } from "./strings.ts";
import { subscript } from "./subscript.ts";

/** Links of `a.b().c[0]` that CPython's compiler gives up on for sure (RecursionError), before 3.13 and since. */
const CHAIN_LIMITS = [3_000, 10_000] as const;

/** A value with what follows it in dots, parentheses and brackets. */
export function primary(p: Parse): Shape {
	let shape = atom(p);
	for (let links = 0; ; links++) {
		if (p.kind === K.dot) {
			advance(p);
			const isDebug = isDebugName(p);
			expect(p, K.name, "the name of an attribute");
			shape = isDebug ? S.debugAttribute : S.attribute;
		} else if (p.kind === K.openParen) {
			callArguments(p, "call");
			shape = S.call;
		} else if (p.kind === K.openBracket) {
			subscript(p);
			shape = S.subscript;
		} else {
			return shape;
		}
		if (links > CHAIN_LIMITS[p.minor < 13 ? 0 : 1]) {
			fail(
				p,
				p.at,
				p.at,
				"The chain of calls is longer than Python's compiler can follow.",
				"Split it into several statements.",
			);
		}
	}
}

const CONSTANTS: Readonly<Record<number, Shape>> = {
	[K.none]: S.none,
	[K.true]: S.true,
	[K.false]: S.false,
	[K.ellipsis]: S.ellipsis,
};

function atom(p: Parse): Shape {
	switch (p.kind) {
		case K.name: {
			const isDebug = isDebugName(p);
			use(p, p.at);
			advance(p);
			return isDebug ? S.debug : S.name;
		}
		case K.number:
			advance(p);
			return S.literal;
		case K.string:
		case K.bytes:
		case K.formatStart:
		case K.templateStart:
			return strings(p);
		case K.openParen:
			return group(p);
		case K.openBracket:
			return bracket(p);
		case K.openBrace:
			return brace(p);
		default:
			return constant(p);
	}
}

function constant(p: Parse): Shape {
	const shape = CONSTANTS[p.kind];
	if (shape === undefined) unexpected(p, "an expression");
	accept(p, p.kind);
	return shape;
}

function isDebugName(p: Parse): boolean {
	const start = startOf(p, p.at);
	return p.text.charCodeAt(start) === 95 && p.ends[p.at] === start + 9 && p.text.startsWith("__debug__", start);
}
