import type { Expression } from "../ast.ts";
import { guardOf } from "../main-guard.ts";

/**
 * The truth of a condition in a module that a server imports: the main guard fails, `TYPE_CHECKING` is false, constants
 * are what they are. `undefined` where the text does not say.
 */
export function truthOnImport(test: Expression): boolean | undefined {
	const guard = guardOf(test);
	if (guard !== "neither") return guard === "imported";
	switch (test.kind) {
		case "true":
			return true;
		case "false":
		case "none":
			return false;
		case "number":
			return test.value === undefined ? undefined : test.value !== 0;
		case "name":
			return test.name === "TYPE_CHECKING" ? false : undefined;
		case "attribute":
			return test.attribute === "TYPE_CHECKING" ? false : undefined;
		default:
			return undefined;
	}
}
