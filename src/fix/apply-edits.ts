import type { Edit } from "../gate/finding.ts";
import { type Lines, linesOf } from "../source/lines.ts";
import type { Position } from "../source/place.ts";

/** What an edit changes: `text` in place of what stands from `start` to `end`, both offsets. */
export interface Change {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** The changes that edits make of a text; `undefined` where one of their places is not in it. */
export function changesOf(text: string, edits: readonly Edit[]): readonly Change[] | undefined {
	const lines = linesOf(text);
	// Where every line ends as on Windows, what is inserted does so, too.
	const lineEnd = text.includes("\r\n") && !/(?:^|[^\r])\n/.test(text) ? "\r\n" : undefined;
	const changes: Change[] = [];
	for (const edit of edits) {
		const start = offsetOf(lines, edit.place.start);
		const end = offsetOf(lines, edit.place.end);
		if (start === undefined || end === undefined || end < start) return undefined;
		const inserted = lineEnd === undefined ? edit.text : edit.text.replace(/\r?\n/g, lineEnd);
		if (text.slice(start, end) !== inserted) changes.push({ start, end, text: inserted });
	}
	return changes;
}

/** The text with changes made in it, none of which may be in the way of another. Of two at one place the first stays first. */
export function withChanges(text: string, changes: readonly Change[]): string {
	let result = "";
	let at = 0;
	for (const { start, end, text: inserted } of changes.toSorted((a, b) => a.start - b.start)) {
		result += text.slice(at, start) + inserted;
		at = end;
	}
	return result + text.slice(at);
}

/** Whether two changes cannot be made at once: they overlap, or insert something at one place that is not a line each. */
export function areInTheWay(a: Change, b: Change): boolean {
	if (a.start !== b.start || a.start !== a.end || b.start !== b.end) return a.start < b.end && b.start < a.end;
	const areLines = (pattern: RegExp) => pattern.test(a.text) && pattern.test(b.text);
	return !areLines(/^[^\r\n]+\r?\n$/) && !areLines(/^\r?\n[^\r\n]+$/);
}

/** The offset of a position; `undefined` where its line has no such column. */
function offsetOf(lines: Lines, { line, column }: Position): number | undefined {
	if (line < 1 || line > lines.count || column < 1 || column > lines.text(line).length + 1) return undefined;
	return lines.offset(line) + column - 1;
}
