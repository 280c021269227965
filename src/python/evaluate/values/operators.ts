import { joinPaths } from "../calls/paths.ts";
import { raiseBuiltin } from "../flow.ts";
import { isSame } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, type Namespace, namespaceOf } from "../namespace.ts";
import { alternativesOf, type Container, constant, type Site, type Unknown, unknown, type Value } from "../value.ts";
import { elementsOf, keyOf, MAX_LENGTH, sequenceOf } from "./containers.ts";
import { describe, some } from "./describe.ts";
import { textOf } from "./scope.ts";
import { isNone } from "./truth.ts";

/** Characters of a text that is computed. */
const MAX_TEXT = 10_000;

/** `left operator right` for arithmetic operators. */
export function binary(machine: Machine, operator: string, left: Value, right: Value, site: Site): Value {
	refuse(machine, operator, left, right, site);
	if (left.kind === "constant" && right.kind === "constant")
		return ofConstants(operator, left.value, right.value, site);
	if (operator === "|" && isDict(left) && isDict(right)) return merged(left, right, site);
	if (operator === "/" && (left.kind === "path" || right.kind === "path")) {
		return joinPaths([left, right], false) ?? unknown("where the path leads is not known", site);
	}
	if (operator === "+") return added(left, right, site);
	if (operator === "%" && left.kind === "constant" && typeof left.value === "string") return some("text", site);
	return unknownOf([left, right], site);
}

/** Ends this way where the operands certainly do not go together. */
function refuse(machine: Machine, operator: string, left: Value, right: Value, site: Site): void {
	if (left.kind !== "constant" || right.kind !== "constant") return;
	const [one, other] = [left.value, right.value];
	if ((operator === "/" || operator === "//" || operator === "%") && typeof one === "number" && other === 0) {
		raiseBuiltin(machine, "ZeroDivisionError", site, `${textOf(site)} divides by zero`, "Correct the calculation.");
	}
	const isArithmetic = ["+", "-", "/", "//", "**", "@"].includes(operator);
	const isMixed =
		(typeof one === "string") !== (typeof other === "string") || (typeof one === "string" && operator !== "+");
	if (isArithmetic && (one === null || other === null || isMixed)) {
		const reason = `${describe(left)} and ${describe(right)} do not go together in ${textOf(site)}`;
		raiseBuiltin(machine, "TypeError", site, reason, "Look at what the names are bound to when this line runs.");
	}
}

function isDict(value: Value): value is Container {
	return value.kind === "container" && value.type === "dict";
}

function merged(left: Container, right: Container, site: Site): Value {
	const contents = namespaceOf([...left.contents.bindings, ...right.contents.bindings]);
	return { kind: "container", type: "dict", contents, site };
}

function ofConstants(operator: string, left: unknown, right: unknown, site: Site): Value {
	if (typeof left === "string") {
		if (operator === "+" && typeof right === "string" && left.length + right.length <= MAX_TEXT)
			return constant(left + right);
		return some("text", site);
	}
	if (typeof left !== "number" || typeof right !== "number")
		return unknown("what the operation gives is not known", site);
	const results: Readonly<Record<string, number>> = { "+": left + right, "-": left - right, "*": left * right };
	const result = Object.hasOwn(results, operator) ? results[operator] : undefined;
	return result !== undefined && Number.isSafeInteger(result) ? constant(result) : some("number", site);
}

function added(left: Value, right: Value, site: Site): Value {
	const [one, other] = [elementsOf(left), elementsOf(right)];
	if (one !== undefined && other !== undefined && one.length + other.length > MAX_LENGTH) {
		return sequenceOf("list", undefined, site);
	}
	if (left.kind === "tuple" && other !== undefined && one !== undefined)
		return { kind: "tuple", elements: [...one, ...other] };
	if (left.kind === "container" && left.type === "list") {
		return sequenceOf("list", one === undefined || other === undefined ? undefined : [...one, ...other], site);
	}
	const isTextual = (value: Value) => value.kind === "path" || (value.kind === "library" && value.type.name === "str");
	if (isTextual(left) || isTextual(right)) return some("text", site);
	return unknownOf([left, right], site);
}

/** Something unknown, because an operand is. */
export function unknownOf(operands: readonly Value[], site: Site): Unknown {
	for (const operand of operands) {
		for (const one of alternativesOf(operand)) if (one.kind === "unknown") return unknown(one.reason, one.site ?? site);
	}
	const [first] = operands;
	return unknown(first === undefined ? "it is not known" : `what is done with ${describe(first)} is not known`, site);
}

/** `left operator right` for comparisons; `undefined` where it cannot be told. */
export function compare(
	machine: Machine,
	operator: string,
	left: Value,
	right: Value,
	site: Site,
): boolean | undefined {
	const isOrder = operator.startsWith("<") || operator.startsWith(">");
	const isNoneCompared =
		(left.kind === "constant" && left.value === null) || (right.kind === "constant" && right.value === null);
	if (isOrder && isNoneCompared && left.kind === "constant" && right.kind === "constant") {
		raiseBuiltin(
			machine,
			"TypeError",
			site,
			`None is neither more nor less than anything in ${textOf(site)}`,
			"Check for None first.",
		);
	}
	switch (operator) {
		case "==":
			return equal(left, right);
		case "!=":
			return negated(equal(left, right));
		case "is":
			return identical(left, right);
		case "is not":
			return negated(identical(left, right));
		case "in":
			return contains(machine, right, left);
		case "not in":
			return negated(contains(machine, right, left));
		case "<":
			return ordered(left, right, (order) => order < 0);
		case "<=":
			return ordered(left, right, (order) => order <= 0);
		case ">":
			return ordered(left, right, (order) => order > 0);
		case ">=":
			return ordered(left, right, (order) => order >= 0);
		default:
			return undefined;
	}
}

function negated(truth: boolean | undefined): boolean | undefined {
	return truth === undefined ? undefined : !truth;
}

function equal(left: Value, right: Value): boolean | undefined {
	if (left.kind === "constant" && right.kind === "constant") {
		const [one, other] = [left.value, right.value].map((value) => (typeof value === "boolean" ? Number(value) : value));
		return one === other;
	}
	if (left.kind === "tuple" && right.kind === "tuple") return ordered(left, right, (order) => order === 0);
	if (isNone(left) === true || isNone(right) === true) return identical(left, right);
	return isObject(left) && isObject(right) && isSame(left, right) ? true : undefined;
}

function isObject({ kind }: Value): boolean {
	return kind === "module" || kind === "class" || kind === "function";
}

function identical(left: Value, right: Value): boolean | undefined {
	if (isNone(right) === true) return isNone(left);
	if (isNone(left) === true) return isNone(right);
	if (left.kind === "constant" && right.kind === "constant") {
		const isSingleton = typeof left.value === "boolean" || typeof right.value === "boolean";
		return isSingleton ? left.value === right.value : left.value === right.value ? undefined : false;
	}
	return isObject(left) && isObject(right) ? isSame(left, right) : undefined;
}

function contains(machine: Machine, container: Value, item: Value): boolean | undefined {
	const key = item.kind === "constant" ? String(item.value) : undefined;
	if (container.kind === "external") {
		const own =
			container.path === "os.environ" && key !== undefined ? machine.environment.bindings.get(key) : undefined;
		return own !== undefined && own.kind !== "union" ? true : undefined;
	}
	if (container.kind === "constant" && key !== undefined) {
		const isText = typeof container.value === "string" && item.kind === "constant" && typeof item.value === "string";
		return isText ? String(container.value).includes(key) : undefined;
	}
	if (container.kind === "namespace") return hasKey(container.namespace, key);
	if (isDict(container)) return hasKey(container.contents, keyOf(item));
	const answers = elementsOf(container)?.map((element) => equal(element, item));
	if (answers === undefined) return undefined;
	if (answers.includes(true)) return true;
	return answers.includes(undefined) ? undefined : false;
}

function hasKey({ bindings }: Namespace, key: string | undefined): boolean | undefined {
	const value = key === undefined ? undefined : bindings.get(key);
	if (value !== undefined) return alternativesOf(value).some(({ kind }) => kind === "unbound") ? undefined : true;
	return key === undefined || bindings.has(ANY_NAME) ? undefined : false;
}

/** Compares numbers, texts and tuples of them; an element that is not known matters only if those before are equal. */
function ordered(left: Value, right: Value, decide: (order: number) => boolean): boolean | undefined {
	if (left.kind === "constant" && right.kind === "constant") {
		const order = orderOf(left.value, right.value);
		return order === undefined ? undefined : decide(order);
	}
	if (left.kind !== "tuple" || right.kind !== "tuple") return undefined;
	const length = Math.min(left.elements.length, right.elements.length);
	for (let index = 0; index < length; index++) {
		const [one, other] = [left.elements[index], right.elements[index]];
		if (one?.kind !== "constant" || other?.kind !== "constant") return undefined;
		const order = orderOf(one.value, other.value);
		if (order === undefined) return undefined;
		if (order !== 0) return decide(order);
	}
	return decide(left.elements.length - right.elements.length);
}

function orderOf(one: unknown, other: unknown): number | undefined {
	if (typeof one === "number" && typeof other === "number") return one - other;
	if (typeof one !== "string" || typeof other !== "string") return undefined;
	return one < other ? -1 : Number(one > other);
}
