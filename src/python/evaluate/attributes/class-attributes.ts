import { modelFieldsOf } from "../classes/models.ts";
import type { Machine } from "../machine.ts";
import { type ClassObject, type ClassValue, constant, NO_ARGUMENTS, type Site, unknown, type Value } from "../value.ts";
import { type ClassMember, classMember, isEnum, MEMBER_MAP } from "../values/class-members.ts";
import { bindMember, callGet, hasHook } from "./descriptors.ts";
import { missing, UNIVERSAL } from "./missing.ts";

/** An attribute of a class of the project: its own, inherited, or of its metaclass. */
export function getOfClass(machine: Machine, self: ClassValue, name: string, site: Site): Value {
	const { object } = self;
	const member = classMember(object, name);
	const hidden = `what "${name}" of "${object.name}" is, is not known`;
	if (isEnum(object) && !name.startsWith("_")) {
		if (member.kind !== "own" && name !== "mro") return missing(machine, self, name, site);
		if (!object.attributes.bindings.has(MEMBER_MAP)) return unknown(hidden, site);
	}
	// A model takes its fields out of the class: they are there on its instances only.
	if (member.kind === "own" && modelFieldsOf(object)?.has(name) === true) return missing(machine, self, name, site);
	if (member.kind === "own") {
		const { value } = member;
		return hasHook(value, "__get__")
			? callGet(machine, value, undefined, self, site)
			: bindMember(value, undefined, self);
	}
	return inherited(machine, self, member, name, site);
}

/** What a class has under a name that no class statement binds. */
function inherited(machine: Machine, self: ClassValue, member: ClassMember, name: string, site: Site): Value {
	const { object } = self;
	if (name === "__name__" || name === "__qualname__") return constant(object.name);
	if (name === "__class__" && object.metaclass !== undefined) return { kind: "class", object: object.metaclass };
	const other = object.metaclass === undefined ? undefined : ofMetaclass(machine, self, object.metaclass, name, site);
	if (other !== undefined) return other;
	if (member.kind === "library" && Object.hasOwn(member.type.methods, name))
		return { kind: "library-method", self, name };
	if (member.kind === "library" || UNIVERSAL.test(name))
		return unknown(`what "${name}" of "${object.name}" is, is not known`, site);
	return member.kind === "unknown" ? unknown(member.reason, site) : missing(machine, self, name, site);
}

/** What a class has because it is an instance of its metaclass. */
function ofMetaclass(
	machine: Machine,
	self: ClassValue,
	metaclass: ClassObject,
	name: string,
	site: Site,
): Value | undefined {
	const member = classMember(metaclass, name);
	const type: Value = { kind: "class", object: metaclass };
	if (member.kind === "own" && !UNIVERSAL.test(name)) {
		const { value } = member;
		if (value.kind === "descriptor" && value.of === "property") {
			if (value.function.kind !== "function") return undefined;
			return machine.call({ kind: "method", self, function: value.function }, NO_ARGUMENTS, site);
		}
		return bindMember(value, self, type);
	}
	const hook = classMember(metaclass, "__getattr__");
	if (hook.kind !== "own" || hook.value.kind !== "function" || UNIVERSAL.test(name)) return undefined;
	const method: Value = { kind: "method", self, function: hook.value };
	return machine.call(method, { ...NO_ARGUMENTS, positional: [constant(name)] }, site);
}
