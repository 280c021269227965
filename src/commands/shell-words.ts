/** One word of a command, with where it came from. */
export interface Word<Origin> {
	readonly text: string;
	readonly origin: Origin;
}

/** Characters of a command line that are read; the rest is left out. Linux takes 128 KiB for one string (execve(2)). */
const MAX_LINE = 131_072;

/**
 * A piece of a POSIX shell line: blanks, a comment, an end of a command (the `&` of `2>&1` and `&>log` is none), a
 * quoted or escaped part, or plain characters. Every character belongs to exactly one piece.
 */
const PIECE =
	/(?<blank>[ \t\r\f\v]+)|(?<comment>(?<![^\s;|&()])#[^\n]*)|(?<end>[;|\n()]|(?<!>)&(?!>))|'(?<single>[^']*)(?:'|$)|"(?<double>(?:\\[\s\S]|[^"\\])*)(?:"|\\?$)|\\(?<escaped>[\s\S]|$)|(?<plain>[^ \t\r\f\v;|\n()'"\\&]+|&)/g;

/** Where a word stands in the text that it was read from, as offsets. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** The simple commands of a POSIX shell line, each as the texts of its words; see {@link locateCommands}. */
export function splitCommandLine(line: string): string[][] {
	return locateCommands(line).map((command) => command.map(({ text }) => text));
}

/**
 * The simple commands of a POSIX shell line, each as its words, in order: quotes and backslashes resolved, comments
 * left out, nothing expanded. What ends a command is `;`, `&`, `|`, a bracket or the end of a line.
 */
export function locateCommands(line: string): Word<Stretch>[][] {
	const commands: Word<Stretch>[][] = [[]];
	let word: Word<Stretch> | undefined;
	const endWord = () => {
		if (word !== undefined) commands.at(-1)?.push(word);
		word = undefined;
	};
	for (const { 0: whole, index, groups: piece = {} } of line.slice(0, MAX_LINE).matchAll(PIECE)) {
		if (piece.escaped === "\n") continue;
		const part = partOf(piece);
		if (part !== undefined) {
			const { text, origin }: Word<Stretch> = word ?? { text: "", origin: { start: index, end: index } };
			word = { text: text + part, origin: { start: origin.start, end: index + whole.length } };
		} else endWord();
		if (piece.end !== undefined) commands.push([]);
	}
	endWord();
	return commands.filter((command) => command.length > 0);
}

/** What a piece adds to a word; `undefined` where it ends the word. */
function partOf({ single, double, escaped, plain }: Readonly<Record<string, string | undefined>>): string | undefined {
	if (double !== undefined) return double.replaceAll(/\\(["\\$`])|\\\n/g, "$1");
	return single ?? escaped ?? plain;
}
