import { README } from "../../card/card.ts";
import { findFrontMatter } from "../../card/front-matter.ts";
import { titleOf } from "../../card/title.ts";
import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { isPointer } from "../../source/lfs/pointer.ts";
import { linesOf } from "../../source/lines.ts";
import { shown } from "../../source/shown.ts";
import { editableText, lineEndOf, safetyOfContract } from "../front-matter/card-edit.ts";

/** The top of a README in which its heading is looked for. */
const TOP = 4096;

export default {
	id: "card/missing",
	title: "README.md begins with the front matter that configures the Space",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-03", "FR-05", "H1"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://huggingface.co/docs/hub/spaces-overview",
	],
	check: (space) => {
		const { card, contract, settings, source } = space;
		if (card.kind !== "missing") return [];
		if (isPointer(source, card.place.file)) return { skipped: `${shown(card.place.file)} is only a Git LFS pointer` };
		const message =
			`The Space has no configuration: ${card.reason}. ` +
			'The Hub reads it from YAML front matter at the first character of README.md and, where there is none, stops the Space with "Missing configuration in README". ' +
			`Let README.md begin with a line "---", the keys title, emoji, colorFrom, colorTo and "sdk: ${contract}", and a second line "---"; ` +
			'or write the keys below "card:" in .space-gate.yml, and Space Gate puts them there when it deploys.';
		// The specification calls README.md optional; the Hub does not, but it is only asked at a deployment.
		const isOptional = contract === "python" && !settings.isDeployed;
		const fix = fixOf(space);
		const problem: Problem = { message, place: card.place, severity: isOptional ? "warning" : "error" };
		return [fix === undefined ? problem : { ...problem, fix }];
	},
} satisfies Rule;

/** What is plain from the text: a block that begins too late is moved up, one without keys or none at all gets them. */
function fixOf(space: Space): Fix | undefined {
	const { source, contract, root } = space;
	const text = editableText(source, README);
	if (text === undefined || text.startsWith("\u{feff}")) return undefined;
	const lines = linesOf(text);
	const change = (title: string, safety: Fix["safety"], start: number, end: number, written: string): Fix => ({
		title,
		safety,
		edits: [{ place: lines.place(README, start, end), text: written }],
	});
	const blank = /^\s+(?=---\r?\n)/.exec(text)?.[0].length ?? 0;
	if (blank > 0 && isBlock(text.slice(blank))) {
		return change("Remove what stands before the front matter", "safe", 0, blank, "");
	}
	const spaced = /^---[ \t]+(?=\r?\n)/.exec(text)?.[0].length ?? 0;
	if (spaced > 0 && isBlock(`---${text.slice(spaced)}`)) {
		return change('Remove the spaces behind "---"', "safe", "---".length, spaced, "");
	}
	const end = lineEndOf(text);
	const keys = (body: string) => [`title: ${JSON.stringify(titleOf(body, root))}`, `sdk: ${contract}`];
	const found = findFrontMatter(text);
	if (found.kind === "block") {
		const written = [...keys(text.slice(found.close)), ""].join(end);
		return change("Write the keys into the front matter", safetyOfContract(space), found.start, found.start, written);
	}
	// Something that was perhaps meant as front matter: it is for a person to say.
	if (/^[ \t`~+-]*(?:---|\+\+\+|```|~~~)/.test(text) || /^---[ \t]*\r?\n[A-Za-z_]+:/m.test(text.slice(0, TOP)))
		return undefined;
	const written = ["---", ...keys(text), "---", "", ""].join(end);
	return change("Add the front matter", safetyOfContract(space), 0, 0, written);
}

function isBlock(text: string): boolean {
	return findFrontMatter(text).kind === "block";
}
