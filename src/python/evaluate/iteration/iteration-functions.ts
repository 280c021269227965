import type { Arguments } from "../execution.ts";
import { builtinException, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { constant, NO_ARGUMENTS, NONE, type Site, unknown, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { dictOf, entriesOf, isUnordered, lengthOf, sequenceOf } from "../values/containers.ts";
import { describe, some } from "../values/describe.ts";
import { keyOf } from "../values/keys.ts";
import { asTest, truthOf } from "../values/truth.ts";
import { advance } from "./advance.ts";
import { firstYield, iterate, iterateSources, iteratorOf, iterOf } from "./iterate.ts";
import { anyOrder, sorted } from "./ordering.ts";
import { refuseWhatCannotBeIterated } from "./refuse.ts";

type Builtin = (machine: Machine, given: Arguments, site: Site) => Value | undefined;

/** All elements of an argument; `undefined` where they are not known. */
function elementsIn(machine: Machine, value: Value, site: Site): readonly Value[] | undefined {
	const elements = iterate(machine, value, site);
	if (elements === undefined) refuseWhatCannotBeIterated(machine, value, site);
	return elements !== undefined && isUnordered(value) ? anyOrder(elements) : elements;
}

const container =
	(type: "list" | "set"): Builtin =>
	(machine, { positional: [first] }, site) => {
		if (first === undefined) return sequenceOf(type, [], site);
		return sequenceOf(type, type === "set" ? iterate(machine, first, site) : elementsIn(machine, first, site), site);
	};

/** `any` and `all`, which stop at the first element that decides. */
const until =
	(decides: "true" | "false"): Builtin =>
	(machine, { positional: [first = NONE] }, site) => {
		const iterator = iterOf(machine, first, site);
		for (;;) {
			const step = advance(machine, iterator, site);
			if (step.kind === "end") return constant(decides === "false");
			const truth = step.kind === "value" ? truthOf(asTest(machine, step.value, site)) : undefined;
			if (truth === undefined) return unknown(`what ${decides === "true" ? "any" : "all"}() gives is not known`, site);
			if (truth === (decides === "true")) return constant(truth);
		}
	};

const extreme =
	(which: "min" | "max"): Builtin =>
	(machine, { positional, keywords }, site) => {
		const [first = NONE] = positional;
		const elements = positional.length > 1 ? positional : elementsIn(machine, first, site);
		if (elements === undefined) return undefined;
		if (elements.length === 0) {
			const fallback = keywords.get("default");
			if (fallback !== undefined) return fallback;
			return raiseBuiltin(machine, "ValueError", site, `${which}() is given nothing`, "Give it a default.");
		}
		const options = new Map(keywords);
		if (which === "max") options.set("reverse", constant(true));
		return sorted(machine, elements, options, site)[0];
	};

/** Built-in functions that go through elements. */
export const ITERATION_BUILTINS: Readonly<Record<string, Builtin>> = {
	list: container("list"),
	set: container("set"),
	frozenset: container("set"),
	tuple: (machine, { positional: [first] }, site) => {
		const elements = first === undefined ? [] : elementsIn(machine, first, site);
		return elements === undefined ? sequenceOf("list", undefined, site) : { kind: "tuple", elements };
	},
	dict: (machine, { positional: [first], keywords, isOpen }, site) => {
		const entries: [string | undefined, Value][] = [];
		const known =
			first === undefined
				? []
				: (entriesOf(first)?.map(([key, value]) => [`'${key}`, value] as const) ?? pairsIn(machine, first, site));
		if (known === undefined || isOpen) entries.push([undefined, unknown("what the dict holds is not known", site)]);
		for (const [key, value] of known ?? []) entries.push([key, value]);
		for (const [key, value] of keywords) entries.push([`'${key}`, value]);
		return dictOf(entries, site);
	},
	iter: (machine, { positional: [first = NONE, second] }, site) => {
		if (second === undefined) refuseWhatCannotBeIterated(machine, first, site);
		return first.kind === "generator" ? first : second === undefined ? iterOf(machine, first, site) : undefined;
	},
	reversed: (machine, { positional: [first = NONE] }, site) => {
		const elements =
			first.kind === "tuple" || first.kind === "container" || first.kind === "constant"
				? elementsIn(machine, first, site)
				: undefined;
		return iteratorOf(
			elements === undefined ? { of: "hidden" } : { of: "elements", elements: elements.toReversed() },
			site,
		);
	},
	sorted: (machine, { positional: [first = NONE], keywords }, site) => {
		const elements = elementsIn(machine, first, site);
		return sequenceOf("list", elements === undefined ? undefined : sorted(machine, elements, keywords, site), site);
	},
	enumerate: (machine, { positional: [first = NONE, second], keywords }, site) => {
		const start = second ?? keywords.get("start") ?? constant(0);
		const isKnown = start.kind === "constant" && typeof start.value === "number";
		const source = iterOf(machine, first, site);
		return iteratorOf(isKnown ? { of: "enumerate", source, start: Number(start.value) } : { of: "hidden" }, site);
	},
	zip: (machine, { positional, keywords, isOpen }, site) =>
		zipped(machine, positional, keywords, isOpen ? "open" : "closed", site),
	map: (machine, { positional: [fn, ...rest], isOpen }, site) =>
		fn === undefined || isOpen || rest.length === 0
			? undefined
			: iteratorOf({ of: "map", function: fn, sources: iterateSources(machine, rest, site) }, site),
	filter: (machine, { positional: [fn, source] }, site) =>
		fn === undefined || source === undefined
			? undefined
			: iteratorOf({ of: "filter", function: fn, source: iterOf(machine, source, site) }, site),
	any: until("true"),
	all: until("false"),
	min: extreme("min"),
	max: extreme("max"),
	sum: (machine, { positional: [first = NONE, start = constant(0)] }, site) => {
		const elements = elementsIn(machine, first, site);
		const all = [start, ...(elements ?? [])];
		const numbers = all.flatMap((one) =>
			one.kind === "constant" && typeof one.value === "number" && one.isFloat !== true ? [one.value] : [],
		);
		if (elements?.some((one) => one.kind === "constant" && typeof one.value === "string") === true) {
			raiseBuiltin(machine, "TypeError", site, "sum() is given text", 'Write "".join(…).');
		}
		const total = numbers.reduce((sum, one) => sum + one, 0);
		return elements !== undefined && numbers.length === all.length && Number.isSafeInteger(total)
			? constant(total)
			: undefined;
	},
	len: (machine, { positional: [first = NONE] }, site) => lengthOfValue(machine, first, site),
	next: (machine, { positional: [first = NONE, fallback] }, site) => nextOf(machine, first, fallback, site),
};

/** `zip`, which fails where the sources differ in length, if it is told to be strict. */
function zipped(
	machine: Machine,
	values: readonly Value[],
	keywords: ReadonlyMap<string, Value>,
	list: "open" | "closed",
	site: Site,
): Value {
	const isStrict = truthOf(keywords.get("strict") ?? constant(false));
	if (list === "open" || isStrict === undefined) return iteratorOf({ of: "hidden" }, site);
	const sources = iterateSources(machine, values, site);
	return iteratorOf({ of: isStrict ? "strict zip" : "zip", sources }, site);
}

/** Pairs out of which a dict is made. */
function pairsIn(
	machine: Machine,
	value: Value,
	site: Site,
): readonly (readonly [string | undefined, Value])[] | undefined {
	const pairs = elementsIn(machine, value, site)?.map((one) => iterate(machine, one, site));
	if (pairs === undefined) return undefined;
	const found: (readonly [string | undefined, Value])[] = [];
	for (const pair of pairs) {
		const [key, element] = pair ?? [];
		if (key === undefined || element === undefined || pair?.length !== 2) return undefined;
		found.push([keyOf(key), element]);
	}
	return found;
}

function lengthOfValue(machine: Machine, value: Value, site: Site): Value {
	const length = lengthOf(value);
	if (length !== undefined) return constant(length);
	if (value.kind === "instance") {
		const method = classMember(value.type, "__len__");
		if (method.kind === "own" && method.value.kind === "function")
			return machine.call({ kind: "method", self: value, function: method.value }, NO_ARGUMENTS, site);
	}
	if (
		value.kind === "iterator" ||
		value.kind === "generator" ||
		(value.kind === "constant" && typeof value.value !== "string")
	) {
		const reason = `${describe(value)} has no length`;
		raiseBuiltin(machine, "TypeError", site, reason, "Look at what the name is bound to.");
	}
	return some("number", site);
}

function nextOf(machine: Machine, value: Value, fallback: Value | undefined, site: Site): Value {
	const nobodyKnows = unknown("what next() gives is not known", site);
	const stop = builtinException(
		"StopIteration",
		site,
		"next() is called, and nothing is left",
		"Give next() a default.",
	);
	const isNone = value.kind === "constant" || value.kind === "container" || value.kind === "tuple";
	if (isNone) raiseBuiltin(machine, "TypeError", site, `${describe(value)} is no iterator`, "Call iter() on it first.");
	if (value.kind === "instance") {
		const method = classMember(value.type, "__next__");
		if (method.kind === "own" && method.value.kind === "function" && fallback === undefined)
			return machine.call({ kind: "method", self: value, function: method.value }, NO_ARGUMENTS, site);
	}
	if (value.kind === "iterator") {
		const step = advance(machine, value, site);
		if (step.kind === "value") return step.value;
		if (step.kind === "end") return fallback ?? raise(machine, stop);
	}
	const found = value.kind === "generator" ? firstYield(machine, value) : undefined;
	if (found === undefined) return join([nobodyKnows, ...(fallback === undefined ? [] : [fallback])]);
	if (!found.isPerhapsOver) return join(found.values);
	if (fallback !== undefined) return join([...found.values, fallback]);
	if (found.values.length === 0) return raise(machine, stop);
	mayRaise(machine, stop, { site, reason: "whether the generator yields is not known" });
	return join(found.values);
}
