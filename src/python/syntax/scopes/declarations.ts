import type { Parse } from "../grammar/parse.ts";
import { nameOf, report, textOf } from "../grammar/reader.ts";
import { isBound, isImported, tokenOf } from "./names.ts";
import type { Scope } from "./scope.ts";

// What may be known of a name in a scope.
const USED = 1;
const BOUND = 2;
const PARAMETER = 4;
const IMPORTED = 8;

/** Looks in a scope for names that are `nonlocal` in one below it; those it does not bind go to the scope around it. */
export function resolveNonlocals(p: Parse, scope: Scope, wanted: readonly number[]): void {
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
	return (flagsOf(p, scope, name) & (BOUND | PARAMETER | IMPORTED)) !== 0;
}

function flagOf(entry: number): number {
	if (isImported(entry)) return IMPORTED;
	return isBound(entry) ? BOUND : USED;
}

/** What the present scope has done with a name so far. */
function flagsOf(p: Parse, scope: Scope, name: string): number {
	const end = p.names.length;
	scope.index ??= new Map();
	for (; scope.indexed < end; scope.indexed++) {
		const entry = p.names[scope.indexed] ?? 0;
		const one = nameOf(p, tokenOf(entry));
		const isParameter = scope.indexed < scope.base + scope.parameters;
		const flag = isParameter ? PARAMETER : flagOf(entry);
		scope.index.set(one, (scope.index.get(one) ?? 0) | flag);
	}
	return scope.index.get(name) ?? 0;
}

/** Declares the name at a token `global` or `nonlocal` in the present scope. */
export function declare(p: Parse, token: number, as: "global" | "nonlocal"): void {
	const { scope } = p;
	const name = nameOf(p, token);
	const flags = flagsOf(p, scope, name);
	if ((flags & ~IMPORTED) !== 0) {
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
