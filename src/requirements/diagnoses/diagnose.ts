import { DEFAULT_PYTHON } from "../../python/version.ts";
import { lineParts } from "../file/line-parts.ts";
import { logicalLines } from "../file/logical-lines.ts";
import { readEditable } from "../text/editable.ts";
import { readRequirement } from "../text/requirement.ts";
import type { Surroundings } from "../text/said.ts";
import { REWRITES } from "./rewrites.ts";
import type { Rewrite } from "./typography.ts";

/** What somebody meant by a line that pip does not take. */
export interface Diagnosis {
	/** A clause about the line: "pip compares with two equals signs". */
	readonly reason: string;
	/** The line as every pip takes it; several lines where it holds several requirements, "" where it says nothing. */
	readonly meant: string;
	/** `safe` where only one thing can have been meant. */
	readonly safety: "safe" | "unsafe";
}

/** Characters of the longest line that somebody has written by hand. */
const MAX_LENGTH = 300;

/** Whether files are there is another question than how a line is written. */
const SURROUNDINGS: Surroundings = { version: DEFAULT_PYTHON, localFiles: () => ({ kind: "unknown" }) };

/** Says what a line was meant to be; `undefined` where that is not plain. */
export function diagnose(line: string): Diagnosis | undefined {
	if (line.length > MAX_LENGTH) return undefined;
	const applied: Rewrite[] = [];
	let text = line;
	for (const rewrite of REWRITES) {
		const changed =
			typeof rewrite.text === "string"
				? text.replace(rewrite.pattern, rewrite.text)
				: text.replace(rewrite.pattern, rewrite.text);
		if (changed === text) continue;
		text = changed;
		applied.push(rewrite);
		const [first] = applied;
		if (first === undefined || !isTaken(text)) continue;
		const safety = applied.every((one) => one.safety === "safe") ? "safe" : "unsafe";
		return { reason: first.reason, meant: text, safety };
	}
	return undefined;
}

/** Whether every pip takes all of a text. */
function isTaken(text: string): boolean {
	return logicalLines(text).every((line) => {
		const parts = lineParts(line.text);
		if (parts.kind === "rejected" || parts.ignored !== undefined) return false;
		if (parts.kind !== "requirement" && parts.kind !== "editable") return true;
		const said =
			parts.kind === "editable" ? readEditable(parts.text, SURROUNDINGS) : readRequirement(parts.text, SURROUNDINGS);
		return said.kind === "unnamed" || (said.kind === "named" && said.legacy === undefined && said.recent === undefined);
	});
}
