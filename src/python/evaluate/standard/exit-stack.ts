import type { LibraryType, Result } from "../../libraries/knowledge.ts";
import { hasEffects } from "../calls/functions.ts";
import type { Arguments } from "../execution.ts";
import { firstYield } from "../iteration/iterate.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { type LibraryInstance, NO_ARGUMENTS, NONE, type Site, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";

const HIDDEN: Result = { gives: "value", noun: "what an ExitStack gives" };

const EXIT_STACK: LibraryType = {
	name: "ExitStack",
	role: "other",
	noun: "an ExitStack",
	methods: { enter_context: HIDDEN, callback: HIDDEN, push: HIDDEN, pop_all: HIDDEN, close: HIDDEN },
};

/** A new exit stack; what it has to do when it is left lies in its attributes, by numbers. */
export function exitStack(site: Site): LibraryInstance {
	return { kind: "library", type: EXIT_STACK, attributes: namespaceOf(), inner: undefined, site };
}

/** Whether a value is an exit stack. */
export function isExitStack(value: Value): value is LibraryInstance {
	return value.kind === "library" && value.type === EXIT_STACK;
}

/** A method of an exit stack; `undefined` for those that are not followed. */
export function exitStackMethod(
	machine: Machine,
	self: LibraryInstance,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const [first, ...positional] = given.positional;
	switch (name) {
		case "callback": {
			if (first === undefined || given.isOpen) return undefined;
			push(machine, self, { kind: "partial", function: first, positional, keywords: given.keywords });
			return first;
		}
		case "enter_context":
			return first === undefined ? undefined : enterContext(machine, self, first, site);
		case "close":
			leaveExitStack(machine, self, site);
			return NONE;
		default:
			return undefined;
	}
}

function push(machine: Machine, self: LibraryInstance, exit: Value): void {
	const key = String([...self.attributes.bindings.keys()].length);
	machine.journal.set(self.attributes, key, exit);
}

function enterContext(machine: Machine, self: LibraryInstance, manager: Value, site: Site): Value | undefined {
	if (manager.kind === "library") return manager.attributes.bindings.get("__enter__") ?? manager;
	if (manager.kind === "generator") {
		// What stands behind the yield would have to run when the stack is left.
		const found = hasEffects(manager.function) ? undefined : firstYield(machine, manager);
		return found === undefined || found.isPerhapsOver ? undefined : join(found.values);
	}
	if (manager.kind !== "instance") return undefined;
	const [enter, exit] = ["__enter__", "__exit__"].map((name) => classMember(manager.type, name));
	if (enter?.kind !== "own" || enter.value.kind !== "function") return undefined;
	if (exit?.kind !== "own" || exit.value.kind !== "function") return undefined;
	const leaving: Value = { kind: "method", self: manager, function: exit.value };
	push(machine, self, { kind: "partial", function: leaving, positional: [NONE, NONE, NONE], keywords: new Map() });
	return machine.call({ kind: "method", self: manager, function: enter.value }, NO_ARGUMENTS, site);
}

/** Does what an exit stack was told to do when it is left, the last first. */
export function leaveExitStack(machine: Machine, self: LibraryInstance, site: Site): void {
	for (const [key, exit] of [...self.attributes.bindings].toReversed()) {
		machine.journal.set(self.attributes, key, undefined);
		if (exit.kind === "partial") machine.call(exit, NO_ARGUMENTS, site);
	}
}
