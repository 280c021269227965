import type { Expression } from "./ast.ts";

/**
 * What a condition says of `__name__`: `main` when it can only hold in the module that Python was started with,
 * `imported` when it can only fail there, `neither` otherwise.
 */
export type Guard = "main" | "imported" | "neither";

/** Values of `__name__` in a module that was started: by Python, or by `multiprocessing` in a child. */
const MAIN_NAMES = new Set(["__main__", "__mp_main__"]);

/** Operands of `and` and `or` that are looked at. */
const OPERAND_LIMIT = 100;

/** Reads `__name__ == "__main__"` and what people write for it: reversed, `in (…)`, `!=`, `not`, parts of `and` and `or`. */
export function guardOf(test: Expression): Guard {
	let inner = test;
	let isNegated = false;
	while (inner.kind === "not") {
		inner = inner.operand;
		isNegated = !isNegated;
	}
	const guard = inner.kind === "boolean" ? guardOfOperands(inner.operator, inner) : guardOfComparison(inner);
	return isNegated ? opposite(guard) : guard;
}

function opposite(guard: Guard): Guard {
	if (guard === "neither") return "neither";
	return guard === "main" ? "imported" : "main";
}

/** One operand decides an `and` that must hold, and an `or` that must fail; all must agree for the rest. */
function guardOfOperands(operator: "and" | "or", test: Expression): Guard {
	const guards = operandsOf(operator, test).map(guardOfOperand);
	const [deciding, agreed]: readonly [Guard, Guard] = operator === "and" ? ["main", "imported"] : ["imported", "main"];
	if (guards.includes(deciding)) return deciding;
	return guards.every((guard) => guard === agreed) ? agreed : "neither";
}

function guardOfOperand(operand: Expression): Guard {
	if (operand.kind !== "not") return guardOfComparison(operand);
	return opposite(guardOfComparison(operand.operand));
}

/** The operands of `a and b and c`, however they nest. */
function operandsOf(operator: "and" | "or", test: Expression): Expression[] {
	const operands: Expression[] = [];
	const waiting = [test];
	for (let next = waiting.pop(); next !== undefined && operands.length < OPERAND_LIMIT; next = waiting.pop()) {
		if (next.kind === "boolean" && next.operator === operator) waiting.push(next.right, next.left);
		else operands.push(next);
	}
	return operands;
}

function guardOfComparison(test: Expression): Guard {
	if (test.kind !== "compare" || test.rest.length !== 1) return "neither";
	const [operator, right] = test.rest[0] ?? [];
	if (operator === undefined || right === undefined) return "neither";
	if (operator === "==" || operator === "is") return isNameAndMain(test.first, right) ? "main" : "neither";
	if (operator === "!=" || operator === "is not") return isNameAndMain(test.first, right) ? "imported" : "neither";
	if (!isModuleName(test.first) || !holdsMainNames(right)) return "neither";
	if (operator === "in") return "main";
	return operator === "not in" ? "imported" : "neither";
}

function isNameAndMain(left: Expression, right: Expression): boolean {
	return (isModuleName(left) && isMainName(right)) || (isMainName(left) && isModuleName(right));
}

/** Whether the expression is the name of its own module. */
export function isModuleName(expression: Expression): boolean {
	return expression.kind === "name" && expression.name === "__name__";
}

/** Whether the expression is the text that `__name__` has in the module that Python was started with. */
export function isMainName(expression: Expression): boolean {
	return expression.kind === "string" && MAIN_NAMES.has(expression.value);
}

function holdsMainNames(container: Expression): boolean {
	if (container.kind !== "tuple" && container.kind !== "list" && container.kind !== "set") return false;
	return container.elements.length > 0 && container.elements.every(isMainName);
}
