import type { LibraryType } from "../../libraries/knowledge.ts";
import { libraryKnowledge } from "../../libraries/lookup.ts";
import { alternativesOf, type ClassObject, type Value } from "../value.ts";
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
		if (!isPast || isPlain(ancestor.value)) continue;
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
	return object.ancestors.some(
		(one) => one.kind === "foreign" && one.value.kind === "external" && ENUMS.has(one.value.path),
	);
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

/** The method resolution order (C3, https://www.python.org/download/releases/2.3/mro/); `undefined` where there is none. */
export function linearise(
	object: ClassObject,
	bases: readonly ClassObject["ancestors"][],
): ClassObject["ancestors"] | undefined {
	const lists = [...bases.map((base) => [...base]), bases.flatMap((base) => base.slice(0, 1))];
	const order: ClassObject["ancestors"][number][] = [{ kind: "own", object }];
	for (;;) {
		const left = lists.filter((list) => list.length > 0);
		if (left.length === 0) return order;
		const next = left
			.map(([first]) => first)
			.find(
				(one) => one !== undefined && !left.some((list) => list.slice(1).some((other) => isSameAncestor(one, other))),
			);
		if (next === undefined) return undefined;
		order.push(next);
		for (const list of left) if (list[0] !== undefined && isSameAncestor(list[0], next)) list.shift();
	}
}

type Ancestor = ClassObject["ancestors"][number];

function isSameAncestor(one: Ancestor, other: Ancestor): boolean {
	if (one.kind === "own") return other.kind === "own" && one.object === other.object;
	if (other.kind !== "foreign") return false;
	if (one.value === other.value) return true;
	return one.value.kind === "external" && other.value.kind === "external" && one.value.path === other.value.path;
}
