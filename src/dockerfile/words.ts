/** What a name stands for: its value, or that nobody can tell. */
export type Lookup = (name: string) => string | undefined;

/** A word of an instruction as it is written, and where it begins in the instruction's text. */
export interface RawWord {
	readonly text: string;
	readonly at: number;
}

/** Characters of a value: longer ones are not followed, and doubling must end. */
const MAX_VALUE = 8_192;

/** A piece of a word (BuildKit, frontend/dockerfile/shell/lex.go): each character belongs to exactly one. */
const PIECE =
	/'(?<single>[^']*)'|(?<quote>")|\$(?:(?<name>\w+)|\{(?<braced>\w+)(?:(?<operator>:?[-+?=])(?<other>[^{}$]*))?\})|\\(?<escaped>[\s\S])|(?<plain>[^'"$\\]+|[\s\S])/g;

/**
 * The words of an instruction, separated by blanks; quotes and what is escaped hold words together. They stay as they are
 * written.
 */
export function splitWords(text: string): RawWord[] {
	return [...text.matchAll(/(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[\s\S]|[^\s"'\\]|["'\\])+/g)].map(
		({ 0: word, index }) => ({
			text: word,
			at: index,
		}),
	);
}

/**
 * A word with its quotes resolved and its variables replaced, as Docker does before it uses one. `undefined` where a
 * variable that decides it is not known. Windows paths under another escape character than the backslash keep theirs.
 */
export function expandWord(word: string, lookup: Lookup, escaper: "\\" | "`" = "\\"): string | undefined {
	if (word.length > MAX_VALUE) return undefined;
	const written = escaper === "\\" ? word : word.replaceAll("\\", "\\\\");
	const isOpen = written.includes("${");
	let isQuoted = false;
	let result = "";
	for (const piece of written.matchAll(PIECE)) {
		if (piece.groups?.quote !== undefined) {
			isQuoted = !isQuoted;
			continue;
		}
		const text = piece[0] === "$" && isOpen ? undefined : pieceText(piece, isQuoted, lookup);
		if (text === undefined || result.length + text.length > MAX_VALUE) return undefined;
		result += text;
	}
	return result;
}

/** What a piece of a word adds to it. */
function pieceText({ 0: whole, groups = {} }: RegExpExecArray, isQuoted: boolean, lookup: Lookup): string | undefined {
	const { single, name, braced, operator, other = "", escaped } = groups;
	if (single !== undefined && isQuoted) return whole.includes("$") ? undefined : whole;
	if (single !== undefined) return single;
	if (name !== undefined || braced !== undefined) return held(lookup(name ?? braced ?? ""), operator, other);
	if (escaped === undefined) return whole;
	return isQuoted && !/["$\\]/.test(escaped) ? whole : escaped;
}

/** `${X:-d}`: what stands for the variable, or what replaces it. */
function held(value: string | undefined, operator: string | undefined, other: string): string | undefined {
	switch (operator) {
		case "-":
		case ":-":
			return value ?? other;
		case "+":
		case ":+":
			return value === undefined ? undefined : other;
		default:
			return value;
	}
}

/** `A=1 B="2 3"` of ENV and ARG, and the older `ENV A 1`: names with their values as they are written. */
export function splitAssignments(text: string): readonly (readonly [name: string, value: RawWord])[] {
	const words = splitWords(text);
	const [first] = words;
	if (first === undefined) return [];
	if (!first.text.includes("=")) {
		const rest = text.slice(first.at + first.text.length);
		const at = text.length - rest.trimStart().length;
		return [[first.text, { text: rest.trim(), at }]];
	}
	return words.map((word) => {
		const equals = word.text.indexOf("=");
		const end = equals === -1 ? word.text.length : equals;
		return [word.text.slice(0, end), { text: word.text.slice(end + 1), at: word.at + end + 1 }];
	});
}

/** The texts of a list in JSON, with where each begins; `undefined` for what is none, which Docker hands to a shell. */
export function listWords(text: string): RawWord[] | undefined {
	if (!text.startsWith("[") || text.length > MAX_LIST) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) return undefined;
		const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ index }) => index + 1);
		return value.map((word, index) => ({ text: word, at: places[index] ?? 0 }));
	} catch {
		return undefined;
	}
}

/** Characters of a list that is read: Linux takes 128 KiB for one string of a command (execve(2)). */
const MAX_LIST = 131_072;
