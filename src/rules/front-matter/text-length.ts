import type { ValueFault } from "./judge-value.ts";

/** What speaks against a text that is empty, or longer than `most` characters. */
export function lengthFault(text: string, most: number | undefined): ValueFault | undefined {
	if (text.trim() === "") return NOTHING;
	if (most === undefined || text.length <= most) return undefined;
	const characters = [...text].length;
	const remedy = `Shorten it to ${most} characters.`;
	if (characters > most) {
		return {
			clause: `which has ${characters} characters, and the Hub takes ${most} at most`,
			remedy,
			certainty: "certain",
		};
	}
	return {
		clause: `which has ${characters} characters, of which the Hub may count emoji twice (${text.length}): it takes ${most} at most`,
		remedy,
		certainty: "likely",
	};
}

/** A key without a value, or with an empty one. The Hub was not seen to answer it. */
export const NOTHING: ValueFault = {
	clause: "which is no value",
	remedy: "Write one, or delete the key.",
	certainty: "likely",
};
