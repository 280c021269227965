import type { YAMLError } from "yaml";

/** What is wrong with a piece of YAML and what to do about it: a clause and a sentence. */
export interface Explanation {
	readonly message: string;
	readonly remedy: string;
}

/** What explaining needs of an error of the yaml package. */
export interface Fault extends Pick<YAMLError, "code" | "message"> {
	/** Offsets into the text. */
	readonly pos: readonly [number, number];
}

/** Characters of the text that a message quotes. */
const QUOTED = 40;

/** Errors after which the parser still knows where it is: what it says next is about something else. */
const INDEPENDENT: ReadonlySet<string> = new Set([
	"BAD_ALIAS",
	"BAD_DQ_ESCAPE",
	"BAD_SCALAR_START",
	"BLOCK_AS_IMPLICIT_KEY",
	"TAB_AS_INDENT",
	"TAG_RESOLVE_FAILED",
]);

/** Whether what the parser reports after this error can be trusted to be more than its echo. */
export function isIndependent({ code, message }: Fault): boolean {
	return INDEPENDENT.has(code) || message.endsWith("at node end");
}

/** Puts an error of the yaml package into words for somebody who has never read a YAML specification. */
export function explain(error: Fault, text: string): Explanation {
	const [start, end] = error.pos;
	const rest = restOfLine(text, start);
	const shown = quote(rest);
	switch (error.code) {
		case "BLOCK_AS_IMPLICIT_KEY":
			return explainNesting(rest);
		case "MULTILINE_IMPLICIT_KEY":
			return noPair(shown);
		case "TAB_AS_INDENT":
			return { message: "a line is indented with a tab, which YAML forbids", remedy: "Indent it with spaces." };
		case "BAD_SCALAR_START":
			return reserved(shown);
		case "BAD_ALIAS":
			return { message: `the value ${shown} begins with "*", which refers to an anchor`, remedy: QUOTE_IT };
		case "BAD_DQ_ESCAPE":
			return {
				message: `${quote(text.slice(start, start + 2))} is not an escape sequence of a text in double quotes`,
				remedy: 'Write the backslash as "\\\\", or put the text in single quotes.',
			};
		case "TAG_RESOLVE_FAILED":
			return {
				message: `the tag ${quote(text.slice(start, end))} means nothing to the Hub`,
				remedy: "Remove the tag.",
			};
		case "BAD_INDENT":
			return error.message.startsWith("Flow") ? unclosedBracket(rest) : badIndent(shown);
		case "MISSING_CHAR":
			return explainMissing(error.message, shown);
		default:
			return explainUnexpected(error, shown, isFirstOfLine(text, start));
	}
}

const QUOTE_IT = "Put the value in quotes.";

function noPair(shown: string): Explanation {
	return {
		message: `${shown} is not a "key: value" pair`,
		remedy: 'Write it as "key: value" with a space behind the colon, or delete the line.',
	};
}

function reserved(shown: string): Explanation {
	return { message: `the value ${shown} begins with a character that YAML reserves`, remedy: QUOTE_IT };
}

function badIndent(shown: string): Explanation {
	return {
		message: `the line ${shown} is not indented like its neighbours`,
		remedy: "Let the keys of one mapping begin in the same column.",
	};
}

function unclosedBracket(rest: string): Explanation {
	const where = rest.trim() === "" ? "" : ` before ${quote(rest)}`;
	return { message: `a list or mapping in brackets is not closed${where}`, remedy: 'Add the closing "]" or "}".' };
}

function explainNesting(value: string): Explanation {
	if (/^[?-]\s/.test(value)) return reserved(quote(value));
	if (/:(?:\s|$)/.test(value.trimEnd())) {
		return { message: `the value ${quote(value)} holds a colon followed by a space`, remedy: QUOTE_IT };
	}
	return {
		message: `the line after ${quote(value)} is indented as if it belonged to that value`,
		remedy: "Let the keys of one mapping begin in the same column.",
	};
}

function explainMissing(message: string, shown: string): Explanation {
	if (isUnclosedQuote(message)) {
		return {
			message: `the quote that begins ${shown} is not closed`,
			remedy: "Add the closing quote behind the value.",
		};
	}
	if (message.startsWith("Missing directives-end")) {
		return { message: "a line begins with %, which YAML takes for a directive", remedy: "Remove the line." };
	}
	return noPair(shown);
}

/** Whether the parser reached the end in search of a closing quote. */
export function isUnclosedQuote(message: string): boolean {
	return message.startsWith("Missing closing");
}

function explainUnexpected({ message }: Fault, shown: string, isFirst: boolean): Explanation {
	if (message.endsWith("at node end") && isFirst) return badIndent(shown);
	if (message.endsWith("at node end")) {
		return {
			message: `${shown} stands behind a value that is already complete`,
			remedy: "Put the whole value in one pair of quotes.",
		};
	}
	if (message.includes("-end token")) {
		return {
			message: `${shown} closes a bracket that was never opened`,
			remedy: "Remove it, or put the value in quotes.",
		};
	}
	if (message.includes("block-seq-ind")) {
		return {
			message: `the list ${shown} begins on the line of its key`,
			remedy: "Begin the list on a line of its own.",
		};
	}
	if (message.startsWith("Block scalar header") || message.startsWith("Not a YAML token")) {
		return {
			message: `${shown} follows "|" or ">", which YAML takes for the beginning of a block of text`,
			remedy: QUOTE_IT,
		};
	}
	return { message: `${shown} cannot stand here`, remedy: QUOTE_IT };
}

/** From an offset to the end of its line. */
function restOfLine(text: string, offset: number): string {
	const length = text.slice(offset).search(/[\r\n]/);
	return length === -1 ? text.slice(offset) : text.slice(offset, offset + length);
}

function isFirstOfLine(text: string, offset: number): boolean {
	return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() === "";
}

/** The first line of a text in quotes, shortened. */
export function quote(text: string): string {
	const shown = restOfLine(text.trim(), 0);
	return `"${shown.length > QUOTED ? `${shown.slice(0, QUOTED)}…` : shown}"`;
}
