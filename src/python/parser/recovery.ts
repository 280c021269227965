import type { Point } from "./syntax-node.ts";

/** Follows tree-sitter's parse log to the place at which it first gave up on reading the text as it stands. */
export interface RecoveryLog {
	/** Takes one message of the log with its parameters. */
	read(message: string, parameters: Readonly<Record<string, string>>): void;
	/** Whether the rest of the log cannot change the place any more. */
	isComplete(): boolean;
	/** The place; `undefined` when there was no error. */
	place(): Point | undefined;
}

/**
 * The last `detect_error` before the first `resume` is the error: tree-sitter tries several readings at once and
 * resumes when the last of them has failed. Columns of the log are bytes of UTF-16, so half of them are code units.
 */
export function recoveryFromLog(): RecoveryLog {
	let at: Point | undefined;
	let error: Point | undefined;
	let isResumed = false;
	return {
		read(message, parameters) {
			if (isResumed) return;
			if (message.startsWith("process")) {
				at = { row: Number(parameters.row), column: Math.floor(Number(parameters.col) / 2) };
			} else if (message.startsWith("detect_error")) {
				error = at;
			} else if (message.startsWith("resume")) {
				isResumed = true;
			}
		},
		isComplete: () => isResumed,
		place: () => error,
	};
}
