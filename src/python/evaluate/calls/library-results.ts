import { posix } from "node:path";
import type { Demand, LibraryType, Result } from "../../libraries/knowledge.ts";
import type { Arguments } from "../execution.ts";
import { builtinException, libraryMayFail, mayRaise, raise, raiseBuiltin } from "../flow.ts";
import type { Machine } from "../machine.ts";
import { namespaceOf } from "../namespace.ts";
import { construct } from "../routes/construct.ts";
import { type Decorator, type LibraryInstance, NONE, type Site, unknown, type Value } from "../value.ts";
import { describe } from "../values/describe.ts";
import { moduleMember } from "../values/module-members.ts";
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
				return raiseBuiltin(machine, "TypeError", site, reason, "Name the argument: title=…");
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

/** Ends this way where an argument certainly breaks what the library demands of it. */
function check(machine: Machine, path: string, { argument, of }: Demand, given: Arguments, site: Site): void {
	const value = argumentOf(given, argument);
	if (value === undefined) return;
	if ("attribute" in of && value.kind === "module" && moduleMember(machine, value, of.attribute, site) === undefined) {
		const reason = `${path} is given ${describe(value)}, which has no "${of.attribute}"`;
		raiseBuiltin(
			machine,
			"AttributeError",
			site,
			reason,
			"Give it what the module holds, such as its router, not the module.",
		);
	}
	if ("attribute" in of) {
		if (value.kind !== "unknown") machine.getAttribute(value, of.attribute, site);
		return;
	}
	const text = value.kind === "path" ? value.path : value.kind === "constant" ? value.value : undefined;
	if (typeof text !== "string") return;
	if ("prefix" in of) {
		if (text === "" || (text.startsWith("/") && !text.endsWith("/"))) return;
		const reason = `${path} asserts that a prefix begins with "/" and does not end with it, and it is given "${text.slice(0, 60)}"`;
		raiseBuiltin(
			machine,
			"AssertionError",
			site,
			reason,
			`Write the prefix as "/${text.replaceAll(/^\/+|\/+$/g, "").slice(0, 60)}".`,
		);
	}
	if (
		given.keywords.has("check_dir") ||
		text.startsWith("/") ||
		machine.imports.isFolder(posix.normalize(text).replace(/\/$/, ""))
	)
		return;
	const reason = `${path} wants the folder "${text.slice(0, 60)}", which the Space does not have`;
	const advice = "Commit the folder with a file in it (git keeps no empty folders), or create it before this line.";
	mayRaise(machine, builtinException("RuntimeError", site, reason, advice), {
		site,
		reason: `${describe(value)} may be created before`,
	});
}
