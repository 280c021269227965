import { isSame, join, UNBOUND } from "../join.ts";
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

import { fieldNamesOf, membersOf } from "./class-members.ts";
import { constantOfKey, keyOf, textKey } from "./keys.ts";

/** Elements that are looked at one by one. */
export const MAX_ELEMENTS = 128;

/** Elements of one list or tuple that are kept; longer ones are not known. */
export const MAX_LENGTH = 1_024;

/** A new list or set; `elements` undefined where they are not known. */
export function sequenceOf(type: "list" | "set", elements: readonly Value[] | undefined, site: Site): Container {
	const isKnown = elements !== undefined && elements.length <= MAX_LENGTH;
	const kept = isKnown && type === "set" ? distinct(elements) : elements;
	const contents = namespaceOf(isKnown && kept !== undefined ? [["elements", { kind: "tuple", elements: kept }]] : []);
	return { kind: "container", type, contents, site };
}

/** Elements of a set: each constant once; `undefined` where it cannot be told whether two are the same. */
function distinct(elements: readonly Value[]): readonly Value[] | undefined {
	const constants = new Map(elements.map((one) => [keyOf(one), one]));
	constants.delete(undefined);
	const others = elements.filter((one) => keyOf(one) === undefined);
	const isClear = others.every(
		(one) => one.kind === "function" || one.kind === "class" || one.kind === "library" || one.kind === "external",
	);
	const kept = others.filter((one, index) => others.findIndex((other) => isSame(one, other)) === index);
	return isClear || elements.length === 1 ? [...constants.values(), ...kept] : undefined;
}

/** Whether nobody knows in which order a value gives its elements. */
export function isUnordered(value: Value): boolean {
	return value.kind === "container" && value.type === "set" && (elementsOf(value)?.length ?? 2) > 1;
}

/** How many elements a value has; `undefined` where that is not known. */
export function lengthOf(value: Value): number | undefined {
	if (value.kind === "constant") return typeof value.value === "string" ? [...value.value].length : undefined;
	if (value.kind !== "container" || value.type === "list" || value.type === "set") return elementsOf(value)?.length;
	const { bindings } = value.contents;
	const isKnown =
		!bindings.has(ANY_NAME) &&
		[...bindings.values()].every((one) => !alternativesOf(one).some(({ kind }) => kind === "unbound"));
	return isKnown ? bindings.size : undefined;
}

/** How many elements a value may have on the ways that lead here; `undefined` where that is not known. */
export function lengthsOf(value: Value): { readonly least: number; readonly most: number } | undefined {
	const known = elementsOf(value)?.length;
	if (known !== undefined) return { least: known, most: known };
	if (value.kind !== "container") return undefined;
	const { bindings } = value.contents;
	if (value.type === "list" || value.type === "set") {
		const lists = alternativesOf(bindings.get("elements") ?? UNBOUND).map(elementsOf);
		const lengths = lists.flatMap((list) => list?.length ?? []);
		if (lists.includes(undefined)) return undefined;
		return { least: Math.min(...lengths), most: Math.max(...lengths) };
	}
	const isCertain = (one: Value) => alternativesOf(one).every(({ kind }) => kind !== "unbound");
	if (bindings.has(ANY_NAME)) return undefined;
	return { least: [...bindings.values()].filter(isCertain).length, most: bindings.size };
}

/** A new dict out of keys and values; a key that is not known makes it open. */
export function dictOf(entries: Iterable<readonly [key: string | undefined, value: Value]>, site: Site): Container {
	const bindings = new Map<string, Value>();
	for (const [key, value] of entries) bindings.set(key ?? ANY_NAME, value);
	return { kind: "container", type: "dict", contents: namespaceOf(bindings), site };
}

/** The elements that iterating over a value gives, in order; `undefined` where they are not known. */
export function elementsOf(value: Value): readonly Value[] | undefined {
	switch (value.kind) {
		case "tuple":
			return value.elements;
		case "container":
			return value.type === "list" || value.type === "set" ? listed(value) : shownBy(value);
		case "constant":
			return typeof value.value === "string" && value.value.length <= MAX_ELEMENTS
				? [...value.value].map((character) => constant(character))
				: undefined;
		case "class":
			return membersOf(value.object);
		case "instance":
			return fieldNamesOf(value.type)?.flatMap((name) => value.attributes.bindings.get(name) ?? []);
		default:
			return undefined;
	}
}

function listed({ contents }: Container): readonly Value[] | undefined {
	const elements = contents.bindings.get("elements");
	if (elements?.kind === "tuple") return elements.elements;
	return elements?.kind === "union" ? oneByOne(elements.alternatives) : undefined;
}

/** What each element may be of lists that are equally long. */
function oneByOne(lists: readonly Value[]): readonly Value[] | undefined {
	const all = lists.map((list) => (list.kind === "tuple" ? list.elements : undefined));
	const [first] = all;
	if (first === undefined || all.some((elements) => elements?.length !== first.length)) return undefined;
	return first.map((_, index) => join(all.flatMap((elements) => elements?.[index] ?? [])));
}

/** The elements of a view, or the keys of a dict. */
function shownBy(dict: Container): readonly Value[] | undefined {
	if (dict.shows === "values") return valuesOf(dict);
	const keys = keysOf(dict);
	if (dict.shows !== "items" || keys === undefined) return keys;
	const values = valuesOf(dict);
	return values === undefined
		? undefined
		: keys.map((key, index) => ({ kind: "tuple", elements: [key, values[index] ?? key] }));
}

function keysOf({ contents }: Container): readonly Value[] | undefined {
	const keys: Value[] = [];
	for (const [key, value] of contents.bindings) {
		const known = constantOfKey(key);
		if (known === undefined || alternativesOf(value).some(({ kind }) => kind === "unbound")) return undefined;
		keys.push(known);
	}
	return keys;
}

/** The values of a dict; `undefined` where there may be others. */
function valuesOf({ contents: { bindings } }: Container): readonly Value[] | undefined {
	const values = [...bindings.values()];
	const isOpen =
		bindings.has(ANY_NAME) || values.some((value) => alternativesOf(value).some(({ kind }) => kind === "unbound"));
	return isOpen ? undefined : values;
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
	const kept = elements !== undefined && container.type === "set" ? distinct(elements) : elements;
	const tuple: TupleValue | undefined =
		kept !== undefined && kept.length <= MAX_LENGTH ? { kind: "tuple", elements: kept } : undefined;
	machine.journal.set(container.contents, "elements", tuple);
}

/** A path inside the tree. */
export function pathOf(path: string, isText: boolean): PathValue {
	return { kind: "path", path, isText };
}
