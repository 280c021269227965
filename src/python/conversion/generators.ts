import type { Statement } from "../tree/ast.ts";
import { walk } from "../tree/walk.ts";

/** Whether a function's body holds a `yield` that is not one of a function within it. */
export function hasOwnYield(body: readonly Statement[]): boolean {
	let isFound = false;
	walk(body, {
		statement: ({ kind }) => (isFound || kind === "function" || kind === "class" ? "skip" : undefined),
		expression: ({ kind }) => {
			if (kind === "yield") isFound = true;
			return isFound || kind === "lambda" ? "skip" : undefined;
		},
	});
	return isFound;
}
