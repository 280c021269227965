import type { Demand, LibraryType, Result } from "../../libraries/knowledge.ts";
import type { Arguments } from "../execution.ts";
import { libraryMayFail, raise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { construct } from "../routes/construct.ts";
import { keepCors } from "../routes/cors.ts";
import { type Decorator, type LibraryInstance, NONE, type Site, unknown, type Value } from "../value.ts";
import { check } from "./demands.ts";
import { argumentOf, innerOf, isWithoutApplication } from "./library-arguments.ts";

/** A call of something that is known. */
export interface KnownCall {
	/** How it is called: "fastapi.FastAPI", "FastAPI.include_router". */
	readonly path: string;
	readonly result: Result;
	readonly demands: readonly Demand[];
	/** The object whose method it is. */
	readonly self?: Value;
}

const IDENTITY: Decorator = { kind: "decorator", name: "decorator", marks: "nothing" };

/** What a call of something known gives. */
export function resultOf(
	machine: Machine,
	{ path, result, demands, self }: KnownCall,
	given: Arguments,
	site: Site,
): Value {
	for (const demand of demands) check(machine, path, demand, given, site);
	if (result.gives !== "exception" && result.gives !== "end") libraryMayFail(machine, site, "call");
	switch (result.gives) {
		case "none":
			return self === undefined
				? NONE
				: { ...NONE, givenBy: { kind: "method", name: path.slice(path.indexOf(".") + 1) } };
		case "instance":
			if (result.isKeywordOnly === true && given.positional.length > 0) {
				const reason = `${result.of.name} takes keyword arguments only`;
				return raiseBuiltin(machine, "TypeError", site, reason, "Give each argument by its name, as title=… is.");
			}
			if (isWithoutApplication(result.of, given)) {
				const reason = `${result.of.name} is not given the application that it wraps`;
				return raiseBuiltin(machine, "TypeError", site, reason, `Give it the application: ${result.of.name}(app).`);
			}
			return made(machine, result.of, given, site);
		case "argument":
			return argumentOf(given, result.argument) ?? unknown(`what ${path}() is given is not known`, site);
		case "self":
			return self ?? unknown(`what ${path}() gives is not known`, site);
		case "decorator":
			return IDENTITY;
		case "decorated": {
			const [first] = given.positional;
			const isDirect = first !== undefined && first.kind !== "constant" && given.keywords.size === 0;
			return isDirect ? first : IDENTITY;
		}
		case "value":
			return unknown(`${result.noun} is not known`, site);
		case "exception":
			return fail(machine, result, site);
		case "end":
			return raise(machine, {
				type: { kind: "uncatchable" },
				site,
				reason: result.reason,
				advice: "Remove the call.",
				syntax: false,
			});
	}
}

function made(machine: Machine, type: LibraryType, given: Arguments, site: Site): LibraryInstance {
	const inner = innerOf(type, given, site);
	const object: LibraryInstance = { kind: "library", type, attributes: namespaceOf(), inner, site };
	construct(machine, object, type, given, site);
	keepCors(machine, object, given);
	return object;
}

function fail(
	machine: Machine,
	{ type, reason, advice, unless }: Extract<Result, { gives: "exception" }>,
	site: Site,
): Value {
	if (unless === undefined || !machine.system.bindings.has(`imported ${unless}`)) {
		return raiseBuiltin(machine, type, site, reason, advice);
	}
	return unknown(`what this call gives is not known, because ${unless} changes it`, site);
}
