import type { Expression, FunctionDefinition } from "../ast.ts";
import type { Machine } from "./machine.ts";
import { namespaceOf } from "./namespace.ts";
import { siteOf } from "./scope.ts";
import type { FunctionValue, Scope, Value } from "./value.ts";

/** Runs a `def`: decorators, defaults and annotations are evaluated, the body is not. Gives what the name is bound to. */
export function define(machine: Machine, definition: FunctionDefinition, scope: Scope): Value {
	const decorators = definition.decorators.map((decorator) => ({ decorator, value: machine.evaluate(decorator, scope) }));
	let value: Value = functionOf(machine, definition, scope);
	for (const { decorator, value: decorating } of decorators.toReversed()) {
		value = machine.call(decorating, { positional: [value], keywords: new Map(), isOpen: false }, siteOf(scope, decorator));
	}
	return value;
}

function functionOf(machine: Machine, definition: FunctionDefinition, scope: Scope): FunctionValue {
	const defaults = new Map<string, Value>();
	for (const parameter of definition.parameters) {
		if (parameter.default !== undefined) defaults.set(parameter.name, machine.evaluate(parameter.default, scope));
	}
	// Python 3.14 evaluates annotations when somebody asks for them.
	const isLazy = machine.program.version.minor >= 14 || scope.text.text.includes("import annotations");
	if (!isLazy) {
		for (const { annotation } of definition.parameters) evaluateAnnotation(machine, annotation, scope);
		evaluateAnnotation(machine, definition.returns, scope);
	}
	return {
		kind: "function",
		name: definition.name,
		definition,
		parameters: definition.parameters,
		defaults,
		isAsync: definition.isAsync,
		isGenerator: definition.isGenerator(),
		scope,
		owner: scope.owner,
		attributes: namespaceOf(),
		site: siteOf(scope, definition),
		isContextManager: false,
	};
}

function evaluateAnnotation(machine: Machine, annotation: Expression | undefined, scope: Scope): void {
	if (annotation !== undefined) machine.evaluate(annotation, scope);
}
