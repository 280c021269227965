import { changesOf, withChanges } from "../../fix/apply-edits.ts";
import { decodeText } from "../../fix/text-file.ts";
import type { Finding } from "../../gate/finding.ts";
import { markdownProse, visible } from "../../report/escape.ts";
import { cut } from "../../report/wrap.ts";
import { linesOf } from "../../source/lines.ts";
import type { Source } from "../../source/source.ts";
import type { PatchLine } from "../patch.ts";

/** Lines of a file that a fix replaces, and by what. */
export interface Suggestion {
	readonly firstLine: number;
	readonly lastLine: number;
	/** The lines as they are, with their line ends. */
	readonly before: string;
	/** What takes their place; "" where they are removed. */
	readonly after: string;
}

/** Lines that one suggestion replaces, code units of what takes their place, and of a message. */
const MAX = { lines: 50, text: 20_000, message: 2_000 } as const;

/**
 * The safe fix of a finding as a suggestion on lines that a patch shows. `undefined` where it has none, where it changes
 * other lines or several files, where the lines of the author's commit are others than those that were judged, or where a
 * reviewer could not see all that is in it. `secrets` are texts that nothing may show.
 */
export function suggestionFor(
	{ fix, place }: Finding,
	source: Source,
	patch: ReadonlyMap<number, PatchLine>,
	secrets: readonly string[],
): Suggestion | undefined {
	if (fix?.safety !== "safe" || fix.edits.some((edit) => edit.place.file !== place.file)) return undefined;
	const content = source.read(place.file);
	if (content === undefined || "unreadable" in content) return undefined;
	const file = decodeText(content);
	if (file === undefined || file.hasMark) return undefined;
	const suggestion = replacedLines(file.text, fix.edits);
	if (suggestion === undefined || !isShown(suggestion, file.text, patch)) return undefined;
	const texts = `${suggestion.before}${suggestion.after}`;
	if (secrets.some((secret) => texts.includes(secret))) return undefined;
	return suggestion.after.length <= MAX.text && isPlain(suggestion.after) ? suggestion : undefined;
}

/** The whole lines that edits change. */
function replacedLines(text: string, edits: NonNullable<Finding["fix"]>["edits"]): Suggestion | undefined {
	const changes = changesOf(text, edits);
	if (changes === undefined || changes.length === 0) return undefined;
	const lines = linesOf(text);
	const start = Math.min(...changes.map((change) => change.start));
	const end = Math.max(...changes.map((change) => change.end));
	// Past the last line end there is no line: what is inserted there comes after the last line.
	const lastOfFile = text.endsWith("\n") ? lines.count - 1 : lines.count;
	const to = lines.position(end);
	const firstLine = Math.min(lines.position(start).line, lastOfFile);
	const lastLine = Math.min(Math.max(firstLine, to.column === 1 && end > start ? to.line - 1 : to.line), lastOfFile);
	if (firstLine < 1 || lastLine - firstLine >= MAX.lines) return undefined;
	const [from, until] = [lines.offset(firstLine), lines.offset(lastLine + 1)];
	const changed = withChanges(text, changes);
	const [before, after] = [text.slice(from, until), changed.slice(from, changed.length - (text.length - until))];
	// What does not end its line would be joined to the next one.
	if (before.endsWith("\n") && after !== "" && !after.endsWith("\n")) return undefined;
	return { firstLine, lastLine, before, after };
}

/** Whether a patch shows the lines in one hunk, and as they were judged. */
function isShown({ firstLine, lastLine }: Suggestion, text: string, patch: ReadonlyMap<number, PatchLine>): boolean {
	const lines = linesOf(text);
	const hunk = patch.get(firstLine)?.hunk;
	for (let line = firstLine; line <= lastLine; line++) {
		const shown = patch.get(line);
		if (shown === undefined || shown.hunk !== hunk || shown.text !== lines.text(line)) return false;
	}
	return true;
}

/** Whether nothing in a text is invisible: what is suggested is accepted with one click. */
function isPlain(text: string): boolean {
	return text.split("\n").every((line) => visible(line) === line);
}

const WEIGHTS = { error: "❌", warning: "⚠️", notice: "ℹ️" } as const;

/** The comment in which a suggestion is made. */
export function suggestionText({ severity, rule, message, help, fix }: Finding, { after }: Suggestion): string {
	const longest = Math.max(2, ...[...after.matchAll(/`+/g)].map(([run]) => run.length));
	const fence = "`".repeat(longest + 1);
	const lines = after === "" || after.endsWith("\n") ? after : `${after}\n`;
	const title = fix === undefined ? [] : [`**${markdownProse(cut(fix.title, MAX.message))}**`];
	return [
		`${WEIGHTS[severity]} ${markdownProse(cut(message, MAX.message))}`,
		...title,
		`${fence}suggestion\n${lines}${fence}`,
		`<sub>[${rule}](${help})</sub>`,
	].join("\n\n");
}
