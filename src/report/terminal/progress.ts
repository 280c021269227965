import { clean } from "../escape.ts";

/** Milliseconds after which somebody who waits wants to know for what. */
const PATIENCE = 1000;

/** A line that says what is being done, and disappears. */
export interface Progress {
	/** Shows a step, once the work has taken longer than a second. */
	step(text: string): void;
	/** Takes the line away. */
	end(): void;
}

/** Progress on a terminal; `now` gives milliseconds. */
export function progressOn(write: (text: string) => void, now: () => number): Progress {
	const start = now();
	let isShown = false;
	return {
		step: (text) => {
			if (now() - start < PATIENCE) return;
			isShown = true;
			write(`\r\u001b[Kspace-gate: ${clean(text)} …`);
		},
		end: () => {
			if (isShown) write("\r\u001b[K");
			isShown = false;
		},
	};
}

/** For where nobody watches. */
export const NO_PROGRESS: Progress = { step: () => undefined, end: () => undefined };
