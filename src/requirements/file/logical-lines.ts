/** A line of a requirements file as pip puts it together: continued lines joined, comment and outer white space gone. */
export interface LogicalLine {
	readonly text: string;
	/** Offset into the file of a character of `text`. */
	offsetOf(index: number): number;
}

/** A stretch of a joined line: from `at` on its characters stand in the file from `offset` on. */
interface Stretch {
	readonly at: number;
	readonly offset: number;
}

/** The line ends of Python's `str.splitlines`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python splits at them
const LINE_END = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/g;

/** White space as Python's `str.strip` and `\s` see it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: Python counts them as white space
const SPACE = /[\t-\r\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Splits a requirements file into its lines, those without content left out; the order of the steps is that of pip's req_file.py. */
export function logicalLines(text: string): LogicalLine[] {
	const lines: LogicalLine[] = [];
	let parts: string[] = [];
	let stretches: Stretch[] = [];
	let length = 0;
	const add = (part: string, offset: number) => {
		stretches.push({ at: length, offset });
		parts.push(part);
		length += part.length;
	};
	const flush = () => {
		const line = finish(parts.join(""), stretches);
		if (line.text !== "") lines.push(line);
		parts = [];
		stretches = [];
		length = 0;
	};
	for (const { line, offset } of physicalLines(text)) {
		if (parts.length === 0 && !line.endsWith("\\")) {
			const only = finish(line, [{ at: 0, offset }]);
			if (only.text !== "") lines.push(only);
			continue;
		}
		if (line.endsWith("\\") && !isComment(line)) {
			const { start, end } = withoutBackslashes(line);
			add(line.slice(start, end), offset + start);
			continue;
		}
		// A comment that follows a continued line keeps the space that makes it one.
		if (isComment(line)) add(" ", offset);
		add(line, offset);
		flush();
	}
	if (parts.length > 0) flush();
	return lines;
}

function* physicalLines(text: string): Generator<{ readonly line: string; readonly offset: number }> {
	let offset = 0;
	for (const { index, 0: end } of text.matchAll(LINE_END)) {
		yield { line: text.slice(offset, index), offset };
		offset = index + end.length;
	}
	if (offset < text.length) yield { line: text.slice(offset), offset };
}

/** pip takes backslashes off both ends of a line that is continued. */
function withoutBackslashes(line: string): { readonly start: number; readonly end: number } {
	let start = 0;
	let end = line.length;
	while (end > 0 && line[end - 1] === "\\") end -= 1;
	while (start < end && line[start] === "\\") start += 1;
	return { start, end };
}

function isComment(line: string): boolean {
	return line[firstOther(line, 0)] === "#";
}

function finish(joined: string, stretches: readonly Stretch[]): LogicalLine {
	const start = firstOther(joined, 0);
	let end = commentStart(joined);
	while (end > start && isSpace(joined[end - 1])) end -= 1;
	return {
		text: joined.slice(start, Math.max(start, end)),
		offsetOf: (index) => {
			const stretch = stretches.findLast(({ at }) => at <= start + index);
			return stretch === undefined ? 0 : stretch.offset + start + index - stretch.at;
		},
	};
}

/** Offset of the first `#` that begins the line or follows white space; the end of the line where there is none. */
function commentStart(line: string): number {
	for (let at = line.indexOf("#"); at !== -1; at = line.indexOf("#", at + 1)) {
		if (at === 0 || isSpace(line[at - 1])) return at;
	}
	return line.length;
}

function firstOther(line: string, from: number): number {
	let at = from;
	while (at < line.length && isSpace(line[at])) at += 1;
	return at;
}

function isSpace(character: string | undefined): boolean {
	if (character === undefined) return false;
	// Nearly every character is a letter, a digit or punctuation.
	return (character <= " " || character > "~") && SPACE.test(character);
}
