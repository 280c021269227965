import type { LibraryType } from "../../libraries/knowledge.ts";
import { namespaceOf } from "../namespace.ts";
import { alternativesOf, type LibraryInstance, type Single, type Site, type Value } from "../value.ts";

const builtin = (name: string, noun: string): LibraryType => ({ name, role: "other", noun, methods: {} });

/** Values of built-in types of which only the type is known. */
export const SOME = {
	text: builtin("str", "text"),
	bytes: builtin("bytes", "bytes"),
	number: builtin("number", "a number"),
	ellipsis: builtin("ellipsis", "an ellipsis"),
} as const;

/** Some value of a built-in type. */
export function some(type: keyof typeof SOME, site: Site): LibraryInstance {
	return { kind: "library", type: SOME[type], attributes: namespaceOf(), inner: undefined, site };
}

/** An object of a class of the standard library that only holds attributes. */
export function simpleObject(
	name: string,
	noun: string,
	attributes: Iterable<readonly [string, Value]>,
	site: Site,
): LibraryInstance {
	return { kind: "library", type: builtin(name, noun), attributes: namespaceOf(attributes), inner: undefined, site };
}

/** Characters of a text of the program that a message quotes. */
const MAX_QUOTED = 60;

/** A noun phrase for a value: 'the function "app"'. */
export function describe(value: Value): string {
	const descriptions = new Set(alternativesOf(value).map(describeOne));
	return [...descriptions].slice(0, 3).join(" or ");
}

function describeOne(value: Single): string {
	switch (value.kind) {
		case "constant":
			return describeConstant(value.value);
		case "path":
			return "a path";
		case "tuple":
			return "a tuple";
		case "container":
			return `a ${value.type}`;
		case "module":
			return `the module ${value.module.path ?? value.module.name}`;
		case "external":
			return value.isModule ? `the module ${value.path}` : value.path;
		case "class":
			return `the class "${value.object.name}"`;
		case "instance":
			return `an instance of "${value.type.name}"`;
		case "library":
			return value.type.noun;
		case "function":
			return value.definition.kind === "lambda" ? "a lambda" : `the function "${value.name}"`;
		case "method":
			return `the method "${value.function.name}"`;
		case "coroutine":
			return `a coroutine, because "${value.function.name}" is async and nobody awaits it`;
		case "generator":
			return `a generator, because "${value.function.name}" yields`;
		case "iterator":
			return "an iterator";
		case "exception":
			return "an exception";
		case "unbound":
			return "nothing";
		case "unknown":
			return "something that is not known";
		case "partial":
			return "a functools.partial";
		case "namespace":
			return "a dict of names";
		default:
			return "a callable";
	}
}

function describeConstant(value: string | number | boolean | null): string {
	if (value === null) return "None";
	if (typeof value === "boolean") return value ? "True" : "False";
	if (typeof value === "number") return `the number ${value}`;
	return `the text "${value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value}"`;
}
