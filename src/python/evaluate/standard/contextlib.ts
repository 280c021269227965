import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { NONE, type Site, type Value } from "../value.ts";
import { simpleObject } from "../values/describe.ts";
import { exitStack } from "./exit-stack.ts";
import type { StandardCall } from "./standard-call.ts";

/** Makes a decorator of the standard library that is used without parentheses. */
const marking =
	(marks: "nothing" | "context-manager"): StandardCall =>
	(machine: Machine, given: Arguments, site: Site) =>
		machine.call({ kind: "decorator", name: "decorator", marks }, given, site);

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
