import type { Raised } from "../execution.ts";
import { builtinException, raise } from "../flow.ts";
import type { Machine } from "../machine.ts";
import type { Site, Value } from "../value.ts";
import { describe } from "../values/describe.ts";

/** Attributes that every object has. */
export const UNIVERSAL =
	/^__(class|dict|doc|module|name|qualname|annotations|init|new|repr|str|hash|eq|ne|dir|sizeof|reduce|slots|bases|mro|call)__$/;

/** Ends this way: an object certainly has no such attribute. */
export function missing(machine: Machine, object: Value, name: string, site: Site): never {
	return raise(machine, noAttribute(object, name, site));
}

/** What reading an attribute raises that is not there. */
export function noAttribute(object: Value, name: string, site: Site): Raised {
	return builtinException(
		"AttributeError",
		site,
		`${describe(object)} has no attribute "${name}"`,
		"Look at what the name in front of the dot is bound to when this line runs.",
	);
}
