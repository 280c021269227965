/** A piece of a shell word, or the white space between words. */
const PIECE =
	/(?<space>[ \t\r\n]+)|"(?<double>[^"\\]*(?:\\.[^"\\]*)*)"|'(?<single>[^']*)'|\\(?<escaped>.)|(?<bare>[^ \t\r\n"'\\]+)/sy;

/** Splits as Python's `shlex.split` does: white space, both quotes, backslashes. `undefined` where a quote is not closed. */
export function shellWords(text: string): string[] | undefined {
	const words: string[] = [];
	let isInside = false;
	PIECE.lastIndex = 0;
	while (PIECE.lastIndex < text.length) {
		const groups = PIECE.exec(text)?.groups;
		if (groups === undefined) return undefined;
		const { space, double, single, escaped, bare } = groups;
		if (space !== undefined) {
			isInside = false;
			continue;
		}
		// In double quotes a backslash escapes only the quote and itself.
		const piece = double?.replace(/\\(["\\])/g, "$1") ?? single ?? escaped ?? bare ?? "";
		if (isInside) words.push(`${words.pop()}${piece}`);
		else words.push(piece);
		isInside = true;
	}
	return words;
}
