import type { Raised } from "../execution.ts";
import { builtinException, mayRaise, raise } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { type Container, constant, type Site, unknown, type Value } from "../value.ts";
import { elementsOf, lengthsOf, sequenceOf, setElements } from "./containers.ts";
import { textOf } from "./scope.ts";

/** The element of a list or tuple, or of an object that is one. */
export function elementAt(machine: Machine, object: Value, index: Value, site: Site): Value {
	const elements = elementsOf(object);
	const at = index.kind === "constant" && typeof index.value === "number" ? index.value : undefined;
	const nobodyKnows = unknown(`which element ${textOf(site)} takes is not known`, site);
	const reason = `${textOf(site)} takes an element that is not there`;
	if (at !== undefined)
		refuseIndex(machine, object, at, builtinException("IndexError", site, reason, "Check the length first."));
	if (elements === undefined) return nobodyKnows;
	if (at === undefined) return join([...elements.slice(0, 6), nobodyKnows]);
	return elements.at(at) ?? nobodyKnows;
}

/** Ends this way, or may, where a list or tuple has no such element on any way, or on some. */
function refuseIndex(machine: Machine, object: Value, index: number, raised: Raised): void {
	const lengths = lengthsOf(object);
	const least = index < 0 ? -index : index + 1;
	if (lengths === undefined || lengths.least >= least) return;
	if (lengths.most < least) raise(machine, raised);
	mayRaise(machine, raised, { site: raised.site, reason: "it depends on the way that the program takes" });
}

/** `object[from:to]` for tuples, lists and text, out of the text of the slice: only plain numbers are followed. */
export function slice(object: Value, text: string, site: Site): Value {
	const bounds = /^\s*(-?\d{1,9})?\s*:\s*(-?\d{1,9})?\s*$/.exec(text);
	const elements = elementsOf(object);
	if (bounds === null || elements === undefined) return unknown(`what ${textOf(site)} gives is not known`, site);
	const [, from, to] = bounds;
	const part = elements.slice(from === undefined ? 0 : Number(from), to === undefined ? undefined : Number(to));
	switch (object.kind) {
		case "constant":
			return constant(part.map((one) => (one.kind === "constant" ? String(one.value) : "")).join(""));
		case "tuple":
		case "instance":
			return { kind: "tuple", elements: part };
		case "container":
			if (object.type === "list") return sequenceOf("list", part, site);
			break;
	}
	return unknown(`what ${textOf(site)} gives is not known`, site);
}

/** Replaces an element of a list; `undefined` takes it out. */
export function setElement(
	machine: Machine,
	list: Container,
	index: Value,
	value: Value | undefined,
	site: Site,
): void {
	const elements = elementsOf(list);
	const at = index.kind === "constant" && typeof index.value === "number" ? index.value : undefined;
	const reason = `${textOf(site)} changes an element that is not there`;
	const advice = "Check the length first, or append() the element.";
	if (at !== undefined) refuseIndex(machine, list, at, builtinException("IndexError", site, reason, advice));
	if (elements === undefined || at === undefined) {
		setElements(machine, list, undefined);
		return;
	}
	const from = at < 0 ? elements.length + at : at;
	setElements(machine, list, value === undefined ? elements.toSpliced(from, 1) : elements.with(from, value));
}
