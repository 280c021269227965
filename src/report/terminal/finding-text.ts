import { isDeepStrictEqual } from "node:util";
import type { Finding, Secret, Severity } from "../../gate/finding.ts";
import type { Trace } from "../../python/proof.ts";
import type { Lines } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";
import { count } from "../counts.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import { type Frames, loadFrames } from "./code-frame.ts";
import type { Colours } from "./colours.ts";
import { linesIn } from "./source-lines.ts";
import { indent, paragraph, type TextTarget, traceLines } from "./text-layout.ts";

/** Findings that are shown in full; a log with more of them is not read. */
const MAX_FINDINGS = 100;

/** What the findings are shown with. */
interface Exhibits {
	readonly source: Source;
	/** What must not be shown of it. */
	readonly secrets: readonly Secret[];
	/** A trace that the reader has seen already. */
	readonly shownTrace: Trace;
}

/** The findings in sections by file; the file with the heaviest finding comes first. */
export async function findingSections(
	findings: readonly Finding[],
	{ source, secrets, shownTrace }: Exhibits,
	target: TextTarget,
): Promise<string[][]> {
	const frames = await loadFrames(target.width - 4, target.colours);
	const lines = linesIn(source, secrets);
	const shown = findings.slice(0, MAX_FINDINGS);
	const files = [...new Set(shown.map(({ place }) => place.file))];
	const sections = files.map((file) => [
		target.colours.underline(clean(formatPath(target.prefix, file))),
		...shown
			.filter(({ place }) => place.file === file)
			.flatMap((finding) => [
				"",
				...headOf(finding, target),
				...frameOf(finding.place, lines(file), frames),
				...(isDeepStrictEqual(finding.trace, shownTrace) ? [] : traceLines(finding.trace, target)),
				`  ${target.colours.dim(finding.help)}`,
			]),
	]);
	const left = findings.length - shown.length;
	return left === 0 ? sections : [...sections, [`… and ${count(left, "more finding")}`]];
}

function headOf({ place, rule, severity, clauses, message }: Finding, target: TextTarget): string[] {
	const { bold, dim } = target.colours;
	const { line, column } = place.start;
	return [
		`  ${line}:${column}  ${weight(severity, target.colours)}  ${bold(rule)}  ${dim(clauses.join(", "))}`,
		...paragraph(message, target),
	];
}

/** Nothing for a file that is not there, or that the finding concerns as a whole. */
function frameOf(place: Place, lines: Lines | undefined, frames: Frames): string[] {
	const { start, end } = place;
	const isWholeFile = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
	return lines === undefined || isWholeFile ? [] : indent(frames(lines, place), 4);
}

function weight(severity: Severity, { blue, red, yellow }: Colours): string {
	return { error: red, warning: yellow, notice: blue }[severity](severity);
}
