import type { CallNode } from "../scripts/nodes.ts";
import type { Script } from "../scripts/script.ts";
import type { Evaluation } from "./evaluation.ts";
import { type Frame, UNKNOWN, type Value } from "./value.ts";

/** A call where it stands. */
export interface CallReference {
	readonly node: CallNode;
	readonly script: Script;
	readonly frame: Frame | undefined;
}

/** What the callee of a call is. */
export function calleeOf({ node, script, frame }: CallReference, evaluation: Evaluation): Value {
	return node.callee.type === "Super" || node.callee.type === "Import"
		? UNKNOWN
		: evaluation.of({ node: node.callee, script, frame });
}

/** What a call is given; `undefined` from the first spread on. */
export function givenTo(
	{ node, script, frame }: CallReference,
	evaluation: Evaluation,
): readonly (Value | undefined)[] {
	let isSpread = false;
	return node.arguments.map((one) => {
		isSpread ||= one.type === "SpreadElement" || one.type === "ArgumentPlaceholder";
		return isSpread ? undefined : evaluation.of({ node: one, script, frame });
	});
}
