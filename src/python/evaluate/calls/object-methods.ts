import { plainAttribute } from "../attributes/instance-attributes.ts";
import { setPlainAttribute } from "../attributes/set-attribute.ts";
import { typeCall } from "../classes/create.ts";
import { initialiseDataClass } from "../classes/data-class-init.ts";
import { DATACLASS_INIT } from "../classes/data-classes.ts";
import { hasPlainBases, instantiate, newObject } from "../classes/instantiate.ts";
import { NAMED_TUPLE_NEW, newNamedTuple } from "../classes/named-tuples.ts";
import type { Arguments } from "../execution.ts";
import { raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { type ClassValue, type Instance, NONE, type Site, type Value } from "../value.ts";
import { classMember, libraryBaseOf, obstacleOf } from "../values/class-members.ts";

// What `object` and `type` themselves have, called through super() or by their names.

/** Calls a method that `object` gives an instance. `undefined` for all others. */
export function objectMethod(
	machine: Machine,
	self: Instance,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	const [first, second] = given.positional;
	const text = first?.kind === "constant" && typeof first.value === "string" ? first.value : undefined;
	switch (name) {
		case "__init__":
			if (given.positional.length + given.keywords.size > 0 && hasPlainBases(self.type)) {
				const reason = `object.__init__() of "${self.type.name}" is given arguments, and takes none`;
				raiseBuiltin(machine, "TypeError", site, reason, "Call it without arguments.");
			}
			return NONE;
		case "__setattr__":
			if (text === undefined || second === undefined) return undefined;
			setPlainAttribute(machine, self, text, second, site);
			return NONE;
		case "__getattribute__":
			return text === undefined ? undefined : plainAttribute(machine, self, text, site);
		case "__init_subclass__":
		case "__set_name__":
			return NONE;
		default:
			return undefined;
	}
}

/** Calls a method that `type` gives a class. `undefined` for all others. */
export function typeMethod(
	machine: Machine,
	self: ClassValue,
	name: string,
	given: Arguments,
	site: Site,
): Value | undefined {
	switch (name) {
		case "__call__":
			return instantiate(machine, self.object, given, site);
		case "__init__":
		case "__init_subclass__":
			return NONE;
		default:
			return undefined;
	}
}

/** Functions of `object`, `type` and of what the standard library writes into classes, called by their names. */
export function unboundMethod(machine: Machine, path: string, given: Arguments, site: Site): Value | undefined {
	const [first, ...rest] = given.positional;
	const behind: Arguments = { ...given, positional: rest };
	switch (path) {
		case "builtins.object.__new__":
			return first?.kind === "class" ? newOf(machine, first, behind, site) : undefined;
		case "builtins.type.__new__":
			return first?.kind === "class" ? typeCall(machine, rest, first.object, given.keywords, site) : undefined;
		case DATACLASS_INIT:
			return initialiseDataClass(machine, given, site);
		case NAMED_TUPLE_NEW:
			return newNamedTuple(machine, given, site);
		default:
			break;
	}
	const [, owner, name] = /^builtins\.(object|type)\.(__\w+__)$/.exec(path) ?? [];
	if (owner === undefined || name === undefined) return undefined;
	if (first?.kind === "class" && owner === "type") return typeMethod(machine, first, name, behind, site);
	return first?.kind === "instance" ? objectMethod(machine, first, name, behind, site) : undefined;
}

/** `object.__new__(cls)`, which takes no more than the class where that has a `__new__` of its own. */
function newOf(
	machine: Machine,
	{ object }: ClassValue,
	{ positional, keywords }: Arguments,
	site: Site,
): Value | undefined {
	if (obstacleOf(object) !== undefined && libraryBaseOf(object) === undefined) return undefined;
	const isOwn = classMember(object, "__new__").kind === "own";
	if (isOwn && positional.length + keywords.size > 0 && libraryBaseOf(object) === undefined) {
		const reason = `object.__new__() is given more than the class "${object.name}", and takes no more`;
		raiseBuiltin(machine, "TypeError", site, reason, "Write super().__new__(cls).");
	}
	return newObject(machine, object, site);
}
