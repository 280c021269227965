import type { Arguments } from "../execution.ts";
import { catching, leave } from "../flow.ts";
import { forkValues } from "../fork.ts";
import { DEAD, type Machine } from "../machine.ts";
import { alternativesOf, constant, NONE, type Site, unknown, type Value } from "../value.ts";
import { blur } from "../values/scope.ts";

const textIn = (value: Value | undefined): string | undefined =>
	value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;

/** `getattr(object, name, fallback)`. */
export function getattr(
	machine: Machine,
	{ positional: [object, name, fallback] }: Arguments,
	site: Site,
): Value | undefined {
	const text = textIn(name);
	if (object === undefined || name === undefined) return undefined;
	if (text === undefined) return unknown("which attribute getattr() reads is not known", site);
	if (fallback === undefined) return machine.getAttribute(object, text, site);
	return attempt(
		machine,
		() => machine.getAttribute(object, text, site),
		() => fallback,
	);
}

/** `hasattr(object, name)`. */
export function hasattr(machine: Machine, { positional: [object, name] }: Arguments, site: Site): Value | undefined {
	const text = textIn(name);
	if (object === undefined || text === undefined) return undefined;
	return attempt(
		machine,
		() => {
			const isKnown = alternativesOf(machine.getAttribute(object, text, site)).every(
				({ kind }) => kind !== "unknown" && kind !== "external",
			);
			return isKnown ? constant(true) : unknown(`whether there is "${text}" is not known`, site);
		},
		() => constant(false),
	);
}

/** Does something; where it raises, something else. */
function attempt(machine: Machine, first: () => Value, otherwise: () => Value): Value {
	const { result, caught, mark } = catching(machine, { takes: ["raise"] }, first);
	if (caught.length === 0) {
		if (result === undefined) throw DEAD;
		return result;
	}
	const changes = machine.journal.changesSince(mark);
	machine.journal.rewind(mark);
	const failures = caught.filter(({ exit }) => exit.kind === "raise" && exit.raised.type.kind !== "uncatchable");
	for (const { exit } of caught) {
		if (exit.kind === "raise" && exit.raised.type.kind === "uncatchable") leave(machine, exit);
	}
	const success = () => {
		machine.journal.apply(changes);
		return result ?? NONE;
	};
	return forkValues(machine, [
		...(result === undefined ? [] : [{ run: success }]),
		...failures.slice(0, 1).map((failure) => ({
			run: () => {
				machine.journal.apply(failure.changes);
				return otherwise();
			},
			isAssumed: failure.isAssumed,
			condition: failure.condition,
		})),
	]);
}

/** An attribute of an object is set whose name cannot be seen. */
export function blurObject(machine: Machine, object: Value, site: Site): void {
	const reason = "an attribute is set whose name cannot be seen";
	for (const one of alternativesOf(object)) {
		if (one.kind === "module") blur(machine, one.module.namespace, reason, site);
		else if (one.kind === "instance" || one.kind === "library") blur(machine, one.attributes, reason, site);
		else if (one.kind === "class") blur(machine, one.object.attributes, reason, site);
	}
}
