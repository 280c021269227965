import type { Trace } from "../../python/proof.ts";
import { count } from "../counts.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import { cut, wrap } from "../wrap.ts";
import type { Colours } from "./colours.ts";

/** Where a text report goes. */
export interface TextTarget {
	/** Columns that a line may have. */
	readonly width: number;
	readonly colours: Colours;
	/** What stands before paths so that they lead from where the reader is: "backend", or "". */
	readonly prefix: string;
}

/** Steps of a trace that are shown. */
const MAX_STEPS = 20;

/** Code units of a text from outside that are shown. */
const MAX_TEXT = 2000;

/** Columns beyond which prose is hard to read. */
const MAX_PROSE = 100;

/** Sentences that may quote the tree, as lines of a paragraph. */
export function paragraph(text: string, { width }: TextTarget): string[] {
	const columns = Math.max(30, Math.min(width - 2, MAX_PROSE));
	return indent(wrap(clean(cut(text, MAX_TEXT)), columns), 2);
}

/** The steps of a trace, each with the place that an editor opens. */
export function traceLines(trace: Trace, { colours, prefix }: TextTarget): string[] {
	const steps = trace.slice(0, MAX_STEPS).map(({ place, note }) => ({
		at: `${clean(formatPath(prefix, place.file))}:${place.start.line}`,
		note: clean(cut(note, MAX_TEXT)),
	}));
	const width = Math.min(40, Math.max(0, ...steps.map(({ at }) => at.length)));
	const lines = steps.map(({ at, note }) => `    ${colours.cyan(at.padEnd(width))}  ${note}`);
	return trace.length > MAX_STEPS ? [...lines, `    … and ${count(trace.length - MAX_STEPS, "more step")}`] : lines;
}

/** Moves lines to the right; empty ones stay empty. */
export function indent(lines: readonly string[], columns: number): string[] {
	return lines.map((line) => (line === "" ? "" : `${" ".repeat(columns)}${line}`));
}
