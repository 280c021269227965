/** A frame of a traceback that is none of the project's, as Python prints it. */
const FOREIGN_FRAME =
	/^\s{2,}File "(?:<frozen |\/home\/user\/\.local\/bin\/|[^"]*\/(?:site|dist)-packages\/|[^"]*\/lib\/python\d)[^"]*", line \d+/;

/** A line below a frame: its source, and the marks under it. */
const BELOW_FRAME = /^\s{4}/;

/** A log whose tracebacks are without the frames of servers and libraries: what the reader has written is left. */
export function foldFrames(lines: readonly string[]): readonly string[] {
	const kept: string[] = [];
	let folded = 0;
	const close = () => {
		if (folded > 0) kept.push(`  … ${folded} ${folded === 1 ? "call" : "calls"} of libraries`);
		folded = 0;
	};
	for (const line of lines) {
		if (FOREIGN_FRAME.test(line)) folded += 1;
		else if (folded === 0 || !BELOW_FRAME.test(line)) {
			close();
			kept.push(line);
		}
	}
	close();
	return kept;
}
