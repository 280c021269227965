import { isSame } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import {
	alternativesOf,
	type Container,
	type Instance,
	NO_ARGUMENTS,
	type Single,
	type Site,
	type Value,
} from "../value.ts";
import { classMember, dataOf, fieldNamesOf, isEnum, obstacleOf } from "../values/class-members.ts";
import { elementsOf, MAX_ELEMENTS } from "../values/containers.ts";
import { isNone, truthOf } from "../values/truth.ts";
import { isLibraryClass } from "./instance-of.ts";

/** Lists within lists that are compared. */
const MAX_DEPTH = 8;

/** Whether two values are equal; `undefined` where that cannot be told. */
export function equal(machine: Machine, left: Value, right: Value, site: Site, depth = 0): boolean | undefined {
	machine.spend(1);
	if (depth > MAX_DEPTH) return undefined;
	const answers = new Set<boolean | undefined>();
	for (const one of alternativesOf(left))
		for (const other of alternativesOf(right)) answers.add(equalOnes(machine, one, other, site, depth));
	const [only] = answers;
	return answers.size === 1 ? only : undefined;
}

function equalOnes(machine: Machine, left: Single, right: Single, site: Site, depth: number): boolean | undefined {
	const own = equalByMethod(machine, left, right, site) ?? equalByMethod(machine, right, left, site);
	if (own !== undefined) return own.truth;
	const [one, other] = [dataOf(left) ?? left, dataOf(right) ?? right];
	if (one.kind === "constant" && other.kind === "constant") return equalConstants(one.value, other.value);
	if (isNone(one) === true || isNone(other) === true) return identical(one, other);
	if (one.kind === "container" && other.kind === "container") return equalContainers(machine, one, other, site, depth);
	const [first, second] = [tupleOf(one), tupleOf(other)];
	if (first !== undefined && second !== undefined) return equalElements(machine, first, second, site, depth);
	return one.kind === "external" || other.kind === "external" ? sameExternal(one, other) : equalObjects(one, other);
}

/** Objects that are equal to themselves only, and data of different types. */
function equalObjects(one: Single, other: Single): boolean | undefined {
	const isOwn = [one, other].map(isByIdentity);
	if (isOwn.includes(true) && isSame(one, other)) return true;
	const isKnown = (isOwn[0] === true && isDefinite(other)) || (isOwn[1] === true && isDefinite(one));
	return isKnown || (isBuiltinData(one) && isBuiltinData(other) && one.kind !== other.kind) ? false : undefined;
}

function equalConstants(left: unknown, right: unknown): boolean {
	const [one, other] = [left, right].map((value) => (typeof value === "boolean" ? Number(value) : value));
	return one === other;
}

/** What the project's own `__eq__` says; NotImplemented and what a data class compares are not followed. */
function equalByMethod(
	machine: Machine,
	value: Single,
	other: Single,
	site: Site,
): { readonly truth: boolean | undefined } | undefined {
	if (value.kind !== "instance" && value.kind !== "class") return undefined;
	const type = value.kind === "instance" ? value.type : value.object.metaclass;
	if (type === undefined) return undefined;
	if (value.kind === "instance" && isCompared(value)) return { truth: equalFields(machine, value, other, site) };
	const method = classMember(type, "__eq__");
	if (method.kind !== "own") return undefined;
	if (method.value.kind !== "function") return { truth: undefined };
	const callee: Value = { kind: "method", self: value, function: method.value };
	const answer = machine.call(callee, { ...NO_ARGUMENTS, positional: [other] }, site);
	const isNothing = alternativesOf(answer).some((one) => one.kind === "external");
	return { truth: isNothing ? undefined : truthOf(answer) };
}

/** Instances of one data class are equal if all their fields are. */
function equalFields(machine: Machine, value: Instance, other: Single, site: Site): boolean | undefined {
	if (isSame(value, other)) return true;
	if (other.kind !== "instance" || other.type !== value.type) return undefined;
	const names = [...value.attributes.bindings.keys()];
	const [left, right] = [value, other].map(({ attributes }) =>
		names.flatMap((name) => attributes.bindings.get(name) ?? []),
	);
	const answer = equalElements(machine, left ?? [], right ?? [], site, 1);
	return answer === false && !isOnlyFields(value) ? undefined : answer;
}

/** Whether an object has no attributes beside its fields, which alone are compared. */
function isOnlyFields({ type, attributes }: Instance): boolean {
	const fields = classMember(type, "__dataclass_fields__");
	const count = fields.kind === "own" && fields.value.kind === "container" ? fields.value.contents.bindings.size : 0;
	return attributes.bindings.size === count;
}

/** Whether instances of a data class are compared field by field. */
function isCompared({ type }: Instance): boolean {
	return classMember(type, "__dataclass_fields__").kind === "own" && classMember(type, "__eq__").kind !== "own";
}

function tupleOf(value: Single): readonly Value[] | undefined {
	return value.kind === "tuple" || (value.kind === "instance" && fieldNamesOf(value.type) !== undefined)
		? elementsOf(value)
		: undefined;
}

function equalElements(
	machine: Machine,
	left: readonly Value[],
	right: readonly Value[],
	site: Site,
	depth: number,
): boolean | undefined {
	if (left.length !== right.length) return false;
	if (left.length > MAX_ELEMENTS) return undefined;
	let result: boolean | undefined = true;
	for (const [index, one] of left.entries()) {
		const other = right[index];
		const answer = other === undefined ? undefined : isSame(one, other) || equal(machine, one, other, site, depth + 1);
		if (answer === false) return false;
		if (answer === undefined) result = undefined;
	}
	return result;
}

function equalContainers(
	machine: Machine,
	one: Container,
	other: Container,
	site: Site,
	depth: number,
): boolean | undefined {
	if (isSame(one, other)) return true;
	if (one.type === "view" || other.type === "view") return undefined;
	if (one.type !== other.type) return false;
	if (one.type !== "dict") {
		const [first, second] = [elementsOf(one), elementsOf(other)];
		if (one.type === "set" || first === undefined || second === undefined) return undefined;
		return equalElements(machine, first, second, site, depth);
	}
	const [left, right] = [one.contents.bindings, other.contents.bindings];
	if (left.has(ANY_NAME) || right.has(ANY_NAME)) return undefined;
	const isCertain = [...left.values(), ...right.values()].every(
		(value) => !alternativesOf(value).some(({ kind }) => kind === "unbound"),
	);
	if (!isCertain) return undefined;
	const keys = [...left.keys()];
	if (keys.length !== right.size || keys.some((key) => !right.has(key))) return false;
	return equalElements(
		machine,
		[...left.values()],
		keys.flatMap((key) => right.get(key) ?? []),
		site,
		depth,
	);
}

/** Whether a value is equal to itself only. */
function isByIdentity(value: Single): boolean {
	switch (value.kind) {
		case "module":
		case "function":
		case "coroutine":
		case "generator":
			return true;
		case "class":
			return value.object.metaclass === undefined && value.object.obstacle === undefined;
		case "library":
			return value.type.role === "application";
		case "instance": {
			if (isEnum(value.type)) return dataOf(value) === undefined && obstacleOf(value.type) === undefined;
			const isKnown = value.type.obstacle === undefined && value.type.ancestors.every(isKnownAncestor);
			return isKnown && classMember(value.type, "__eq__").kind !== "own";
		}
		default:
			return false;
	}
}

/** Whether an ancestor compares its instances by what they are. */
function isKnownAncestor(ancestor: Instance["type"]["ancestors"][number]): boolean {
	if (ancestor.kind === "own") return true;
	const { value } = ancestor;
	return (
		value.kind === "external" &&
		/^(builtins\.object|abc\.ABC|typing\.(Generic|Protocol)|enum\.Enum|fastapi\.FastAPI)$/.test(value.path)
	);
}

/** Whether a value is one thing, of which the type is known and compares in a known way. */
function isDefinite(value: Single): boolean {
	return isByIdentity(value) || isBuiltinData(value) || dataOf(value) !== undefined || tupleOf(value) !== undefined;
}

function isBuiltinData({ kind }: Single): boolean {
	return kind === "constant" || kind === "tuple" || kind === "container";
}

/** Whether a class of the project says itself what an operator does. */
export function hasOwn(value: Single, method: string): boolean {
	return value.kind === "instance" && classMember(value.type, method).kind === "own";
}

/** Whether two values are the same object; `undefined` where that cannot be told. */
export function identical(left: Value, right: Value): boolean | undefined {
	if (isNone(right) === true) return isNone(left);
	if (isNone(left) === true) return isNone(right);
	const answers = new Set<boolean | undefined>();
	for (const one of alternativesOf(left))
		for (const other of alternativesOf(right)) answers.add(sameObject(one, other));
	const [only] = answers;
	return answers.size === 1 ? only : undefined;
}

function sameObject(left: Single, right: Single): boolean | undefined {
	if (left.kind === "constant" && right.kind === "constant") {
		const isSingleton = typeof left.value === "boolean" || typeof right.value === "boolean";
		return isSingleton ? left.value === right.value : left.value === right.value ? undefined : false;
	}
	if (left.kind === "external" || right.kind === "external") return sameExternal(left, right);
	const isKnown = [left, right].every(
		(one) => isObject(one) || one.kind === "constant" || (one.kind === "library" && one.type.role !== "other"),
	);
	return isKnown ? isSame(left, right) : undefined;
}

/** Things of libraries go by several names, unless they are built in. */
function sameExternal(left: Single, right: Single): boolean | undefined {
	if (left.kind === "external" && right.kind === "external") {
		if (left.path === right.path) return true;
		const isKnown =
			[left, right].some(isBuiltin) && [left, right].every((one) => isBuiltin(one) || isLibraryClass(one.path));
		return isKnown ? false : undefined;
	}
	const other = left.kind === "external" ? right : left;
	return [left, right].some(isBuiltin) && (isObject(other) || other.kind === "constant") ? false : undefined;
}

function isBuiltin(value: Single): boolean {
	return value.kind === "external" && value.path.startsWith("builtins.");
}

function isObject({ kind }: Single): boolean {
	return ["module", "class", "function", "instance", "container"].includes(kind);
}
