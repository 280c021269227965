import type { LibraryType, Parameter } from "../../libraries/knowledge.ts";
import type { Arguments } from "../execution.ts";
import type { Machine } from "../machine.ts";
import { type Instance, NONE, type Site, unknown, type Value } from "../value.ts";

/** An argument by its position or its keyword. */
export function argumentOf({ positional, keywords }: Arguments, { position, keyword }: Parameter): Value | undefined {
	return keywords.get(keyword) ?? (position < 0 ? undefined : positional[position]);
}

/** What the constructor of a class is given to wrap, None where that is left out; `undefined` for a class that wraps nothing. */
export function innerOf({ name, inner }: LibraryType, given: Arguments, site: Site): Value | undefined {
	if (inner === undefined) return undefined;
	return argumentOf(given, inner) ?? (given.isOpen ? unknown(`what ${name} wraps is not known`, site) : NONE);
}

/** Whether a constructor lacks the application without which it fails. */
export function isWithoutApplication({ inner, role }: LibraryType, given: Arguments): boolean {
	const isNeeded = inner !== undefined && (role === "wrapper" || role === "bridge");
	return isNeeded && !given.isOpen && argumentOf(given, inner) === undefined;
}

/** The constructor of a library's class, run for an instance of a project's class that inherits from it. */
export function initialise(
	machine: Machine,
	{ attributes }: Instance,
	type: LibraryType,
	given: Arguments,
	site: Site,
): void {
	const inner = innerOf(type, given, site);
	// Wrappers keep what they wrap in an attribute that is called like the parameter.
	if (inner !== undefined && type.inner !== undefined) machine.journal.set(attributes, type.inner.keyword, inner);
}
