import type { Parse } from "../grammar/parse.ts";
import { report } from "../grammar/reader.ts";
import { bind } from "./names.ts";

/** A body of code with names of its own. */
export interface Scope {
	readonly kind: "module" | "class" | "function" | "lambda" | "type parameters";
	readonly isAsync: boolean;
	readonly parent: Scope | undefined;
	/** Where the scope's names begin in {@link Parse.names}, and how many of them are parameters. */
	readonly base: number;
	parameters: number;
	/** Where its awaits, yields and `:=` begin. */
	readonly awaits: number;
	readonly yields: number;
	readonly walruses: number;
	/** Loops around the present statement. */
	loops: number;
	/** Loops that were open when the innermost `except*` began; -1 outside of one. */
	groupLoops: number;
	/** Blocks that CPython counts around the present statement. */
	blocks: number;
	/** Most blocks that were open at once since the innermost try began. */
	deepest: number;
	/** The first `return` with a value; -1 where there is none. */
	valueReturn: number;
	/** What is known of the scope's names, as far as somebody had to ask. */
	index: Map<string, number> | undefined;
	indexed: number;
	declared: Map<string, "global" | "nonlocal"> | undefined;
	/** `nonlocal` names that a scope below looks for, by their token. */
	wanted: number[] | undefined;
	readonly restriction: string | undefined;
}

/** The scope of a module: nothing has been read yet. */
export function moduleScope(): Scope {
	return createScope("module", undefined, {
		names: [],
		awaits: [],
		yields: [],
		walruses: [],
		restriction: undefined,
	});
}

type Collections = Pick<Parse, "names" | "awaits" | "yields" | "walruses" | "restriction">;

function createScope(kind: Scope["kind"] | "async function", parent: Scope | undefined, so: Collections): Scope {
	return {
		kind: kind === "async function" ? "function" : kind,
		isAsync: kind === "async function",
		parent,
		base: so.names.length,
		parameters: 0,
		awaits: so.awaits.length,
		yields: so.yields.length,
		walruses: so.walruses.length,
		loops: 0,
		groupLoops: -1,
		blocks: 0,
		deepest: 0,
		valueReturn: -1,
		index: undefined,
		indexed: so.names.length,
		declared: undefined,
		wanted: undefined,
		restriction: so.restriction,
	};
}

/** Begins a scope within the present one. */
export function enterScope(p: Parse, kind: Scope["kind"] | "async function"): void {
	p.scope = createScope(kind, p.scope, p);
	p.restriction = undefined;
}

/** Python 3.12 alone could not compile a lambda or a comprehension among the type parameters in a class. */
export function rejectNestedScope(p: Parse): void {
	// Defaults of parameters are evaluated outside, and free of restrictions.
	const isRestricted = p.restriction !== undefined && p.scope.kind === "type parameters";
	if (p.minor !== 12 || !isRestricted || p.scope.parent?.kind !== "class") return;
	report(
		p,
		p.at,
		p.at,
		"A lambda or comprehension among type parameters in a class needs Python 3.13 or newer, and the target is Python 3.12.",
		"Define it outside of the class.",
	);
}

/** Binds the parameters of the present scope, before anything else is. */
export function bindParameters(p: Parse, tokens: readonly number[]): void {
	for (const token of tokens) bind(p, token);
	p.scope.parameters = tokens.length;
}
