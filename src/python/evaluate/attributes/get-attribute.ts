import { pathAttribute } from "../calls/paths.ts";
import { libraryMayFail, mayRaise } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { registerOf } from "../standard/single-dispatch.ts";
import { type FunctionValue, type Single, type Site, unknown, type Value } from "../value.ts";
import { describe } from "../values/describe.ts";
import { externalMember } from "../values/external.ts";
import { moduleMember } from "../values/module-members.ts";
import { each, withoutUnbound } from "../values/scope.ts";
import { lacksBuiltIn } from "./built-in-attributes.ts";
import { getOfClass } from "./class-attributes.ts";
import { getOfInstance } from "./instance-attributes.ts";
import { getOfLibrary } from "./library-attributes.ts";
import { missing, noAttribute, UNIVERSAL } from "./missing.ts";
import { getOfSuper } from "./super-attributes.ts";

/** Attributes that functions have beside those of every object (Data model, "User-defined functions"). */
const OF_FUNCTIONS = /^__(defaults|kwdefaults|code|globals|closure|wrapped|get|type_params)__$/;

/** The value of an attribute; an exception where it is certain that there is none. */
export function getAttribute(machine: Machine, object: Value, name: string, site: Site): Value {
	machine.spend(1);
	return each(machine, object, (one) => getOne(machine, one, name, site));
}

function getOne(machine: Machine, object: Single, name: string, site: Site): Value {
	switch (object.kind) {
		case "module":
			return withoutUnbound(
				machine,
				moduleMember(machine, object, name, site) ?? missing(machine, object, name, site),
				() => noAttribute(object, name, site),
			);
		case "external":
			if (lacksBuiltIn(object, name)) return missing(machine, object, name, site);
			return externalMember(machine, object, name, site);
		case "class":
			return getOfClass(machine, object, name, site);
		case "instance":
			return getOfInstance(machine, object, name, site);
		case "library":
			return getOfLibrary(machine, object, name, site);
		case "super":
			return getOfSuper(machine, object, name, site);
		case "partial": {
			const register = name === "register" ? registerOf(object) : undefined;
			if (register !== undefined) return register;
			mayLackPartial(machine, object, name, site);
			break;
		}
		case "function":
			return getOfFunction(machine, object, name, site);
		case "method":
			return name.startsWith("_")
				? unknown(`what ${name} of a method is, is not known`, site)
				: getOfFunction(machine, object.function, name, site);
		case "constant":
			if (object.value === null && !UNIVERSAL.test(name)) return missing(machine, object, name, site);
			return getOfBuiltIn(machine, object, name, site);
		case "descriptor":
			if (object.of !== "property") break;
			return { kind: "library-method", self: object, name };
		case "tuple":
			return getOfTuple(object.elements, name) ?? getOfBuiltIn(machine, object, name, site);
		case "path":
			return pathAttribute(object, name) ?? { kind: "library-method", self: object, name };
		case "container":
			return getOfBuiltIn(machine, object, name, site);
		case "namespace":
			return { kind: "library-method", self: object, name };
		case "coroutine":
		case "generator":
			if (/^(send|throw|close|[cg]i_\w+|a?send|athrow|aclose)$|^__/.test(name)) break;
			return missing(machine, object, name, site);
		case "unknown":
			libraryMayFail(machine, site, "call");
			return unknown(object.reason, object.site ?? site, object.holds);
		default:
			break;
	}
	return unknown(`what "${name}" of ${describe(object)} is, is not known`, site);
}

/** A partial has an attribute of its own only if somebody set it, which is not followed. */
function mayLackPartial(machine: Machine, object: Single, name: string, site: Site): void {
	if (name.startsWith("_") || ["func", "args", "keywords"].includes(name)) return;
	const raised = noAttribute(object, name, site);
	mayRaise(machine, raised, { site, reason: raised.reason });
}

function getOfBuiltIn(machine: Machine, object: Single, name: string, site: Site): Value {
	if (lacksBuiltIn(object, name)) return missing(machine, object, name, site);
	return { kind: "library-method", self: object, name };
}

function getOfFunction(machine: Machine, object: FunctionValue, name: string, site: Site): Value {
	if (object.memo !== undefined && name.startsWith("cache_")) return { kind: "library-method", self: object, name };
	const own = object.attributes.bindings.get(name);
	if (own !== undefined) return withoutUnbound(machine, own, () => noAttribute(object, name, site));
	if (!UNIVERSAL.test(name) && !OF_FUNCTIONS.test(name)) return missing(machine, object, name, site);
	return unknown(`what ${name} of a function is, is not known`, site);
}

/** `sys.version_info.minor`. */
function getOfTuple(elements: readonly Value[], name: string): Value | undefined {
	const index = ["major", "minor", "micro", "releaselevel", "serial"].indexOf(name);
	return elements.length === 5 ? elements[index] : undefined;
}
