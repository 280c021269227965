import { K } from "../../lexer/token.ts";
import { reportAsynchronous } from "../../scopes/leave.ts";
import { bind, firstEntryOf, isBound, tokenOf } from "../../scopes/names.ts";
import { rejectNestedScope } from "../../scopes/scope.ts";
import { ANNOTATION } from "../annotation.ts";
import type { Parse } from "../parse.ts";
import { accept, expect, nameOf, report, textOf } from "../reader.ts";
import { targets } from "../targets.ts";

/** How far the collections of {@link Parse} had grown at a token. */
interface Mark {
	readonly names: number;
	readonly awaits: number;
	readonly yields: number;
	readonly walruses: number;
}

/** Finds out how far they had grown when a bracket was opened: what came later belongs to later tokens. */
function markAt(p: Parse, open: number): Mark {
	return {
		names: countBefore(p.names, firstEntryOf(open)),
		awaits: countBefore(p.awaits, open * 2),
		yields: countBefore(p.yields, open),
		walruses: countBefore(p.walruses, open),
	};
}

function countBefore(sorted: readonly number[], limit: number): number {
	let count = sorted.length;
	while (count > 0 && (sorted[count - 1] ?? 0) > limit) count--;
	return count;
}

/** What a comprehension's first iterable, which runs outside of it, has added. */
interface Outside {
	readonly names: readonly number[];
	readonly awaits: readonly number[];
	readonly yields: readonly number[];
}

/** Kinds of comprehensions. */
export type ComprehensionKind = "list" | "set" | "dict" | "generator";

/**
 * The clauses of a comprehension, from its first `for`. What its element has added to the collections since the token
 * `open` belongs to the comprehension's own scope, and so do its targets and conditions.
 */
export function comprehension(p: Parse, kind: ComprehensionKind, open: number): void {
	const first = p.at;
	const mark = markAt(p, open);
	rejectNestedScope(p);
	const bound: number[] = [];
	let outside: Outside | undefined;
	let isAsync = false;
	do {
		if (accept(p, K.async)) isAsync = true;
		expect(p, K.for, '"for"');
		const names = p.names.length;
		targets(p);
		for (const entry of p.names.slice(names)) if (isBound(entry)) bound.push(tokenOf(entry));
		expect(p, K.in, '"in"');
		outside = iterable(p, outside);
		while (accept(p, K.if)) p.grammar.disjunction(p);
	} while (p.kind === K.for || p.kind === K.async);
	rejectYields(p, kind, mark);
	rejectWalruses(p, mark, bound);
	settle(p, kind, mark, { isAsync, first, outside });
}

/** Reads an iterable; the first one's names and awaits are set apart, since it runs outside of the comprehension. */
function iterable(p: Parse, outside: Outside | undefined): Outside {
	const [names, awaits, yields] = [p.names.length, p.awaits.length, p.yields.length];
	p.iterables++;
	p.grammar.disjunction(p);
	p.iterables--;
	if (outside !== undefined) return outside;
	return { names: p.names.splice(names), awaits: p.awaits.splice(awaits), yields: p.yields.splice(yields) };
}

function rejectYields(p: Parse, kind: string, mark: Mark): void {
	const token = p.yields[mark.yields];
	if (token === undefined) return;
	const what = kind === "generator" ? "generator expression" : `${kind} comprehension`;
	report(p, token, token, `"yield" cannot stand in a ${what}.`, "Write a loop.");
}

function rejectWalruses(p: Parse, mark: Mark, bound: readonly number[]): void {
	if (p.walruses.length === mark.walruses) return;
	const targets = new Set(bound.map((token) => nameOf(p, token)));
	for (const token of p.walruses.slice(mark.walruses)) {
		if (targets.has(nameOf(p, token))) {
			report(
				p,
				token,
				token,
				`:= cannot bind "${textOf(p, token)}", which is a variable of the comprehension around it.`,
				"Use another name.",
			);
		} else if (p.scope.kind === "class") {
			report(p, token, token, ":= in a comprehension cannot stand in the body of a class.", "Write a loop.");
		}
	}
}

/** Leaves behind what concerns the scope around the comprehension. */
function settle(
	p: Parse,
	kind: string,
	mark: Mark,
	{ isAsync, first, outside }: { isAsync: boolean; first: number; outside: Outside | undefined },
): void {
	const inside = p.awaits.splice(mark.awaits);
	const hasOwn = isAsync || inside.some((entry) => entry % 2 === 0);
	p.awaits.push(...(outside?.awaits ?? []));
	if (p.minor < 11 && !hasOwn) {
		// Until 3.11 an asynchronous comprehension needed an asynchronous one, or a function, directly around it.
		for (const entry of inside) reportAsynchronous(p, entry >> 1);
	} else if (kind !== "generator" && (hasOwn || inside.length > 0)) {
		p.awaits.push(first * 2 + 1);
	}
	p.names.length = mark.names;
	for (const entry of outside?.names ?? []) p.names.push(entry);
	for (const token of outside?.yields ?? []) p.yields.push(token);
	for (const token of p.walruses.slice(mark.walruses)) bind(p, token);
	if (p.restriction === ANNOTATION) p.walruses.length = mark.walruses;
}
