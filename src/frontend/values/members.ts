import { isFunction } from "../scripts/nodes.ts";
import { instanceMember, staticMember } from "./classes.ts";
import type { Evaluation } from "./evaluation.ts";
import { globalLibrary } from "./libraries.ts";
import { choiceOf, NOTHING, textOf, UNKNOWN, type Value } from "./value.ts";

/** What a member of a value is. */
export function memberOf(value: Value, name: string, evaluation: Evaluation): Value {
	if (!evaluation.spend()) return UNKNOWN;
	switch (value.kind) {
		case "object":
			return propertyOf(value, name, evaluation);
		case "environment":
			return /^(MODE|DEV|PROD|SSR|NODE_ENV|BASE_URL)$/.test(name) ? UNKNOWN : textOf([{ kind: "variable", name }]);
		case "module":
			return evaluation.exported(value.script, name);
		case "library":
			return libraryMember(value, name);
		case "instance":
			return instanceMember(value, name, evaluation);
		case "class":
			return staticMember(value, name, evaluation);
		case "parameter":
			return { ...value, path: [...value.path, name] };
		case "choice":
			return choiceOf(value.of.map((one) => memberOf(one, name, evaluation)));
		case "text":
			// The parts of an address: `new URL(…).href`.
			return name === "href" ? value : UNKNOWN;
		case "nothing":
			return NOTHING;
		default:
			return UNKNOWN;
	}
}

function propertyOf(value: Extract<Value, { kind: "object" }>, name: string, evaluation: Evaluation): Value {
	const own = value.properties.get(name);
	if (own !== undefined) {
		const found = evaluation.of(own);
		return found.kind === "function" && isFunction(own.node) ? { ...found, self: value } : found;
	}
	for (const one of value.spread) {
		const found = memberOf(one, name, evaluation);
		if (found.kind !== "nothing") return found;
	}
	return NOTHING;
}

function libraryMember(value: Extract<Value, { kind: "library" }>, name: string): Value {
	if (value.member === "window") {
		const library = globalLibrary(name);
		return library === undefined ? UNKNOWN : { ...value, library, member: "" };
	}
	if (name === "default" && value.member === "") return value;
	return value.member === "" ? { ...value, member: name } : UNKNOWN;
}
