import type { Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { libraryMayFail } from "../flow.ts";
import { forkValues } from "../fork.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { unknownOf } from "../operators/arithmetic.ts";
import { compare } from "../operators/comparison.ts";
import { constant, type Site, type Value } from "../value.ts";
import { each, siteOf } from "../values/scope.ts";
import { asTest, conditionFor, narrow, truthOf } from "../values/truth.ts";

/** `a if test else b`. */
export function evaluateConditional(
	machine: Machine,
	expression: Extract<Expression, { kind: "conditional" }>,
	scope: Scope,
): Value {
	const test = asTest(machine, machine.evaluate(expression.test, scope), siteOf(scope, expression.test));
	const truth = truthOf(test);
	if (truth !== undefined) return machine.evaluate(truth ? expression.body : expression.orelse, scope);
	const condition = conditionFor(test);
	return forkValues(
		machine,
		[true, false].map((answer) => ({
			run: () => {
				narrow(machine, expression.test, answer, scope);
				return machine.evaluate(answer ? expression.body : expression.orelse, scope);
			},
			condition,
		})),
	);
}

/** `a and b`, `a or b`. */
export function evaluateBoolean(
	machine: Machine,
	expression: Extract<Expression, { kind: "boolean" }>,
	scope: Scope,
): Value {
	const left = machine.evaluate(expression.left, scope);
	const decides = expression.operator === "or";
	const truth = truthOf(asTest(machine, left, siteOf(scope, expression.left)));
	if (truth === decides) return left;
	if (truth !== undefined) return machine.evaluate(expression.right, scope);
	const condition = conditionFor(left);
	return forkValues(machine, [
		{ run: () => remaining(left, decides), condition },
		{
			run: () => {
				narrow(machine, expression.left, !decides, scope);
				return machine.evaluate(expression.right, scope);
			},
			condition,
		},
	]);
}

/** The alternatives of a value that may have this truth. */
function remaining(value: Value, truth: boolean): Value {
	if (value.kind !== "union") return value;
	const kept = value.alternatives.filter((one) => truthOf(one) !== !truth);
	return kept.length === 0 ? value : join(kept);
}

/** `a < b <= c`. */
export function evaluateComparison(
	machine: Machine,
	expression: Extract<Expression, { kind: "compare" }>,
	scope: Scope,
): Value {
	let left = machine.evaluate(expression.first, scope);
	let result: boolean | undefined = true;
	const operands = [left];
	for (const [operator, operand] of expression.rest) {
		const right = machine.evaluate(operand, scope);
		operands.push(right);
		const truth = compareEach(machine, operator, left, right, siteOf(scope, expression));
		if (truth === false) return constant(false);
		if (truth === undefined) result = undefined;
		left = right;
	}
	if (result === true) return constant(true);
	libraryMayFail(machine, siteOf(scope, expression), "call");
	return unknownOf(operands, siteOf(scope, expression));
}

/** Compares whatever the left side may be; what certainly fails ends that way. */
function compareEach(machine: Machine, operator: string, left: Value, right: Value, site: Site): boolean | undefined {
	if (left.kind !== "union") return compare(machine, operator, left, right, site);
	const result = each(machine, left, (one) => {
		const truth = compare(machine, operator, one, right, site);
		return truth === undefined ? unknownOf([one], site) : constant(truth);
	});
	return truthOf(result);
}
