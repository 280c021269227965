import type { Call, Comprehension, DictEntry, Expression } from "../ast.ts";
import { assign } from "./assignment.ts";
import { dictOf, elementsOf, entriesOf, keyOf, MAX_ELEMENTS, sequenceOf } from "./containers.ts";
import { some } from "./describe.ts";
import { fork, forkValues, libraryMayFail } from "./flow.ts";
import { join } from "./join.ts";
import { BoundExceeded, MAX_NESTING, type Machine } from "./machine.ts";
import { namespaceOf } from "./namespace.ts";
import { binary, compare, unknownOf } from "./operators.ts";
import { scopedFunction } from "./reflection.ts";
import { bind, each, lookUp, siteOf } from "./scope.ts";
import { getItem, slice } from "./subscripts.ts";
import { conditionFor, narrow, truthOf } from "./truth.ts";
import {
	type Arguments,
	constant,
	type FunctionValue,
	NONE,
	type Scope,
	type Site,
	unknown,
	type Value,
} from "./value.ts";

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
			return constant(expression.value);
		case "number":
			return expression.value === undefined ? some("number", site) : constant(expression.value);
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
			return machine.getAttribute(machine.evaluate(expression.value, scope), expression.attribute, site);
		case "subscript":
			return subscript(machine, expression, scope);
		case "call":
			return call(machine, expression, scope);
		case "tuple": {
			const elements = spread(machine, expression.elements, scope);
			return elements === undefined ? sequenceOf("list", undefined, site) : { kind: "tuple", elements };
		}
		case "list":
		case "set":
			return sequenceOf(expression.kind, spread(machine, expression.elements, scope), site);
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
			return conditional(machine, expression, scope);
		case "boolean":
			return boolean(machine, expression, scope);
		case "not": {
			const operand = machine.evaluate(expression.operand, scope);
			const truth = truthOf(operand);
			return truth === undefined ? unknownOf([operand], site) : constant(!truth);
		}
		case "unary": {
			const operand = machine.evaluate(expression.operand, scope);
			const isNumber = operand.kind === "constant" && typeof operand.value === "number";
			if (!isNumber || expression.operator === "~") return unknownOf([operand], site);
			return constant(expression.operator === "-" ? -Number(operand.value) : Number(operand.value));
		}
		case "binary": {
			const left = machine.evaluate(expression.left, scope);
			const right = machine.evaluate(expression.right, scope);
			return each(machine, left, (one) =>
				each(machine, right, (other) => binary(machine, expression.operator, one, other, site)),
			);
		}
		case "compare":
			return comparison(machine, expression, scope);
		case "walrus": {
			const value = machine.evaluate(expression.value, scope);
			bind(machine, expression.target.name, value, scope);
			return value;
		}
		case "await":
			machine.evaluate(expression.value, scope);
			return unknown("what is awaited is not known", site);
		case "yield": {
			const value = expression.value === undefined ? NONE : machine.evaluate(expression.value, scope);
			scope.onYield?.(value);
			return unknown("what is sent to a generator is not known", site);
		}
		case "comprehension":
			return comprehension(machine, expression, scope);
		case "slice":
			evaluateAll(machine, expression.parts, scope);
			return unknown("a slice", site);
		default:
			return unknown("it is written in a way that cannot be read", site);
	}
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
		const isText = value.kind === "constant" && (typeof value.value === "string" || typeof value.value === "number");
		text = isText && text !== undefined ? text + String(value.value) : undefined;
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

function call(machine: Machine, expression: Call, scope: Scope): Value {
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
export function argumentsOf(machine: Machine, { arguments: list }: Call, scope: Scope): Arguments {
	const positional: Value[] = [];
	const keywords = new Map<string, Value>();
	let isOpen = false;
	for (const argument of list) {
		const value = machine.evaluate(argument.value, scope);
		if (argument.kind === "positional") positional.push(value);
		else if (argument.kind === "keyword") keywords.set(argument.name, value);
		else if (argument.kind === "starred") {
			const elements = elementsOf(value);
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

/** Elements with `*` resolved; `undefined` where one of those cannot be seen. */
function spread(machine: Machine, elements: readonly Expression[], scope: Scope): readonly Value[] | undefined {
	const values: Value[] = [];
	let isKnown = true;
	for (const element of elements) {
		const value = machine.evaluate(element, scope);
		if (element.kind !== "starred") values.push(value);
		else {
			const inner = elementsOf(value);
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
			const name = keyOf(machine.evaluate(key, scope));
			found.push([name, machine.evaluate(value, scope)]);
			continue;
		}
		const inner = machine.evaluate(value, scope);
		const known = entriesOf(inner);
		if (known === undefined) found.push([undefined, unknown("what ** brings is not known", siteOf(scope, value))]);
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

function conditional(machine: Machine, expression: Extract<Expression, { kind: "conditional" }>, scope: Scope): Value {
	const test = machine.evaluate(expression.test, scope);
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

function boolean(machine: Machine, expression: Extract<Expression, { kind: "boolean" }>, scope: Scope): Value {
	const left = machine.evaluate(expression.left, scope);
	const decides = expression.operator === "or";
	const truth = truthOf(left);
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

function comparison(machine: Machine, expression: Extract<Expression, { kind: "compare" }>, scope: Scope): Value {
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

/** Rounds of a comprehension that are computed one by one. */
const MAX_ROUNDS = 32;

function comprehension(machine: Machine, expression: Comprehension, scope: Scope): Value {
	const site = siteOf(scope, expression);
	const inner: Scope = {
		...scope,
		kind: "comprehension",
		namespace: namespaceOf(),
		enclosing: scope,
		locals: undefined,
		owner: undefined,
	};
	const [first, ...rest] = expression.clauses;
	if (first?.kind !== "for") return unknown("it is written in a way that cannot be read", site);
	const iterable = machine.evaluate(first.iterable, scope);
	const elements = elementsOf(iterable);
	const isSimple = rest.length === 0 && !first.isAsync && expression.of !== "generator";
	if (isSimple && elements !== undefined && elements.length <= MAX_ROUNDS) {
		const rounds = elements.map((element) => {
			assign(machine, first.target, element, inner, site);
			return expression.elements.map((one) => machine.evaluate(one, inner));
		});
		if (expression.of === "dict") {
			return dictOf(
				rounds.map(([key, value = NONE]) => [keyOf(key), value]),
				site,
			);
		}
		return sequenceOf(
			expression.of === "set" ? "set" : "list",
			rounds.map(([value = NONE]) => value),
			site,
		);
	}
	libraryMayFail(machine, site, "call");
	// One round with elements that are not known shows what it may do; it may also never run.
	fork(machine, [
		{ run: () => NONE },
		{
			run: () => {
				for (const clause of expression.clauses) {
					if (clause.kind === "if") machine.evaluate(clause.test, inner);
					else {
						if (clause !== first) machine.evaluate(clause.iterable, inner);
						assign(machine, clause.target, unknown("what is iterated over is not known", site), inner, site);
					}
				}
				evaluateAll(machine, expression.elements, inner);
				return NONE;
			},
			condition: { site, reason: "what is iterated over is not known" },
		},
	]);
	if (expression.of === "dict") return dictOf([[undefined, unknown("what the dict holds is not known", site)]], site);
	if (expression.of === "generator") return unknown("what a generator expression gives is not known", site);
	return sequenceOf(expression.of, undefined, site);
}
