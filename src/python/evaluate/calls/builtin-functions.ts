import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, constant, NONE, type Single, type Site, unknown, type Value } from "../value.ts";
import { dictOf, elementsOf, entriesOf, sequenceOf } from "../values/containers.ts";
import { describe, some } from "../values/describe.ts";
import { each } from "../values/scope.ts";
import { truthOf } from "../values/truth.ts";
import { blurObject, getattr, hasattr } from "./attribute-functions.ts";
import { yieldedBy } from "./functions.ts";

/** Numbers that `range` gives one by one. */
const MAX_RANGE = 64;

type Builtin = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

/** What one of Python's own functions gives; `undefined` for what is none, or of which nothing more is known. */
export function builtinFunction(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	if (!path.startsWith("builtins.")) return undefined;
	const name = path.slice("builtins.".length);
	const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
	return builtin?.(machine, given, site);
}

const textIn = (value: Value | undefined): string | undefined =>
	value?.kind === "constant" && typeof value.value === "string" ? value.value : undefined;

const numberIn = (value: Value | undefined): number | undefined =>
	value?.kind === "constant" && typeof value.value === "number" ? value.value : undefined;

const descriptor =
	(of: "property" | "staticmethod" | "classmethod"): Builtin =>
	(_machine, { positional: [fn] }) =>
		fn === undefined ? undefined : { kind: "descriptor", of, function: fn };

const container =
	(type: "list" | "set"): Builtin =>
	(_machine, { positional: [first] }, site) =>
		sequenceOf(type, first === undefined ? [] : elementsOf(first), site);

const sameElements: Builtin = (_machine, { positional: [first] }, site) =>
	sequenceOf("list", first === undefined ? undefined : elementsOf(first), site);

const BUILTINS: Readonly<Record<string, Builtin>> = {
	getattr,
	hasattr,
	setattr: (machine, { positional: [object, name, value] }, site) => {
		if (object === undefined || value === undefined) return undefined;
		const text = textIn(name);
		if (text !== undefined) machine.setAttribute(object, text, value, site);
		else blurObject(machine, object, site);
		return NONE;
	},
	delattr: (machine, { positional: [object, name] }, site) => {
		const text = textIn(name);
		if (object?.kind === "module" && text !== undefined) machine.journal.set(object.module.namespace, text, undefined);
		else if (object !== undefined) blurObject(machine, object, site);
		return NONE;
	},
	vars: (machine, { positional: [object] }, site) =>
		object === undefined ? undefined : machine.getAttribute(object, "__dict__", site),
	__import__: (machine, { positional: [name, , , , level] }, site) => {
		const text = textIn(name);
		if (text === undefined || level !== undefined) return undefined;
		machine.importModule(text, site);
		return machine.importModule(text.split(".", 1)[0] ?? text, site);
	},
	bool: (_machine, { positional: [first = NONE] }, site) => {
		const truth = truthOf(first);
		return truth === undefined ? unknown(reasonOf(first), site) : constant(truth);
	},
	str: (_machine, { positional: [first] }, site) => {
		if (first === undefined) return constant("");
		if (first.kind === "path") return { ...first, isText: true };
		if (first.kind !== "constant" || first.value === null) return some("text", site);
		return typeof first.value === "boolean" ? constant(first.value ? "True" : "False") : constant(String(first.value));
	},
	int: (machine, { positional: [first = constant(0), base] }, site) =>
		each(machine, first, (one) => number(machine, base === undefined ? one : some("text", site), "int", site)),
	float: (machine, { positional: [first = constant(0)] }, site) =>
		each(machine, first, (one) => number(machine, one, "float", site)),
	repr: (_machine, _given, site) => some("text", site),
	format: (_machine, _given, site) => some("text", site),
	input: (_machine, _given, site) => some("text", site),
	len: (machine, { positional: [first = NONE] }, site) => {
		if (first.kind === "constant" && typeof first.value !== "string") {
			raiseBuiltin(
				machine,
				"TypeError",
				site,
				`${describe(first)} has no length`,
				"Look at what the name is bound to.",
			);
		}
		const length = elementsOf(first)?.length;
		return length === undefined ? some("number", site) : constant(length);
	},
	list: container("list"),
	set: container("set"),
	frozenset: container("set"),
	sorted: (_machine, { positional: [first = NONE] }, site) => sequenceOf("list", unordered(first), site),
	reversed: (_machine, { positional: [first = NONE] }, site) =>
		sequenceOf("list", elementsOf(first)?.toReversed(), site),
	iter: sameElements,
	tuple: (_machine, { positional: [first] }, site) => {
		const elements = first === undefined ? [] : elementsOf(first);
		return elements === undefined ? sequenceOf("list", undefined, site) : { kind: "tuple", elements };
	},
	dict: (_machine, { positional: [first], keywords, isOpen }, site) => {
		const entries: [string | undefined, Value][] = [];
		const known = first === undefined ? [] : entriesOf(first);
		if (known === undefined || isOpen) entries.push([undefined, unknown("what the dict holds is not known", site)]);
		for (const [key, value] of [...(known ?? []), ...keywords]) entries.push([`'${key}`, value]);
		return dictOf(entries, site);
	},
	range: (_machine, { positional }, site) => range(positional, site),
	enumerate: (_machine, { positional: [first = NONE], keywords }, site) => {
		const elements = keywords.size === 0 ? elementsOf(first) : undefined;
		const pairs = elements?.map((one, index): Value => ({ kind: "tuple", elements: [constant(index), one] }));
		return sequenceOf("list", pairs, site);
	},
	zip: (_machine, { positional }, site) => {
		const lists = positional.map((one) => elementsOf(one));
		const length = Math.min(...lists.map((list) => list?.length ?? 0));
		if (lists.length === 0 || lists.some((list) => list === undefined)) return sequenceOf("list", undefined, site);
		const rows = Array.from(
			{ length },
			(_, index): Value => ({ kind: "tuple", elements: lists.map((list) => list?.[index] ?? NONE) }),
		);
		return sequenceOf("list", rows, site);
	},
	next: (machine, { positional: [first, fallback] }, site) => {
		const elements = first?.kind === "generator" ? yieldedBy(machine, first) : elementsOf(first ?? NONE);
		const nobodyKnows = unknown("what next() gives is not known", site);
		// Which element is the next one depends on how often it was called.
		return join([
			elements?.[0] ?? nobodyKnows,
			...(fallback === undefined ? [] : [fallback]),
			...(elements?.length === 1 ? [] : [nobodyKnows]),
		]);
	},
	callable: (_machine, { positional: [first = NONE] }, site) => {
		if (["function", "method", "class", "decorator", "partial"].includes(first.kind)) return constant(true);
		if (["constant", "tuple", "container", "module"].includes(first.kind)) return constant(false);
		return unknown(reasonOf(first), site);
	},
	type: (_machine, { positional }) => {
		const [only] = positional;
		return positional.length === 1 && only?.kind === "instance" ? { kind: "class", object: only.type } : undefined;
	},
	isinstance: (_machine, { positional: [object, type] }) => isinstance(object, type),
	property: descriptor("property"),
	staticmethod: descriptor("staticmethod"),
	classmethod: descriptor("classmethod"),
};

function reasonOf(value: Value): string {
	for (const one of alternativesOf(value)) if (one.kind === "unknown") return one.reason;
	return "it depends on what cannot be seen";
}

function number(machine: Machine, value: Single, type: "int" | "float", site: Site): Value {
	const text = textIn(value);
	if (text !== undefined && /^\s*[-+]?\d{1,15}\s*$/.test(text)) return constant(Number(text));
	const given = numberIn(value);
	if (given !== undefined) return Number.isInteger(given) ? constant(given) : some("number", site);
	if (value.kind === "constant" && value.value === null) {
		raiseBuiltin(machine, "TypeError", site, `${type}() is given None`, "Check for None first, or give a default.");
	}
	// Digits of other scripts, underscores and exponents are numbers, too.
	if (text !== undefined && /^[\sA-Za-df-z]*$/.test(text) && !/^\s*(nan|inf|infinity)\s*$/i.test(text)) {
		raiseBuiltin(
			machine,
			"ValueError",
			site,
			`${type}() is given ${describe(value)}, which is no number`,
			"Correct the text.",
		);
	}
	return some("number", site);
}

function range(positional: readonly Value[], site: Site): Value {
	const [first, second, third] = positional.map(numberIn);
	const from = positional.length > 1 ? first : 0;
	const to = positional.length > 1 ? second : first;
	const step = positional.length > 2 ? third : 1;
	if (from === undefined || to === undefined || step === undefined || step === 0)
		return sequenceOf("list", undefined, site);
	const length = Math.max(0, Math.ceil((to - from) / step));
	if (length > MAX_RANGE) return sequenceOf("list", undefined, site);
	return sequenceOf(
		"list",
		Array.from({ length }, (_, index) => constant(from + index * step)),
		site,
	);
}

/** Constants are not sorted here: in which order the elements come is not known, unless there is at most one. */
function unordered(value: Value): readonly Value[] | undefined {
	const elements = elementsOf(value);
	return elements !== undefined && elements.length <= 1 ? elements : undefined;
}

function isinstance(object: Value | undefined, type: Value | undefined): Value | undefined {
	if (object?.kind !== "instance" || type?.kind !== "class") return undefined;
	const isOne = object.type.ancestors.some((one) => one.kind === "own" && one.object === type.object);
	return constant(isOne);
}
