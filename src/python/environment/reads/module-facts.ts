import type { ModuleNames, Scope } from "../../names/scopes.ts";
import type { Expression, Span, Statement } from "../../tree/ast.ts";
import { type Where, walk } from "../../tree/walk.ts";
import { endsProgram } from "./guards.ts";
import { type Missing, noteTried, type Tried } from "./tried.ts";

type Of<Kind extends Expression["kind"]> = Extract<Expression, { readonly kind: Kind }>;

/** A node with the scope in which it is evaluated. */
export interface Found<Node> {
	readonly node: Node;
	readonly scope: Scope;
}

/** A loop over values: a `for` statement or a clause of a comprehension. */
export interface Loop {
	readonly target: Expression;
	readonly iterable: Expression;
	readonly scope: Scope;
}

/** A condition. */
export interface Test {
	readonly test: Expression;
	readonly scope: Scope;
	/** `raises`: if it holds, nothing goes on. `asserts`: if it does not hold. `decides`: both ways go on. */
	readonly kind: "raises" | "asserts" | "decides";
}

/** `with context():` and the lines below it. */
export interface Context extends Found<Of<"call">>, Span {}

/** `value[index] = …`, with what is assigned. */
export interface Store extends Found<Of<"subscript">> {
	readonly value: Expression | undefined;
}

/** What one walk through a module gathers. */
export interface ModuleFacts {
	readonly names: ModuleNames;
	/** `value[index]` that is read. */
	readonly subscripts: readonly Found<Of<"subscript">>[];
	readonly stores: readonly Store[];
	/** `key in value`. */
	readonly memberships: readonly Found<Of<"compare">>[];
	readonly binaries: readonly Found<Of<"binary">>[];
	readonly formatted: readonly Found<Of<"formatted">>[];
	readonly attributes: readonly Found<Of<"attribute">>[];
	/** `a or b`. */
	readonly alternatives: readonly Found<Of<"boolean">>[];
	/** By the offset from which the bindings of their targets hold. */
	readonly loops: ReadonlyMap<number, readonly Loop[]>;
	readonly tests: readonly Test[];
	readonly tried: Tried;
	/** Calls of `prefixed` whose context is entered. */
	readonly contexts: readonly Context[];
}

type List<Key extends keyof ModuleFacts> = ModuleFacts[Key] extends readonly (infer One)[] ? One[] : never;

/** Facts while they are being gathered. */
interface Gathering {
	readonly names: ModuleNames;
	readonly subscripts: List<"subscripts">;
	readonly stores: List<"stores">;
	readonly memberships: List<"memberships">;
	readonly binaries: List<"binaries">;
	readonly formatted: List<"formatted">;
	readonly attributes: List<"attributes">;
	readonly alternatives: List<"alternatives">;
	readonly loops: Map<number, Loop[]>;
	readonly tests: List<"tests">;
	readonly tried: Record<Missing, Span[]>;
	readonly contexts: List<"contexts">;
	/** Expressions that are assigned to or deleted, and so not read. */
	readonly targets: Set<Expression>;
}

/** Walks through a module once. Linear, and iterative. */
export function factsOf(names: ModuleNames): ModuleFacts {
	const facts: Gathering = {
		names,
		subscripts: [],
		stores: [],
		memberships: [],
		binaries: [],
		formatted: [],
		attributes: [],
		alternatives: [],
		loops: new Map(),
		tests: [],
		tried: { value: [], file: [] },
		contexts: [],
		targets: new Set(),
	};
	const scopeOf = ({ scope }: Where): Scope =>
		scope.kind === "module" ? names.scope : (names.scopes.get(scope.definition) ?? names.scope);
	walk(names.module.body, {
		statement: (statement, where) => {
			readStatement(facts, statement, scopeOf(where));
			return undefined;
		},
		expression: (node, where) => {
			readExpression(facts, node, scopeOf(where));
			return undefined;
		},
	});
	return facts;
}

function readStatement(facts: Gathering, statement: Statement, scope: Scope): void {
	switch (statement.kind) {
		case "assign":
			for (const target of statement.targets) store(facts, target, statement.value, scope);
			return;
		case "delete":
			for (const target of statement.targets) facts.targets.add(target);
			return;
		case "annotated":
			if (statement.value !== undefined) store(facts, statement.target, statement.value, scope);
			return;
		case "for": {
			const { target, iterable, start } = statement;
			noteLoop(facts, start, { target, iterable, scope });
			return;
		}
		case "with":
			for (const { context } of statement.items) {
				const isPrefix =
					context.kind === "call" && context.callee.kind === "attribute" && context.callee.attribute === "prefixed";
				if (isPrefix) facts.contexts.push({ node: context, scope, start: statement.start, end: statement.end });
			}
			return;
		case "try":
			noteTried(facts.tried, statement);
			return;
		default:
			for (const test of testsOf(statement)) facts.tests.push({ ...test, scope });
	}
}

function testsOf(statement: Statement): readonly Omit<Test, "scope">[] {
	switch (statement.kind) {
		case "if":
			return statement.branches.map(({ test, body }) => ({ test, kind: endsProgram(body) ? "raises" : "decides" }));
		case "while":
			return [{ test: statement.test, kind: "decides" }];
		case "assert":
			return [{ test: statement.test, kind: "asserts" }];
		case "match":
			return [{ test: statement.subject, kind: "decides" }];
		default:
			return [];
	}
}

function store(facts: Gathering, target: Expression, value: Expression, scope: Scope): void {
	const open = [target];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (next.kind === "tuple" || next.kind === "list") for (const one of next.elements) open.push(one);
		if (next.kind !== "subscript") continue;
		facts.targets.add(next);
		facts.stores.push({ node: next, scope, value: next === target ? value : undefined });
	}
}

function noteLoop(facts: Gathering, start: number, loop: Loop): void {
	const known = facts.loops.get(start);
	if (known === undefined) facts.loops.set(start, [loop]);
	else known.push(loop);
}

function readExpression(facts: Gathering, node: Expression, scope: Scope): void {
	switch (node.kind) {
		case "subscript":
			if (!facts.targets.has(node)) facts.subscripts.push({ node, scope });
			return;
		case "compare":
			if (/^(not )?in$/.test(node.rest[0]?.[0] ?? "")) facts.memberships.push({ node, scope });
			return;
		case "binary":
			facts.binaries.push({ node, scope });
			return;
		case "formatted":
			facts.formatted.push({ node, scope });
			return;
		case "attribute":
			facts.attributes.push({ node, scope });
			return;
		case "boolean":
			if (node.operator === "or") facts.alternatives.push({ node, scope });
			facts.tests.push({ test: node.left, scope, kind: "decides" });
			return;
		case "conditional":
			facts.tests.push({ test: node.test, scope, kind: "decides" });
			return;
		case "comprehension":
			readComprehension(facts, node, facts.names.scopes.get(node) ?? scope);
			return;
		default:
			return;
	}
}

function readComprehension(facts: Gathering, { clauses, start }: Of<"comprehension">, scope: Scope): void {
	for (const clause of clauses) {
		if (clause.kind === "if") facts.tests.push({ test: clause.test, scope, kind: "decides" });
		else noteLoop(facts, start, { target: clause.target, iterable: clause.iterable, scope });
	}
}
