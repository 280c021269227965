import { K } from "../../lexer/token.ts";
import { leaveScope } from "../../scopes/leave.ts";
import { bindParameters, enterScope } from "../../scopes/scope.ts";
import { annotation, rejectAwaits } from "../annotation.ts";
import { callArguments } from "../expressions/arguments.ts";
import { functionParameters } from "../expressions/parameters.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, endOf, expect, startOf, unexpected } from "../reader.ts";
import { bindName } from "../targets.ts";
import { typeParameters } from "./type-parameters.ts";

/** `def name(parameters) -> type:`. */
export function functionDefinition(p: Parse): void {
	define(p, "plain");
}

/** `async def`. */
export function asyncFunction(p: Parse): void {
	advance(p);
	define(p, "async");
}

function define(p: Parse, as: "plain" | "async"): void {
	const owner = p.at;
	advance(p);
	const token = p.at;
	expect(p, K.name, "the name of the function");
	bindName(p, token);
	const isGeneric = beginTypeParameters(p);
	expect(p, K.openParen, "the ( of the parameters");
	const parameters = functionParameters(p);
	expect(p, K.closeParen, ") or a comma");
	if (accept(p, K.arrow)) annotation(p);
	expect(p, K.colon, "the colon");
	enterScope(p, as === "async" ? "async function" : "function");
	bindParameters(p, parameters);
	const first = p.at;
	p.grammar.block(p, owner);
	noteBody(p, first);
	leaveScope(p);
	if (isGeneric) leaveScope(p);
}

/** Keeps where a body stands whose block begins at the token `first`, in place of those of the functions in it. */
function noteBody(p: Parse, first: number): void {
	if (p.kinds[first] !== K.newline || p.kinds[first + 1] !== K.indent) return;
	let last = p.at - 1;
	while (p.kinds[last] === K.dedent || p.kinds[last] === K.newline) last--;
	const start = startOf(p, first + 2);
	while ((p.bodies.at(-1)?.start ?? -1) >= start) p.bodies.pop();
	p.bodies.push({ start, end: endOf(p, last) });
}

/** `class Name(bases):`. */
export function classDefinition(p: Parse): void {
	const owner = p.at;
	advance(p);
	const token = p.at;
	expect(p, K.name, "the name of the class");
	bindName(p, token);
	const isGeneric = beginTypeParameters(p);
	const awaits = p.awaits.length;
	if (p.kind === K.openParen) callArguments(p, "class");
	if (p.restriction !== undefined) rejectAwaits(p, awaits, p.restriction);
	expect(p, K.colon, "the colon");
	enterScope(p, "class");
	p.grammar.block(p, owner);
	leaveScope(p);
	if (isGeneric) leaveScope(p);
}

function beginTypeParameters(p: Parse): boolean {
	if (p.kind !== K.openBracket) return false;
	enterScope(p, "type parameters");
	typeParameters(p);
	p.restriction = "the definition of a generic";
	return true;
}

/** `@decorator` lines and what they decorate. */
export function decorated(p: Parse): void {
	while (accept(p, K.at)) {
		p.grammar.named(p);
		expect(p, K.newline, "the end of the line");
	}
	if (p.kind === K.def) {
		functionDefinition(p);
		return;
	}
	if (p.kind === K.class) {
		classDefinition(p);
		return;
	}
	if (p.kind === K.async && p.kinds[p.at + 1] === K.def) {
		asyncFunction(p);
		return;
	}
	unexpected(p, "the function or class that the decorator is for");
}
