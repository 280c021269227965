import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type Instance, type LibraryInstance, NO_ARGUMENTS, NONE, type Site, unknown, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { dataFieldsOf, isFalse, isPositional, isTrue } from "./data-classes.ts";

/** What the `__init__` of a data class does: a value for each field, then `__post_init__`. */
export function initialiseDataClass(machine: Machine, given: Arguments, site: Site): Value {
	const [owner, self, ...positional] = given.positional;
	const fields = owner?.kind === "class" ? dataFieldsOf(owner.object) : undefined;
	if (fields === undefined || self?.kind !== "instance") return unknown("what this __init__ sets is not known", site);
	const keywords = new Map(given.keywords);
	const values = assign(machine, self, fields, { ...given, positional, keywords }, site);
	const forInit: Value[] = [];
	for (const [name, field] of fields) {
		const value = values.get(name);
		if (isTrue(field.attributes.bindings.get("is_for_init"))) forInit.push(value ?? NONE);
		else if (value !== undefined) machine.journal.set(self.attributes, name, value);
	}
	const after = classMember(self.type, "__post_init__");
	if (after.kind === "own" && after.value.kind === "function") {
		machine.call({ kind: "method", self, function: after.value }, { ...NO_ARGUMENTS, positional: forInit }, site);
	}
	return NONE;
}

/** The value of each field: an argument, or what the field begins with. */
function assign(
	machine: Machine,
	self: Instance,
	fields: ReadonlyMap<string, LibraryInstance>,
	{ positional, keywords, isOpen }: Arguments,
	site: Site,
): ReadonlyMap<string, Value> {
	const values = new Map<string, Value>();
	const inOrder = [...fields].flatMap(([name, field]) => (isPositional(field) ? [name] : []));
	for (const [name, value] of keywords) {
		const field = fields.get(name);
		if (field === undefined || isFalse(field.attributes.bindings.get("init")))
			refuse(machine, self, `got an unexpected argument "${name}"`, site);
		values.set(name, value);
	}
	if (positional.length > inOrder.length)
		refuse(machine, self, `takes ${inOrder.length} values but got ${positional.length}`, site);
	for (const [index, value] of positional.entries()) {
		const name = inOrder[index] ?? "";
		if (values.has(name)) refuse(machine, self, `got "${name}" twice`, site);
		values.set(name, value);
	}
	for (const [name, field] of fields) {
		if (values.has(name)) continue;
		const value = isOpen ? unknown(`the field "${name}" is not known`, site) : initialOf(machine, field, site);
		if (value !== undefined) values.set(name, value);
		else if (!isFalse(field.attributes.bindings.get("init")))
			refuse(machine, self, `is missing its field "${name}"`, site);
	}
	return values;
}

function initialOf(machine: Machine, { attributes: { bindings } }: LibraryInstance, site: Site): Value | undefined {
	const factory = bindings.get("default_factory");
	return factory === undefined ? bindings.get("default") : machine.call(factory, NO_ARGUMENTS, site);
}

function refuse(machine: Machine, { type }: Instance, problem: string, site: Site): never {
	return raiseBuiltin(
		machine,
		"TypeError",
		site,
		`"${type.name}" ${problem}`,
		`Give "${type.name}" the fields that it asks for.`,
	);
}
