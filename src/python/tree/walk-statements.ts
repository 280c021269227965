import type { ClassDefinition, FunctionDefinition, Statement } from "./ast.ts";
import { guardOf, isMainName, isModuleName } from "./main-guard.ts";
import { expressionsIn } from "./match-pattern.ts";
import { add, addAll, addArguments, addParameters, guarded, opposite, type Task } from "./walk-expressions.ts";
import type { Scope, Where } from "./where.ts";

/** Adds the statements of a body. */
export function addStatements(waiting: Task[], body: readonly Statement[], where: Where): void {
	for (const node of body) waiting.push({ kind: "statement", node, where });
}

/** Adds what lies directly below a statement, in the order of the text. */
export function addPartsOfStatement(waiting: Task[], statement: Statement, where: Where): void {
	switch (statement.kind) {
		case "assign":
			addAll(waiting, statement.targets, where);
			add(waiting, statement.value, where);
			return;
		case "annotated":
			add(waiting, statement.target, where);
			add(waiting, statement.annotation, where);
			add(waiting, statement.value, where);
			return;
		case "augmented":
			add(waiting, statement.target, where);
			add(waiting, statement.value, where);
			return;
		case "expression":
		case "return":
			add(waiting, statement.value, where);
			return;
		case "raise":
			add(waiting, statement.exception, where);
			add(waiting, statement.cause, where);
			return;
		case "assert":
			add(waiting, statement.test, where);
			add(waiting, statement.message, where);
			return;
		case "delete":
			addAll(waiting, statement.targets, where);
			return;
		default:
			addPartsOfCompound(waiting, statement, where);
	}
}

function addPartsOfCompound(waiting: Task[], statement: Statement, where: Where): void {
	switch (statement.kind) {
		case "function":
			addPartsOfFunction(waiting, statement, where);
			return;
		case "class":
			addPartsOfClass(waiting, statement, where);
			return;
		case "if":
			addPartsOfIf(waiting, statement, where);
			return;
		case "match":
			addPartsOfMatch(waiting, statement, where);
			return;
		case "while":
			add(waiting, statement.test, where);
			addStatements(waiting, statement.body, guarded(where, guardOf(statement.test)));
			addStatements(waiting, statement.orelse, where);
			return;
		case "for":
			add(waiting, statement.target, where);
			add(waiting, statement.iterable, where);
			addStatements(waiting, statement.body, where);
			addStatements(waiting, statement.orelse, where);
			return;
		case "try":
			addStatements(waiting, statement.body, where);
			for (const { type, body } of statement.handlers) {
				add(waiting, type, where);
				addStatements(waiting, body, where);
			}
			addStatements(waiting, statement.orelse, where);
			addStatements(waiting, statement.finalbody, where);
			return;
		case "with":
			for (const { context, target } of statement.items) {
				add(waiting, context, where);
				add(waiting, target, where);
			}
			addStatements(waiting, statement.body, where);
			return;
		default:
			return;
	}
}

function addPartsOfFunction(waiting: Task[], node: FunctionDefinition, where: Where): void {
	addAll(waiting, node.decorators, where);
	addParameters(waiting, node.parameters, where);
	add(waiting, node.returns, where);
	const scope: Scope = { kind: "function", definition: node, outer: where.scope };
	waiting.push({ kind: "body", node, where: { ...where, scope } });
}

function addPartsOfClass(waiting: Task[], definition: ClassDefinition, where: Where): void {
	addAll(waiting, definition.decorators, where);
	addArguments(waiting, definition.bases, where);
	const scope: Scope = { kind: "class", definition, outer: where.scope };
	addStatements(waiting, definition.body, { ...where, scope });
}

/** After `if __name__ != "__main__":`, every further branch is the main module's. */
function addPartsOfIf(waiting: Task[], statement: Extract<Statement, { kind: "if" }>, where: Where): void {
	let rest = where;
	for (const { test, body } of statement.branches) {
		const guard = guardOf(test);
		add(waiting, test, rest);
		addStatements(waiting, body, guarded(rest, guard));
		rest = guarded(rest, opposite(guard));
	}
	addStatements(waiting, statement.orelse, rest);
}

function addPartsOfMatch(waiting: Task[], statement: Extract<Statement, { kind: "match" }>, where: Where): void {
	const isOnName = isModuleName(statement.subject);
	add(waiting, statement.subject, where);
	for (const { pattern, guard, body } of statement.cases) {
		const isMain = pattern.kind === "value" && isMainName(pattern.value);
		const inside = guarded(where, isOnName && isMain ? "main" : "neither");
		for (const expression of expressionsIn(pattern)) add(waiting, expression, inside);
		add(waiting, guard, inside);
		addStatements(waiting, body, inside);
	}
}
