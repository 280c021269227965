import type { codeFrameColumns } from "@babel/code-frame";
import type { Lines } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import { visible } from "../escape.ts";
import type { Colours } from "./colours.ts";

/** Lines that are shown around the one that is marked. */
const AROUND = { linesAbove: 2, linesBelow: 1 } as const;

/** Columns that stay before the marked one when a line has to be cropped. */
const LEAD = 20;

/** Draws the lines around a place. */
export type Frames = (lines: Lines, place: Place) => string[];

/** A drawer for frames of at most `width` columns. The library is loaded only when there is something to draw. */
export async function loadFrames(width: number, colours: Colours): Promise<Frames> {
	const { codeFrameColumns } = await import("@babel/code-frame");
	return (lines, place) => draw(codeFrameColumns, lines, place, width).map((line) => paint(line, colours));
}

function draw(frame: typeof codeFrameColumns, lines: Lines, { start, end }: Place, width: number): string[] {
	const first = Math.max(1, start.line - AROUND.linesAbove);
	// What follows the last line end is no line to people.
	const count = lines.text(lines.count) === "" ? lines.count - 1 : lines.count;
	const last = Math.max(start.line, Math.min(count, start.line + AROUND.linesBelow));
	const room = width - `> ${last} | `.length;
	const skipped = start.column > room ? start.column - LEAD : 0;
	const shown: string[] = [];
	for (let line = first; line <= last; line++) shown.push(crop(lines.text(line), skipped, room));
	const length = shown[start.line - first]?.length ?? 0;
	const column = Math.min(start.column - skipped, length + 1);
	const stop = end.line === start.line ? end.column - skipped : length + 1;
	const location = {
		start: { line: start.line, column },
		end: { line: start.line, column: Math.max(column + 1, Math.min(stop, length + 1)) },
	};
	const options = { ...AROUND, startLine: first, highlightCode: false };
	return frame(shown.join("\n"), location, options).split("\n");
}

/** The stretch of a line that is shown, with "…" where something was left out. */
function crop(text: string, skipped: number, room: number): string {
	const stretch = visible(text.slice(skipped, skipped + room));
	const head = skipped > 0 && stretch.length > 0 ? `…${stretch.slice(1)}` : stretch;
	return text.length > skipped + room ? `${head.slice(0, -1)}…` : head;
}

/** The marker in red, the gutter dim; the library would colour Python as if it were JavaScript. */
function paint(line: string, { bold, dim, red }: Colours): string {
	const [, pointer = "", gutter = "", text = ""] = /^(>?)(\s*\d*\s*\|)(.*)$/s.exec(line) ?? ["", "", "", line];
	const isMarker = !/\d/.test(gutter);
	return `${pointer === "" ? "" : red(bold(pointer))}${dim(gutter)}${isMarker ? red(bold(text)) : text}`;
}
