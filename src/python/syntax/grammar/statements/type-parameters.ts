import { K } from "../../lexer/token.ts";
import { leaveScope } from "../../scopes/leave.ts";
import { enterScope } from "../../scopes/scope.ts";
import { restricted } from "../annotation.ts";
import { TYPE_DEFAULT, TYPE_PARAMETERS, TYPE_STATEMENT } from "../novelties.ts";
import type { Parse } from "../parse.ts";
import { accept, advance, expect, nameOf, need, peek, report, textOf, unexpected } from "../reader.ts";
import { bindName } from "../targets.ts";

/** Whether a statement is `type Name = …`: no other may begin with two names. */
export function isTypeAlias(p: Parse): boolean {
	return p.kind === K.name && peek(p, 1) === K.name && textOf(p, p.at) === "type" && isFollowed(peek(p, 2));
}

function isFollowed(kind: number): boolean {
	return kind === K.assign || kind === K.openBracket;
}

/** `type Name[T] = value` (PEP 695). */
export function typeAlias(p: Parse): void {
	const first = p.at;
	need(p, first, first + 1, TYPE_STATEMENT);
	advance(p);
	bindName(p, p.at);
	advance(p);
	enterScope(p, "type parameters");
	if (p.kind === K.openBracket) typeParameters(p);
	expect(p, K.assign, "=");
	restricted(p, "a type alias");
	leaveScope(p);
}

/** `[T: bound = default, *Ts, **P]`, with its brackets; the names are bound in the present scope. */
export function typeParameters(p: Parse): void {
	need(p, p.at, p.at, TYPE_PARAMETERS);
	advance(p);
	if (p.kind === K.closeBracket) unexpected(p, "a type parameter");
	const names = new Set<string>();
	let hasDefault = false;
	do {
		const isStar = p.kind === K.star;
		const isPlain = !isStar && p.kind !== K.doubleStar;
		if (!isPlain) advance(p);
		const token = p.at;
		expect(p, K.name, "the name of a type parameter");
		bindName(p, token);
		const name = nameOf(p, token);
		if (names.has(name))
			report(p, token, token, `There are two type parameters named "${name}".`, "Rename one of them.");
		names.add(name);
		if (isPlain && accept(p, K.colon)) restricted(p, "the bound of a type parameter");
		if (p.kind === K.assign) {
			typeDefault(p, isStar);
			hasDefault = true;
		} else if (hasDefault) {
			report(
				p,
				token,
				token,
				`The type parameter "${name}" has no default, but one before it has.`,
				"Give it a default, or move it to the front.",
			);
		}
	} while (accept(p, K.comma) && p.kind !== K.closeBracket);
	expect(p, K.closeBracket, "] or a comma");
}

function typeDefault(p: Parse, isStar: boolean): void {
	need(p, p.at, p.at, TYPE_DEFAULT);
	advance(p);
	if (isStar && accept(p, K.star)) {
		p.grammar.operation(p);
		return;
	}
	restricted(p, "the default of a type parameter");
}
