import type { Expression } from "../../tree/ast.ts";
import { isInstanceOf } from "../operators/instance-of.ts";
import { type FunctionValue, type LibraryInstance, type Site, unknown, type Value } from "../value.ts";
import { simpleObject } from "../values/describe.ts";
import { prepared, type StandardCall } from "./standard-call.ts";

/** The name of the type of what `functools.singledispatch` makes. */
const DISPATCH = "singledispatch";

/** A function that chooses another one by the class of its first argument. */
export function singleDispatch(fn: Value, site: Site): Value {
	return prepared("functools.singledispatch.__call__", [simpleObject(DISPATCH, "a function", [["*", fn]], site)]);
}

/** What `function.register` is of such a function; `undefined` for all else. */
export function registerOf(value: Value): Value | undefined {
	const table = value.kind === "partial" ? tableIn(value.positional[0]) : undefined;
	return table === undefined ? undefined : prepared("functools.singledispatch.register", [table]);
}

function tableIn(value: Value | undefined): LibraryInstance | undefined {
	return value?.kind === "library" && value.type.name === DISPATCH ? value : undefined;
}

/** Registers a function for a class: given, or the annotation of its first parameter. */
export const registerDispatch: StandardCall = (machine, { positional: [first, type, fn] }) => {
	const table = tableIn(first);
	if (table === undefined || type === undefined) return undefined;
	if (fn === undefined && type.kind !== "function") return prepared("functools.singledispatch.register", [table, type]);
	const target = fn ?? type;
	const wanted = fn === undefined && type.kind === "function" ? annotated(machine, type) : type;
	if (wanted === undefined) return undefined;
	const key = String(table.attributes.bindings.size);
	machine.journal.set(table.attributes, key, { kind: "tuple", elements: [wanted, target] });
	return target;
};

function annotated(
	machine: Parameters<StandardCall>[0],
	{ parameters: [first], scope }: FunctionValue,
): Value | undefined {
	const annotation: Expression | undefined = first?.annotation;
	return annotation === undefined ? undefined : machine.evaluate(annotation, scope);
}

/** Calls the function for the class of the first argument; several that fit are not compared. */
export const callSingleDispatch: StandardCall = (
	machine,
	{ positional: [first, ...positional], keywords, isOpen },
	site,
) => {
	const table = tableIn(first);
	const [argument] = positional;
	if (table === undefined || argument === undefined) return undefined;
	const given = { positional, keywords, isOpen };
	const fitting: Value[] = [];
	for (const [key, entry] of table.attributes.bindings) {
		const [type, fn] = entry.kind === "tuple" ? entry.elements : [];
		if (key === "*") continue;
		const answer = type === undefined ? undefined : isInstanceOf(argument, type);
		if (answer === undefined || fn === undefined) return unknown("which function is called depends on a class", site);
		if (answer) fitting.push(fn);
	}
	const [chosen = table.attributes.bindings.get("*")] = fitting;
	if (chosen === undefined || fitting.length > 1) return unknown("which function is called depends on a class", site);
	return machine.call(chosen, given, site);
};
