import type { SyntaxProblem } from "../../module.ts";
import { emit, emitTrouble, type Scan } from "./scan.ts";
import { K, kindOfWord } from "./token.ts";

const MAY_BEGIN = /[\p{XIDS}_]/u;
const MAY_CONTINUE = /\p{XIDC}/u;

/** 1 for the ASCII characters of names. */
const IS_WORD = new Uint8Array(128);
for (let c = 0; c < 128; c++) IS_WORD[c] = /\w/.test(String.fromCharCode(c)) ? 1 : 0;

/** Reads the name or keyword that begins at the present offset with an ASCII letter. Gives its end; emits nothing. */
export function endOfAsciiWord({ text, at, end }: Scan): number {
	let next = at + 1;
	while (next < end && IS_WORD[text.charCodeAt(next)] === 1) next++;
	return next;
}

/** Emits the word from the present offset to `end`, and what follows it outside of ASCII (PEP 3131). */
export function emitWord(scan: Scan, end: number): void {
	const start = scan.at;
	scan.at = end;
	if (end < scan.end && scan.text.charCodeAt(end) >= 128) {
		continueWord(scan, start);
		return;
	}
	emit(scan, kindOfWord(scan.text, start, end), start, end);
}

/** Reads what begins at the present offset with a character outside of ASCII. */
export function scanForeign(scan: Scan): void {
	const character = characterAt(scan, scan.at);
	if (!MAY_BEGIN.test(character)) {
		strayCharacter(scan, character);
		return;
	}
	const start = scan.at;
	scan.at += character.length;
	continueWord(scan, start);
}

function continueWord(scan: Scan, start: number): void {
	while (scan.at < scan.end) {
		const character = characterAt(scan, scan.at);
		if (!MAY_CONTINUE.test(character)) break;
		scan.at += character.length;
	}
	emit(scan, K.name, start, scan.at);
}

/** Reads one character that no token begins with. */
export function strayCharacter(scan: Scan, character: string): void {
	const start = scan.at;
	scan.at += character.length;
	emitTrouble(scan, { start, end: scan.at, ...troubleWith(scan, character) });
}

function characterAt(scan: Scan, at: number): string {
	return String.fromCodePoint(scan.text.codePointAt(at) ?? 0);
}

const QUOTES = /[‘’‚‛“”„‟′″«»`´]/;
const DASHES = /[‐‑‒–—―−]/;

function troubleWith(scan: Scan, character: string): Pick<SyntaxProblem, "message" | "advice"> {
	if (scan.text.startsWith("```", scan.at - 1)) {
		return {
			message: "The marks of a Markdown code block (```) stand in the file.",
			advice: "Delete them, and all text around that is no Python.",
		};
	}
	const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
	if (character === "`") {
		return { message: "Backquotes were Python 2's way to write repr().", advice: "Write repr(…)." };
	}
	if (QUOTES.test(character)) {
		return {
			message: `The typographic quotation mark ${character} (${code}) is no quotation mark to Python.`,
			advice: `Write ' or ".`,
		};
	}
	if (DASHES.test(character)) {
		return { message: `The dash ${character} (${code}) is no minus sign to Python.`, advice: "Write -." };
	}
	if (/[\p{Z}\p{C}]/u.test(character)) {
		return {
			message: `An invisible character (${code}) stands in the code, and Python takes it for no white space.`,
			advice: "Delete it, or put a plain space there.",
		};
	}
	const named = character.charCodeAt(0) < 128 ? character : `${character} (${code})`;
	return {
		message: `The character ${named} means nothing in Python outside of strings and comments.`,
		advice: "Remove it, or quote the text that it belongs to.",
	};
}
