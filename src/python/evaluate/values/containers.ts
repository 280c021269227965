import type { Machine } from "../machine.ts";
import { ANY_NAME, namespaceOf } from "../namespace.ts";
import {
	alternativesOf,
	type Container,
	constant,
	type PathValue,
	type Site,
	type TupleValue,
	type Value,
} from "../value.ts";

/** Elements that are looked at one by one. */
export const MAX_ELEMENTS = 128;

/** Elements of one list or tuple that are kept; longer ones are not known. */
export const MAX_LENGTH = 1_024;

/** A new list or set; `elements` undefined where they are not known. */
export function sequenceOf(type: "list" | "set", elements: readonly Value[] | undefined, site: Site): Container {
	const isKnown = elements !== undefined && elements.length <= MAX_LENGTH;
	const contents = namespaceOf(isKnown ? [["elements", { kind: "tuple", elements }]] : []);
	return { kind: "container", type, contents, site };
}

/** A new dict out of keys and values; a key that is not known makes it open. */
export function dictOf(entries: Iterable<readonly [key: string | undefined, value: Value]>, site: Site): Container {
	const bindings = new Map<string, Value>();
	for (const [key, value] of entries) bindings.set(key ?? ANY_NAME, value);
	return { kind: "container", type: "dict", contents: namespaceOf(bindings), site };
}

/** How a key stands in the contents of a dict; `undefined` where it is not known. */
export function keyOf(value: Value | undefined): string | undefined {
	if (value?.kind !== "constant") return undefined;
	return typeof value.value === "string" ? `'${value.value}` : `${Number(value.value)}${value.value === null}`;
}

/** The text that a key of a dict is; `undefined` for other keys. */
export function textKey(key: string): string | undefined {
	return key.startsWith("'") ? key.slice(1) : undefined;
}

/** The elements that iterating over a value gives, in order; `undefined` where they are not known. */
export function elementsOf(value: Value): readonly Value[] | undefined {
	switch (value.kind) {
		case "tuple":
			return value.elements;
		case "container":
			return value.type === "dict" ? keysOf(value) : listed(value);
		case "constant":
			return typeof value.value === "string" && value.value.length <= MAX_ELEMENTS
				? [...value.value].map((character) => constant(character))
				: undefined;
		default:
			return undefined;
	}
}

function listed({ contents }: Container): readonly Value[] | undefined {
	const elements = contents.bindings.get("elements");
	return elements?.kind === "tuple" ? elements.elements : undefined;
}

function keysOf({ contents }: Container): readonly Value[] | undefined {
	const keys: Value[] = [];
	for (const [key, value] of contents.bindings) {
		const text = textKey(key);
		if (text === undefined || alternativesOf(value).some(({ kind }) => kind === "unbound")) return undefined;
		keys.push(constant(text));
	}
	return keys;
}

/** Keys and values of a dict with text as keys; `undefined` where there may be others. */
export function entriesOf(value: Value): readonly (readonly [string, Value])[] | undefined {
	if (value.kind !== "container" || value.type !== "dict") return undefined;
	const entries: [string, Value][] = [];
	for (const [key, element] of value.contents.bindings) {
		const text = textKey(key);
		if (text === undefined || alternativesOf(element).some(({ kind }) => kind === "unbound")) return undefined;
		entries.push([text, element]);
	}
	return entries;
}

/** Replaces the elements of a list or set; `undefined`: they are not known any more. */
export function setElements(machine: Machine, container: Container, elements: readonly Value[] | undefined): void {
	const isKnown = elements !== undefined && elements.length <= MAX_LENGTH;
	const tuple: TupleValue | undefined = isKnown ? { kind: "tuple", elements } : undefined;
	machine.journal.set(container.contents, "elements", tuple);
}

/** A path inside the tree. */
export function pathOf(path: string, isText: boolean): PathValue {
	return { kind: "path", path, isText };
}
