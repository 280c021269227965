import type { LibraryType } from "../../libraries/knowledge.ts";
import { libraryKnowledge } from "../../libraries/lookup.ts";
import { alternativesOf, type ClassObject, type Constant, type Value } from "../value.ts";
import { builtinExceptionName } from "./exceptions.ts";

/** Bases that bring nothing which a start depends on. */
const PLAIN = new Set([
	"builtins.object",
	"abc.ABC",
	"typing.Generic",
	"typing.Protocol",
	"typing_extensions.Protocol",
	"collections.abc.Callable",
	"typing.NamedTuple",
	"builtins.type",
	"abc.ABCMeta",
]);

/** What a class gives under a name. */
export type ClassMember =
	| { readonly kind: "own"; readonly value: Value; readonly owner: ClassObject }
	/** A base of a library has or may have it. */
	| { readonly kind: "library"; readonly type: LibraryType }
	| { readonly kind: "unknown"; readonly reason: string }
	| { readonly kind: "missing" };

/** Looks a name up along the method resolution order, behind `after` where that is given. */
export function classMember(object: ClassObject, name: string, after?: ClassObject): ClassMember {
	let isPast = after === undefined;
	for (const ancestor of object.ancestors) {
		if (ancestor.kind === "own") {
			const value = isPast ? ancestor.object.attributes.bindings.get(name) : undefined;
			if (value !== undefined) return { kind: "own", value, owner: ancestor.object };
			if (ancestor.object === after) isPast = true;
			continue;
		}
		if (!isPast || isPlain(ancestor.value) || isEnumBase(ancestor)) continue;
		const type = libraryTypeOf(ancestor.value);
		if (type !== undefined) return { kind: "library", type };
		if (builtinExceptionName(ancestor.value) !== undefined) continue;
		return { kind: "unknown", reason: `"${object.name}" inherits from something that cannot be seen` };
	}
	return object.obstacle === undefined ? { kind: "missing" } : { kind: "unknown", reason: object.obstacle };
}

/** The class of a library that a class of the project inherits from. */
export function libraryBaseOf(object: ClassObject): LibraryType | undefined {
	for (const ancestor of object.ancestors) {
		if (ancestor.kind !== "foreign") continue;
		const type = libraryTypeOf(ancestor.value);
		if (type !== undefined) return type;
	}
	return undefined;
}

/** Why nothing is known of what a class inherits, if so; a clause. */
export function obstacleOf(object: ClassObject): string | undefined {
	if (object.obstacle !== undefined) return object.obstacle;
	const foreign = object.ancestors.find(
		(one) =>
			one.kind === "foreign" &&
			!isPlain(one.value) &&
			!isEnumBase(one) &&
			libraryTypeOf(one.value) === undefined &&
			builtinExceptionName(one.value) === undefined,
	);
	if (foreign?.kind !== "foreign") return undefined;
	const { value } = foreign;
	const base = value.kind === "external" ? value.path : "something that cannot be seen";
	return `"${object.name}" inherits from ${base}, of which nothing is known`;
}

const ENUMS = new Set(["Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"].map((name) => `enum.${name}`));

/** Whether a class inherits from `enum.Enum`: what its body binds become members, and it has no others. */
export function isEnum(object: ClassObject): boolean {
	return object.ancestors.some(isEnumBase);
}

function isEnumBase(one: ClassObject["ancestors"][number]): boolean {
	return one.kind === "foreign" && one.value.kind === "external" && ENUMS.has(one.value.path);
}

/** The attribute of an enumeration that holds its members by their names, as Python calls it. */
export const MEMBER_MAP = "_member_map_";

/** The members of an enumeration in their order, without aliases; `undefined` for what is none. */
export function membersOf(object: ClassObject): readonly Value[] | undefined {
	const map = object.attributes.bindings.get(MEMBER_MAP);
	return map?.kind === "container" ? [...new Set(map.contents.bindings.values())] : undefined;
}

/** The fields of a class of named tuples in their order; `undefined` for other classes. */
export function fieldNamesOf(object: ClassObject): readonly string[] | undefined {
	const fields = classMember(object, "_fields");
	if (fields.kind !== "own" || fields.value.kind !== "tuple") return undefined;
	const isNamedTuple = fields.owner.attributes.bindings.has("_field_defaults");
	return isNamedTuple
		? fields.value.elements.map((one) => (one.kind === "constant" ? String(one.value) : ""))
		: undefined;
}

/** Whether a class makes classes. */
export function isMetaclass(object: ClassObject): boolean {
	return object.ancestors.some(
		(one) => one.kind === "foreign" && one.value.kind === "external" && METACLASSES.has(one.value.path),
	);
}

const METACLASSES = new Set(["builtins.type", "abc.ABCMeta"]);

/** The kind of data that the members of an enumeration are beside being members. */
export type Mixin = "none" | "str" | "StrEnum" | "int" | "flag" | "other";

const MIXINS: Readonly<Record<string, Mixin>> = {
	"enum.StrEnum": "StrEnum",
	"enum.IntEnum": "int",
	"enum.Flag": "flag",
	"enum.IntFlag": "flag",
	"builtins.str": "str",
	"builtins.int": "int",
};

/** What is mixed into an enumeration. */
export function mixinOf(object: ClassObject): Mixin {
	for (const one of object.ancestors) {
		if (one.kind === "own" || isPlain(one.value)) continue;
		const path = one.value.kind === "external" ? one.value.path : "";
		if (Object.hasOwn(MIXINS, path)) return MIXINS[path] ?? "other";
		if (path !== "enum.Enum") return "other";
	}
	return "none";
}

/** The text or number that a member of an enumeration is; `undefined` for every other value. */
export function dataOf(value: Value): Constant | undefined {
	if (value.kind !== "instance" || !isEnum(value.type)) return undefined;
	const data = value.attributes.bindings.get("_value_");
	const mixin = mixinOf(value.type);
	return data?.kind === "constant" && mixin !== "none" && mixin !== "other" && mixin !== "flag" ? data : undefined;
}

/** The class of a library that a value is. */
function libraryTypeOf(value: Value): LibraryType | undefined {
	if (value.kind !== "external") return undefined;
	const knowledge = libraryKnowledge(value.path);
	return knowledge?.kind === "callable" && knowledge.result.gives === "instance" ? knowledge.result.of : undefined;
}

function isPlain(value: Value): boolean {
	return alternativesOf(value).every((one) => one.kind === "external" && PLAIN.has(one.path));
}
