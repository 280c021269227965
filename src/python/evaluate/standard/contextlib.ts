import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { type ClassObject, type Instance, NONE, type Site, type Value } from "../value.ts";
import { simpleObject } from "../values/describe.ts";
import { exitStack } from "./exit-stack.ts";
import type { StandardCall } from "./standard-call.ts";

/** Makes a decorator of the standard library that is used without parentheses. */
const marking =
	(marks: "nothing" | "context-manager"): StandardCall =>
	(machine: Machine, given: Arguments, site: Site) =>
		machine.call({ kind: "decorator", name: "decorator", marks }, given, site);

/** The attribute in which `contextlib.nullcontext` keeps what entering it gives (Lib/contextlib.py). */
const ENTER_RESULT = "enter_result";

/** Does what `nullcontext.__init__` does, for an object whose class inherits from it before all that cannot be seen. */
export function initialiseNullContext(machine: Machine, { type, attributes }: Instance, given: Arguments): void {
	if (given.isOpen || !isNullContext(type)) return;
	const value = given.positional[0] ?? given.keywords.get(ENTER_RESULT) ?? NONE;
	machine.journal.set(attributes, ENTER_RESULT, value);
}

/** What entering such an object gives; `undefined` where it is none, or where that cannot be told. */
export function enteredNullContext({ type, attributes }: Instance): Value | undefined {
	return isNullContext(type) ? attributes.bindings.get(ENTER_RESULT) : undefined;
}

/** Whether `nullcontext` is the first of the ancestors of a class that cannot be seen. */
export function isNullContext({ ancestors }: ClassObject): boolean {
	const foreign = ancestors.find(({ kind }) => kind === "foreign");
	return (
		foreign?.kind === "foreign" && foreign.value.kind === "external" && foreign.value.path === "contextlib.nullcontext"
	);
}

const giving = (name: string, value: Value, site: Site): Value =>
	simpleObject(name, "a context manager", [["__enter__", value]], site);

/** Functions of `contextlib`. */
export const CONTEXTLIB: Readonly<Record<string, StandardCall>> = {
	"contextlib.contextmanager": marking("context-manager"),
	"contextlib.asynccontextmanager": marking("context-manager"),
	"contextlib.suppress": (_machine, { positional, isOpen }) =>
		isOpen ? undefined : { kind: "suppressor", types: positional },
	"contextlib.nullcontext": (_machine, { positional: [first = NONE] }, site) => giving("nullcontext", first, site),
	"contextlib.closing": (_machine, { positional: [first = NONE] }, site) => giving("closing", first, site),
	"contextlib.ExitStack": (_machine, _given, site) => exitStack(site),
};
