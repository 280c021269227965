import { pathAttribute } from "../calls/paths.ts";
import { builtinException, libraryMayFail, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import {
	type ClassObject,
	type Instance,
	type LibraryInstance,
	NO_ARGUMENTS,
	passed,
	type Single,
	type Site,
	type Super,
	unknown,
	type Value,
} from "../value.ts";
import { classMember, isEnum, libraryBaseOf, obstacleOf } from "./class-members.ts";
import { describe } from "./describe.ts";
import { externalMember } from "./external.ts";
import { moduleMember } from "./module-members.ts";
import { each, withoutUnbound } from "./scope.ts";

/** Attributes that every object has. */
const UNIVERSAL =
	/^__(class|dict|doc|module|name|qualname|annotations|init|new|repr|str|hash|eq|ne|dir|sizeof|reduce|slots|bases|mro|call)__$/;

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
			return externalMember(machine, object, name, site);
		case "class":
			return getOfClass(machine, object.object, name, site, object);
		case "instance":
			return getOfInstance(machine, object, name, site);
		case "library":
			return getOfLibrary(machine, object, name, site);
		case "super":
			return getOfSuper(machine, object, name, site);
		case "function":
			if (!UNIVERSAL.test(name) && !OF_FUNCTIONS.test(name)) {
				return object.attributes.bindings.get(name) ?? missing(machine, object, name, site);
			}
			return object.attributes.bindings.get(name) ?? unknown(`what ${name} of a function is, is not known`, site);
		case "constant":
			if (object.value === null && !UNIVERSAL.test(name)) return missing(machine, object, name, site);
			return { kind: "library-method", self: object, name };
		case "tuple":
			return getOfTuple(object.elements, name) ?? { kind: "library-method", self: object, name };
		case "path":
			return pathAttribute(object, name) ?? { kind: "library-method", self: object, name };
		case "container":
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

function missing(machine: Machine, object: Value, name: string, site: Site): never {
	return raise(machine, noAttribute(object, name, site));
}

function noAttribute(object: Value, name: string, site: Site) {
	return builtinException(
		"AttributeError",
		site,
		`${describe(object)} has no attribute "${name}"`,
		"Look at what the name in front of the dot is bound to when this line runs.",
	);
}

/** `sys.version_info.minor`. */
function getOfTuple(elements: readonly Value[], name: string): Value | undefined {
	const index = ["major", "minor", "micro", "releaselevel", "serial"].indexOf(name);
	return elements.length === 5 ? elements[index] : undefined;
}

function getOfClass(machine: Machine, object: ClassObject, name: string, site: Site, self: Value): Value {
	const member = classMember(object, name);
	if (isEnum(object) && !name.startsWith("_") && member.kind !== "library") {
		if (member.kind !== "own") return missing(machine, self, name, site);
		if (member.value.kind !== "function")
			return unknown(`what the member "${name}" of "${object.name}" is, is not known`, site);
	}
	if (member.kind === "own") return bindMember(member.value, undefined, self);
	if (member.kind === "library" || UNIVERSAL.test(name))
		return unknown(`what "${name}" of "${object.name}" is, is not known`, site);
	if (member.kind === "unknown") return unknown(member.reason, site);
	return missing(machine, self, name, site);
}

/** What reading an attribute that lies in a class gives: a function becomes a method. */
function bindMember(value: Value, self: Value | undefined, type: Value): Value {
	if (value.kind === "union") return join(value.alternatives.map((one) => bindMember(one, self, type)));
	if (value.kind === "function") return self === undefined ? value : { kind: "method", self, function: value };
	if (value.kind !== "descriptor") return value;
	if (value.of === "staticmethod") return value.function;
	if (value.of === "classmethod" && value.function.kind === "function")
		return { kind: "method", self: type, function: value.function };
	return value;
}

function getOfInstance(machine: Machine, object: Instance, name: string, site: Site): Value {
	const member = classMember(object.type, name);
	if (member.kind === "own" && member.value.kind === "descriptor" && member.value.of === "property") {
		const { function: getter } = member.value;
		if (getter.kind !== "function") return unknown(`what the property "${name}" gives is not known`, site);
		return machine.call({ kind: "method", self: object, function: getter }, NO_ARGUMENTS, site);
	}
	const own = object.attributes.bindings.get(name);
	if (own !== undefined) return withoutUnbound(machine, own, () => noAttribute(object, name, site));
	if (member.kind === "own") {
		const bound = bindMember(member.value, object, { kind: "class", object: object.type });
		// A model of a library takes its fields' values from elsewhere: the class only holds their defaults.
		const isField = obstacleOf(object.type) !== undefined && bound.kind !== "method";
		return isField ? unknown(`what "${name}" of "${object.type.name}" holds is not known`, site) : bound;
	}
	if (name === "__class__") return { kind: "class", object: object.type };
	if (name === "__dict__") return { kind: "namespace", namespace: object.attributes };
	if (member.kind === "library") return libraryMember(machine, member.type, object, name, site);
	const fallback = classMember(object.type, "__getattr__");
	if (fallback.kind === "own" || UNIVERSAL.test(name))
		return unknown(`what "${name}" of "${object.type.name}" is, is not known`, site);
	if (member.kind === "unknown") return unknown(member.reason, site);
	return missing(machine, object, name, site);
}

function getOfLibrary(machine: Machine, object: LibraryInstance, name: string, site: Site): Value {
	const own = object.attributes.bindings.get(name);
	if (own !== undefined) return withoutUnbound(machine, own, () => noAttribute(object, name, site));
	return libraryMember(machine, object.type, object, name, site);
}

function libraryMember(machine: Machine, type: LibraryInstance["type"], self: Value, name: string, site: Site): Value {
	if (Object.hasOwn(type.methods, name)) return { kind: "library-method", self, name };
	const { attributes } = type;
	if (attributes !== undefined && !attributes.has(name) && !name.startsWith("_")) {
		const reason = `${type.name} is not known to have an attribute "${name}"`;
		const advice = `Correct "${name}", or look it up in the documentation of ${type.name}.`;
		mayRaise(machine, builtinException("AttributeError", site, reason, advice), { site, reason });
	}
	return unknown(`what "${name}" of ${type.name} is, is not known`, site);
}

function getOfSuper(machine: Machine, object: Super, name: string, site: Site): Value {
	const member = classMember(object.type, name, object.after);
	if (member.kind === "own") return bindMember(member.value, object.self, { kind: "class", object: object.type });
	if (member.kind === "library") {
		return Object.hasOwn(member.type.methods, name)
			? { kind: "library-method", self: object.self, name }
			: unknown(`what "${name}" of ${member.type.name} is, is not known`, site);
	}
	// object.__init__ and its like.
	if (member.kind === "missing" && !name.startsWith("__")) return missing(machine, object.self, name, site);
	return unknown(`what super().${name} gives is not known`, site);
}

/** Sets an attribute; what nobody will look at again is let go. */
export function setAttribute(machine: Machine, object: Value, name: string, value: Value, site: Site): void {
	machine.spend(1);
	each(machine, object, (one) => {
		setOne(machine, one, name, value, site);
		return one;
	});
}

function setOne(machine: Machine, object: Single, name: string, value: Value, site: Site): void {
	switch (object.kind) {
		case "module":
			machine.journal.set(object.module.namespace, name, passed(value, site));
			break;
		case "instance":
			// Where a base keeps attributes in its own way, what is read again may be something else.
			if (libraryBaseOf(object.type) === undefined && obstacleOf(object.type) !== undefined) {
				machine.journal.set(object.attributes, name, join([value, unknown(`what "${name}" holds is not known`, site)]));
			} else machine.journal.set(object.attributes, name, value);
			break;
		case "library":
		case "function":
			machine.journal.set(object.attributes, name, value);
			break;
		case "class":
			machine.journal.set(object.object.attributes, name, value);
			break;
		case "constant":
			raiseBuiltin(
				machine,
				"AttributeError",
				site,
				`${describe(object)} takes no attribute "${name}"`,
				"Look at what the name in front of the dot is bound to when this line runs.",
			);
			break;
		default:
			break;
	}
}
