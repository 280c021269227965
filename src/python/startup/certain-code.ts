import type { Statement } from "../tree/ast.ts";
import { blocksOf } from "../tree/blocks.ts";
import { evaluate, type Knowledge, type Reading, type Step } from "./certain-expressions.ts";

/** How statements are left: at their end, by a jump, or at the `yield` where a lifespan lets the server answer. */
type Outcome = "end" | "jump" | "yield";

const JUMPS: ReadonlySet<Statement["kind"]> = new Set(["return", "break", "continue"]);
const RETURNS: ReadonlySet<Statement["kind"]> = new Set(["return"]);

/**
 * What certainly happens when a body runs, up to its first `yield`. Handlers of exceptions, branches that depend on what
 * nobody knows, and what stands behind a jump out of one are left out. Bodies of functions are not part of it.
 */
export function stepsOf(body: readonly Statement[], known: Knowledge): readonly Step[] {
	const steps: Step[] = [];
	run(body, { known, steps });
	return steps;
}

function run(body: readonly Statement[], reading: Reading): Outcome {
	for (const statement of body) {
		const outcome = runStatement(statement, reading);
		if (outcome !== "end") return outcome;
	}
	return "end";
}

function runStatement(statement: Statement, reading: Reading): Outcome {
	switch (statement.kind) {
		case "expression":
		case "assign":
		case "augmented":
			return evaluate(statement.value, reading);
		case "annotated":
			return statement.value === undefined ? "end" : evaluate(statement.value, reading);
		case "return":
			return statement.value !== undefined && evaluate(statement.value, reading) === "yield" ? "yield" : "jump";
		case "raise":
		case "break":
		case "continue":
			return "jump";
		case "assert":
			return evaluate(statement.test, reading);
		case "import":
		case "from":
			reading.steps.push({ kind: "import", statement });
			return "end";
		case "function":
			for (const decorator of statement.decorators) evaluate(decorator, reading);
			for (const { default: value } of statement.parameters) if (value !== undefined) evaluate(value, reading);
			reading.steps.push({ kind: "function", definition: statement });
			return "end";
		case "class":
			for (const one of [...statement.decorators, ...statement.bases.map(({ value }) => value)]) evaluate(one, reading);
			reading.steps.push({ kind: "class", definition: statement });
			return "end";
		default:
			return runCompound(statement, reading);
	}
}

function runCompound(statement: Statement, reading: Reading): Outcome {
	switch (statement.kind) {
		case "if":
			return runIf(statement, reading);
		case "for":
			evaluate(statement.iterable, reading);
			return runLoop(statement.body, reading.known.isFilled(statement.iterable), reading);
		case "while":
			evaluate(statement.test, reading);
			return runLoop(statement.body, reading.known.truth(statement.test) === true, reading);
		case "try": {
			const outcome = run(statement.body, reading);
			if (outcome === "yield") return outcome;
			const rest = outcome === "end" ? run(statement.orelse, reading) : outcome;
			if (rest === "yield") return rest;
			const last = run(statement.finalbody, reading);
			return last === "end" ? rest : last;
		}
		case "with":
			for (const { context } of statement.items) evaluate(context, reading, "entered");
			return run(statement.body, reading);
		case "match": {
			evaluate(statement.subject, reading);
			return statement.cases.some(({ body }) => mayLeave(body, JUMPS)) ? "jump" : "end";
		}
		default:
			return "end";
	}
}

function runIf(statement: Extract<Statement, { kind: "if" }>, reading: Reading): Outcome {
	for (const [index, { test, body }] of statement.branches.entries()) {
		evaluate(test, reading);
		const truth = reading.known.truth(test);
		if (truth === true) return run(body, reading);
		if (truth === undefined) {
			const open = [...statement.branches.slice(index).map((branch) => branch.body), statement.orelse];
			return open.some((one) => mayLeave(one, JUMPS)) ? "jump" : "end";
		}
	}
	return run(statement.orelse, reading);
}

function runLoop(body: readonly Statement[], isEntered: boolean, reading: Reading): Outcome {
	const outcome = isEntered ? run(body, reading) : "end";
	if (outcome === "yield") return outcome;
	return mayLeave(body, RETURNS) ? "jump" : "end";
}

/** Whether statements, those within them included, may leave by one of these or by a `yield`. */
function mayLeave(body: readonly Statement[], by: ReadonlySet<Statement["kind"]>): boolean {
	const waiting = [...body];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		if (by.has(next.kind) || isYield(next)) return true;
		for (const inner of blocksOf(next)) for (const one of inner) waiting.push(one);
	}
	return false;
}

function isYield(statement: Statement): boolean {
	if (statement.kind === "expression" || statement.kind === "assign") return statement.value.kind === "yield";
	return false;
}
