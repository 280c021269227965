import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { type Descriptor, type Instance, NO_ARGUMENTS, NONE, type Site, unknown, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";

/** What reading an attribute that lies in a class gives: a function becomes a method. `self` is `undefined` for the class. */
export function bindMember(value: Value, self: Value | undefined, type: Value): Value {
	if (value.kind === "union") return join(value.alternatives.map((one) => bindMember(one, self, type)));
	if (value.kind === "function") return self === undefined ? value : { kind: "method", self, function: value };
	if (value.kind !== "descriptor") return value;
	if (value.of === "staticmethod") return value.function;
	if (value.of === "classmethod" && value.function.kind === "function")
		return { kind: "method", self: type, function: value.function };
	return value;
}

/** Whether an object in a class decides what reading an attribute gives; `__set__` comes before the instance's own. */
export function hasHook(value: Value, hook: "__get__" | "__set__"): value is Instance {
	return value.kind === "instance" && classMember(value.type, hook).kind === "own";
}

/** What the `__get__` of an object in a class gives; None stands for the instance where the class is asked. */
export function callGet(
	machine: Machine,
	descriptor: Instance,
	self: Value | undefined,
	type: Value,
	site: Site,
): Value {
	const getter = classMember(descriptor.type, "__get__");
	if (getter.kind !== "own" || getter.value.kind !== "function") return descriptor;
	const method: Value = { kind: "method", self: descriptor, function: getter.value };
	return machine.call(method, { ...NO_ARGUMENTS, positional: [self ?? NONE, type] }, site);
}

/** What the function in a property gives for an instance. */
export function callGetter(
	machine: Machine,
	{ function: getter }: Descriptor,
	self: Instance,
	name: string,
	site: Site,
): Value {
	if (getter.kind !== "function") return unknown(`what the property "${name}" gives is not known`, site);
	return machine.call({ kind: "method", self, function: getter }, NO_ARGUMENTS, site);
}
