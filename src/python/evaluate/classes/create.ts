import type { Statement } from "../../tree/ast.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type Namespace, namespaceOf } from "../namespace.ts";
import {
	type Ancestor,
	type ClassObject,
	type ClassValue,
	constant,
	NO_ARGUMENTS,
	type Site,
	type Value,
} from "../value.ts";
import { classMember, isEnum, obstacleOf } from "../values/class-members.ts";
import { elementsOf } from "../values/containers.ts";
import { abstractNamesOf, markAbstract } from "./abstract.ts";
import { makeMembers } from "./enums.ts";
import { linearise } from "./method-order.ts";
import { isNamedTupleBase, makeNamedTuple } from "./named-tuples.ts";

/** What a class is made of, before it is one. */
export interface Blueprint {
	readonly name: string;
	readonly body: readonly Statement[];
	readonly site: Site;
	readonly bases: readonly Value[];
	readonly attributes: Namespace;
	readonly metaclass: ClassObject | undefined;
	readonly obstacle: string | undefined;
}

/** A class whose attributes may still change: its methods know it already. */
export function draftClass(machine: Machine, blueprint: Blueprint): ClassObject {
	const { name, bases, obstacle, ...rest } = blueprint;
	const ancestors: Ancestor[] = [];
	const draft: ClassObject = { ...rest, name, obstacle, ancestors };
	const orders = bases.map((base): readonly Ancestor[] =>
		base.kind === "class" ? base.object.ancestors : [{ kind: "foreign", value: base }],
	);
	// Each class of a long chain has all of those above it among its ancestors.
	machine.spend(orders.reduce((sum, order) => sum + order.length, 0));
	const order = linearise(draft, orders);
	// The order holds the class itself, which exists only now.
	ancestors.push(...(order ?? [{ kind: "own", object: draft }]));
	if (order !== undefined) return draft;
	if (bases.every(({ kind }) => kind === "class")) {
		const reason = `the bases of "${name}" cannot be put in an order`;
		raiseBuiltin(machine, "TypeError", blueprint.site, reason, "Name the more special class first.");
	}
	return { ...draft, obstacle: `the bases of "${name}" have no order` };
}

/** What `type.__new__` does once the attributes are there: named fields, members, and the hooks of attributes and bases. */
export function finishClass(machine: Machine, object: ClassObject, keywords: ReadonlyMap<string, Value>): ClassValue {
	const value: ClassValue = { kind: "class", object };
	if (object.ancestors.some((one, index) => index === 1 && isNamedTupleBase(one))) makeNamedTuple(machine, object);
	if (isEnum(object)) makeMembers(machine, object);
	checkSlots(machine, object);
	markAbstract(machine, object, abstractNamesOf(object));
	for (const [name, attribute] of [...object.attributes.bindings]) {
		if (attribute.kind !== "instance") continue;
		const hook = classMember(attribute.type, "__set_name__");
		if (hook.kind !== "own" || hook.value.kind !== "function") continue;
		const method: Value = { kind: "method", self: attribute, function: hook.value };
		machine.call(method, { ...NO_ARGUMENTS, positional: [value, constant(name)] }, object.site);
	}
	callHook(machine, object, value, keywords);
	return value;
}

/** A slot and an attribute of the class cannot have one name. */
function checkSlots(machine: Machine, { attributes: { bindings }, name, site }: ClassObject): void {
	const slots = bindings.get("__slots__");
	for (const slot of slots === undefined || slots.kind === "constant" ? [] : (elementsOf(slots) ?? [])) {
		if (slot.kind !== "constant" || !bindings.has(String(slot.value))) continue;
		const reason = `"${slot.value}" is a slot of "${name}", and the class binds it as well`;
		raiseBuiltin(machine, "ValueError", site, reason, `Take "${slot.value}" out of __slots__, or set it in __init__.`);
	}
}

/** `__init_subclass__` of the bases; that of `object` takes nothing. */
function callHook(
	machine: Machine,
	object: ClassObject,
	value: ClassValue,
	keywords: ReadonlyMap<string, Value>,
): void {
	const hook = classMember(object, "__init_subclass__", object);
	const given = { positional: [], keywords, isOpen: false };
	if (hook.kind === "own") {
		const fn = hook.value.kind === "descriptor" ? hook.value.function : hook.value;
		if (fn.kind === "function") machine.call({ kind: "method", self: value, function: fn }, given, object.site);
	} else if (hook.kind === "missing" && keywords.size > 0 && object.metaclass === undefined && !obstacleOf(object)) {
		const [name = ""] = keywords.keys();
		const reason = `the class "${object.name}" is given "${name}", and no base takes it`;
		raiseBuiltin(machine, "TypeError", object.site, reason, "Define __init_subclass__ in a base class.");
	}
}

/** A class without a class statement: what `type(name, bases, attributes)` makes. */
export function typeCall(
	machine: Machine,
	[name, bases, content]: readonly Value[],
	metaclass: ClassObject | undefined,
	keywords: ReadonlyMap<string, Value>,
	site: Site,
): Value | undefined {
	const isKnown =
		name?.kind === "constant" &&
		typeof name.value === "string" &&
		bases?.kind === "tuple" &&
		content?.kind === "container" &&
		content.type === "dict";
	if (!isKnown) return undefined;
	const entries: [string, Value][] = [];
	for (const [key, value] of content.contents.bindings) {
		if (!key.startsWith("'") || value.kind === "unbound" || value.kind === "union") return undefined;
		entries.push([key.slice(1), value]);
	}
	const cell = entries.find(([key]) => key === CELL)?.[1];
	const attributes = entries.filter(([key]) => key !== CELL);
	const draft = cell?.kind === "class" ? cell.object : undefined;
	if (draft !== undefined && isDraftOf(draft, bases.elements)) {
		const kept = new Set(attributes.map(([key]) => key));
		for (const key of [...draft.attributes.bindings.keys()]) {
			if (!kept.has(key)) machine.journal.set(draft.attributes, key, undefined);
		}
		for (const [key, value] of attributes) machine.journal.set(draft.attributes, key, value);
		return finishClass(machine, draft, keywords);
	}
	const object = draftClass(machine, {
		name: String(name.value),
		body: [],
		site,
		bases: bases.elements,
		attributes: namespaceOf(attributes),
		metaclass: metaclass ?? metaclassOf(bases.elements),
		obstacle: bases.elements.some(({ kind }) => kind === "unknown")
			? `what "${name.value}" inherits from cannot be seen`
			: undefined,
	});
	return finishClass(machine, object, keywords);
}

/** The name under which a class statement tells its metaclass of the class that its methods know. */
export const CELL = "__classcell__";

function isDraftOf(draft: ClassObject, bases: readonly Value[]): boolean {
	const [, first] = draft.ancestors;
	const [base] = bases;
	if (base === undefined || first === undefined) return base === undefined && first === undefined;
	return first.kind === "own" ? base.kind === "class" && base.object === first.object : base === first.value;
}

/** The metaclass of the project that the first base with one brings. */
export function metaclassOf(bases: readonly Value[]): ClassObject | undefined {
	for (const base of bases)
		if (base.kind === "class" && base.object.metaclass !== undefined) return base.object.metaclass;
	return undefined;
}
