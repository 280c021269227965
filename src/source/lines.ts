import type { Place, Position } from "./place.ts";

/** The lines of a text, for finding the position of an offset. Line ends are `\n`, `\r\n` and a lone `\r`. */
export interface Lines {
	readonly count: number;
	/** Position of an offset in UTF-16 code units; offsets past the end give the end. */
	position(offset: number): Position;
	/** The place of the stretch from `start` to `end`, both offsets. */
	place(file: string, start: number, end: number): Place;
	/** Text of a line, counted from 1, without its line end; empty past the last. */
	text(line: number): string;
	/** Offset at which a line, counted from 1, begins. */
	offset(line: number): number;
}

/** Indexes a text by its lines, at the first question that needs it. */
export function linesOf(text: string): Lines {
	let memo: readonly number[] | undefined;
	const starts = () => {
		memo ??= lineStarts(text);
		return memo;
	};
	const position = (offset: number): Position => {
		const at = Math.max(0, Math.min(offset, text.length));
		const line = upperBound(starts(), at);
		return { line, column: at - (starts()[line - 1] ?? 0) + 1 };
	};
	return {
		get count() {
			return starts().length;
		},
		position,
		place: (file, start, end) => ({ file, start: position(start), end: position(end) }),
		text: (line) => {
			const start = starts()[line - 1];
			if (start === undefined) return "";
			return text.slice(start, starts()[line] ?? text.length).replace(/[\r\n]+$/, "");
		},
		offset: (line) => starts()[line - 1] ?? text.length,
	};
}

function lineStarts(text: string): number[] {
	const starts = [0];
	for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
	return starts;
}

/** How many of the sorted numbers are at most `value`. */
function upperBound(sorted: readonly number[], value: number): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] ?? 0) <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}
