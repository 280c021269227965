import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { constant, type Instance, type Site, unknown } from "../value.ts";
import { classMember, libraryBaseOf } from "../values/class-members.ts";

/** Where an object keeps that the `__init__` of its library's class has run; no attribute is called so. */
const MARK = "<initialised>";

/** Whether the `__init__` of a library's class has run for an object of a class of the project. */
export type Initialisation = "done" | "perhaps" | "never";

/** Notes that it has run. */
export function markInitialised(machine: Machine, { attributes }: Instance): void {
	machine.journal.set(attributes, MARK, constant(true));
}

/** Notes that it may have run, where what cannot be seen through is given the object. */
export function perhapsInitialised(machine: Machine, instance: Instance, site: Site): void {
	if (instance.attributes.bindings.has(MARK) || libraryBaseOf(instance.type) === undefined) return;
	machine.journal.set(instance.attributes, MARK, unknown("whether __init__ of the base class runs is not known", site));
}

/** Whether it has run, as far as that can be told. */
export function initialisationOf({ attributes }: Instance): Initialisation {
	const mark = attributes.bindings.get(MARK);
	if (mark?.kind === "constant") return "done";
	const isReplaced = attributes.bindings.has(ANY_NAME) || attributes.bindings.has("__dict__");
	return mark === undefined && !isReplaced ? "never" : "perhaps";
}

/** What FastAPI and Starlette set in `__init__` and need for every request and for every route (starlette/applications.py). */
const NEEDED = ["middleware_stack", "router"];

/** What is not there before, not even with a default. */
export const SET_BY_INIT: ReadonlySet<string> = new Set([...NEEDED, "routes", "state", "user_middleware"]);

/** Hooks by which an object may have attributes that nobody has set. */
const HOOKS = ["__getattr__", "__getattribute__"];

/** Whether FastAPI or Starlette certainly fails with an object at the first thing that it is asked for. */
export function isHollow(instance: Instance): boolean {
	const { type, attributes } = instance;
	const routing = libraryBaseOf(type)?.routing;
	if (routing !== "application" && routing !== "api-application") return false;
	const isGiven = NEEDED.some((name) => attributes.bindings.has(name) || classMember(type, name).kind === "own");
	const isHooked = HOOKS.some((name) => classMember(type, name).kind === "own");
	return initialisationOf(instance) === "never" && !isGiven && !isHooked;
}

/** What to do where it does not run, a sentence. */
export function adviceOnInit({ type }: Instance): string {
	const own = classMember(type, "__init__");
	const name = own.kind === "own" ? own.owner.name : type.name;
	return `Call super().__init__() first in the __init__ of "${name}".`;
}
