import type { Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { finish, hasStarted, orderedElements, start } from "../iteration/iterate.ts";
import type { Machine } from "../machine.ts";
import { NONE, type Site, unknown, type Value } from "../value.ts";
import { siteOf } from "../values/scope.ts";

/** `yield` and `yield from`: whoever runs the generator is told what it gives. */
export function evaluateYield(
	machine: Machine,
	expression: Extract<Expression, { kind: "yield" }>,
	scope: Scope,
): Value {
	const site = siteOf(scope, expression);
	const value = expression.value === undefined ? NONE : machine.evaluate(expression.value, scope);
	if (/^yield\s+from\b/.test(scope.text.text.slice(expression.start, expression.start + 40))) {
		return yieldFrom(machine, value, scope, site);
	}
	scope.onYield?.(value);
	return unknown("what is sent to a generator is not known", site);
}

/** Hands on everything that something else gives, and gives what a generator returns. */
function yieldFrom(machine: Machine, value: Value, { onYield }: Scope, site: Site): Value {
	if (onYield === undefined) return unknown("what a generator returns is not known", site);
	if (value.kind === "generator" && !hasStarted(value)) {
		start(machine, value);
		const returned = machine.runGenerator(value, onYield);
		finish(machine, value);
		return returned;
	}
	const elements = orderedElements(machine, value, site);
	if (elements !== undefined) {
		for (const element of elements) onYield(element);
		return NONE;
	}
	machine.conditions.push({ site, reason: "what a generator hands on is not known" });
	onYield(unknown("what a generator hands on is not known", site));
	machine.conditions.pop();
	return unknown("what a generator returns is not known", site);
}
