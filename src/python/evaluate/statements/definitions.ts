import type { Module } from "../../module.ts";
import type { ClassDefinition, Expression, FunctionDefinition } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { constant, type FunctionValue, passed, type Value } from "../value.ts";
import { bind, siteOf } from "../values/scope.ts";

/** Runs a `def` or `class` with its decorators and binds its name. `note` is what the trace says of it. */
export function define<D extends FunctionDefinition | ClassDefinition>(
	machine: Machine,
	name: string,
	definition: D,
	scope: Scope,
	make: (machine: Machine, definition: D, scope: Scope) => Value,
	note: string,
): void {
	const decorators = definition.decorators.map((decorator) => ({
		decorator,
		value: machine.evaluate(decorator, scope),
	}));
	const inner = withTypeParameters(machine, definition, scope);
	let value = passed(make(machine, definition, inner), siteOf(scope, definition.nameSpan), note);
	for (const { decorator, value: decorating } of decorators.toReversed()) {
		value = machine.call(
			decorating,
			{ positional: [value], keywords: new Map(), isOpen: false },
			siteOf(scope, decorator),
		);
	}
	bind(machine, name, decorators.length === 0 ? value : passed(value, siteOf(scope, definition.nameSpan), note), scope);
}

/** The scope in which the parts of a generic function or class are read. */
function withTypeParameters(
	machine: Machine,
	{ typeParameters, nameSpan }: FunctionDefinition | ClassDefinition,
	scope: Scope,
): Scope {
	if (typeParameters.length === 0) return scope;
	const site = siteOf(scope, nameSpan);
	const typeVariable: Value = { kind: "external", path: "typing.TypeVar", isModule: false };
	const made = typeParameters.map((name): readonly [string, Value] => {
		const given = { positional: [constant(name)], keywords: new Map(), isOpen: false };
		return [name, machine.call(typeVariable, given, site)];
	});
	return { ...scope, typeParameters: new Map([...(scope.typeParameters ?? []), ...made]) };
}

/** Runs a `def` without its decorators: defaults and annotations are evaluated, the body is not. */
export function defineFunction(machine: Machine, definition: FunctionDefinition, scope: Scope): FunctionValue {
	const defaults = new Map<string, Value>();
	for (const parameter of definition.parameters) {
		if (parameter.default !== undefined) defaults.set(parameter.name, machine.evaluate(parameter.default, scope));
	}
	for (const { annotation } of definition.parameters) evaluateAnnotation(machine, annotation, scope);
	evaluateAnnotation(machine, definition.returns, scope);
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

/** Evaluates an annotation where Python does: not under PEP 563, and since 3.14 only when somebody asks for it. */
export function evaluateAnnotation(machine: Machine, annotation: Expression | undefined, scope: Scope): void {
	if (annotation === undefined || machine.program.version.minor >= 14 || hasTextAnnotations(scope.text)) return;
	machine.evaluate(annotation, scope);
}

const known = new WeakMap<Module, boolean>();

/** Whether a module says `from __future__ import annotations`. */
function hasTextAnnotations(module: Module): boolean {
	const before = known.get(module);
	if (before !== undefined) return before;
	const answer = module.body.some(
		(one) =>
			one.kind === "from" &&
			one.module === "__future__" &&
			one.names !== "*" &&
			one.names.some(({ name }) => name === "annotations"),
	);
	known.set(module, answer);
	return answer;
}
