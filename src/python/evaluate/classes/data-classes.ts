import type { Statement } from "../../tree/ast.ts";
import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import {
	type ClassObject,
	type ClassValue,
	constant,
	type External,
	type LibraryInstance,
	type Site,
	type Value,
} from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { dictOf } from "../values/containers.ts";
import { describe, simpleObject } from "../values/describe.ts";
import { textKey } from "../values/keys.ts";
import { textOf } from "../values/scope.ts";

/** The `__init__` that `dataclasses.dataclass` writes, by the name that a call finds it under; its class is bound to it. */
export const DATACLASS_INIT = "dataclasses.dataclass.__init__";

const INIT: External = { kind: "external", path: DATACLASS_INIT, isModule: false };

/** The attributes that tell of a data class, as Python calls them. */
const FIELDS = "__dataclass_fields__";
const PARAMETERS = "__dataclass_params__";

const FIELD = "a field of a data class";

/** `dataclasses.field(…)`. */
export function fieldCall({ keywords }: Arguments, site: Site): LibraryInstance {
	return simpleObject("Field", FIELD, keywords, site);
}

/** What `@dataclass` does to a class: fields out of its annotations, and an `__init__` that takes them. */
export function makeDataClass(
	machine: Machine,
	value: ClassValue,
	options: ReadonlyMap<string, Value>,
	site: Site,
): Value {
	const { object } = value;
	const { attributes } = object;
	const fields = new Map(inheritedFields(object));
	const isKeywordOnly = isTrue(options.get("kw_only"));
	for (const [name, field] of ownFields(machine, object, isKeywordOnly)) fields.set(name, field);
	checkOrder(machine, object, fields, site);
	const entries = [...fields].map(([name, field]) => [`'${name}`, field] as const);
	const parameters = [...options].map(([name, one]) => [`'${name}`, one] as const);
	const set = (name: string, one: Value) => machine.journal.set(attributes, name, one);
	set(FIELDS, dictOf(entries, site));
	set(PARAMETERS, dictOf(parameters, site));
	const init: Value = { kind: "partial", function: INIT, positional: [value], keywords: new Map() };
	if (!isFalse(options.get("init")) && !attributes.bindings.has("__init__")) set("__init__", init);
	if (!attributes.bindings.has("__match_args__")) {
		const names = [...fields].filter(([, field]) => isPositional(field)).map(([name]) => constant(name));
		set("__match_args__", { kind: "tuple", elements: names });
	}
	return value;
}

/** Whether an option is the constant True. */
export const isTrue = (value: Value | undefined) => value?.kind === "constant" && value.value === true;
/** Whether an option is the constant False. */
export const isFalse = (value: Value | undefined) => value?.kind === "constant" && value.value === false;

/** Whether `__init__` takes a field by its position. */
export function isPositional({ attributes: { bindings } }: LibraryInstance): boolean {
	return !isFalse(bindings.get("init")) && !isTrue(bindings.get("kw_only"));
}

/** The parameters of `@dataclass` of the class that instances of `object` are made after; `undefined` for other classes. */
export function dataClassOption(object: ClassObject, name: string): Value | undefined {
	const member = classMember(object, PARAMETERS);
	return member.kind === "own" && member.value.kind === "container"
		? member.value.contents.bindings.get(`'${name}`)
		: undefined;
}

/** The fields of a data class by their names, in their order; `undefined` for other classes. */
export function dataFieldsOf(object: ClassObject): ReadonlyMap<string, LibraryInstance> | undefined {
	const fields = object.attributes.bindings.get(FIELDS);
	return fields?.kind === "container" ? fieldsIn(fields.contents.bindings) : undefined;
}

function fieldsIn(bindings: ReadonlyMap<string, Value>): ReadonlyMap<string, LibraryInstance> {
	return new Map(
		[...bindings].flatMap(([key, field]) => (field.kind === "library" ? [[textKey(key) ?? key, field] as const] : [])),
	);
}

function inheritedFields({ ancestors }: ClassObject): readonly (readonly [string, LibraryInstance])[] {
	return ancestors
		.slice(1)
		.toReversed()
		.flatMap((one) => (one.kind === "own" ? [...(dataFieldsOf(one.object) ?? [])] : []));
}

function* ownFields(
	machine: Machine,
	object: ClassObject,
	isKeywordOnly: boolean,
): Generator<readonly [string, LibraryInstance]> {
	let isBehindMark = isKeywordOnly;
	for (const statement of object.body) {
		if (statement.kind !== "annotated" || statement.target.kind !== "name") continue;
		const annotation = annotationOf(object, statement);
		if (/^(typing\.|t\.)?ClassVar\b/.test(annotation)) continue;
		if (/^(dataclasses\.)?KW_ONLY$/.test(annotation)) {
			isBehindMark = true;
			continue;
		}
		const { name } = statement.target;
		yield [name, ownField(machine, object, name, isBehindMark, /^(dataclasses\.)?InitVar\b/.test(annotation))];
	}
}

function annotationOf({ site }: ClassObject, { annotation }: Extract<Statement, { kind: "annotated" }>): string {
	return textOf({ module: site.module, span: annotation }).replace(/^["']|["']$/g, "");
}

function ownField(
	machine: Machine,
	object: ClassObject,
	name: string,
	isKeywordOnly: boolean,
	isForInit: boolean,
): LibraryInstance {
	const bound = object.attributes.bindings.get(name);
	const isField = bound?.kind === "library" && bound.type.name === "Field";
	const parts = new Map(isField ? bound.attributes.bindings : []);
	if (bound !== undefined && !isField) parts.set("default", bound);
	if (isKeywordOnly && !parts.has("kw_only")) parts.set("kw_only", constant(true));
	if (isForInit) parts.set("is_for_init", constant(true));
	const initial = parts.get("default");
	if (initial?.kind === "container") {
		const reason = `the field "${name}" of "${object.name}" has ${describe(initial)} as its default, which all instances would share`;
		raiseBuiltin(
			machine,
			"ValueError",
			object.site,
			reason,
			"Write field(default_factory=list), or what else makes it.",
		);
	}
	if (isField) machine.journal.set(object.attributes, name, initial);
	return simpleObject("Field", FIELD, parts, object.site);
}

/** A field without a default cannot follow one that has one. */
function checkOrder(
	machine: Machine,
	object: ClassObject,
	fields: ReadonlyMap<string, LibraryInstance>,
	site: Site,
): void {
	let before: string | undefined;
	for (const [name, field] of fields) {
		if (!isPositional(field)) continue;
		if (hasDefault(field)) before = name;
		else if (before !== undefined) {
			const reason = `the field "${name}" of "${object.name}" has no default, and "${before}" before it has`;
			raiseBuiltin(machine, "TypeError", site, reason, "Put the fields without a default first.");
		}
	}
}

function hasDefault({ attributes: { bindings } }: LibraryInstance): boolean {
	return bindings.has("default") || bindings.has("default_factory");
}
