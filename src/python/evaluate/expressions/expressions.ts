import type { DictEntry, Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { orderedElements } from "../iteration/iterate.ts";
import { BoundExceeded, MAX_NESTING, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { binary, unknownOf } from "../operators/arithmetic.ts";
import { textOfValue } from "../operators/formatting.ts";
import { constant, type FunctionValue, NONE, unknown, type Value } from "../value.ts";
import { dictOf, entriesOf, MAX_ELEMENTS, sequenceOf } from "../values/containers.ts";
import { some } from "../values/describe.ts";
import { keyOf, refuseUnhashable } from "../values/keys.ts";
import { bind, each, lookUp, mangled, siteOf } from "../values/scope.ts";
import { slice } from "../values/sequences.ts";
import { getItem } from "../values/subscripts.ts";
import { asTest, truthOf } from "../values/truth.ts";
import { evaluateCall } from "./call-expressions.ts";
import { evaluateComprehension } from "./comprehensions.ts";
import { evaluateBoolean, evaluateComparison, evaluateConditional } from "./operations.ts";
import { evaluateYield } from "./yields.ts";

/** The value of an expression in the present state; throws where its evaluation certainly raises. */
export function evaluate(machine: Machine, expression: Expression, scope: Scope): Value {
	machine.spend(1);
	if (++machine.depth > MAX_NESTING) throw new BoundExceeded("the code nests too deep");
	const value = evaluateOne(machine, expression, scope);
	machine.depth--;
	return value;
}

function evaluateOne(machine: Machine, expression: Expression, scope: Scope): Value {
	const site = siteOf(scope, expression);
	switch (expression.kind) {
		case "name":
			return lookUp(machine, expression.name, scope, expression);
		case "string":
			return { ...constant(expression.value), written: { site } };
		case "number":
			return number(expression, scope);
		case "true":
		case "false":
			return constant(expression.kind === "true");
		case "none":
			return NONE;
		case "bytes":
		case "ellipsis":
			return some(expression.kind, site);
		case "formatted":
			return formatted(machine, expression.parts, scope);
		case "converted":
			evaluateAll(machine, [expression.value, ...expression.specification], scope);
			return some("text", site);
		case "attribute":
			return machine.getAttribute(
				machine.evaluate(expression.value, scope),
				mangled(expression.attribute, scope),
				site,
			);
		case "subscript":
			return subscript(machine, expression, scope);
		case "call":
			return evaluateCall(machine, expression, scope);
		case "tuple": {
			const elements = spread(machine, expression.elements, scope);
			return elements === undefined ? sequenceOf("list", undefined, site) : { kind: "tuple", elements };
		}
		case "list":
			return sequenceOf("list", spread(machine, expression.elements, scope), site);
		case "set": {
			const elements = spread(machine, expression.elements, scope);
			for (const element of elements ?? []) refuseUnhashable(machine, element, site);
			return sequenceOf("set", elements, site);
		}
		case "dict":
			return dictOf(entries(machine, expression.entries, scope), site);
		case "starred":
			return machine.evaluate(expression.value, scope);
		case "lambda":
			return lambda(machine, expression, scope);
		default:
			return evaluateOperation(machine, expression, scope);
	}
}

function evaluateOperation(machine: Machine, expression: Expression, scope: Scope): Value {
	const site = siteOf(scope, expression);
	switch (expression.kind) {
		case "conditional":
			return evaluateConditional(machine, expression, scope);
		case "boolean":
			return evaluateBoolean(machine, expression, scope);
		case "not": {
			const operand = machine.evaluate(expression.operand, scope);
			const truth = truthOf(asTest(machine, operand, site));
			return truth === undefined ? unknownOf([operand], site) : constant(!truth);
		}
		case "unary": {
			const operand = machine.evaluate(expression.operand, scope);
			const isNumber = operand.kind === "constant" && typeof operand.value === "number";
			if (!isNumber || expression.operator === "~") return unknownOf([operand], site);
			return { ...operand, value: expression.operator === "-" ? -Number(operand.value) : Number(operand.value) };
		}
		case "binary": {
			const left = machine.evaluate(expression.left, scope);
			const right = machine.evaluate(expression.right, scope);
			return each(machine, left, (one) =>
				each(machine, right, (other) => binary(machine, expression.operator, one, other, site)),
			);
		}
		case "compare":
			return evaluateComparison(machine, expression, scope);
		case "walrus": {
			const value = machine.evaluate(expression.value, scope);
			bind(machine, expression.target.name, value, scope);
			return value;
		}
		case "await":
			machine.evaluate(expression.value, scope);
			return unknown("what is awaited is not known", site);
		case "yield":
			return evaluateYield(machine, expression, scope);
		case "comprehension":
			return evaluateComprehension(machine, expression, scope);
		case "slice":
			evaluateAll(machine, expression.parts, scope);
			return unknown("a slice", site);
		default:
			return unknown("it is written in a way that cannot be read", site);
	}
}

/** A number as it is written: 1.0 is a float, though it is a whole number here. */
function number({ value, start, end }: Extract<Expression, { kind: "number" }>, scope: Scope): Value {
	if (value === undefined) return some("number", siteOf(scope, { start, end }));
	const isFloat = Number.isInteger(value) && /^[\d_]*(\.|[\d_.]e)/i.test(scope.text.text.slice(start, end));
	return isFloat ? { ...constant(value), isFloat } : constant(value);
}

function evaluateAll(machine: Machine, expressions: readonly Expression[], scope: Scope): void {
	for (const expression of expressions) machine.evaluate(expression, scope);
}

function formatted(machine: Machine, parts: readonly (string | Expression)[], scope: Scope): Value {
	let text: string | undefined = "";
	let last: Expression | undefined;
	for (const part of parts) {
		if (typeof part === "string") {
			if (text !== undefined) text += part;
			continue;
		}
		last = part;
		const value = machine.evaluate(part, scope);
		const known = textOfValue(value);
		text = known === undefined || text === undefined ? undefined : text + known;
	}
	if (text !== undefined && text.length <= 10_000) return constant(text);
	return some("text", siteOf(scope, last ?? { start: 0, end: 0 }));
}

function subscript(machine: Machine, expression: Extract<Expression, { kind: "subscript" }>, scope: Scope): Value {
	const object = machine.evaluate(expression.value, scope);
	const site = siteOf(scope, expression);
	const index = machine.evaluate(expression.index, scope);
	if (expression.index.kind === "slice") {
		return slice(object, scope.text.text.slice(expression.index.start, expression.index.end), site);
	}
	return getItem(machine, object, index, site);
}

/** Elements with `*` resolved; `undefined` where one of those cannot be seen. */
function spread(machine: Machine, elements: readonly Expression[], scope: Scope): readonly Value[] | undefined {
	const values: Value[] = [];
	let isKnown = true;
	for (const element of elements) {
		const value = machine.evaluate(element, scope);
		if (element.kind !== "starred") values.push(value);
		else {
			const inner = orderedElements(machine, value, siteOf(scope, element));
			if (inner === undefined || inner.length > MAX_ELEMENTS) isKnown = false;
			else values.push(...inner);
		}
	}
	return isKnown ? values : undefined;
}

function entries(
	machine: Machine,
	list: readonly DictEntry[],
	scope: Scope,
): readonly (readonly [string | undefined, Value])[] {
	const found: (readonly [string | undefined, Value])[] = [];
	for (const { key, value } of list) {
		if (key !== undefined) {
			const given = machine.evaluate(key, scope);
			refuseUnhashable(machine, given, siteOf(scope, key));
			const name = keyOf(given);
			found.push([name, machine.evaluate(value, scope)]);
			continue;
		}
		const inner = machine.evaluate(value, scope);
		const known = entriesOf(inner);
		if (known === undefined) found.push([undefined, unknown("what ** brings is not known", siteOf(scope, value))]);
		machine.spend(known?.length ?? 0);
		for (const [name, one] of known ?? []) found.push([`'${name}`, one]);
	}
	return found;
}

function lambda(machine: Machine, expression: Extract<Expression, { kind: "lambda" }>, scope: Scope): FunctionValue {
	const defaults = new Map<string, Value>();
	for (const parameter of expression.parameters) {
		if (parameter.default !== undefined) defaults.set(parameter.name, machine.evaluate(parameter.default, scope));
	}
	return {
		kind: "function",
		name: "<lambda>",
		definition: expression,
		parameters: expression.parameters,
		defaults,
		isAsync: false,
		isGenerator: false,
		scope,
		owner: scope.owner,
		attributes: namespaceOf(),
		site: siteOf(scope, expression),
		isContextManager: false,
	};
}
