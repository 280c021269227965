import type { Argument, Comprehension, Expression, FunctionDefinition, Parameter, Statement } from "./ast.ts";
import { type Guard, guardOf } from "./main-guard.ts";
import type { Scope, Where } from "./where.ts";

/** Something that is still to be visited. */
export type Task =
	| { readonly kind: "statement"; readonly node: Statement; readonly where: Where }
	| { readonly kind: "expression"; readonly node: Expression; readonly where: Where }
	/** A body that is asked for when its turn comes: those of functions are converted then. */
	| { readonly kind: "body"; readonly node: FunctionDefinition; readonly where: Where };

/** Adds an expression where there is one. */
export function add(waiting: Task[], node: Expression | undefined, where: Where): void {
	if (node !== undefined) waiting.push({ kind: "expression", node, where });
}

/** Adds expressions. */
export function addAll(waiting: Task[], nodes: readonly Expression[], where: Where): void {
	for (const node of nodes) waiting.push({ kind: "expression", node, where });
}

/** The place inside a branch whose condition says this. */
export function guarded(where: Where, guard: Guard): Where {
	return guard !== "main" || where.isMainOnly ? where : { ...where, isMainOnly: true };
}

/** What the failure of a condition says. */
export function opposite(guard: Guard): Guard {
	return guard === "imported" ? "main" : "neither";
}

/** Adds annotations and defaults, which run where the function is defined. */
export function addParameters(waiting: Task[], parameters: readonly Parameter[], where: Where): void {
	for (const { annotation, default: value } of parameters) {
		add(waiting, annotation, where);
		add(waiting, value, where);
	}
}

/** Adds the values of arguments. */
export function addArguments(waiting: Task[], list: readonly Argument[], where: Where): void {
	for (const { value } of list) add(waiting, value, where);
}

/** Adds what lies directly below an expression. */
export function addPartsOfExpression(waiting: Task[], expression: Expression, where: Where): void {
	switch (expression.kind) {
		case "call":
			add(waiting, expression.callee, where);
			addArguments(waiting, expression.arguments, where);
			return;
		case "attribute":
		case "starred":
		case "await":
		case "yield":
			add(waiting, expression.value, where);
			return;
		case "tuple":
		case "list":
		case "set":
			addAll(waiting, expression.elements, where);
			return;
		case "dict":
			for (const { key, value } of expression.entries) {
				add(waiting, key, where);
				add(waiting, value, where);
			}
			return;
		case "formatted":
			for (const part of expression.parts) if (typeof part !== "string") add(waiting, part, where);
			return;
		case "converted":
			add(waiting, expression.value, where);
			addAll(waiting, expression.specification, where);
			return;
		case "subscript":
			add(waiting, expression.value, where);
			add(waiting, expression.index, where);
			return;
		case "slice":
			addAll(waiting, expression.parts, where);
			return;
		case "comprehension":
			addPartsOfComprehension(waiting, expression, where);
			return;
		default:
			addOperands(waiting, expression, where);
	}
}

function addOperands(waiting: Task[], expression: Expression, where: Where): void {
	switch (expression.kind) {
		case "not":
		case "unary":
			add(waiting, expression.operand, where);
			return;
		case "binary":
			add(waiting, expression.left, where);
			add(waiting, expression.right, where);
			return;
		case "compare":
			add(waiting, expression.first, where);
			for (const [, operand] of expression.rest) add(waiting, operand, where);
			return;
		case "walrus":
			add(waiting, expression.target, where);
			add(waiting, expression.value, where);
			return;
		case "boolean": {
			const guard = guardOf(expression.left);
			add(waiting, expression.left, where);
			add(waiting, expression.right, guarded(where, expression.operator === "and" ? guard : opposite(guard)));
			return;
		}
		case "conditional": {
			const guard = guardOf(expression.test);
			add(waiting, expression.body, guarded(where, guard));
			add(waiting, expression.test, where);
			add(waiting, expression.orelse, guarded(where, opposite(guard)));
			return;
		}
		case "lambda": {
			addParameters(waiting, expression.parameters, where);
			const scope: Scope = { kind: "lambda", definition: expression, outer: where.scope };
			add(waiting, expression.body, { ...where, scope });
			return;
		}
		default:
			return;
	}
}

/** The first iterable runs in the scope around the comprehension (Python reference, 6.2.4). */
function addPartsOfComprehension(waiting: Task[], definition: Comprehension, where: Where): void {
	const inside: Where = { ...where, scope: { kind: "comprehension", definition, outer: where.scope } };
	addAll(waiting, definition.elements, inside);
	definition.clauses.forEach((clause, index) => {
		if (clause.kind === "if") {
			add(waiting, clause.test, inside);
			return;
		}
		add(waiting, clause.target, inside);
		add(waiting, clause.iterable, index === 0 ? where : inside);
	});
}
