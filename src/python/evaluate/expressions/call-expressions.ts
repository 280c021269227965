import type { Call } from "../../tree/ast.ts";
import { scopedFunction } from "../calls/reflection.ts";
import type { Arguments, Scope } from "../execution.ts";
import { orderedElements } from "../iteration/iterate.ts";
import type { Machine } from "../machine.ts";
import type { Value } from "../value.ts";
import { entriesOf, MAX_ELEMENTS } from "../values/containers.ts";
import { siteOf } from "../values/scope.ts";

/** A call: what is called, its arguments in their order, then the call itself. */
export function evaluateCall(machine: Machine, expression: Call, scope: Scope): Value {
	const callee = machine.evaluate(expression.callee, scope);
	const given = argumentsOf(machine, expression, scope);
	const site = siteOf(scope, expression);
	if (callee.kind === "external") {
		const scoped = scopedFunction(machine, callee.path, given, scope, site);
		if (scoped !== undefined) return scoped;
	}
	return machine.call(callee, given, site);
}

/** Evaluates the arguments of a call in their order. */
function argumentsOf(machine: Machine, { arguments: list }: Call, scope: Scope): Arguments {
	const positional: Value[] = [];
	const keywords = new Map<string, Value>();
	let isOpen = false;
	for (const argument of list) {
		const value = machine.evaluate(argument.value, scope);
		if (argument.kind === "positional") positional.push(value);
		else if (argument.kind === "keyword") keywords.set(argument.name, value);
		else if (argument.kind === "starred") {
			const elements = orderedElements(machine, value, siteOf(scope, argument));
			if (elements === undefined || elements.length > MAX_ELEMENTS) isOpen = true;
			else positional.push(...elements);
		} else {
			const known = entriesOf(value);
			if (known === undefined) isOpen = true;
			for (const [name, one] of known ?? []) keywords.set(name, one);
		}
	}
	return { positional, keywords, isOpen };
}
