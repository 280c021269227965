import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import {
	type Ancestor,
	type ClassObject,
	constant,
	type External,
	type Instance,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { fieldNamesOf } from "../values/class-members.ts";
import { dictOf } from "../values/containers.ts";
import { textKey } from "../values/keys.ts";

/** The `__new__` of a named tuple, by the name that a call finds it under. */
export const NAMED_TUPLE_NEW = "collections.namedtuple.__new__";

const NEW: External = { kind: "external", path: NAMED_TUPLE_NEW, isModule: false };

/** Whether a base makes named tuples of its subclasses. */
export function isNamedTupleBase(one: Ancestor): boolean {
	return one.kind === "foreign" && one.value.kind === "external" && one.value.path === "typing.NamedTuple";
}

/** Gives a class what named tuples have, out of the annotations in its body. */
export function makeNamedTuple(machine: Machine, object: ClassObject): void {
	const { body, attributes, name: owner, site } = object;
	const names = body.flatMap((one) =>
		one.kind === "annotated" && one.target.kind === "name" ? [one.target.name] : [],
	);
	const defaults: [string, Value][] = [];
	for (const name of names) {
		const value = attributes.bindings.get(name);
		if (value !== undefined) defaults.push([name, value]);
		else if (defaults.length > 0) {
			const reason = `the field "${name}" of "${owner}" has no default, and one before it has`;
			raiseBuiltin(machine, "TypeError", site, reason, "Put the fields without a default first.");
		}
		machine.journal.set(attributes, name, undefined);
	}
	for (const [name, value] of namedTupleMembers(names, defaults, site)) machine.journal.set(attributes, name, value);
}

/** What a class of named tuples has as its attributes. */
export function namedTupleMembers(
	names: readonly string[],
	defaults: readonly (readonly [string, Value])[],
	site: Site,
): readonly (readonly [string, Value])[] {
	const fields: Value = { kind: "tuple", elements: names.map((name) => constant(name)) };
	return [
		["_fields", fields],
		["__match_args__", fields],
		[
			"_field_defaults",
			dictOf(
				defaults.map(([name, value]) => [`'${name}`, value]),
				site,
			),
		],
		["__new__", NEW],
	];
}

/** Makes a named tuple: its class, then a value for each field. */
export function newNamedTuple(
	machine: Machine,
	{ positional: [type, ...positional], keywords, isOpen }: Arguments,
	site: Site,
): Value {
	const names = type?.kind === "class" ? fieldNamesOf(type.object) : undefined;
	if (type?.kind !== "class" || names === undefined) return unknown("what this tuple holds is not known", site);
	const { object } = type;
	const instance: Instance = { kind: "instance", type: object, attributes: namespaceOf(), site };
	const defaults = defaultsOf(object);
	const extra = [...keywords.keys()].find((name) => !names.includes(name));
	const problem =
		positional.length > names.length
			? `takes ${names.length} values but got ${positional.length}`
			: extra === undefined
				? undefined
				: `got an unexpected argument "${extra}"`;
	if (problem !== undefined)
		raiseBuiltin(machine, "TypeError", site, `"${object.name}" ${problem}`, `Give "${object.name}" its fields.`);
	for (const [index, name] of names.entries()) {
		const value =
			positional[index] ??
			keywords.get(name) ??
			(isOpen ? unknown(`the field "${name}" is not known`, site) : defaults.get(name));
		if (value === undefined) {
			const reason = `"${object.name}" is missing its field "${name}"`;
			raiseBuiltin(machine, "TypeError", site, reason, `Give "${name}" a value.`);
		}
		machine.journal.set(instance.attributes, name, value);
	}
	return instance;
}

function defaultsOf({ ancestors }: ClassObject): ReadonlyMap<string, Value> {
	for (const one of ancestors) {
		const defaults = one.kind === "own" ? one.object.attributes.bindings.get("_field_defaults") : undefined;
		if (defaults?.kind === "container")
			return new Map([...defaults.contents.bindings].map(([key, value]) => [textKey(key) ?? key, value]));
	}
	return new Map();
}
