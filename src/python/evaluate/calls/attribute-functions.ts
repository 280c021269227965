import type { Arguments } from "../execution.ts";
import { catching, leave } from "../flow.ts";
import { forkValues } from "../fork.ts";
import { type Caught, DEAD, type Machine } from "../machine.ts";
import { alternativesOf, constant, NONE, type Site, unknown, type Value } from "../value.ts";
import { matches } from "../values/exceptions.ts";
import { blur } from "../values/scope.ts";

const textIn = (value: Value | undefined): string | undefined =>
	value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;

const ATTRIBUTE_ERROR: Value = { kind: "external", path: "builtins.AttributeError", isModule: false };

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
	return orWithoutAttribute(
		machine,
		() => machine.getAttribute(object, text, site),
		() => fallback,
	);
}

/** `hasattr(object, name)`. */
export function hasattr(machine: Machine, { positional: [object, name] }: Arguments, site: Site): Value | undefined {
	const text = textIn(name);
	if (object === undefined || text === undefined) return undefined;
	return orWithoutAttribute(
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

/** Reads an attribute; where that ends in AttributeError, something else. Other exceptions go on. */
export function orWithoutAttribute(machine: Machine, read: () => Value, otherwise: () => Value): Value {
	const { result, caught, mark } = catching(machine, { takes: ["raise"] }, read);
	if (caught.length === 0) {
		if (result === undefined) throw DEAD;
		return result;
	}
	const changes = machine.journal.changesSince(mark);
	machine.journal.rewind(mark);
	for (const one of caught) if (isMissing(one) !== "yes") passOn(machine, one);
	const success = () => {
		machine.journal.apply(changes);
		return result ?? NONE;
	};
	const failures = caught.filter((one) => isMissing(one) !== "no");
	return forkValues(machine, [
		...(result === undefined ? [] : [{ run: success }]),
		...failures.map((failure) => ({
			run: () => {
				machine.journal.apply(failure.changes);
				return otherwise();
			},
			isAssumed: failure.isAssumed,
			condition: failure.condition,
		})),
	]);
}

function isMissing({ exit }: Caught): ReturnType<typeof matches> {
	return exit.kind === "raise" ? matches(exit.raised, ATTRIBUTE_ERROR) : "no";
}

/** What was caught leaves the code that asked, in the state in which it was raised. */
function passOn(machine: Machine, { exit, changes, isAssumed, condition }: Caught): void {
	const mark = machine.journal.mark();
	const before = machine.isAssumed;
	machine.journal.apply(changes);
	machine.isAssumed = isAssumed;
	if (condition !== undefined) machine.conditions.push(condition);
	leave(machine, exit);
	if (condition !== undefined) machine.conditions.pop();
	machine.isAssumed = before;
	machine.journal.rewind(mark);
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
