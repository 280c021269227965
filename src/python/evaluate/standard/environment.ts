import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, type Constant, NONE, type Site, unknown, type Value } from "../value.ts";
import { type StandardCall, textIn } from "./standard-call.ts";

/** Functions that read the environment. */
export const ENVIRONMENT: Readonly<Record<string, StandardCall>> = {
	"os.getenv": (machine, { positional: [name, fallback], keywords }, site) =>
		environment(machine, name, fallback ?? keywords.get("default"), site),
	"os.environ.get": (machine, { positional: [name, fallback] }, site) => environment(machine, name, fallback, site),
	"os.environ.setdefault": (machine, { positional: [name, value] }, site) => {
		const text = textIn(name);
		if (text === undefined || value === undefined) return undefined;
		const before = machine.environment.bindings.get(text);
		const isUnset = machine.unset.has(text);
		const after =
			before ??
			(isUnset ? value : join([value, unknown(`the environment variable ${text} is only known on the Space`, site)]));
		machine.journal.set(machine.environment, text, after);
		return after;
	},
	"os.environ.pop": (machine, { positional: [name, fallback] }, site) => {
		const text = textIn(name);
		if (text === undefined || fallback === undefined) return undefined;
		const before = environment(machine, name, fallback, site);
		machine.journal.set(machine.environment, text, NONE);
		return before;
	},
};

/** What a variable may hold that only the Space knows. */
function valuesFromSpace(machine: Machine, name: string, fallback: Value | undefined, site: Site): Value[] {
	if (machine.unset.has(name)) return [fallback ?? NONE];
	const value = unknown(`the environment variable ${name} is only known on the Space`, site);
	const { variables } = machine;
	if (variables === "unset" && isNothing(fallback)) return [{ ...NONE, ...fallback, isUnset: true }];
	if (variables !== "unknown" && isNothing(fallback)) return [{ ...value, isText: true }];
	if ((variables === "unset" || variables === "fallbacks") && fallback !== undefined) {
		return [fallbackFor(name, fallback)];
	}
	return [value, fallback === undefined ? NONE : fallbackFor(name, fallback)];
}

/** A fallback that says for which variable it stands. */
function fallbackFor(variable: string, fallback: Value): Value {
	if (fallback.kind !== "constant" || fallback.written === undefined) return fallback;
	return { ...fallback, written: { ...fallback.written, variable } };
}

/** Whether a fallback says no more than that the variable is not set. */
function isNothing(fallback: Value | undefined): fallback is Constant | undefined {
	return fallback === undefined || (fallback.kind === "constant" && (fallback.value === null || fallback.value === ""));
}

/** An environment variable: what the program set itself, else what only the Space knows. */
export function environment(machine: Machine, name: Value | undefined, fallback: Value | undefined, site: Site): Value {
	const text = textIn(name);
	if (text === undefined) return unknown("which environment variable is read cannot be seen", site);
	const own = machine.environment.bindings.get(text);
	const fromSpace = valuesFromSpace(machine, text, fallback, site);
	if (own === undefined) return join(fromSpace);
	const values = alternativesOf(own);
	const isOpen = values.some(({ kind }) => kind === "unbound");
	const set = values.filter((one) => one.kind !== "unbound" && !isDeleted(one));
	const missing = values.some(isDeleted) ? [fallback ?? NONE] : [];
	return join([...set, ...missing, ...(isOpen ? fromSpace : [])]);
}

/** Whether a variable is one that the program took away: what is set is never None. */
export function isDeleted(value: Value): boolean {
	return value.kind === "constant" && value.value === null;
}
