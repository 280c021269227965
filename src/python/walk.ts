import type { Argument, ClassDefinition, Comprehension, Expression, FunctionDefinition, Parameter, Statement } from "./ast.ts";
import { type Guard, guardOf, isMainName, isModuleName } from "./main-guard.ts";

/** Whose code something is part of, innermost first through `outer`. */
export type Scope =
	| { readonly kind: "module" }
	/** The body of a class runs where the class stands. */
	| { readonly kind: "class"; readonly definition: ClassDefinition; readonly outer: Scope }
	/** The body of a function runs when it is called. */
	| { readonly kind: "function"; readonly definition: FunctionDefinition; readonly outer: Scope }
	| { readonly kind: "lambda"; readonly definition: Lambda; readonly outer: Scope }
	/** All of a comprehension but its first iterable. */
	| { readonly kind: "comprehension"; readonly definition: Comprehension; readonly outer: Scope };

type Lambda = Extract<Expression, { readonly kind: "lambda" }>;

/** Where something stands. */
export interface Where {
	/** The scope in which it runs: a decorator, a default and a base run in the scope around the definition. */
	readonly scope: Scope;
	/** Whether it stands below `if __name__ == "__main__"`, which never holds in a module that a server imports. */
	readonly isMainOnly: boolean;
}

/** What is done with the parts of a module. `"skip"` leaves out what lies below. */
export interface Visitor {
	statement?(statement: Statement, where: Where): "skip" | undefined;
	expression?(expression: Expression, where: Where): "skip" | undefined;
}

/** The function or lambda in whose body a scope lies; `undefined` for what runs when the module is imported. */
export function functionAround(scope: Scope): FunctionDefinition | Lambda | undefined {
	let around = scope;
	while (around.kind !== "module") {
		if (around.kind === "function" || around.kind === "lambda") return around.definition;
		around = around.outer;
	}
	return undefined;
}

/** Tasks in the order in which they are to be done. */
type Task =
	| { readonly kind: "statement"; readonly statement: Statement; readonly where: Where }
	| { readonly kind: "expression"; readonly expression: Expression; readonly where: Where }
	/** A body that is asked for when its turn comes: those of functions are converted then. */
	| { readonly kind: "body"; readonly body: () => readonly Statement[]; readonly where: Where };

/**
 * Visits every statement and every expression of a body, parents before children, in the order of the text (a
 * comprehension's element before its clauses). Iterative.
 */
export function walk(body: readonly Statement[], visitor: Visitor): void {
	const where: Where = { scope: { kind: "module" }, isMainOnly: false };
	const waiting: Task[] = [{ kind: "body", body: () => body, where }];
	for (let task = waiting.pop(); task !== undefined; task = waiting.pop()) {
		const below = perform(task, visitor);
		for (let index = below.length - 1; index >= 0; index -= 1) {
			const next = below[index];
			if (next !== undefined) waiting.push(next);
		}
	}
}

function perform(task: Task, visitor: Visitor): readonly Task[] {
	const { where } = task;
	switch (task.kind) {
		case "body":
			return statements(task.body(), where);
		case "statement":
			return visitor.statement?.(task.statement, where) === "skip" ? [] : partsOfStatement(task.statement, where);
		case "expression":
			return visitor.expression?.(task.expression, where) === "skip" ? [] : partsOfExpression(task.expression, where);
	}
}

function statements(body: readonly Statement[], where: Where): Task[] {
	return body.map((statement) => ({ kind: "statement", statement, where }));
}

function expressions(list: readonly (Expression | undefined)[], where: Where): Task[] {
	return list.flatMap((expression): Task[] =>
		expression === undefined ? [] : [{ kind: "expression", expression, where }],
	);
}

function guarded(where: Where, guard: Guard): Where {
	return guard !== "main" || where.isMainOnly ? where : { ...where, isMainOnly: true };
}

function opposite(guard: Guard): Guard {
	return guard === "imported" ? "main" : "neither";
}

function partsOfStatement(statement: Statement, where: Where): readonly Task[] {
	switch (statement.kind) {
		case "expression":
			return expressions([statement.value], where);
		case "assign":
			return expressions([...statement.targets, statement.value], where);
		case "annotated":
			return expressions([statement.target, statement.annotation, statement.value], where);
		case "augmented":
			return expressions([statement.target, statement.value], where);
		case "return":
			return expressions([statement.value], where);
		case "raise":
			return expressions([statement.exception, statement.cause], where);
		case "assert":
			return expressions([statement.test, statement.message], where);
		case "delete":
			return expressions(statement.targets, where);
		case "function":
			return partsOfFunction(statement, where);
		case "class":
			return partsOfClass(statement, where);
		case "if":
			return partsOfIf(statement, where);
		case "match":
			return partsOfMatch(statement, where);
		case "while":
			return [
				...expressions([statement.test], where),
				...statements(statement.body, guarded(where, guardOf(statement.test))),
				...statements(statement.orelse, where),
			];
		case "for":
			return [
				...expressions([statement.target, statement.iterable], where),
				...statements([...statement.body, ...statement.orelse], where),
			];
		case "try":
			return [
				...statements(statement.body, where),
				...statement.handlers.flatMap(({ type, body }) => [...expressions([type], where), ...statements(body, where)]),
				...statements([...statement.orelse, ...statement.finalbody], where),
			];
		case "with":
			return [
				...statement.items.flatMap(({ context, target }) => expressions([context, target], where)),
				...statements(statement.body, where),
			];
		default:
			return [];
	}
}

function partsOfFunction(definition: FunctionDefinition, where: Where): readonly Task[] {
	const scope: Scope = { kind: "function", definition, outer: where.scope };
	return [
		...expressions(definition.decorators, where),
		...partsOfParameters(definition.parameters, where),
		...expressions([definition.returns], where),
		{ kind: "body", body: definition.body, where: { ...where, scope } },
	];
}

function partsOfClass(definition: ClassDefinition, where: Where): readonly Task[] {
	const scope: Scope = { kind: "class", definition, outer: where.scope };
	return [
		...expressions(definition.decorators, where),
		...partsOfArguments(definition.bases, where),
		...statements(definition.body, { ...where, scope }),
	];
}

function partsOfParameters(parameters: readonly Parameter[], where: Where): Task[] {
	return parameters.flatMap(({ annotation, default: value }) => expressions([annotation, value], where));
}

function partsOfArguments(list: readonly Argument[], where: Where): Task[] {
	return expressions(
		list.map(({ value }) => value),
		where,
	);
}

/** After `if __name__ != "__main__":`, every further branch is the main module's. */
function partsOfIf(statement: Extract<Statement, { kind: "if" }>, where: Where): readonly Task[] {
	let rest = where;
	const branches = statement.branches.flatMap(({ test, body }) => {
		const guard = guardOf(test);
		const around = rest;
		rest = guarded(rest, opposite(guard));
		return [...expressions([test], around), ...statements(body, guarded(around, guard))];
	});
	return [...branches, ...statements(statement.orelse, rest)];
}

function partsOfMatch(statement: Extract<Statement, { kind: "match" }>, where: Where): readonly Task[] {
	const isOnName = isModuleName(statement.subject);
	return [
		...expressions([statement.subject], where),
		...statement.cases.flatMap(({ pattern, guard, body }) => {
			const isMain = isOnName && pattern?.kind === "value" && isMainName(pattern.value);
			const inside = guarded(where, isMain ? "main" : "neither");
			const value = pattern?.kind === "value" ? pattern.value : undefined;
			return [...expressions([value, guard], inside), ...statements(body, inside)];
		}),
	];
}

function partsOfExpression(expression: Expression, where: Where): readonly Task[] {
	switch (expression.kind) {
		case "call":
			return [...expressions([expression.callee], where), ...partsOfArguments(expression.arguments, where)];
		case "lambda": {
			const scope: Scope = { kind: "lambda", definition: expression, outer: where.scope };
			return [
				...partsOfParameters(expression.parameters, where),
				...expressions([expression.body], { ...where, scope }),
			];
		}
		case "comprehension":
			return partsOfComprehension(expression, where);
		case "conditional": {
			const guard = guardOf(expression.test);
			return [
				...expressions([expression.body], guarded(where, guard)),
				...expressions([expression.test], where),
				...expressions([expression.orelse], guarded(where, opposite(guard))),
			];
		}
		case "boolean": {
			const guard = guardOf(expression.left);
			const right = guarded(where, expression.operator === "and" ? guard : opposite(guard));
			return [...expressions([expression.left], where), ...expressions([expression.right], right)];
		}
		default:
			return expressions(operandsOf(expression), where);
	}
}

/** Parts of what has neither a scope nor a branch of its own. */
function operandsOf(expression: Expression): readonly (Expression | undefined)[] {
	switch (expression.kind) {
		case "formatted":
			return expression.parts.filter((part) => typeof part !== "string");
		case "converted":
			return [expression.value, ...expression.specification];
		case "attribute":
		case "starred":
		case "await":
		case "yield":
			return [expression.value];
		case "subscript":
			return [expression.value, expression.index];
		case "slice":
			return expression.parts;
		case "tuple":
		case "list":
		case "set":
			return expression.elements;
		case "dict":
			return expression.entries.flatMap(({ key, value }) => [key, value]);
		case "not":
		case "unary":
			return [expression.operand];
		case "binary":
			return [expression.left, expression.right];
		case "compare":
			return [expression.first, ...expression.rest.map(([, operand]) => operand)];
		case "walrus":
			return [expression.target, expression.value];
		default:
			return [];
	}
}

/** The first iterable runs in the scope around the comprehension (Python reference, 6.2.4). */
function partsOfComprehension(definition: Comprehension, where: Where): readonly Task[] {
	const inside: Where = { ...where, scope: { kind: "comprehension", definition, outer: where.scope } };
	return [
		...expressions(definition.elements, inside),
		...definition.clauses.flatMap((clause, index) => {
			if (clause.kind === "if") return expressions([clause.test], inside);
			return [...expressions([clause.target], inside), ...expressions([clause.iterable], index === 0 ? where : inside)];
		}),
	];
}
