import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type ClassObject, constant, type Site, type Value } from "../value.ts";
import { elementsOf, sequenceOf } from "../values/containers.ts";

/** The attribute by which `abc.abstractmethod` marks a function. */
export const ABSTRACT_MARK = "__isabstractmethod__";

const NAMES = "__abstractmethods__";

function isAbstract(value: Value | undefined): boolean {
	if (value?.kind === "descriptor") return isAbstract(value.function);
	return value?.kind === "function" && value.attributes.bindings.has(ABSTRACT_MARK);
}

/** Names that a class leaves to others; `undefined` for a class that is not made by `abc.ABCMeta`. */
export function abstractNamesOf(object: ClassObject): readonly string[] | undefined {
	const isChecked = object.ancestors.some((one) => {
		if (one.kind === "own") return one.object.attributes.bindings.has(NAMES);
		return one.value.kind === "external" && /^(abc\.ABC|typing\.Protocol)$/.test(one.value.path);
	});
	if (!isChecked) return undefined;
	const names = new Set<string>();
	for (const ancestor of object.ancestors) {
		if (ancestor.kind !== "own") continue;
		const { bindings } = ancestor.object.attributes;
		const candidates = ancestor.object === object ? [...bindings.keys()] : textsIn(bindings.get(NAMES));
		for (const name of candidates) if (isAbstract(firstOf(object, name))) names.add(name);
	}
	return [...names];
}

function firstOf({ ancestors }: ClassObject, name: string): Value | undefined {
	for (const one of ancestors) {
		const value = one.kind === "own" ? one.object.attributes.bindings.get(name) : undefined;
		if (value !== undefined) return value;
	}
	return undefined;
}

function textsIn(value: Value | undefined): readonly string[] {
	const elements = value === undefined ? [] : (elementsOf(value) ?? []);
	return elements.flatMap((one) => (one.kind === "constant" ? [String(one.value)] : []));
}

/** Remembers the names that a class leaves to others. */
export function markAbstract(machine: Machine, object: ClassObject, names: readonly string[] | undefined): void {
	if (names === undefined) return;
	const elements = names.map((name) => constant(name));
	machine.journal.set(object.attributes, NAMES, sequenceOf("set", elements, object.site));
}

/** Notes that a class is made by `abc.ABCMeta`, so that it is asked for what it leaves to others. */
export function askForAbstract(machine: Machine, object: ClassObject): void {
	markAbstract(machine, object, []);
}

/** An abstract class makes no instances. */
export function refuseAbstract(machine: Machine, { name, attributes }: ClassObject, site: Site): void {
	const [first, ...others] = textsIn(attributes.bindings.get(NAMES));
	if (first === undefined) return;
	const more = others.length === 0 ? "" : ` and ${others.length} more`;
	const reason = `"${name}" is abstract: it leaves "${first}"${more} to its subclasses`;
	raiseBuiltin(machine, "TypeError", site, reason, `Make an instance of a subclass that defines "${first}".`);
}
