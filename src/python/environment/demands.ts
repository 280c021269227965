import { lastName } from "../names/calls.ts";
import { bindingsOf, type Scope } from "../names/scopes.ts";
import type { Expression } from "../tree/ast.ts";
import { addPartsOfExpression, type Task } from "../tree/walk-expressions.ts";
import { behind } from "./reads/elements.ts";
import { type Claim, claimsOf, isExit } from "./reads/guards.ts";
import type { ModuleFacts, Test } from "./reads/module-facts.ts";
import { type Known, readsBehind } from "./reads-behind.ts";
import type { Read } from "./variable.ts";

/** A read without whose value the program says so and ends, and the condition that says it. */
export interface Demand {
	readonly read: Read;
	readonly test: Expression;
	readonly scope: Scope;
}

/** What the conditions of the program say of what it read. */
export interface Demands {
	readonly demands: readonly Demand[];
	/** Reads of which some condition asks whether there is something. */
	readonly tested: ReadonlySet<Read>;
}

/** Parts of one condition that are looked at. */
const MAX_PARTS = 40;

/** Finds what conditions say of reads. */
export function demandsOf(known: Known, modules: readonly ModuleFacts[]): Demands {
	const tests = modules.flatMap((facts) => facts.tests);
	const tested = tests.flatMap((test) => testedBy(known, test));
	const ending = [...tests, ...exits(modules.flatMap(({ alternatives }) => alternatives))];
	const demands = ending.flatMap((one) => {
		if (one.kind === "decides") return [];
		return demandedBy(known, one).map((read) => ({ read, test: one.test, scope: one.scope }));
	});
	return { demands, tested: new Set(tested) };
}

function testedBy(known: Known, { test, scope }: Test): readonly Read[] {
	const parts = partsOf(test).filter((part) => isCarrier(known, part));
	return parts.flatMap((part) => readsBehind(known, part, scope).reads);
}

/** `os.getenv("X") or sys.exit("X is missing")`. */
function exits(alternatives: ModuleFacts["alternatives"]): readonly Test[] {
	return alternatives.flatMap(({ node, scope }): Test[] =>
		isExit(node.right) ? [{ test: node.left, scope, kind: "asserts" }] : [],
	);
}

function demandedBy(known: Known, { test, scope, kind }: Test): readonly Read[] {
	const open: { readonly claim: Claim; readonly scope: Scope }[] = claimsOf(test, kind === "asserts").map((claim) => ({
		claim,
		scope,
	}));
	const found: Read[] = [];
	for (let steps = 0; steps < MAX_PARTS; steps += 1) {
		const next = open.pop();
		if (next === undefined) break;
		const { of, isThere } = next.claim;
		const inner = claimsWithin(known, of, isThere, next.scope);
		if (inner.length > 0) open.push(...inner);
		else if (isThere) {
			const { reads } = readsBehind(known, of, next.scope);
			// Of several reads one may be enough, unless a loop goes through them.
			const isOne = new Set(reads.map(({ node }) => node)).size === 1;
			if (isOne || isOfLoop(of, next.scope)) found.push(...reads);
		}
	}
	return found;
}

/** Whether a name is the target of a loop, and so each of its values in turn. */
function isOfLoop(of: Expression, scope: Scope): boolean {
	if (of.kind !== "name") return false;
	const bindings = bindingsOf(of.name, scope, of.start) ?? [];
	return bindings.length === 1 && bindings[0]?.kind === "opaque";
}

/** What a list of what is missing says, being empty: `missing = [name for name in NAMES if not os.getenv(name)]`. */
function claimsWithin(
	known: Known,
	of: Expression,
	isThere: boolean,
	scope: Scope,
): readonly { readonly claim: Claim; readonly scope: Scope }[] {
	const held = of.kind === "name" ? behind(known, of, scope) : [{ expression: of, scope }];
	return held.flatMap(({ expression, scope: around }) => {
		const list = unwrapped(expression);
		if (list?.kind !== "comprehension") return [];
		const module = known.factsOf(around.module.path);
		const own = module?.names.scopes.get(list) ?? around;
		const tests = list.clauses.flatMap((clause) => (clause.kind === "if" ? [clause.test] : []));
		const [element] = list.elements;
		if (!isThere && tests.length === 1 && !isQuantified(expression, "any")) {
			return tests.flatMap((test) => claimsOf(test, false)).map((claim) => ({ claim, scope: own }));
		}
		if (element === undefined || tests.length > 0) return [];
		const isAll = isThere && isQuantified(expression, "all");
		const isNone = !isThere && isQuantified(expression, "any");
		return isAll || isNone ? claimsOf(element, isAll).map((claim) => ({ claim, scope: own })) : [];
	});
}

function isQuantified(expression: Expression, name: string): boolean {
	return expression.kind === "call" && lastName(expression.callee) === name;
}

/** The comprehension of `[…]`, `list(…)`, `all(…)` and `any(…)`. */
function unwrapped(expression: Expression): Expression | undefined {
	if (expression.kind !== "call") return expression;
	const isKnown = /^(all|any|list|sorted|set|tuple)$/.test(lastName(expression.callee));
	return isKnown ? expression.arguments[0]?.value : undefined;
}

function isCarrier({ byNode, carriers }: Known, part: Expression): boolean {
	return byNode.has(part) || carriers.has(lastName(part));
}

function partsOf(test: Expression): readonly Expression[] {
	const parts: Expression[] = [test];
	for (let at = 0; at < parts.length && at < MAX_PARTS; at += 1) {
		const tasks: Task[] = [];
		const part = parts[at];
		if (part !== undefined) addPartsOfExpression(tasks, part, { scope: { kind: "module" }, isMainOnly: false });
		for (const task of tasks) if (task.kind === "expression") parts.push(task.node);
	}
	return parts.slice(0, MAX_PARTS);
}
