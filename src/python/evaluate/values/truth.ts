import type { Expression } from "../../ast.ts";
import type { Scope } from "../execution.ts";
import { join } from "../join.ts";
import type { Condition, Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { alternativesOf, type Container, type Single, type Value } from "../value.ts";
import { namespaceFor } from "./scope.ts";

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
		case "instance":
			return undefined;
		case "library":
			return value.type.role === "application" ? true : undefined;
		default:
			return true;
	}
}

function isFilled({ type, contents: { bindings } }: Container): boolean | undefined {
	if (type === "dict") {
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
