import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { alternativesOf, constant, type ModuleValue, type Site, type Value } from "../value.ts";

/** What a module of the project has under a name, perhaps nothing: `undefined`, or "unbound" among the alternatives. */
export function moduleMember(machine: Machine, { module }: ModuleValue, name: string, site: Site): Value | undefined {
	const { bindings } = module.namespace;
	const own = bindings.get(name);
	const isPerhapsUnbound = own === undefined || alternativesOf(own).some(({ kind }) => kind === "unbound");
	if (!isPerhapsUnbound) return own;
	if (name === "__dict__") return { kind: "namespace", namespace: module.namespace };
	const fallback = fallbackOf(machine, bindings, name, site);
	if (fallback === undefined || own === undefined) return own ?? fallback;
	return join([...alternativesOf(own).filter(({ kind }) => kind !== "unbound"), fallback]);
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
	if (getter !== undefined && getter.kind !== "unbound" && !isDunder) {
		return machine.call(getter, { positional: [constant(name)], keywords: new Map(), isOpen: false }, site);
	}
	return isDunder ? undefined : bindings.get(ANY_NAME);
}
