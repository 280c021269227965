import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { initialiseNullContext } from "../standard/contextlib.ts";
import { type ClassObject, type ClassValue, type Instance, type Site, unknown, type Value } from "../value.ts";
import { classMember, isEnum, isMetaclass, obstacleOf } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { each } from "../values/scope.ts";
import { isNone } from "../values/truth.ts";
import { refuseAbstract } from "./abstract.ts";
import { typeCall } from "./create.ts";
import { memberByValue } from "./enums.ts";
import { perhapsInitialised } from "./initialised.ts";

/** Calls a class: its metaclass may do with that what it likes. */
export function callClass(machine: Machine, value: ClassValue, given: Arguments, site: Site): Value {
	const { metaclass } = value.object;
	const member = metaclass === undefined ? undefined : classMember(metaclass, "__call__");
	if (member?.kind !== "own") return instantiate(machine, value.object, given, site);
	if (member.value.kind !== "function") return unknown(`what calling "${value.object.name}" gives is not known`, site);
	return machine.call({ kind: "method", self: value, function: member.value }, given, site);
}

/** What `type.__call__` does: `__new__`, and `__init__` of what that gives if it is an instance of the class. */
export function instantiate(machine: Machine, object: ClassObject, given: Arguments, site: Site): Value {
	if (object.obstacle !== undefined) return unknown(object.obstacle, site);
	if (isEnum(object)) return memberByValue(machine, object, given, site);
	const maker = classMember(object, "__new__");
	if (isMetaclass(object) && maker.kind !== "own") {
		const made = typeCall(machine, given.positional, object, given.keywords, site);
		return made ?? unknown(`what calling "${object.name}" makes is not known`, site);
	}
	const self: Value = { kind: "class", object };
	const made =
		maker.kind === "own"
			? machine.call(
					maker.value.kind === "descriptor" ? maker.value.function : maker.value,
					{ ...given, positional: [self, ...given.positional] },
					site,
				)
			: newObject(machine, object, site);
	return each(machine, made, (one) => {
		const isOne = one.kind === "instance" && isBelow(one.type, object);
		if (isOne) initialise(machine, one, given, site);
		return one;
	});
}

function isBelow({ ancestors }: ClassObject, object: ClassObject): boolean {
	return ancestors.some((one) => one.kind === "own" && one.object === object);
}

/** What `object.__new__` makes. */
export function newObject(machine: Machine, object: ClassObject, site: Site): Instance {
	refuseAbstract(machine, object, site);
	return { kind: "instance", type: object, attributes: namespaceOf(), site };
}

function initialise(machine: Machine, instance: Instance, given: Arguments, site: Site): void {
	const { type } = instance;
	const initialiser = classMember(type, "__init__");
	if (initialiser.kind === "own") {
		const result = each(machine, initialiser.value, (one) => {
			if (one.kind === "function") return machine.call({ kind: "method", self: instance, function: one }, given, site);
			if (one.kind === "partial")
				return machine.call(one, { ...given, positional: [instance, ...given.positional] }, site);
			perhapsInitialised(machine, instance, site);
			return unknown("what this __init__ does is not known", site);
		});
		if (isNone(result) !== false) return;
		const reason = `"${type.name}.__init__" returns ${describe(result)}, and Python takes nothing but None from it`;
		raiseBuiltin(machine, "TypeError", site, reason, "Let another method make it.");
	}
	if (initialiser.kind === "library")
		machine.call({ kind: "library-method", self: instance, name: "__init__" }, given, site);
	if (initialiser.kind === "unknown") {
		perhapsInitialised(machine, instance, site);
		initialiseNullContext(machine, instance, given);
	}
	const isFilled = given.positional.length > 0 || given.keywords.size > 0;
	if (initialiser.kind === "missing" && isFilled && hasPlainBases(type)) {
		const reason = `"${type.name}" takes no arguments`;
		const advice = `Give "${type.name}" an __init__, or call it without arguments.`;
		raiseBuiltin(machine, "TypeError", site, reason, advice);
	}
}

/** Whether nothing but the project's own classes takes the arguments of a constructor. */
export function hasPlainBases(object: ClassObject): boolean {
	const isPlain = obstacleOf(object) === undefined && object.ancestors.every(({ kind }) => kind === "own");
	return isPlain && classMember(object, "__new__").kind !== "own";
}
