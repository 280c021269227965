import { type Passage, passageOf } from "./passage.ts";

/** A text that an instruction brings along: `COPY <<EOF /app/start.sh`. */
export interface Heredoc {
	/** The word that ends it. */
	readonly name: string;
	/** Its lines, with the tabs at their starts left out where `<<-` asks for it. */
	readonly content: Passage;
}

/** An instruction of a Dockerfile. */
export interface Instruction {
	/** In upper case: "RUN". */
	readonly keyword: string;
	/** Everything behind the keyword on one line, comments and continuations left out. */
	readonly body: Passage;
	readonly heredocs: readonly Heredoc[];
	/** Offsets in the file, from the keyword to the end of its last line. */
	readonly start: number;
	readonly end: number;
}

/** Instructions of a file, and the character that its author escapes with. */
export interface Instructions {
	readonly escaper: "\\" | "`";
	readonly all: readonly Instruction[];
	/** Characters of the longest line. */
	readonly longestLine: number;
}

/** A line of the file, without its end. */
interface Line {
	readonly text: string;
	readonly start: number;
}

const EMPTY: Line = { text: "", start: 0 };

/** `# escape=\``: only before everything else (BuildKit, frontend/dockerfile/parser/directives.go). */
const DIRECTIVE = /^#[ \t]*([A-Za-z][A-Za-z0-9]*)[ \t]*=[ \t]*(\S.*)$/;

/** Instructions that take texts (BuildKit, parser.go: heredocDirectives). */
const WITH_HEREDOCS: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN"]);

/** A word that announces a text: `<<EOF`, `<<-"EOF"`, `3<<EOF`. Quotes before it on the line are passed over. */
const ANNOUNCEMENT = /"(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?<![^\s])\d*<<(-?)(["']?)([^\s<"']+)\2(?!\S)/g;

/** Reads a Dockerfile as BuildKit's parser does. Linear in the text; what is no instruction is taken as one all the same. */
export function readInstructions(text: string): Instructions {
	const lines = linesIn(text);
	const { escaper, first } = directivesOf(lines);
	const all: Instruction[] = [];
	for (let at = first; at < lines.length; ) {
		const { parts, next } = logicalLine(lines, at, escaper);
		at = next;
		const instruction = instructionOf(parts);
		if (instruction === undefined) continue;
		const { heredocs, next: after } = readHeredocs(instruction, lines, next);
		const last = lines[after - 1];
		const end = after > next && last !== undefined ? last.start + last.text.length : instruction.end;
		all.push({ ...instruction, heredocs, end });
		at = after;
	}
	return { escaper, all, longestLine: lines.reduce((most, { text: line }) => Math.max(most, line.length), 0) };
}

/** The lines that are one: comments and blank lines among those that a backslash adds do not count. */
function logicalLine(
	lines: readonly Line[],
	first: number,
	escaper: string,
): { readonly parts: readonly Line[]; readonly next: number } {
	const parts: Line[] = [];
	for (let at = first; at < lines.length; at++) {
		const line = lines[at] ?? EMPTY;
		const isLeftOut = isComment(line) || line.text.trim() === "";
		if (isLeftOut && parts.length === 0) return { parts, next: at + 1 };
		if (isLeftOut) continue;
		const text = line.text.trimEnd();
		const isContinued = text.endsWith(escaper) && text.at(-2) !== escaper;
		parts.push(isContinued ? { text: text.slice(0, -1), start: line.start } : line);
		if (!isContinued) return { parts, next: at + 1 };
	}
	return { parts, next: lines.length };
}

function linesIn(text: string): Line[] {
	const lines: Line[] = [];
	let start = text.startsWith("\uFEFF") ? 1 : 0;
	while (start < text.length) {
		const found = text.indexOf("\n", start);
		const end = found === -1 ? text.length : found;
		lines.push({ text: text.slice(start, text[end - 1] === "\r" && end > start ? end - 1 : end), start });
		start = end + 1;
	}
	return lines;
}

function isComment({ text }: Line): boolean {
	return text.trimStart().startsWith("#");
}

function directivesOf(lines: readonly Line[]): { readonly escaper: "\\" | "`"; readonly first: number } {
	let escaper: "\\" | "`" = "\\";
	let first = 0;
	for (const { text } of lines) {
		const [, name = "", value = ""] = DIRECTIVE.exec(text.trim()) ?? [];
		if (name === "") break;
		if (name.toLowerCase() === "escape" && value === "`") escaper = "`";
		first += 1;
	}
	return { escaper, first };
}

function instructionOf(parts: readonly Line[]): Omit<Instruction, "heredocs"> | undefined {
	const whole = passageOf(parts);
	const [, blank = "", keyword = "", gap = ""] = /^(\s*)(\S+)(\s*)/.exec(whole.text) ?? [];
	if (keyword === "") return undefined;
	const begin = blank.length + keyword.length + gap.length;
	const end = Math.max(begin, whole.text.trimEnd().length);
	return {
		keyword: keyword.toUpperCase(),
		body: whole.slice(begin, end),
		start: whole.offset(blank.length),
		end: whole.offset(end - 1) + 1,
	};
}

/** The texts that an instruction announces, in their order, and the line after them. One that never ends goes on to the end. */
function readHeredocs(
	{ keyword, body }: Omit<Instruction, "heredocs">,
	lines: readonly Line[],
	first: number,
): { readonly heredocs: readonly Heredoc[]; readonly next: number } {
	const heredocs: Heredoc[] = [];
	let next = first;
	if (!WITH_HEREDOCS.has(keyword) || !body.text.includes("<<")) return { heredocs, next };
	for (const [, dash, , name] of body.text.matchAll(ANNOUNCEMENT)) {
		if (name === undefined) continue;
		const content: Line[] = [];
		for (; next < lines.length; next++) {
			const line = lines[next] ?? EMPTY;
			const text = dash === "-" ? line.text.replace(/^\t+/, "") : line.text;
			if (text === name) break;
			content.push({ text: `${text}\n`, start: line.start + line.text.length - text.length });
		}
		next = Math.min(next + 1, lines.length);
		heredocs.push({ name, content: passageOf(content) });
	}
	return { heredocs, next };
}
