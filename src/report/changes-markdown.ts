import { type Changes, type Difference, isEmpty, isUnchanged } from "./changes.ts";
import { markdownCode, markdownProse } from "./escape.ts";
import { cut } from "./wrap.ts";

/** Rows of one kind of thing, and characters of a text in a row. */
const MAX = { rows: 40, text: 200 } as const;

const HEADING = "### What this changes about the deployment";

/** What a pull request changes, as a section of the summary. */
export function changesMarkdown(changes: Changes): string {
	const { base, routes, requirements, card, entrypoint } = changes;
	const against = `Compared with ${markdownCode(base.slice(0, 12))}.`;
	if (isUnchanged(changes)) return `${HEADING}\n\n${against} Routes, requirements and card stay as they are.`;
	const parts = [
		...(entrypoint === undefined ? [] : [`The entry point was ${entrypoint.from} and is ${entrypoint.to}.`]),
		...(routes === undefined ? ["The routes of one of the two are not known."] : table("Routes", routes)),
		...table("Requirements", requirements),
		...table("Card", card),
	];
	return [HEADING, against, ...parts].join("\n\n");
}

/** Why nothing is compared. */
export function uncomparedMarkdown(reason: string): string {
	return `<sub>What this changes about the deployment is not shown, because ${markdownProse(reason)}.</sub>`;
}

function table(title: string, difference: Difference): readonly string[] {
	if (isEmpty(difference)) return [];
	const { added, removed, changed } = difference;
	const rows = [
		...added.map(({ name, value }) => `| ➕ | ${code(name)} | ${value === "" ? "" : code(value)} |`),
		...removed.map(({ name, value }) => `| ➖ | ${code(name)} | ${value === "" ? "" : code(value)} |`),
		...changed.map(({ name, from, to }) => `| ✏️ | ${code(name)} | ${code(from)} → ${code(to)} |`),
	];
	const shown = rows.slice(0, MAX.rows);
	const left = rows.length - shown.length;
	const more = left === 0 ? [] : [`| | … and ${left} more | |`];
	return [[`| | **${title}** | |`, "| :-: | :-- | :-- |", ...shown, ...more].join("\n")];
}

function code(text: string): string {
	return markdownCode(cut(text, MAX.text));
}
