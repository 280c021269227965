import { joinPaths } from "../calls/paths.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import {
	alternativesOf,
	type Constant,
	type Container,
	constant,
	type Site,
	type Unknown,
	unknown,
	type Value,
} from "../value.ts";
import { dataOf } from "../values/class-members.ts";
import { elementsOf, MAX_LENGTH, sequenceOf } from "../values/containers.ts";
import { describe, some } from "../values/describe.ts";
import { textOf } from "../values/scope.ts";
import { percent } from "./formatting.ts";

/** Characters of a text that is computed. */
const MAX_TEXT = 10_000;

/** `left operator right` for arithmetic operators. */
export function binary(machine: Machine, operator: string, one: Value, other: Value, site: Site): Value {
	const left = dataOf(one) ?? one;
	const right = dataOf(other) ?? other;
	refuse(machine, operator, left, right, site);
	if (left.kind === "constant" && operator === "%" && typeof left.value === "string")
		return percent(machine, left.value, right, site);
	if (left.kind === "constant" && right.kind === "constant") return ofConstants(operator, left, right, site);
	if (operator === "|" && isDict(left) && isDict(right)) return merged(left, right, site);
	if (operator === "/" && (left.kind === "path" || right.kind === "path")) {
		return joinPaths([left, right], false) ?? unknown("where the path leads is not known", site);
	}
	if (operator === "+") return added(left, right, site);
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

function ofConstants(operator: string, one: Constant, other: Constant, site: Site): Value {
	const [left, right] = [one.value, other.value].map((value) => (typeof value === "boolean" ? Number(value) : value));
	if (typeof left === "string") {
		if (operator === "+" && typeof right === "string" && left.length + right.length <= MAX_TEXT)
			return constant(left + right);
		return some("text", site);
	}
	if (typeof left !== "number" || typeof right !== "number")
		return unknown("what the operation gives is not known", site);
	const results: Readonly<Record<string, number>> = { "+": left + right, "-": left - right, "*": left * right };
	const result = Object.hasOwn(results, operator) ? results[operator] : undefined;
	if (result === undefined || !Number.isSafeInteger(result)) return some("number", site);
	return one.isFloat === true || other.isFloat === true ? { ...constant(result), isFloat: true } : constant(result);
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
