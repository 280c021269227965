import { leave } from "../flow.ts";
import { DEAD, type Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import {
	alternativesOf,
	constant,
	type IteratorValue,
	NO_ARGUMENTS,
	type Site,
	type Suspended,
	type Value,
} from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { elementsOf, isUnordered, MAX_LENGTH } from "../values/containers.ts";
import { simpleObject } from "../values/describe.ts";
import { advance } from "./advance.ts";

/** A new iterator. */
export function iteratorOf(over: IteratorValue["over"], site: Site): IteratorValue {
	return { kind: "iterator", over, state: namespaceOf(), site };
}

/** What `iter()` gives: iterators are their own. */
export function iterOf(machine: Machine, value: Value, site: Site): IteratorValue {
	if (value.kind === "iterator") return value;
	const own = iterByMethod(machine, value, site);
	if (own?.kind === "iterator") return own;
	// Generators run as a whole when they are asked for more than their first element.
	const isHidden = value.kind === "generator" || own !== undefined || isUnordered(value);
	const elements = isHidden ? undefined : elementsOf(value);
	return iteratorOf(elements === undefined ? { of: "hidden" } : { of: "elements", elements }, site);
}

/** Iterators over several values. */
export function iterateSources(machine: Machine, values: readonly Value[], site: Site): readonly IteratorValue[] {
	return values.map((value) => iterOf(machine, value, site));
}

function iterByMethod(machine: Machine, value: Value, site: Site): Value | undefined {
	if (value.kind !== "instance" && value.kind !== "class") return undefined;
	const type = value.kind === "instance" ? value.type : value.object.metaclass;
	const method = type === undefined ? undefined : classMember(type, "__iter__");
	if (method?.kind !== "own" || method.value.kind !== "function") return undefined;
	return machine.call({ kind: "method", self: value, function: method.value }, NO_ARGUMENTS, site);
}

/** Whether a generator has been asked for anything yet. */
export function hasStarted({ state }: Suspended): boolean {
	return state.bindings.has(STARTED);
}

/** All that iterating over a value gives, one after the other, with what that does; `undefined` where it is not known. */
export function iterate(machine: Machine, value: Value, site: Site): readonly Value[] | undefined {
	switch (value.kind) {
		case "iterator":
			return drain(machine, value, site);
		case "generator":
			return yieldedExactly(machine, value);
		case "instance":
		case "class": {
			const own = iterByMethod(machine, value, site);
			if (own === undefined) return elementsOf(value);
			return own.kind === "iterator" || own.kind === "generator" ? iterate(machine, own, site) : undefined;
		}
		default:
			return elementsOf(value);
	}
}

/** What {@link iterate} gives, where the order of the elements is known. */
export function orderedElements(machine: Machine, value: Value, site: Site): readonly Value[] | undefined {
	return isUnordered(value) ? undefined : iterate(machine, value, site);
}

function drain(machine: Machine, iterator: IteratorValue, site: Site): readonly Value[] | undefined {
	const values: Value[] = [];
	for (;;) {
		const step = advance(machine, iterator, site);
		if (step.kind === "end") return values;
		if (step.kind === "hidden" || values.length >= MAX_LENGTH) return undefined;
		values.push(step.value);
	}
}

/** How it is kept that a generator has run. */
const STARTED = "started";

/**
 * What a generator yields when it is run to its end, where that is certain; what it has yielded before is not yielded
 * again.
 */
function yieldedExactly(machine: Machine, generator: Suspended): readonly Value[] | undefined {
	if (generator.function.isAsync) return undefined;
	if (hasStarted(generator)) return isOver(generator) ? [] : undefined;
	start(machine, generator);
	const depth = machine.conditions.length;
	const values: Value[] = [];
	let isCertain = true;
	machine.runGenerator(generator, (value) => {
		// Where the generator may have returned before, it may not come here.
		const own = machine.catches.findLast(({ takes }) => takes.has("return"));
		if (machine.conditions.length > depth || (own?.caught.length ?? 0) > 0) isCertain = false;
		values.push(value);
	});
	finish(machine, generator);
	return isCertain ? values : undefined;
}

/** Whether a generator has certainly given all that it gives. */
function isOver({ state }: Suspended): boolean {
	return state.bindings.get(STARTED)?.kind === "constant";
}

/** Notes that a generator has given all that it gives. */
export function finish(machine: Machine, { state }: Suspended): void {
	machine.journal.set(state, STARTED, constant("over"));
}

/** Notes that a generator is run now: it gives each element once. */
export function start(machine: Machine, { state, site }: Suspended): void {
	machine.journal.set(state, STARTED, { kind: "unknown", reason: "a generator has run", site, holds: [] });
}

/** What the first `next()` of a generator may give. */
export interface Next {
	readonly values: readonly Value[];
	/** It may end without yielding. */
	readonly isPerhapsOver: boolean;
}

const YIELDED = "yielded";

/** What the first `next()` of a generator gives: no more of its body runs than that takes. `undefined` if it has run. */
export function firstYield(machine: Machine, generator: Suspended): Next | undefined {
	if (generator.function.isAsync) return undefined;
	if (hasStarted(generator)) return isOver(generator) ? { values: [], isPerhapsOver: true } : undefined;
	start(machine, generator);
	const result = machine.runGenerator(generator, (value) => {
		leave(machine, {
			kind: "return",
			value: simpleObject(YIELDED, "what is yielded", [["value", value]], generator.site),
		});
		throw DEAD;
	});
	const ends = alternativesOf(result);
	const values = ends.flatMap((one) =>
		one.kind === "library" && one.type.name === YIELDED ? (one.attributes.bindings.get("value") ?? []) : [],
	);
	return { values, isPerhapsOver: values.length < ends.length };
}
