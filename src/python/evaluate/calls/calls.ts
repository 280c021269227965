import { libraryKnowledge } from "../../libraries/lookup.ts";
import { callClass } from "../classes/instantiate.ts";
import type { Arguments } from "../execution.ts";
import { libraryMayFail, raiseBuiltin } from "../flow.ts";
import { join } from "../join.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { giveAway, giveTo } from "../routes/given-away.ts";
import { calledTogether, registerDecorated } from "../routes/register.ts";
import { noteInstaller } from "../statements/installers.ts";
import {
	type Decorator,
	type External,
	type Instance,
	type LibraryInstance,
	NONE,
	passed,
	type Single,
	type Site,
	unknown,
	type Value,
} from "../value.ts";
import { classMember, libraryBaseOf, obstacleOf } from "../values/class-members.ts";
import { describe } from "../values/describe.ts";
import { builtinExceptionName } from "../values/exceptions.ts";
import { each, textOf } from "../values/scope.ts";
import { builtinFunction } from "./builtin-functions.ts";
import { methodOfClass } from "./class-methods.ts";
import { callFunction, functionsAmong, perhapsCall } from "./functions.ts";
import { callMethod } from "./library-methods.ts";
import { resultOf } from "./library-results.ts";
import { unboundMethod } from "./object-methods.ts";
import { standardFunction } from "./standard-functions.ts";

/** Calls a value; an exception where it is certain that it cannot be called. */
export function call(machine: Machine, callee: Value, given: Arguments, site: Site): Value {
	machine.spend(1);
	const together = calledTogether(callee);
	if (together !== undefined) return join(together.map((one) => callOne(machine, one, given, site)));
	return each(machine, callee, (one) => callOne(machine, one, given, site));
}

function callOne(machine: Machine, callee: Single, given: Arguments, site: Site): Value {
	switch (callee.kind) {
		case "function":
			return callFunction(machine, callee, given, site);
		case "method":
			return callFunction(machine, callee.function, { ...given, positional: [callee.self, ...given.positional] }, site);
		case "class":
			return callClass(machine, callee, given, site);
		case "external":
			return callExternal(machine, callee, given, site);
		case "library-method":
			return callMethod(machine, callee, given, site);
		case "decorator":
			if (callee.registers !== undefined) registerDecorated(machine, callee.registers, given.positional[0] ?? NONE);
			return decorate(callee.marks, given, site);
		case "partial":
			return machine.call(
				callee.function,
				{
					positional: [...callee.positional, ...given.positional],
					keywords: new Map([...callee.keywords, ...given.keywords]),
					isOpen: given.isOpen,
				},
				site,
			);
		case "instance":
			return callInstance(machine, callee, given, site);
		case "unknown":
			libraryMayFail(machine, site, "call");
			perhapsCall(machine, [...callee.holds, ...functionsAmong(given)], site);
			giveAway(machine, given, site);
			return unknown(callee.reason, callee.site ?? site, callee.holds);
		case "library":
			if (isMiscalled(callee, given)) break;
			if (callee.type.role === "other" && callee.attributes.bindings.size === 0 && isText(callee)) break;
			libraryMayFail(machine, site, "call");
			return unknown(`what calling ${callee.type.noun} gives is not known`, site);
		case "descriptor":
		case "super":
			return unknown("what this call gives is not known", site);
		default:
			break;
	}
	const reason = `${describe(callee)} cannot be called`;
	return raiseBuiltin(machine, "TypeError", site, reason, "Look at what the name is bound to when this line runs.");
}

/** Whether an application is called otherwise than with (scope, receive, send). */
function isMiscalled({ type }: LibraryInstance, { positional, keywords, isOpen }: Arguments): boolean {
	const isApplication = type.routing === "application" || type.routing === "api-application";
	return isApplication && !isOpen && positional.length + keywords.size !== 3;
}

function isText({ type }: Extract<Single, { kind: "library" }>): boolean {
	return type.name === "str" || type.name === "bytes" || type.name === "number" || type.name === "ellipsis";
}

/** Applies a decorator that gives back what it decorates. */
function decorate(marks: Decorator["marks"], { positional: [decorated] }: Arguments, site: Site): Value {
	if (decorated === undefined) return unknown("what a decorator gives without a function is not known", site);
	if (marks === "context-manager" && decorated.kind === "function") return { ...decorated, isContextManager: true };
	if (marks === "memo" && decorated.kind === "function") return { ...decorated, memo: namespaceOf() };
	return decorated;
}

function callInstance(machine: Machine, callee: Instance, given: Arguments, site: Site): Value {
	const member = classMember(callee.type, "__call__");
	if (member.kind === "own" && member.value.kind === "function") {
		return machine.call({ kind: "method", self: callee, function: member.value }, given, site);
	}
	if (member.kind === "missing") {
		const reason = `${describe(callee)} cannot be called: "${callee.type.name}" has no __call__`;
		return raiseBuiltin(machine, "TypeError", site, reason, "Look at what the name is bound to when this line runs.");
	}
	const base = libraryBaseOf(callee.type);
	const what = base === undefined ? (obstacleOf(callee.type) ?? "its __call__ is not known") : `it is ${base.noun}`;
	return unknown(what, site);
}

function callExternal(machine: Machine, { path, isModule }: External, given: Arguments, site: Site): Value {
	if (isModule) {
		const reason = `the module ${path} cannot be called`;
		return raiseBuiltin(machine, "TypeError", site, reason, "Call something that the module holds.");
	}
	noteInstaller(machine, path, given);
	const known =
		builtinFunction(machine, path, given, site) ??
		standardFunction(machine, path, given, site) ??
		unboundMethod(machine, path, given, site) ??
		methodOfClass(machine, path, given, site);
	if (known !== undefined) return known;
	const exception = builtinExceptionName({ kind: "external", path, isModule: false });
	if (exception !== undefined) {
		const [message] = given.positional;
		const text =
			message?.kind === "constant" && typeof message.value === "string" ? message.value.slice(0, 200) : undefined;
		const reason = text === undefined ? `${exception} is raised` : `${exception} is raised: ${text}`;
		return {
			kind: "exception",
			raised: { type: { kind: "builtin", name: exception }, site, reason, advice: "", syntax: false },
		};
	}
	const knowledge = libraryKnowledge(path);
	if (knowledge?.kind === "callable") {
		const { result, demands = [] } = knowledge;
		const value = resultOf(machine, { path, result, demands }, given, site);
		// A wrapper leaves what it wraps as it is.
		if (result.gives !== "instance" || result.of.inner === undefined) giveTo(machine, path, given, site);
		return passed(value, site);
	}
	const functions = functionsAmong(given);
	libraryMayFail(machine, site, "call");
	perhapsCall(machine, functions, site);
	giveTo(machine, path, given, site);
	return unknown(`what ${textOf(site) === "" ? `${path}()` : textOf(site)} gives is not known`, site, functions);
}
