import type { Arguments } from "../execution.ts";
import { libraryMayFail, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { compare } from "../operators/comparison.ts";
import { type ClassObject, constant, type Instance, NO_ARGUMENTS, type Site, unknown, type Value } from "../value.ts";
import { classMember, MEMBER_MAP, membersOf, mixinOf } from "../values/class-members.ts";
import { dictOf, elementsOf } from "../values/containers.ts";
import { describe } from "../values/describe.ts";
import { keyOf } from "../values/keys.ts";
import { isNone } from "../values/truth.ts";

/** The name of the type of which `enum.auto()` makes an object. */
export const AUTO = "auto";

/** Turns what the body of an enumeration binds into its members (enum, "EnumType"). */
export function makeMembers(machine: Machine, object: ClassObject): void {
	const { bindings } = object.attributes;
	const members = new Map<string, Value>();
	const values: Value[] = [];
	const byValue = new Map<string, Instance>();
	const ignored = bindings.get("_ignore_");
	const texts = ignored?.kind === "constant" ? String(ignored.value).split(/[\s,]+/) : [];
	for (const one of ignored === undefined ? [] : (elementsOf(ignored) ?? []))
		if (one.kind === "constant") texts.push(String(one.value));
	for (const [name, bound] of [...bindings]) {
		if (texts.includes(name)) machine.journal.set(object.attributes, name, undefined);
		if (name.startsWith("_") || texts.includes(name) || isNoMember(bound)) continue;
		const value = valueFor(machine, object, name, bound, values);
		const key = keyOf(value);
		const alias = key === undefined ? undefined : byValue.get(key);
		const member = alias ?? makeMember(machine, object, name, value, bound);
		if (key !== undefined) byValue.set(key, member);
		values.push(value);
		members.set(`'${name}`, member);
		machine.journal.set(object.attributes, name, member);
	}
	const map = dictOf(members, object.site);
	machine.journal.set(object.attributes, MEMBER_MAP, map);
	machine.journal.set(object.attributes, "__members__", map);
}

/** Functions and descriptors stay what they are. */
function isNoMember(value: Value): boolean {
	if (value.kind === "instance") return classMember(value.type, "__get__").kind === "own";
	return value.kind === "function" || value.kind === "descriptor" || value.kind === "unbound";
}

function valueFor(machine: Machine, object: ClassObject, name: string, bound: Value, before: readonly Value[]): Value {
	const { site } = object;
	const isAuto = bound.kind === "library" && bound.type.name === AUTO;
	if (!isAuto)
		return fitsMixin(object, bound) ? bound : unknown(`the value of "${object.name}.${name}" is not known`, site);
	const maker = classMember(object, "_generate_next_value_");
	if (maker.kind === "own") {
		const fn = maker.value.kind === "descriptor" ? maker.value.function : maker.value;
		const given = [constant(name), constant(1), constant(before.length), { kind: "tuple", elements: before } as const];
		return machine.call(fn, { ...NO_ARGUMENTS, positional: given }, site);
	}
	const mixin = mixinOf(object);
	if (mixin === "StrEnum") return constant(name.toLowerCase());
	const last = before.at(-1) ?? constant(0);
	const isNumber = last.kind === "constant" && typeof last.value === "number";
	if (mixin === "str" || mixin === "flag" || !isNumber)
		return unknown("the value that auto() gives is not known", site);
	return constant(Number(last.value) + 1);
}

/** Whether the value is what the class of data that is mixed in leaves as it is. */
function fitsMixin(object: ClassObject, value: Value): boolean {
	if (classMember(object, "__new__").kind === "own") return false;
	switch (mixinOf(object)) {
		case "none":
			return true;
		case "str":
		case "StrEnum":
			return value.kind === "constant" && typeof value.value === "string";
		case "int":
		case "flag":
			return value.kind === "constant" && typeof value.value === "number";
		default:
			return false;
	}
}

function makeMember(machine: Machine, type: ClassObject, name: string, value: Value, bound: Value): Instance {
	const attributes = namespaceOf([
		["_value_", value],
		["value", value],
		["_name_", constant(name)],
		["name", constant(name)],
	]);
	const member: Instance = { kind: "instance", type, attributes, site: type.site };
	const initialiser = classMember(type, "__init__");
	if (initialiser.kind === "own" && initialiser.value.kind === "function") {
		const positional = bound.kind === "tuple" ? bound.elements : [value];
		const method: Value = { kind: "method", self: member, function: initialiser.value };
		machine.call(method, { ...NO_ARGUMENTS, positional }, type.site);
	}
	return member;
}

/** `Env("prod")`: the member with a value. */
export function memberByValue(
	machine: Machine,
	object: ClassObject,
	{ positional, keywords }: Arguments,
	site: Site,
): Value {
	const members = membersOf(object);
	const [wanted] = positional;
	const nobodyKnows = unknown(`which member of "${object.name}" this gives is not known`, site);
	if (
		members === undefined ||
		members.length === 0 ||
		wanted === undefined ||
		positional.length > 1 ||
		keywords.size > 0
	)
		return nobodyKnows;
	const answers = members.map((one) => [one, isMember(machine, one, wanted, site)] as const);
	const found = answers.find(([, answer]) => answer === true);
	if (found !== undefined && answers.indexOf(found) === answers.findIndex(([, answer]) => answer !== false))
		return found[0];
	const possible = answers.filter(([, answer]) => answer !== false).map(([one]) => one);
	if (possible.length > 0) {
		libraryMayFail(machine, site, "call");
		return join(possible);
	}
	return missing(machine, object, wanted, site);
}

function isMember(machine: Machine, member: Value, wanted: Value, site: Site): boolean | undefined {
	if (member.kind !== "instance") return undefined;
	if (wanted.kind === "instance" && wanted.type === member.type) return wanted.attributes === member.attributes;
	const value = member.attributes.bindings.get("_value_");
	return value === undefined ? undefined : compare(machine, "==", value, wanted, site);
}

function missing(machine: Machine, object: ClassObject, wanted: Value, site: Site): Value {
	const hook = classMember(object, "_missing_");
	if (hook.kind === "own") {
		const fn = hook.value.kind === "descriptor" ? hook.value.function : hook.value;
		if (fn.kind !== "function") return unknown(`what "${object.name}._missing_" gives is not known`, site);
		const self: Value = { kind: "class", object };
		const answer = machine.call(
			{ kind: "method", self, function: fn },
			{ ...NO_ARGUMENTS, positional: [wanted] },
			site,
		);
		if (isNone(answer) === false) return answer;
		if (isNone(answer) === undefined) return unknown(`what "${object.name}._missing_" gives is not known`, site);
	}
	const reason = `${describe(wanted)} is no value of a member of "${object.name}"`;
	return raiseBuiltin(machine, "ValueError", site, reason, `Use a value that "${object.name}" has.`);
}

/** `Env["PROD"]`: the member with a name. */
export function memberByName(machine: Machine, object: ClassObject, name: Value, site: Site): Value {
	const map = object.attributes.bindings.get(MEMBER_MAP);
	const isKnown = name.kind === "constant" && map?.kind === "container";
	if (!isKnown)
		return join([...(membersOf(object) ?? []).slice(0, 6), unknown("which member this is, is not known", site)]);
	const member = map.contents.bindings.get(`'${name.value}`);
	if (member !== undefined) return member;
	const reason = `"${object.name}" has no member "${name.value}"`;
	return raiseBuiltin(machine, "KeyError", site, reason, `Use a name that "${object.name}" has.`);
}
