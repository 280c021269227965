/** A position in a text: line and column start at 1, columns count UTF-16 code units as GitHub does. */
export interface Position {
	readonly line: number;
	readonly column: number;
}

/** A stretch of a file. `file` is relative to the Space root, with forward slashes; `end` is not included. */
export interface Place {
	readonly file: string;
	readonly start: Position;
	readonly end: Position;
}

/** The place for what concerns a whole file, or a file that is missing: its first character. */
export function topOf(file: string): Place {
	return { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
}
