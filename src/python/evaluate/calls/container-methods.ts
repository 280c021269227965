import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, namespaceOf } from "../namespace.ts";
import { type Container, NONE, type Site, type TupleValue, unknown, type Value } from "../value.ts";
import { elementsOf, entriesOf, keyOf, sequenceOf, setElements } from "../values/containers.ts";

/** A method of a list, set, dict or tuple. */
export function containerMethod(
	machine: Machine,
	self: Container | TupleValue,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	if (self.kind === "tuple") return undefined;
	return self.type === "dict"
		? dictMethod(machine, self, name, given, site)
		: listMethod(machine, self, name, given, site);
}

function listMethod(machine: Machine, list: Container, name: string, given: Arguments, site: Site): Value | undefined {
	const elements = elementsOf(list);
	const [first, second] = given.positional;
	const set = (next: readonly Value[] | undefined) => {
		setElements(machine, list, next);
		return NONE;
	};
	switch (name) {
		case "append":
		case "add":
			return set(first === undefined ? undefined : elements?.concat(first));
		case "extend":
		case "update": {
			const more = first === undefined ? undefined : elementsOf(first);
			return set(more === undefined ? undefined : elements?.concat(more));
		}
		case "insert": {
			const at = first?.kind === "constant" && typeof first.value === "number" ? first.value : undefined;
			return set(at === undefined || second === undefined ? undefined : elements?.toSpliced(at, 0, second));
		}
		case "pop": {
			if (elements === undefined || first !== undefined || list.type === "set") {
				set(undefined);
				return unknown("what pop() takes out is not known", site);
			}
			const last = elements.at(-1);
			if (last === undefined) {
				return raiseBuiltin(machine, "IndexError", site, "pop() is called on an empty list", "Fill the list first.");
			}
			set(elements.slice(0, -1));
			return last;
		}
		case "copy":
			return sequenceOf(list.type === "set" ? "set" : "list", elements, site);
		case "clear":
			return set([]);
		case "remove":
		case "discard":
		case "sort":
		case "reverse":
			return set(undefined);
		default:
			return undefined;
	}
}

function dictMethod(machine: Machine, dict: Container, name: string, given: Arguments, site: Site): Value | undefined {
	const [first, second = NONE] = given.positional;
	const { bindings } = dict.contents;
	switch (name) {
		case "get":
			return readKey(dict, first, second, site);
		case "pop":
		case "setdefault": {
			const key = keyOf(first);
			const value = readKey(dict, first, second, site);
			if (key === undefined) return value;
			machine.journal.set(dict.contents, key, name === "pop" ? undefined : value);
			return value;
		}
		case "keys":
			return sequenceOf("list", elementsOf(dict), site);
		case "values":
			return sequenceOf(
				"list",
				entriesOf(dict)?.map(([, value]) => value),
				site,
			);
		case "items": {
			const keys = elementsOf(dict);
			const values = entriesOf(dict)?.map(([, value]) => value);
			const items = keys?.map((key, index): Value => ({ kind: "tuple", elements: [key, values?.[index] ?? NONE] }));
			return sequenceOf("list", items, site);
		}
		case "copy":
			return { kind: "container", type: "dict", contents: namespaceOf(bindings), site };
		case "update":
			updateFrom(machine, dict, given, site);
			return NONE;
		case "clear":
			for (const key of [...bindings.keys()]) machine.journal.set(dict.contents, key, undefined);
			return NONE;
		default:
			return undefined;
	}
}

function readKey(dict: Container, key: Value | undefined, fallback: Value, site: Site): Value {
	const { bindings } = dict.contents;
	const name = keyOf(key);
	const nobodyKnows = unknown("what the dict holds is not known", site);
	if (name === undefined) return join([...bindings.values(), fallback, nobodyKnows].slice(-8));
	const value = bindings.get(name);
	if (value === undefined) return bindings.has(ANY_NAME) ? nobodyKnows : fallback;
	if (value.kind !== "union") return value;
	const bound = value.alternatives.filter(({ kind }) => kind !== "unbound");
	return join(bound.length === value.alternatives.length ? bound : [...bound, fallback]);
}

function updateFrom(machine: Machine, dict: Container, { positional: [other], keywords }: Arguments, site: Site): void {
	if (other !== undefined) {
		const entries = other.kind === "container" && other.type === "dict" ? [...other.contents.bindings] : undefined;
		if (entries === undefined) {
			for (const [key, value] of [...dict.contents.bindings]) {
				machine.journal.set(dict.contents, key, join([value, unknown("what update() brings is not known", site)]));
			}
			machine.journal.set(dict.contents, ANY_NAME, unknown("what update() brings is not known", site));
		} else for (const [key, value] of entries) machine.journal.set(dict.contents, key, value);
	}
	for (const [name, value] of keywords) machine.journal.set(dict.contents, `'${name}`, value);
}
