import { relative, sep } from "node:path";
import type { Fault } from "../gate/fault.ts";
import { faultReport } from "../report/fault-text.ts";
import { COLOURED, type Colours, PLAIN } from "../report/terminal/colours.ts";
import { logTo } from "../report/terminal/log.ts";
import { NO_PROGRESS, type Progress, progressOn } from "../report/terminal/progress.ts";

/** Columns of a report that goes to a file or a pipe, and the fewest that a report is made for. */
const WIDTH = { unknown: 100, least: 60 } as const;

/** Writes a text to the standard output. */
export const out = logTo((text) => process.stdout.write(text));

/** Writes a text to the standard error. */
export const err = logTo((text) => process.stderr.write(text));

/** Says why the gate could not do what was wanted. */
export function errFault(fault: Fault): void {
	err(faultReport(fault, coloursFor(process.stderr), process.env.NODE_DEBUG));
}

/** Colours only for a terminal that shows them; NO_COLOR (no-color.org) has the last word. */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
	const { FORCE_COLOR = "", NO_COLOR = "", TERM } = process.env;
	if (NO_COLOR !== "") return PLAIN;
	const isForced = FORCE_COLOR !== "" && FORCE_COLOR !== "0";
	return isForced || (stream.isTTY === true && TERM !== "dumb") ? COLOURED : PLAIN;
}

/** Columns of the standard output. */
export function columns(): number {
	return Math.max(WIDTH.least, process.stdout.columns ?? WIDTH.unknown);
}

/** Progress on the standard error, where somebody watches it. */
export function progressHere(): Progress {
	if (process.stderr.isTTY !== true) return NO_PROGRESS;
	return progressOn(
		(text) => process.stderr.write(text),
		() => performance.now(),
	);
}

/** The way from one folder to another, with forward slashes; "" where they are the same. */
export function way(from: string, to: string): string {
	return relative(from, to).split(sep).join("/");
}
