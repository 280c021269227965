import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { orderedElements } from "../iteration/iterate.ts";
import { sorted } from "../iteration/ordering.ts";
import { isSame, join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME, namespaceOf } from "../namespace.ts";
import { equal } from "../operators/equality.ts";
import { type Container, constant, NONE, type Site, type TupleValue, unknown, type Value } from "../value.ts";
import { elementsOf, sequenceOf, setElements } from "../values/containers.ts";
import { isCertainlyMissing, keyOf } from "../values/keys.ts";

/** A method of a list, set, dict or tuple. */
export function containerMethod(
	machine: Machine,
	self: Container | TupleValue,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	if (self.kind === "tuple" || self.type === "view") return undefined;
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
			const more = first === undefined ? undefined : orderedElements(machine, first, site);
			return set(more === undefined ? undefined : elements?.concat(more));
		}
		case "insert":
			return set(inserted(elements, first, second));
		case "pop": {
			const left = elements === undefined ? undefined : popped(machine, list, elements, first, site);
			set(left?.rest);
			return left?.taken ?? unknown("what pop() takes out is not known", site);
		}
		case "copy":
			return sequenceOf(list.type === "set" ? "set" : "list", elements, site);
		case "clear":
			return set([]);
		case "sort":
			return set(elements === undefined ? undefined : sorted(machine, elements, given.keywords, site));
		case "reverse":
			return set(elements?.toReversed());
		case "index":
		case "remove":
		case "discard":
			return elements === undefined || first === undefined
				? set(undefined)
				: findElement(machine, list, elements, { name, wanted: first, isFrom: second !== undefined }, site);
		default:
			return undefined;
	}
}

function inserted(
	elements: readonly Value[] | undefined,
	index: Value | undefined,
	value: Value | undefined,
): readonly Value[] | undefined {
	const at = index?.kind === "constant" && typeof index.value === "number" ? index.value : undefined;
	return at === undefined || value === undefined ? undefined : elements?.toSpliced(at, 0, value);
}

/** `index`, `remove` and `discard`: an element that is equal to a value. */
function findElement(
	machine: Machine,
	list: Container,
	elements: readonly Value[],
	{ name, wanted, isFrom }: { readonly name: string; readonly wanted: Value; readonly isFrom: boolean },
	site: Site,
): Value | undefined {
	const at = positionOf(machine, elements, wanted, site);
	if (name === "index" && (at === undefined || isFrom)) return undefined;
	if (at !== undefined && at < 0 && name !== "discard") {
		const reason = `${name}() is asked for what is not in the ${list.type}`;
		const type = list.type === "set" ? "KeyError" : "ValueError";
		return raiseBuiltin(machine, type, site, reason, "Look whether it is there first.");
	}
	if (name === "index") return constant(at ?? 0);
	if (at === undefined || at >= 0) setElements(machine, list, at === undefined ? undefined : elements.toSpliced(at, 1));
	return NONE;
}

/** Where the first element is that is equal to a value, -1 where none is; `undefined` where that cannot be told. */
function positionOf(machine: Machine, elements: readonly Value[], wanted: Value, site: Site): number | undefined {
	for (const [index, element] of elements.entries()) {
		const isEqual = isSame(element, wanted) || equal(machine, element, wanted, site);
		if (isEqual !== false) return isEqual === true ? index : undefined;
	}
	return -1;
}

/** What `pop` takes out, and what it leaves; `undefined` where that is not known. */
function popped(
	machine: Machine,
	list: Container,
	elements: readonly Value[],
	index: Value | undefined,
	site: Site,
): { readonly taken: Value; readonly rest: readonly Value[] } | undefined {
	const at =
		index?.kind === "constant" && typeof index.value === "number" ? index.value : index === undefined ? -1 : undefined;
	if (at === undefined || (list.type === "set" && elements.length > 1)) return undefined;
	const taken = elements.at(at);
	if (taken !== undefined) return { taken, rest: elements.toSpliced(at, 1) };
	const isSet = list.type === "set";
	const reason = elements.length === 0 ? `pop() is called on an empty ${list.type}` : "pop() takes what is not there";
	return raiseBuiltin(machine, isSet ? "KeyError" : "IndexError", site, reason, "Look at what it holds first.");
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
		case "values":
		case "items":
			return { kind: "container", type: "view", shows: name, contents: dict.contents, site };
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
	if (value === undefined) return isCertainlyMissing(bindings, name) ? fallback : nobodyKnows;
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
