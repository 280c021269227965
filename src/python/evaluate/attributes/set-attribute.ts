import { dataClassOption } from "../classes/data-classes.ts";
import { isStrictModel, modelFieldsOf } from "../classes/models.ts";
import { raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { noteSystemChange } from "../statements/installers.ts";
import {
	type ClassValue,
	constant,
	type Instance,
	NO_ARGUMENTS,
	passed,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { classMember, fieldNamesOf, libraryBaseOf, membersOf, obstacleOf } from "../values/class-members.ts";
import { elementsOf } from "../values/containers.ts";
import { describe } from "../values/describe.ts";
import { each } from "../values/scope.ts";
import { bindMember, hasHook } from "./descriptors.ts";

/** Sets an attribute; what nobody will look at again is let go. */
export function setAttribute(machine: Machine, object: Value, name: string, value: Value, site: Site): void {
	machine.spend(1);
	each(machine, object, (one) => {
		setOne(machine, one, name, value, site);
		return one;
	});
}

function setOne(machine: Machine, object: Single, name: string, value: Value, site: Site): void {
	switch (object.kind) {
		case "module":
			machine.journal.set(object.module.namespace, name, passed(value, site));
			break;
		case "instance":
			setOfInstance(machine, object, name, value, site);
			break;
		case "library":
		case "function":
			machine.journal.set(object.attributes, name, value);
			break;
		case "class":
			setOfClass(machine, object, name, value, site);
			break;
		case "constant":
		case "method":
		case "tuple":
			refuse(machine, object, name, site);
			break;
		case "external":
			noteSystemChange(machine, `${object.path}.${name}`);
			break;
		case "generator":
		case "coroutine":
			// What contextlib makes of a generator takes attributes.
			if (object.function.isContextManager !== true) refuse(machine, object, name, site);
			break;
		case "container":
			// A dict may be one of those in `collections`, which take attributes.
			if (object.type === "list" || object.type === "set") refuse(machine, object, name, site);
			break;
		default:
			break;
	}
}

function refuse(machine: Machine, object: Value, name: string, site: Site): never {
	const reason = `${describe(object)} takes no attribute "${name}"`;
	const advice = "Look at what the name in front of the dot is bound to when this line runs.";
	return raiseBuiltin(machine, "AttributeError", site, reason, advice);
}

function setOfInstance(machine: Machine, object: Instance, name: string, value: Value, site: Site): void {
	const hook = classMember(object.type, "__setattr__");
	if (hook.kind === "own" && hook.value.kind === "function") {
		const method: Value = { kind: "method", self: object, function: hook.value };
		machine.call(method, { ...NO_ARGUMENTS, positional: [constant(name), value] }, site);
		return;
	}
	const frozen = dataClassOption(object.type, "frozen");
	if (frozen?.kind === "constant" && frozen.value === true) refuse(machine, object, name, site);
	setPlainAttribute(machine, object, name, value, site);
}

/** Sets an attribute of an instance as `object.__setattr__` does. */
export function setPlainAttribute(machine: Machine, object: Instance, name: string, value: Value, site: Site): void {
	const member = classMember(object.type, name);
	if (member.kind === "own" && hasHook(member.value, "__set__")) {
		const setter = classMember(member.value.type, "__set__");
		if (setter.kind === "own")
			machine.call(
				bindMember(setter.value, member.value, { kind: "class", object: member.value.type }),
				{ ...NO_ARGUMENTS, positional: [object, value] },
				site,
			);
		return;
	}
	if (member.kind === "own" && member.value.kind === "descriptor" && member.value.of === "property") {
		const { setter } = member.value;
		if (setter === undefined) refuse(machine, object, name, site);
		machine.call(setter, { ...NO_ARGUMENTS, positional: [object, value] }, site);
		return;
	}
	const fields = modelFieldsOf(object.type);
	if (fields !== undefined && !fields.has(name) && !name.startsWith("_") && isStrictModel(object.type)) {
		const reason = `${describe(object)} has no field "${name}"`;
		raiseBuiltin(machine, "ValueError", site, reason, `Annotate "${name}" in the class, as a field of the model.`);
	}
	if (isFixed(object, name)) refuse(machine, object, name, site);
	// Where a base keeps attributes in its own way, what is read again may be something else.
	const isPlain = libraryBaseOf(object.type) !== undefined || obstacleOf(object.type) === undefined;
	const kept = isPlain ? value : join([value, unknown(`what "${name}" holds is not known`, site)]);
	machine.journal.set(object.attributes, name, kept);
}

/** Whether instances of a class certainly take no such attribute: named tuples, those with slots. */
function isFixed({ type }: Instance, name: string): boolean {
	if (type.ancestors.some((one) => one.kind === "foreign")) return fieldNamesOf(type)?.includes(name) === true;
	return type.ancestors.every((one) => {
		const slots = one.kind === "own" ? one.object.attributes.bindings.get("__slots__") : undefined;
		const names = slots?.kind === "constant" ? [slots] : slots === undefined ? undefined : elementsOf(slots);
		const isKnown = names?.every((slot) => slot.kind === "constant" && slot.value !== "__dict__") === true;
		return isKnown && names.every((slot) => slot.kind === "constant" && slot.value !== name);
	});
}

function setOfClass(machine: Machine, self: ClassValue, name: string, value: Value, site: Site): void {
	const { object } = self;
	if (membersOf(object)?.some((one) => one === object.attributes.bindings.get(name)) === true)
		refuse(machine, self, name, site);
	const hook = object.metaclass === undefined ? undefined : classMember(object.metaclass, "__setattr__");
	if (hook?.kind === "own") {
		const method = bindMember(hook.value, self, self);
		machine.call(method, { ...NO_ARGUMENTS, positional: [constant(name), value] }, site);
	} else machine.journal.set(object.attributes, name, value);
}
