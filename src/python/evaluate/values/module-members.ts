import { forkValues } from "../fork.ts";
import { join, UNBOUND } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { alternativesOf, constant, type ModuleValue, NO_ARGUMENTS, type Site, type Value } from "../value.ts";

/** What a module of the project has under a name, perhaps nothing: `undefined`, or "unbound" among the alternatives. */
export function moduleMember(machine: Machine, { module }: ModuleValue, name: string, site: Site): Value | undefined {
	const { bindings } = module.namespace;
	const own = bindings.get(name);
	const isPerhapsUnbound = own === undefined || alternativesOf(own).some(({ kind }) => kind === "unbound");
	if (!isPerhapsUnbound) return own;
	if (name === "__dict__") return { kind: "namespace", namespace: module.namespace };
	if (own === undefined || own.kind === "unbound") return fallbackOf(machine, bindings, name, site) ?? own;
	const alternatives = alternativesOf(own);
	const bound = join(alternatives.filter(({ kind }) => kind !== "unbound"));
	const isDoubtful = alternatives.every((one) => one.kind !== "unbound" || one.isDoubtful === true);
	return forkValues(machine, [
		{ run: () => bound },
		{ run: () => fallbackOf(machine, bindings, name, site) ?? UNBOUND, isAssumed: isDoubtful },
	]);
}

/** A module's `__getattr__` (PEP 562), or whatever else may have bound the name. */
function fallbackOf(
	machine: Machine,
	bindings: ReadonlyMap<string, Value>,
	name: string,
	site: Site,
): Value | undefined {
	const getter = bindings.get("__getattr__");
	const isDunder = name.startsWith("__") && name.endsWith("__");
	const callable = getter === undefined ? [] : alternativesOf(getter).filter(({ kind }) => kind !== "unbound");
	if (getter !== undefined && callable.length > 0 && !isDunder) {
		const value = machine.call(join(callable), { ...NO_ARGUMENTS, positional: [constant(name)] }, site);
		return callable.length === alternativesOf(getter).length ? value : join([value, UNBOUND]);
	}
	return isDunder ? undefined : bindings.get(ANY_NAME);
}
