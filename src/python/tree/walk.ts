import type { Expression, FunctionDefinition, Statement } from "./ast.ts";
import { addPartsOfExpression, type Task } from "./walk-expressions.ts";
import { addPartsOfStatement, addStatements } from "./walk-statements.ts";
import type { Where } from "./where.ts";

export { functionAround, type Scope, type Where } from "./where.ts";

/** What is done with the parts of a module. `"skip"` leaves out what lies below. */
export interface Visitor {
	statement?(statement: Statement, where: Where): "skip" | undefined;
	expression?(expression: Expression, where: Where): "skip" | undefined;
	/** Asked before the body of a function is read, when what stands before it has been visited. */
	body?(definition: FunctionDefinition, where: Where): "skip" | undefined;
}

/**
 * Visits every statement and every expression of a body, parents before children, in the order of the text (a
 * comprehension's element before its clauses). Iterative.
 */
export function walk(body: readonly Statement[], visitor: Visitor): void {
	const waiting: Task[] = [];
	addStatements(waiting, body, { scope: { kind: "module" }, isMainOnly: false });
	waiting.reverse();
	for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
		const from = waiting.length;
		perform(task, visitor, waiting);
		reverseFrom(waiting, from);
	}
}

/** What was added last is to be visited in the order in which it was added. */
function reverseFrom(waiting: Task[], from: number): void {
	for (let low = from, high = waiting.length - 1; low < high; low += 1, high -= 1) {
		const [first, last] = [waiting[low], waiting[high]];
		if (first === undefined || last === undefined) return;
		waiting[low] = last;
		waiting[high] = first;
	}
}

function perform({ kind, node, where }: Task, visitor: Visitor, waiting: Task[]): void {
	switch (kind) {
		case "body":
			if (visitor.body?.(node, where) !== "skip") addStatements(waiting, node.body(), where);
			return;
		case "statement":
			if (visitor.statement?.(node, where) !== "skip") addPartsOfStatement(waiting, node, where);
			return;
		case "expression":
			if (visitor.expression?.(node, where) !== "skip") addPartsOfExpression(waiting, node, where);
	}
}
