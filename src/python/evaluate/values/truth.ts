import { libraryKnowledge } from "../../libraries/lookup.ts";
import { MODEL } from "../../libraries/pydantic.ts";
import type { Expression } from "../../tree/ast.ts";
import type { Scope } from "../execution.ts";
import { join } from "../join.ts";
import type { Condition, Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import {
	alternativesOf,
	type ClassObject,
	type Container,
	type Instance,
	NO_ARGUMENTS,
	type Single,
	type Site,
	type Value,
} from "../value.ts";
import { classMember, dataOf, fieldNamesOf, isEnum, libraryBaseOf, mixinOf, obstacleOf } from "./class-members.ts";
import { builtinExceptionName } from "./exceptions.ts";
import { each, namespaceFor } from "./scope.ts";

/** Whether a value counts as true; `undefined` where that cannot be told. */
export function truthOf(value: Value): boolean | undefined {
	const truths = new Set(alternativesOf(value).map(truthOfOne));
	const [only] = truths;
	return truths.size === 1 ? only : undefined;
}

function truthOfOne(value: Single): boolean | undefined {
	switch (value.kind) {
		case "constant":
			return Boolean(value.value);
		case "tuple":
			return value.elements.length > 0;
		case "container":
			return isFilled(value);
		case "unknown":
			return value.isText;
		case "unbound":
		case "external":
			return undefined;
		case "instance":
			return truthOfInstance(value);
		case "library":
			return value.type.role === "application" ? true : undefined;
		default:
			return true;
	}
}

/** An object is true unless its class says otherwise; what `__bool__` and `__len__` say is asked by {@link asTest}. */
function truthOfInstance(value: Instance): boolean | undefined {
	const data = dataOf(value);
	if (data !== undefined) return Boolean(data.value);
	const fields = fieldNamesOf(value.type);
	if (fields !== undefined) return fields.length > 0;
	if (isEnum(value.type) && mixinOf(value.type) !== "none") return undefined;
	const isOwn = TESTS.some((name) => classMember(value.type, name).kind === "own");
	const base = libraryBaseOf(value.type);
	const isKnown = base === undefined ? obstacleOf(value.type) === undefined : base.role !== "other" || base === MODEL;
	const isData = value.type.ancestors.some(
		(one) => one.kind === "foreign" && one.value.kind === "external" && /^builtins\.(?!object)/.test(one.value.path),
	);
	return isOwn || !isKnown || (isData && !isException(value.type)) ? undefined : true;
}

const TESTS = ["__bool__", "__len__"] as const;

function isException({ ancestors }: ClassObject): boolean {
	return ancestors.some((one) => one.kind === "foreign" && builtinExceptionName(one.value) !== undefined);
}

/** The value as a test sees it: for an object that has them, what `__bool__` or else `__len__` gives. */
export function asTest(machine: Machine, value: Value, site: Site): Value {
	if (!alternativesOf(value).some((one) => one.kind === "instance" && truthOfInstance(one) === undefined)) return value;
	return each(machine, value, (one) => {
		if (one.kind !== "instance") return one;
		for (const name of TESTS) {
			const member = classMember(one.type, name);
			if (member.kind === "own" && member.value.kind === "function")
				return machine.call({ kind: "method", self: one, function: member.value }, NO_ARGUMENTS, site);
		}
		return one;
	});
}

function isFilled({ type, contents: { bindings } }: Container): boolean | undefined {
	if (type === "dict" || type === "view") {
		const known = [...bindings].filter(([name]) => name !== ANY_NAME);
		if (known.some(([, value]) => alternativesOf(value).every(({ kind }) => kind !== "unbound"))) return true;
		return bindings.size === 0 ? false : undefined;
	}
	const elements = bindings.get("elements");
	return elements?.kind === "tuple" ? elements.elements.length > 0 : undefined;
}

/** Whether a value is None; `undefined` where that cannot be told. */
export function isNone(value: Value): boolean | undefined {
	const answers = new Set(
		alternativesOf(value).map((one) => {
			if (one.kind === "constant") return one.value === null;
			if (one.kind === "unknown" && one.isText === true) return false;
			if (one.kind === "external" && (one.isModule || libraryKnowledge(one.path) !== undefined)) return false;
			return one.kind === "unknown" || one.kind === "unbound" || one.kind === "external" ? undefined : false;
		}),
	);
	const [only] = answers;
	return answers.size === 1 ? only : undefined;
}

/** Why the truth of a value cannot be told. */
export function conditionFor(value: Value): Condition {
	for (const one of alternativesOf(value)) if (one.kind === "unknown") return { site: one.site, reason: one.reason };
	return { site: value.trail?.site, reason: "it depends on the way that the program takes" };
}

/** Tests in a test that are looked into. */
const MAX_DEPTH = 8;

/** Takes from the names in a test the values with which it would have come out otherwise. */
export function narrow(machine: Machine, test: Expression, truth: boolean, scope: Scope, depth = 0): void {
	if (depth > MAX_DEPTH) return;
	if (test.kind === "not") narrow(machine, test.operand, !truth, scope, depth + 1);
	else if (test.kind === "boolean" && (test.operator === "and") === truth) {
		narrow(machine, test.left, truth, scope, depth + 1);
		narrow(machine, test.right, truth, scope, depth + 1);
	} else if (test.kind === "walrus") keep(machine, test.target.name, scope, (one) => truthOf(one) !== !truth);
	else if (test.kind === "name") keep(machine, test.name, scope, (one) => truthOf(one) !== !truth);
	else if (test.kind === "compare") narrowComparison(machine, test, truth, scope);
}

function narrowComparison(
	machine: Machine,
	{ first, rest }: Extract<Expression, { kind: "compare" }>,
	truth: boolean,
	scope: Scope,
): void {
	const [comparison] = rest;
	if (first.kind !== "name" || rest.length !== 1 || comparison?.[1].kind !== "none") return;
	const [operator] = comparison;
	const isEqual = operator === "is" || operator === "==";
	if (!isEqual && operator !== "is not" && operator !== "!=") return;
	keep(machine, first.name, scope, (one) => isNone(one) !== (isEqual !== truth));
}

function keep(machine: Machine, name: string, scope: Scope, isPossible: (one: Single) => boolean): void {
	const namespace = namespaceFor(name, scope);
	const value = namespace.bindings.get(name);
	if (value?.kind !== "union") return;
	const kept = value.alternatives.filter(isPossible);
	if (kept.length > 0 && kept.length < value.alternatives.length) machine.journal.set(namespace, name, join(kept));
}
