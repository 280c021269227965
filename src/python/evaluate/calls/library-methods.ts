import { METHOD_DEMANDS } from "../../libraries/fastapi.ts";
import { adviceOnInit, isHollow, markInitialised } from "../classes/initialised.ts";
import { initialiseModel, modelFieldsOf } from "../classes/models.ts";
import type { Arguments } from "../execution.ts";
import { libraryMayFail, raiseBuiltin } from "../flow.ts";
import { orderedElements } from "../iteration/iterate.ts";
import type { Machine } from "../machine.ts";
import { construct } from "../routes/construct.ts";
import { giveAway, giveTo } from "../routes/given-away.ts";
import { isRegistering, type RegisteringCall, register } from "../routes/register.ts";
import { exitStackMethod, isExitStack } from "../standard/exit-stack.ts";
import {
	type Descriptor,
	type FunctionValue,
	type Instance,
	type LibraryInstance,
	type LibraryMethod,
	NONE,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { libraryBaseOf } from "../values/class-members.ts";
import { textOf } from "../values/scope.ts";
import { inheritedMethod } from "./class-methods.ts";
import { containerMethod } from "./container-methods.ts";
import { functionsAmong, perhapsCall } from "./functions.ts";
import { initialise } from "./library-arguments.ts";
import { resultOf } from "./library-results.ts";
import { objectMethod, typeMethod } from "./object-methods.ts";
import { pathMethod } from "./paths.ts";
import { namespaceMethod } from "./reflection.ts";
import { textMethod } from "./text-methods.ts";

/** Calls a method of an object of a library or of a built-in type. */
export function callMethod(machine: Machine, method: LibraryMethod, given: Arguments, site: Site): Value {
	const known = knownMethod(machine, method, given, site);
	if (known !== undefined) return known;
	const functions = functionsAmong(given);
	libraryMayFail(machine, site, "call");
	perhapsCall(machine, functions, site);
	giveAway(machine, given, site);
	return unknown(`what ${textOf(site)} gives is not known`, site, functions);
}

function knownMethod(
	machine: Machine,
	{ self, name, among }: LibraryMethod,
	given: Arguments,
	site: Site,
): Value | undefined {
	switch (self.kind) {
		case "constant":
			return typeof self.value === "string"
				? textMethod(machine, self, name, name === "join" ? withElements(machine, given, site) : given, site)
				: undefined;
		case "container":
		case "tuple":
			return containerMethod(machine, self, name, given, site);
		case "namespace":
			return namespaceMethod(machine, self, name, given, site);
		case "path":
			return pathMethod(machine, self, name, given, site);
		case "library":
		case "instance":
			return methodOfLibrary(machine, self, { name, among }, given, site);
		case "function":
			return cacheMethod(machine, self, name);
		case "descriptor":
			return propertyMethod(self, name, given);
		case "class":
			return inheritedMethod(machine, self, name, given, site) ?? typeMethod(machine, self, name, given, site);
		default:
			return undefined;
	}
}

/** A method that an object has from a class of a library. */
function methodOfLibrary(
	machine: Machine,
	self: Instance | LibraryInstance,
	{ name, among }: Pick<LibraryMethod, "name" | "among">,
	given: Arguments,
	site: Site,
): Value | undefined {
	const known = isExitStack(self) ? exitStackMethod(machine, self, name, given, site) : undefined;
	if (known !== undefined) return known;
	const type = self.kind === "library" ? self.type : libraryBaseOf(self.type);
	if (type !== undefined && self.kind === "instance" && name === "__init__") {
		libraryMayFail(machine, site, "call");
		markInitialised(machine, self);
		const fields = modelFieldsOf(self.type);
		if (fields !== undefined) initialiseModel(machine, self, fields, given, site);
		initialise(machine, self, type, given, site);
		construct(machine, self, type, given, site);
		return NONE;
	}
	const result = type !== undefined && Object.hasOwn(type.methods, name) ? type.methods[name] : undefined;
	if (type === undefined || result === undefined) {
		return self.kind === "instance" ? objectMethod(machine, self, name, given, site) : undefined;
	}
	if (self.kind === "instance" && isHollow(self)) {
		const reason = `"${name}" of "${self.type.name}" is called before the __init__ of ${type.name} has run`;
		raiseBuiltin(machine, "AttributeError", site, reason, adviceOnInit(self));
	}
	const demands = METHOD_DEMANDS.get(type)?.[name] ?? [];
	const path = `${type.name}.${name}`;
	const value = resultOf(machine, { path, result, demands, self }, given, site);
	return afterRegistering(machine, path, { self, name, given, site, among }, value);
}

/** What the call gives, once it has registered what it registers; a decorator does that when it is applied. */
function afterRegistering(machine: Machine, path: string, call: RegisteringCall, value: Value): Value {
	if (!isRegistering(call)) {
		giveTo(machine, path, call.given, call.site);
		return value;
	}
	if (value.kind === "decorator") return { ...value, registers: call };
	register(machine, call);
	return value;
}

/** `cache_clear()` of a function with a cache. */
function cacheMethod(machine: Machine, { memo }: FunctionValue, name: string): Value | undefined {
	if (memo === undefined || name !== "cache_clear") return undefined;
	for (const key of [...memo.bindings.keys()]) machine.journal.set(memo, key, undefined);
	return NONE;
}

/** `@name.setter` and its like, which give a property that can be more than read. */
function propertyMethod(self: Descriptor, name: string, { positional: [fn] }: Arguments): Value | undefined {
	if (fn === undefined) return undefined;
	if (name === "setter") return { ...self, setter: fn };
	if (name === "getter") return { ...self, function: fn };
	return name === "deleter" ? { ...self, deleter: fn } : undefined;
}

/** The arguments of `join`, with an iterator replaced by what it gives. */
function withElements(machine: Machine, given: Arguments, site: Site): Arguments {
	const [first] = given.positional;
	const elements = first === undefined ? undefined : orderedElements(machine, first, site);
	return elements === undefined
		? { ...given, positional: [] }
		: { ...given, positional: [{ kind: "tuple", elements }] };
}
