import { adviceOnInit, isHollow, SET_BY_INIT } from "../classes/initialised.ts";
import { isStrictModel, modelFieldsOf } from "../classes/models.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { ANY_NAME } from "../namespace.ts";
import { constant, type Instance, NO_ARGUMENTS, type Site, unknown, type Value } from "../value.ts";
import { type ClassMember, classMember, dataOf, libraryBaseOf, obstacleOf } from "../values/class-members.ts";
import { withoutUnbound } from "../values/scope.ts";
import { bindMember, callGet, callGetter, hasHook } from "./descriptors.ts";
import { libraryMember } from "./library-attributes.ts";
import { missing, noAttribute, UNIVERSAL } from "./missing.ts";

/** An attribute of an instance of a class of the project, `__getattribute__` included. */
export function getOfInstance(machine: Machine, object: Instance, name: string, site: Site): Value {
	const hook = classMember(object.type, "__getattribute__");
	if (hook.kind === "own" && hook.value.kind === "function") {
		const method: Value = { kind: "method", self: object, function: hook.value };
		return machine.call(method, { ...NO_ARGUMENTS, positional: [constant(name)] }, site);
	}
	return plainAttribute(machine, object, name, site);
}

/** An attribute of an instance as `object.__getattribute__` finds it (Data model, "Invoking Descriptors"). */
export function plainAttribute(machine: Machine, object: Instance, name: string, site: Site): Value {
	const member = classMember(object.type, name);
	const type: Value = { kind: "class", object: object.type };
	if (member.kind === "own") {
		const { value } = member;
		if (value.kind === "descriptor" && value.of === "property") return callGetter(machine, value, object, name, site);
		if (hasHook(value, "__set__")) return callGet(machine, value, object, type, site);
	}
	const own = object.attributes.bindings.get(name);
	if (own !== undefined) return withoutUnbound(machine, own, () => noAttribute(object, name, site));
	if (member.kind === "own") return ofClass(machine, object, member, name, site);
	if (name === "__class__") return type;
	if (name === "__dict__") return dictOfInstance(machine, object, site);
	return inherited(machine, object, member, name, site);
}

/** `__dict__`, in which there may be more where a base that cannot be seen keeps attributes, too. */
function dictOfInstance(machine: Machine, { type, attributes }: Instance, site: Site): Value {
	const isOpen = obstacleOf(type) !== undefined || libraryBaseOf(type) !== undefined;
	if (isOpen && !attributes.bindings.has(ANY_NAME))
		machine.journal.set(attributes, ANY_NAME, unknown(`what an instance of "${type.name}" holds is not known`, site));
	return { kind: "namespace", namespace: attributes };
}

/** What the class of an instance holds under a name. */
function ofClass(
	machine: Machine,
	object: Instance,
	{ value }: Extract<ClassMember, { kind: "own" }>,
	name: string,
	site: Site,
): Value {
	const type: Value = { kind: "class", object: object.type };
	if (hasHook(value, "__get__")) return callGet(machine, value, object, type, site);
	if (value.kind === "descriptor" && value.of === "cached_property") {
		const result = callGetter(machine, value, object, name, site);
		machine.journal.set(object.attributes, name, result);
		return result;
	}
	const bound = bindMember(value, object, type);
	// A model of a library takes its fields' values from elsewhere: the class only holds their defaults.
	const isField = obstacleOf(object.type) !== undefined && bound.kind !== "method";
	return isField ? unknown(`what "${name}" of "${object.type.name}" holds is not known`, site) : bound;
}

/** What a library's base has under a name, else what `__getattr__` gives. */
function inherited(machine: Machine, object: Instance, member: ClassMember, name: string, site: Site): Value {
	if (member.kind === "library") {
		const isOpen = modelFieldsOf(object.type) !== undefined && !isStrictModel(object.type);
		if (isOpen) return unknown(`what "${name}" of "${object.type.name}" is, is not known`, site);
		if (SET_BY_INIT.has(name) && isHollow(object)) {
			const reason = `"${name}" of "${object.type.name}" is read before the __init__ of ${member.type.name} has run`;
			return raiseBuiltin(machine, "AttributeError", site, reason, adviceOnInit(object));
		}
		return libraryMember(machine, member.type, object, name, site);
	}
	const data = dataOf(object);
	if (data !== undefined) return machine.getAttribute(data, name, site);
	const hook = classMember(object.type, "__getattr__");
	if (hook.kind === "own" && hook.value.kind === "function" && member.kind === "missing" && !UNIVERSAL.test(name)) {
		const method: Value = { kind: "method", self: object, function: hook.value };
		return machine.call(method, { ...NO_ARGUMENTS, positional: [constant(name)] }, site);
	}
	if (hook.kind === "own" || UNIVERSAL.test(name))
		return unknown(`what "${name}" of "${object.type.name}" is, is not known`, site);
	if (member.kind === "unknown") return unknown(member.reason, site);
	return missing(machine, object, name, site);
}
