import type { Expression } from "../tree/ast.ts";
import { guardOf } from "../tree/main-guard.ts";

/**
 * The truth of a condition in a module that a server imports: the main guard fails, `TYPE_CHECKING` is false, constants
 * are what they are. `undefined` where the text does not say.
 */
export function truthOnImport(test: Expression): boolean | undefined {
	const guard = guardOf(test);
	return guard === "neither" ? truthOfText(test) : guard === "imported";
}

/** The truth of a condition in the module that Python is started with: `python main.py`. */
export function truthAsMain(test: Expression): boolean | undefined {
	const guard = guardOf(test);
	if (guard === "neither") return truthOfText(test);
	// Of several conditions the guard is only one.
	return test.kind === "boolean" || (test.kind === "not" && test.operand.kind === "boolean")
		? undefined
		: guard === "main";
}

function truthOfText(test: Expression): boolean | undefined {
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
