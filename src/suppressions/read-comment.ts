/** What a comment says after its mark. */
export interface Allowance {
	/** Ids as they are written; empty where the comment names none. */
	readonly rules: readonly string[];
	/** "" where it gives none. */
	readonly reason: string;
}

/** The words with which a suppression begins, and how they are found in bytes. */
export const MARK = "space-gate:";

/** Ids and characters of a reason that are read. */
const MAX = { rules: 20, reason: 300 } as const;

/** Reads what stands after `space-gate:`; `undefined` where that is no word of ours. */
export function readAllowance(text: string): Allowance | undefined {
	const words = /^\s*allow(?:\s|$)/.exec(text);
	if (words === null) return undefined;
	const body = text.slice(words[0].length);
	const dashes = body.indexOf("--");
	const ids = (dashes < 0 ? body : body.slice(0, dashes)).split(/[\s,]+/).filter((id) => id !== "");
	const reason = dashes < 0 ? "" : body.slice(dashes + 2).trim();
	return { rules: ids.slice(0, MAX.rules), reason: reason.slice(0, MAX.reason) };
}
