import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import type { Namespace } from "../namespace.ts";
import { isDeleted } from "../standard/environment.ts";
import { alternativesOf, type Instance, NO_ARGUMENTS, type Site, type Value } from "../value.ts";
import { classMember, dataOf, isEnum, mixinOf } from "../values/class-members.ts";
import { elementsOf, MAX_ELEMENTS } from "../values/containers.ts";
import { describe } from "../values/describe.ts";
import { isCertainlyMissing, keyOf } from "../values/keys.ts";
import { textOf } from "../values/scope.ts";
import { truthOf } from "../values/truth.ts";
import { equal, hasOwn, identical } from "./equality.ts";

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
	if (isOrder && hasNoOrder(left) && hasNoOrder(right)) {
		const reason = `${describe(left)} is neither less nor more than ${describe(right)}`;
		raiseBuiltin(machine, "TypeError", site, reason, "Compare what they hold.");
	}
	const [one, other] = [dataOf(left) ?? left, dataOf(right) ?? right];
	switch (operator) {
		case "==":
			return equal(machine, left, right, site);
		case "!=":
			return notEqual(machine, left, right, site);
		case "is":
			return identical(left, right);
		case "is not":
			return negated(identical(left, right));
		case "in":
			return contains(machine, right, left, site);
		case "not in":
			return negated(contains(machine, right, left, site));
		case "<":
			return ordered(one, other, (order) => order < 0);
		case "<=":
			return ordered(one, other, (order) => order <= 0);
		case ">":
			return ordered(one, other, (order) => order > 0);
		case ">=":
			return ordered(one, other, (order) => order >= 0);
		default:
			return undefined;
	}
}

function negated(truth: boolean | undefined): boolean | undefined {
	return truth === undefined ? undefined : !truth;
}

function notEqual(machine: Machine, left: Value, right: Value, site: Site): boolean | undefined {
	const isOwn = [left, right].some((one) => alternativesOf(one).some((other) => hasOwn(other, "__ne__")));
	return isOwn ? undefined : negated(equal(machine, left, right, site));
}

function contains(machine: Machine, container: Value, item: Value, site: Site): boolean | undefined {
	const key = item.kind === "constant" ? String(item.value) : undefined;
	if (container.kind === "external") return isSet(machine, container.path, key);
	if (container.kind === "constant" && key !== undefined) {
		const isText = typeof container.value === "string" && item.kind === "constant" && typeof item.value === "string";
		return isText ? String(container.value).includes(key) : undefined;
	}
	if (container.kind === "namespace") return hasKey(container.namespace, key);
	if (container.kind === "container" && container.type === "dict") return hasKey(container.contents, keyOf(item));
	if (container.kind === "instance") return containsOwn(machine, container, item, site);
	const elements = elementsOf(container);
	if (elements === undefined || elements.length > MAX_ELEMENTS) return undefined;
	const answers = elements.map((element) => equal(machine, element, item, site));
	if (answers.includes(true)) return true;
	return answers.includes(undefined) ? undefined : false;
}

/** Whether a variable is set that the program does not set itself, and asks for without a fallback. */
const IS_SET: Readonly<Record<Machine["variables"], boolean | undefined>> = {
	unknown: undefined,
	set: true,
	fallbacks: true,
	unset: false,
};

/** Whether an environment variable is certainly set: by the program itself, or by a Space that is taken to set them all. */
function isSet(machine: Machine, path: string, name: string | undefined): boolean | undefined {
	if (path !== "os.environ" || name === undefined) return undefined;
	const own = machine.environment.bindings.get(name);
	if (own === undefined && machine.unset.has(name)) return false;
	if (own === undefined) return IS_SET[machine.variables];
	return own.kind === "union" ? undefined : !isDeleted(own);
}

/** What the `__contains__` of an object of the project says. */
function containsOwn(machine: Machine, container: Instance, item: Value, site: Site): boolean | undefined {
	const method = classMember(container.type, "__contains__");
	if (method.kind !== "own" || method.value.kind !== "function") return undefined;
	const callee: Value = { kind: "method", self: container, function: method.value };
	return truthOf(machine.call(callee, { ...NO_ARGUMENTS, positional: [item] }, site));
}

function hasKey({ bindings }: Namespace, key: string | undefined): boolean | undefined {
	const value = key === undefined ? undefined : bindings.get(key);
	if (value !== undefined) return alternativesOf(value).some(({ kind }) => kind === "unbound") ? undefined : true;
	return key === undefined || !isCertainlyMissing(bindings, key) ? undefined : false;
}

/** Compares numbers, texts and tuples of them; an element that is not known matters only if those before are equal. */
/** Compares numbers, texts and tuples of them in their order. */
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

/** Whether a value certainly is neither less nor more than another one. */
export function hasNoOrder(value: Value): boolean {
	if (value.kind === "function" || value.kind === "module" || value.kind === "class") return true;
	if (value.kind === "container") return value.type === "dict";
	if (value.kind === "library") return value.type.role === "application";
	if (value.kind !== "instance") return false;
	const isPlain =
		value.type.ancestors.every(({ kind }) => kind === "own") || (isEnum(value.type) && mixinOf(value.type) === "none");
	if (!isPlain) return false;
	return ["__lt__", "__gt__", "__dataclass_params__"].every((name) => classMember(value.type, name).kind === "missing");
}
