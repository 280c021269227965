/** Breaks a text between words into lines of at most `width` code units; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const word of text.split(" ")) {
		if (line !== "" && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else {
			line = line === "" ? word : `${line} ${word}`;
		}
	}
	return [...lines, line];
}

/** Cuts a text after a word so that it has at most `limit` code units; what is cut ends in "…". */
export function cut(text: string, limit: number): string {
	if (text.length <= limit) return text;
	const start = text.slice(0, limit - 1);
	const end = Math.max(start.lastIndexOf(" "), start.lastIndexOf("\n"));
	// A text without words is cut where it is, but not within a character.
	const kept = end > limit / 2 ? start.slice(0, end) : start.replace(/[\ud800-\udbff]$/, "");
	return `${kept}…`;
}
