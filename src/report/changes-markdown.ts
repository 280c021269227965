import { type Changes, type Difference, isEmpty, isUnchanged } from "./changes.ts";
import { markdownCode, markdownProse } from "./escape.ts";
import { cut } from "./wrap.ts";

/** Rows of one kind of thing, and characters of a text in a row. */
const MAX = { rows: 40, text: 200 } as const;

const HEADING = "### What this changes about the deployment";

/** What a pull request changes, as a section of the summary. */
export function changesMarkdown(changes: Changes): string {
	const { base, routes, variables, requirements, card, entrypoint } = changes;
	const against = `Compared with ${markdownCode(base.slice(0, 12))}.`;
	if (isUnchanged(changes))
		return `${HEADING}\n\n${against} Routes, variables, requirements and card stay as they are.`;
	const notes = [
		...(entrypoint === undefined ? [] : [`The entry point was ${entrypoint.from} and is ${entrypoint.to}.`]),
		...(routes === undefined ? ["The routes of one of the two are not known."] : []),
	];
	const rows = [
		...(routes === undefined ? [] : rowsOf("Routes", routes)),
		...rowsOf("Environment variables", variables),
		...rowsOf("Requirements", requirements),
		...rowsOf("Card", card),
	];
	const table = rows.length === 0 ? [] : [["| | | |", "| :-: | :-- | :-- |", ...rows].join("\n")];
	return [HEADING, [against, ...notes].join(" "), ...table].join("\n\n");
}

/** Why nothing is compared. */
export function uncomparedMarkdown(reason: string): string {
	return `<sub>What this changes about the deployment is not shown, because ${markdownProse(reason)}.</sub>`;
}

function rowsOf(title: string, difference: Difference): readonly string[] {
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
	return [`| | **${title}** | |`, ...shown, ...more];
}

function code(text: string): string {
	return markdownCode(cut(text, MAX.text));
}
