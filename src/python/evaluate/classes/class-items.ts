import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type ClassValue, type Site, unknown, type Value } from "../value.ts";
import { classMember, membersOf } from "../values/class-members.ts";
import { memberByName } from "./enums.ts";

/** Brackets behind a class: a hook, a member of an enumeration, or the parameters of a generic class. */
export function itemOfClass(machine: Machine, self: ClassValue, index: Value, site: Site): Value {
	const { object } = self;
	const given = { positional: [index], keywords: new Map(), isOpen: false };
	if (membersOf(object) !== undefined) return memberByName(machine, object, index, site);
	const getter = object.metaclass === undefined ? undefined : classMember(object.metaclass, "__getitem__");
	if (getter?.kind === "own") {
		if (getter.value.kind !== "function") return unknown("what it holds is not known", site);
		return machine.call({ kind: "method", self, function: getter.value }, given, site);
	}
	const hook = classMember(object, "__class_getitem__");
	if (hook.kind === "own") {
		const fn = hook.value.kind === "descriptor" ? hook.value.function : hook.value;
		if (fn.kind !== "function") return unknown("what it holds is not known", site);
		return machine.call({ kind: "method", self, function: fn }, given, site);
	}
	const isPlain = object.metaclass === undefined && object.ancestors.every(isPlainAncestor);
	if (!isPlain || object.obstacle !== undefined) return self;
	const reason = `the class "${object.name}" takes nothing in brackets`;
	return raiseBuiltin(machine, "TypeError", site, reason, `Let "${object.name}" inherit from typing.Generic.`);
}

function isPlainAncestor(one: ClassValue["object"]["ancestors"][number]): boolean {
	return one.kind === "own" || (one.value.kind === "external" && /^(builtins\.object|abc\.ABC)$/.test(one.value.path));
}
