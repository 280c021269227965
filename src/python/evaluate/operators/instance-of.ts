import { libraryKnowledge } from "../../libraries/lookup.ts";
import { alternativesOf, type ClassObject, type External, type Instance, type Single, type Value } from "../value.ts";
import { classMember } from "../values/class-members.ts";
import { builtinExceptionName, inheritsException } from "../values/exceptions.ts";

/** Classes that are built in, with the one that each inherits from beside `object`. */
const BUILTIN_CLASSES: Readonly<Record<string, string | undefined>> = {
	...Object.fromEntries(
		"str int float complex bytes bytearray list tuple dict set frozenset type property range"
			.split(" ")
			.map((name) => [name, undefined]),
	),
	bool: "int",
};

/** The name of the built-in class that a value is; `undefined` for everything else. */
export function builtinClassName(value: Value): string | undefined {
	if (value.kind !== "external") return undefined;
	const name = value.path === "types.NoneType" ? "NoneType" : value.path.replace(/^builtins\./, "");
	return name !== value.path && (name === "NoneType" || Object.hasOwn(BUILTIN_CLASSES, name)) ? name : undefined;
}

/** Whether `isinstance(value, type)` is true; `undefined` where that cannot be told. */
export function isInstanceOf(value: Value, type: Value): boolean | undefined {
	const answers = new Set(
		alternativesOf(value).flatMap((one) => alternativesOf(type).map((other) => isOne(one, other))),
	);
	const [only] = answers;
	return answers.size === 1 ? only : undefined;
}

/** Classes in a tuple that are looked at. */
const MAX_TYPES = 64;

function isOne(value: Single, type: Value): boolean | undefined {
	if (type.kind === "tuple") return isOneOf(value, type.elements);
	if (value.kind === "unknown" || value.kind === "unbound") return undefined;
	if (type.kind === "class") return isOfProject(value, type.object);
	return type.kind === "external" ? isOfLibrary(value, type) : undefined;
}

function isOneOf(value: Single, types: readonly Value[]): boolean | undefined {
	if (types.length > MAX_TYPES) return undefined;
	const answers = types.map((one) => (one.kind === "tuple" ? undefined : isInstanceOf(value, one)));
	if (answers.includes(true)) return true;
	return answers.includes(undefined) ? undefined : false;
}

function isOfLibrary(value: Single, type: External): boolean | undefined {
	if (type.path === "builtins.object") return true;
	if (value.kind === "instance") return inheritsFrom(value, type.path);
	const exception = builtinExceptionName(type);
	if (exception !== undefined) return isException(value, exception);
	const name = builtinClassName(type);
	if (name !== undefined) return isBuiltin(value, name);
	if (value.kind !== "library") return isPlainData(value) && isLibraryClass(type.path) ? false : undefined;
	const knowledge = libraryKnowledge(type.path);
	const isSame =
		knowledge?.kind === "callable" && knowledge.result.gives === "instance" && knowledge.result.of === value.type;
	return isSame ? true : undefined;
}

/** Whether asking a class needs more than its bases: a hook, or a protocol that is compared by its members. */
function isHooked(type: ClassObject): boolean {
	if (type.obstacle !== undefined || type.metaclass !== undefined) return true;
	if (classMember(type, "__subclasshook__").kind === "own") return true;
	return type.ancestors.some(
		(one) => one.kind === "foreign" && (one.value.kind !== "external" || /\b(Protocol|ABC)$/.test(one.value.path)),
	);
}

function isOfProject(value: Single, type: ClassObject): boolean | undefined {
	if (value.kind === "instance") {
		if (value.type.ancestors.some((one) => one.kind === "own" && one.object === type)) return true;
		return isHooked(type) || value.type.obstacle !== undefined ? undefined : false;
	}
	if (value.kind === "exception") {
		const { type: raised } = value.raised;
		if (raised.kind !== "class") return raised.kind === "builtin" ? false : undefined;
		return raised.object.ancestors.some((one) => one.kind === "own" && one.object === type);
	}
	return isHooked(type) || value.kind === "external" || value.kind === "class" ? undefined : false;
}

/** Bases of the standard library, and the built-in class that each inherits from. */
const STANDARD_BASES: Readonly<Record<string, string>> = {
	"typing.NamedTuple": "tuple",
	"enum.IntEnum": "int",
	"enum.IntFlag": "int",
	"enum.StrEnum": "str",
	"enum.Enum": "",
	"enum.Flag": "",
	"abc.ABC": "",
	"typing.Generic": "",
	"typing.Protocol": "",
};

/** Whether the class of an instance has something that is not of the project among its ancestors. */
function inheritsFrom({ type }: Instance, wanted: string): boolean | undefined {
	const isBuiltinWanted = wanted.startsWith("builtins.");
	// An abstract class of a library may be asked for methods instead of bases.
	let isOpen = type.obstacle !== undefined || !(isBuiltinWanted || isLibraryClass(wanted));
	for (const ancestor of type.ancestors) {
		if (ancestor.kind === "own") continue;
		const path = ancestor.value.kind === "external" ? ancestor.value.path : "";
		const standard = Object.hasOwn(STANDARD_BASES, path) ? STANDARD_BASES[path] : undefined;
		if (path === wanted || wanted === `builtins.${standard}`) return true;
		if (inheritsBuiltin(path, wanted)) return true;
		const isClosed =
			path.startsWith("builtins.") || standard !== undefined || (isBuiltinWanted && isLibraryClass(path));
		if (!isClosed) isOpen = true;
	}
	return isOpen ? undefined : false;
}

function inheritsBuiltin(path: string, wanted: string): boolean {
	const [own, other] = [path, wanted].map((one) =>
		builtinExceptionName({ kind: "external", path: one, isModule: false }),
	);
	return own !== undefined && other !== undefined && inheritsException(own, other);
}

function isException(value: Single, wanted: string): boolean | undefined {
	if (value.kind !== "exception") return value.kind === "external" ? undefined : false;
	const { type } = value.raised;
	return type.kind === "builtin" ? inheritsException(type.name, wanted) : undefined;
}

/** Whether a dotted path is known to be a class of a library. */
export function isLibraryClass(path: string): boolean {
	const knowledge = libraryKnowledge(path);
	return knowledge?.kind === "callable" && knowledge.result.gives === "instance";
}

/** Values that are certainly of no library's class. */
function isPlainData({ kind }: Single): boolean {
	return ["constant", "tuple", "container", "module", "function", "method", "class"].includes(kind);
}

function isBuiltin(value: Single, wanted: string): boolean | undefined {
	const name = classNameOf(value);
	if (name === undefined) return undefined;
	return name === wanted || BUILTIN_CLASSES[name] === wanted;
}

/** Of a set it is not known whether it is frozen. */
const CONTAINERS = { list: "list", dict: "dict", set: undefined, view: "" } as const;

/** The name of the built-in class that a value is made of; "" for what is of none of them, `undefined` where it cannot be told. */
export function classNameOf(value: Value): string | undefined {
	switch (value.kind) {
		case "constant":
			if (value.value === null) return "NoneType";
			if (typeof value.value === "string") return "str";
			if (typeof value.value === "boolean") return "bool";
			return value.isFloat === true || !Number.isInteger(value.value) ? "float" : "int";
		case "tuple":
			return "tuple";
		case "container":
			return CONTAINERS[value.type];
		case "path":
			return value.isText ? "str" : "";
		case "class":
			return "type";
		case "namespace":
			return "dict";
		case "module":
		case "function":
		case "method":
		case "coroutine":
		case "generator":
		case "partial":
			return "";
		case "library":
			if (value.type.role !== "other") return "";
			return value.type.name === "str" || value.type.name === "bytes" ? value.type.name : undefined;
		default:
			return undefined;
	}
}
