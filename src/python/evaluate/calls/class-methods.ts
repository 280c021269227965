import type { LibraryType } from "../../libraries/knowledge.ts";
import { libraryKnowledge } from "../../libraries/lookup.ts";
import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { alternativesOf, type ClassValue, type Single, type Site, type Value } from "../value.ts";
import { libraryBaseOf, obstacleOf } from "../values/class-members.ts";

/** `FastAPI.get(…)`: a method of a library's class, by its dotted path. `undefined` where nothing is known of it. */
export function methodOfClass(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	const dot = path.lastIndexOf(".");
	const knowledge = libraryKnowledge(path.slice(0, dot));
	if (knowledge?.kind !== "callable" || knowledge.result.gives !== "instance") return undefined;
	return callOnClass(machine, knowledge.result.of, path.slice(dot + 1), given, site);
}

/** The same for a class of the project that inherits from one of a library. */
export function inheritedMethod(
	machine: Machine,
	{ object }: ClassValue,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const type = libraryBaseOf(object);
	return type === undefined ? undefined : callOnClass(machine, type, name, given, site);
}

/** What calls a method on the class must give it the object: `app = FastAPI` for `app = FastAPI()` does not. */
function callOnClass(
	machine: Machine,
	type: LibraryType,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const [self, ...rest] = given.positional;
	if (name === "__init__" && self?.kind === "instance" && libraryBaseOf(self.type) === type) {
		return machine.call({ kind: "library-method", self, name }, { ...given, positional: rest }, site);
	}
	if (!Object.hasOwn(type.methods, name) || given.isOpen) return undefined;
	if (self === undefined || alternativesOf(self).every((one) => isOther(one, type))) {
		const reason = `"${name}" is called on the class ${type.name} itself, not on an object of it`;
		const advice = `Make the object with parentheses, ${type.name}(), before its methods are called.`;
		return raiseBuiltin(machine, "TypeError", site, reason, advice);
	}
	if (self.kind !== "library" && self.kind !== "instance") return undefined;
	return machine.call({ kind: "library-method", self, name }, { ...given, positional: rest }, site);
}

/** Whether a value is certainly no object of a class, nor of one that inherits from it. */
function isOther(value: Single, type: LibraryType): boolean {
	switch (value.kind) {
		case "constant":
		case "tuple":
		case "container":
		case "module":
		case "function":
		case "class":
			return true;
		case "external":
			return value.isModule || libraryKnowledge(value.path)?.kind === "callable";
		case "library":
			return value.type !== type && value.type.role !== "application";
		case "instance":
			return libraryBaseOf(value.type) === undefined && obstacleOf(value.type) === undefined;
		default:
			return false;
	}
}
