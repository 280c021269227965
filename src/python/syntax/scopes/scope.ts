import type { Parse } from "../grammar/parse.ts";
import { nameOf, report, reportUnlessSkipped, textOf } from "../grammar/reader.ts";

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

const USED = 1;
const BOUND = 2;
const PARAMETER = 4;

/** The scope of a module: nothing has been read yet. */
export function moduleScope(): Scope {
	return createScope("module", false, undefined, {
		names: [],
		awaits: [],
		yields: [],
		walruses: [],
		restriction: undefined,
	});
}

type Collections = Pick<Parse, "names" | "awaits" | "yields" | "walruses" | "restriction">;

function createScope(kind: Scope["kind"], isAsync: boolean, parent: Scope | undefined, so: Collections): Scope {
	return {
		kind,
		isAsync,
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
export function enterScope(p: Parse, kind: Scope["kind"], isAsync: boolean): void {
	p.scope = createScope(kind, isAsync, p.scope, p);
	p.restriction = undefined;
}

/** Python 3.12 alone could not compile a lambda or a comprehension among the type parameters in a class. */
export function rejectNestedScope(p: Parse): void {
	// Defaults of parameters are evaluated outside, and free of restrictions.
	if (
		p.minor !== 12 ||
		p.restriction === undefined ||
		p.scope.kind !== "type parameters" ||
		p.scope.parent?.kind !== "class"
	)
		return;
	report(
		p,
		p.at,
		p.at,
		"A lambda or comprehension among type parameters in a class needs Python 3.13 or newer, and the target is Python 3.12.",
		"Define it outside of the class.",
	);
}

/** Notes that a name is bound. */
export function bind(p: Parse, token: number): void {
	p.names.push(token * 2 + 1);
}

/** Binds the parameters of the present scope, before anything else is. */
export function bindParameters(p: Parse, tokens: readonly number[]): void {
	for (const token of tokens) bind(p, token);
	p.scope.parameters = tokens.length;
}

/** Ends the present scope: what it could not answer goes to the one around it, or is reported. */
export function leaveScope(p: Parse): void {
	const { scope } = p;
	const isCode = scope.kind !== "type parameters";
	if (isCode && !scope.isAsync) reportAwaits(p, scope);
	if (scope.isAsync && scope.valueReturn >= 0 && p.yields.length > scope.yields) {
		report(
			p,
			scope.valueReturn,
			scope.valueReturn,
			"An asynchronous generator (an async function with yield) cannot return a value.",
			"Return without a value, or yield it.",
		);
	}
	if (scope.wanted !== undefined) answer(p, scope, scope.wanted);
	p.names.length = scope.base;
	if (isCode) {
		p.awaits.length = scope.awaits;
		p.yields.length = scope.yields;
	}
	p.walruses.length = scope.walruses;
	if (scope.parent === undefined) return;
	p.restriction = scope.restriction;
	p.scope = scope.parent;
}

function reportAwaits(p: Parse, scope: Scope): void {
	const isFunction = scope.kind === "function" || scope.kind === "lambda";
	const place = isFunction ? "in a function that is not async" : "outside of a function";
	for (let index = scope.awaits; index < p.awaits.length; index++) {
		const entry = p.awaits[index] ?? 0;
		const token = entry >> 1;
		if (entry % 2 === 1) reportAsynchronous(p, token);
		else
			reportUnlessSkipped(
				p,
				token,
				token,
				`"await" stands ${place}.`,
				"Move it into an async def, or do without awaiting.",
			);
	}
}

/** Reports a comprehension that awaits where nothing can. */
export function reportAsynchronous(p: Parse, token: number): void {
	reportUnlessSkipped(
		p,
		token,
		token,
		"An asynchronous comprehension stands outside of an async function.",
		"Move it into an async def.",
	);
}

/** Looks for names that are `nonlocal` in a function below. */
function answer(p: Parse, scope: Scope, wanted: readonly number[]): void {
	for (const token of wanted) {
		const name = nameOf(p, token);
		if (isAnswered(p, scope, name)) {
			if (scope.kind === "type parameters") reportTypeParameter(p, token, name);
			continue;
		}
		const { parent } = scope;
		const isGlobalHere = scope.kind === "function" && scope.declared?.get(name) === "global";
		if (parent !== undefined && !isGlobalHere && parent.kind !== "module") {
			parent.wanted ??= [];
			parent.wanted.push(token);
			continue;
		}
		report(
			p,
			token,
			token,
			`"nonlocal ${textOf(p, token)}" refers to no variable: no function around this one binds "${name}".`,
			"Bind the name in the function around, or declare it global.",
		);
	}
}

function reportTypeParameter(p: Parse, token: number, name: string): void {
	report(
		p,
		token,
		token,
		`"${name}" is a type parameter and cannot be nonlocal.`,
		"Use another name for the variable.",
	);
}

function isAnswered(p: Parse, scope: Scope, name: string): boolean {
	if (scope.kind === "module") return false;
	if (scope.kind === "class") return name === "__class__";
	const declared = scope.declared?.get(name);
	if (declared !== undefined) return declared === "nonlocal";
	return (flagsOf(p, scope, name) & (BOUND | PARAMETER)) !== 0;
}

/** What the present scope has done with a name so far. */
function flagsOf(p: Parse, scope: Scope, name: string): number {
	const end = p.names.length;
	scope.index ??= new Map();
	for (; scope.indexed < end; scope.indexed++) {
		const entry = p.names[scope.indexed] ?? 0;
		const one = nameOf(p, entry >> 1);
		const isParameter = scope.indexed < scope.base + scope.parameters;
		const flag = isParameter ? PARAMETER : entry % 2 === 1 ? BOUND : USED;
		scope.index.set(one, (scope.index.get(one) ?? 0) | flag);
	}
	return scope.index.get(name) ?? 0;
}

/** Declares the name at a token `global` or `nonlocal` in the present scope. */
export function declare(p: Parse, token: number, as: "global" | "nonlocal"): void {
	const { scope } = p;
	const name = nameOf(p, token);
	const flags = flagsOf(p, scope, name);
	if (flags !== 0) {
		reportLate(p, token, as, flags);
		return;
	}
	scope.declared ??= new Map();
	const before = scope.declared.get(name);
	if (before !== undefined && before !== as) {
		report(p, token, token, `"${name}" is declared both global and nonlocal.`, "Decide for one of them.");
	}
	scope.declared.set(name, as);
	if (as === "global") return;
	if (scope.parent === undefined) return;
	scope.parent.wanted ??= [];
	scope.parent.wanted.push(token);
}

function reportLate(p: Parse, token: number, as: string, flags: number): void {
	const name = textOf(p, token);
	if ((flags & PARAMETER) !== 0) {
		report(
			p,
			token,
			token,
			`"${name}" is a parameter of the function and cannot be ${as} too.`,
			"Rename one of the two.",
		);
		return;
	}
	const done = (flags & USED) !== 0 ? "used" : "assigned to";
	report(
		p,
		token,
		token,
		`"${name}" is ${done} before the statement "${as} ${name}".`,
		`Move the ${as} statement to the beginning of the function.`,
	);
}
