import type { Machine } from "../machine.ts";
import { type Site, type Super, unknown, type Value } from "../value.ts";
import { classMember, isMetaclass } from "../values/class-members.ts";
import { bindMember, callGetter } from "./descriptors.ts";
import { missing } from "./missing.ts";

/** Names of `object` and `type` that are called through `super()`. */
const OF_OBJECT = new Set(
	"__init__ __call__ __setattr__ __getattribute__ __init_subclass__ __set_name__ __delattr__".split(" "),
);

/** An attribute of `super()`: what comes behind a class in the order of another one. */
export function getOfSuper(machine: Machine, object: Super, name: string, site: Site): Value {
	const { self, type } = object;
	const member = classMember(type, name, object.after);
	if (member.kind === "own") return bound(machine, object, member.value, name, site);
	if (name === "__new__") {
		const path = isMetaclass(type) ? "builtins.type.__new__" : "builtins.object.__new__";
		if (member.kind !== "unknown") return { kind: "external", path, isModule: false };
	}
	if (member.kind === "library") {
		return Object.hasOwn(member.type.methods, name) || OF_OBJECT.has(name)
			? { kind: "library-method", self, name }
			: unknown(`what "${name}" of ${member.type.name} is, is not known`, site);
	}
	if (member.kind === "missing" && OF_OBJECT.has(name)) return { kind: "library-method", self, name };
	if (member.kind === "missing" && !name.startsWith("__")) return missing(machine, self, name, site);
	return unknown(`what super().${name} gives is not known`, site);
}

function bound(machine: Machine, { self, type }: Super, value: Value, name: string, site: Site): Value {
	// `__new__` is a static method whether it says so or not, and `__init_subclass__` one of the class.
	if (name === "__new__") return value.kind === "descriptor" ? value.function : value;
	if (value.kind === "descriptor" && value.of === "property" && self.kind === "instance")
		return callGetter(machine, value, self, name, site);
	if (name === "__init__" && value.kind === "partial") return { ...value, positional: [...value.positional, self] };
	const isOfClass = self.kind === "class" && self.object === type && name !== "__init_subclass__";
	const owner: Value = self.kind === "class" ? self : { kind: "class", object: type };
	return bindMember(value, isOfClass ? undefined : self, owner);
}
