import type { Fixed, Unfixed } from "../../fix/choose-fixes.ts";
import type { Finding } from "../../gate/finding.ts";
import { count } from "../counts.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import type { TextTarget } from "./text-layout.ts";

/** Lines of each kind that are listed. */
const MAX_LINES = 50;

/** What is said about fixes. */
export interface FixSummary {
	readonly fixed: readonly Fixed[];
	readonly unfixed: readonly Unfixed[];
	/** What is still found. */
	readonly remaining: readonly Finding[];
	/** Whether the files have been written. */
	readonly isWritten: boolean;
}

/** What was fixed, what was left alone and why, and the fixes that somebody has to decide about; "" where there is nothing to say. */
export function fixText({ fixed, unfixed, remaining, isWritten }: FixSummary, target: TextTarget): string {
	const hints = remaining.flatMap(({ rule, place, fix }) =>
		fix?.safety === "unsafe" ? [{ file: `${place.file}:${place.start.line}`, rule, title: fix.title }] : [],
	);
	const files = new Set(fixed.map(({ file }) => file)).size;
	const what = `${count(fixed.length, "finding")} in ${count(files, "file")}`;
	const sections = [
		section(
			isWritten ? `Fixed: ${what}` : `Would be fixed: ${what}`,
			fixed.map((one) => lineOf(one, target)),
			target,
		),
		section(
			"Left alone",
			unfixed.map((one) => `${lineOf(one, target)}: ${clean(one.reason)}`),
			target,
		),
		section(
			"Not done without you, for it may not be what you mean",
			hints.map((one) => lineOf(one, target)),
			target,
		),
	].filter((lines) => lines.length > 0);
	return sections.map((lines) => lines.join("\n")).join("\n\n");
}

function section(title: string, lines: readonly string[], { colours }: TextTarget): string[] {
	if (lines.length === 0) return [];
	const more = lines.length - MAX_LINES;
	return [colours.bold(title), ...lines.slice(0, MAX_LINES), ...(more > 0 ? [`  … and ${more} more`] : [])];
}

function lineOf({ file, title, rule }: Fixed, { colours, prefix }: TextTarget): string {
	return `  ${clean(formatPath(prefix, file))}  ${clean(title)} ${colours.dim(`(${rule})`)}`;
}
