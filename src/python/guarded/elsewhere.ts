import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Call } from "../tree/ast.ts";
import { createsTables, firstArgument, nameOf, type Registration, TABLE_WORDS } from "./registrations.ts";
import type { Uses } from "./uses.ts";

// What stands below a guard is only missing if nothing that a server runs does it too.

/**
 * Whether what a server runs registers the same in the same way. Routes are compared within `modules`: below another
 * router, the same path is another one.
 */
export function isRegisteredElsewhere(
	uses: Uses,
	modules: readonly Module[],
	call: Call,
	{ kind, keyword }: Registration,
): boolean {
	const subject = firstArgument(call, keyword);
	const [method, name] = [lastName(call.callee), nameOf(subject)];
	const word = subject?.kind === "string" ? method : name.split(".").at(-1);
	if (name === "" || word === undefined) return false;
	const units = uses.unitsWith(word)?.filter((one) => kind !== "route" || modules.includes(one.module));
	const isSame = (other: Call) =>
		nameOf(firstArgument(other, keyword)) === name && [method, "Middleware"].includes(lastName(other.callee));
	return units === undefined || units.some(({ calls }) => calls.some(isSame));
}

/** Whether a server may run a call of something by the same name. */
export function isCalledElsewhere(uses: Uses, { callee }: Call): boolean {
	const name = lastName(callee);
	const units = uses.unitsWith(name);
	return units === undefined || units.some(({ calls }) => calls.some((call) => lastName(call.callee) === name));
}

/** Whether nothing that a server runs creates tables. */
export function areTablesMissing(uses: Uses): boolean {
	return TABLE_WORDS.every((word) => uses.unitsWith(word)?.every(({ calls }) => !calls.some(createsTables)) === true);
}

/** Whether something that a server runs reads `state.name` without asking whether it is there, and nothing sets it. */
export function isStateMissing(uses: Uses, name: string): boolean {
	const units = uses.unitsWith(name) ?? [];
	const asks = ({ callee, arguments: given }: Call) =>
		["hasattr", "getattr"].includes(lastName(callee)) &&
		given[1]?.value.kind === "string" &&
		given[1].value.value === name;
	if (units.some(({ sets, calls }) => sets.has(name) || calls.some(asks))) return false;
	return units.some(({ attributes }) => attributes.has(`state.${name}`));
}
