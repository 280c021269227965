import { lastName } from "../names/calls.ts";
import type { Call, Expression, FunctionDefinition, Statement } from "../tree/ast.ts";
import { addPartsOfExpression, type Task } from "../tree/walk-expressions.ts";

/**
 * How the result of a call is used: `awaited` runs a coroutine, `entered` is the context of a `with`, `plain` is
 * everything else.
 */
export type Use = "plain" | "awaited" | "entered";

/** Something that certainly happens when a body runs. */
export type Step =
	| { readonly kind: "call"; readonly node: Call; readonly use: Use }
	| { readonly kind: "subscript"; readonly node: Subscript }
	| { readonly kind: "import"; readonly statement: Extract<Statement, { readonly kind: "import" | "from" }> }
	| { readonly kind: "function"; readonly definition: FunctionDefinition }
	| { readonly kind: "class"; readonly definition: Extract<Statement, { readonly kind: "class" }> };

type Subscript = Extract<Expression, { readonly kind: "subscript" }>;

/** What is known of a body's values. */
export interface Knowledge {
	/** The truth of a condition when the start comes to it for the first time; `undefined` where nobody knows. */
	truth(test: Expression): boolean | undefined;
	/** Whether a loop over it certainly runs at least once. */
	isFilled(iterable: Expression): boolean;
}

/** A body that is being read. */
export interface Reading {
	readonly known: Knowledge;
	readonly steps: Step[];
}

/** Awaited, these run the coroutines that they are given. */
const GATHERING: ReadonlySet<string> = new Set(["gather", "wait_for", "shield"]);

/** An expression whose turn has come, or will. */
interface Used {
	readonly node: Expression;
	readonly use: Use;
}

/**
 * Notes the calls of an expression that are certainly made; what is only evaluated sometimes, or later, is left out.
 * Says whether the function pauses in it.
 */
export function evaluate(expression: Expression, { known, steps }: Reading, use: Use = "plain"): "end" | "yield" {
	let outcome: "end" | "yield" = "end";
	const waiting: Used[] = [{ node: expression, use }];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (next.node.kind === "call") steps.push({ kind: "call", node: next.node, use: next.use });
		if (next.node.kind === "subscript") steps.push({ kind: "subscript", node: next.node });
		if (next.node.kind === "yield") outcome = "yield";
		for (const part of certainParts(next, known)) waiting.push(part);
	}
	return outcome;
}

/** What lies directly below an expression and is certainly evaluated with it. */
function certainParts({ node, use }: Used, known: Knowledge): readonly Used[] {
	switch (node.kind) {
		case "call":
			return [plain(node.callee), ...argumentsOf(node, use)];
		case "await":
			return [{ node: node.value, use: "awaited" }];
		case "conditional": {
			const truth = known.truth(node.test);
			if (truth === undefined) return [plain(node.test)];
			return [plain(node.test), plain(truth ? node.body : node.orelse)];
		}
		case "boolean": {
			const isRight = known.truth(node.left) === (node.operator === "and");
			return isRight ? [plain(node.left), plain(node.right)] : [plain(node.left)];
		}
		case "comprehension":
			return certainOf(node, known).map(plain);
		case "lambda":
			return [];
		default:
			return partsOf(node).map(plain);
	}
}

function plain(node: Expression): Used {
	return { node, use: "plain" };
}

function argumentsOf(call: Call, use: Use): readonly Used[] {
	const isGathering = use === "awaited" && GATHERING.has(lastName(call.callee));
	return call.arguments.map(({ value }) => ({ node: value, use: isGathering ? "awaited" : "plain" }));
}

/** What of a comprehension certainly runs: a generator waits until somebody asks. */
function certainOf(node: Extract<Expression, { kind: "comprehension" }>, known: Knowledge): readonly Expression[] {
	const [first, ...others] = node.clauses;
	if (first?.kind !== "for") return [];
	const isRun = node.of !== "generator" && others.length === 0 && known.isFilled(first.iterable);
	return isRun ? [first.iterable, ...node.elements] : [first.iterable];
}

function partsOf(node: Expression): Expression[] {
	const tasks: Task[] = [];
	addPartsOfExpression(tasks, node, { scope: { kind: "module" }, isMainOnly: false });
	return tasks.flatMap((task) => (task.kind === "expression" ? [task.node] : []));
}
