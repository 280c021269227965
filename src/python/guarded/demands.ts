import type { Expression, FunctionDefinition, Statement } from "../tree/ast.ts";
import { walk } from "../tree/walk.ts";

/** Parts of a condition that are looked at. */
const MAX_PARTS = 100;

/**
 * Whether a function cannot do its work while a name is None: it takes something from the name or calls it without
 * asking first, or it asks and then raises.
 */
export function demands(definition: FunctionDefinition, name: string): boolean {
	let isUsed = false;
	let isAsked = false;
	let isRefused = false;
	const ask = (test: Expression, body: readonly Statement[]) => {
		if (!asksFor(test, name)) return;
		isAsked = true;
		if (body.at(-1)?.kind === "raise") isRefused = true;
	};
	walk([definition], {
		statement: (statement) => {
			if (statement.kind === "if") for (const { test, body } of statement.branches) ask(test, body);
			if (statement.kind === "while" || statement.kind === "assert") ask(statement.test, []);
			if (statement.kind === "assert" && asksFor(statement.test, name)) isRefused = true;
			if (statement.kind === "for" && isName(statement.iterable, name)) isUsed = true;
			return undefined;
		},
		expression: (expression) => {
			if (expression.kind === "conditional") ask(expression.test, []);
			if (expression.kind === "boolean") ask(expression.left, []);
			if (isTakenFrom(expression, name)) isUsed = true;
			return undefined;
		},
	});
	return isRefused || (isUsed && !isAsked);
}

/** Whether an expression is `name.attribute`, `name()` or `name[…]`. */
function isTakenFrom(expression: Expression, name: string): boolean {
	if (expression.kind === "call") return isName(expression.callee, name);
	return (expression.kind === "attribute" || expression.kind === "subscript") && isName(expression.value, name);
}

/** Whether a condition asks what a name is: `name`, `not name`, `name is None`, or one of several conditions does. */
function asksFor(test: Expression, name: string): boolean {
	const waiting = [test];
	for (let count = 0; count < MAX_PARTS; count += 1) {
		const next = waiting.pop();
		if (next === undefined) return false;
		if (isName(next, name)) return true;
		if (next.kind === "not") waiting.push(next.operand);
		if (next.kind === "boolean") waiting.push(next.left, next.right);
		if (next.kind === "compare") waiting.push(next.first, ...next.rest.map(([, operand]) => operand));
		if (next.kind === "call") waiting.push(...next.arguments.slice(0, 1).map(({ value }) => value));
	}
	return true;
}

function isName(expression: Expression, name: string): boolean {
	return expression.kind === "name" && expression.name === name;
}
