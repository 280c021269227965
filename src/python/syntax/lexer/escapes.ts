import { isCharacterName } from "./character-names.ts";
import { BACKSLASH, type Scan } from "./scan.ts";

/** Highest code point of Unicode. */
const LAST_CODE_POINT = 0x10ffff;

const LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const HEX = /^[\da-fA-F]*/;

/**
 * Reports the first escape between two offsets that Python cannot decode: it refuses to compile the string.
 * Escapes that mean nothing (`\d`) are only warned about by Python, and stay silent here.
 */
export function checkEscapes(scan: Scan, start: number, end: number, of: "text" | "bytes"): void {
	const { text } = scan;
	for (let at = start; at < end - 1; at++) {
		if (text.charCodeAt(at) !== BACKSLASH) continue;
		const trouble = troubleAt(text, at + 1, end, of, scan.minor);
		if (trouble !== undefined) {
			scan.problems.push({ start: at, end: Math.min(end, at + trouble.length), ...trouble.words });
			return;
		}
		// The next character belongs to this escape, even where it is a backslash.
		at++;
	}
}

interface Trouble {
	readonly length: number;
	readonly words: { readonly message: string; readonly advice: string };
}

function troubleAt(text: string, at: number, end: number, of: "text" | "bytes", minor: number): Trouble | undefined {
	const letter = text[at] ?? "";
	if (letter !== "x" && of === "bytes") return undefined;
	if (letter === "N") return troubleWithName(text, at, end, minor);
	const length = LENGTHS[letter];
	if (length === undefined) return undefined;
	const digits = HEX.exec(text.slice(at + 1, Math.min(at + 1 + length, end)))?.[0] ?? "";
	if (digits.length === length && Number.parseInt(digits, 16) <= LAST_CODE_POINT) return undefined;
	return {
		length: 2 + digits.length,
		words: {
			message: `The escape \\${letter}${digits} in the string is not valid: \\${letter} takes ${length} hexadecimal digits${letter === "U" ? " up to 0010FFFF" : ""}.`,
			advice: `If a backslash is meant, as in a Windows path or a pattern, write \\\\ or put r before the quotes.`,
		},
	};
}

/** Longest name of a character in Unicode 16 is 88; what is longer is no name. */
const NAME_LIMIT = 100;

function troubleWithName(text: string, at: number, end: number, minor: number): Trouble | undefined {
	const close = text[at + 1] === "{" ? text.slice(at + 2, Math.min(end, at + 2 + NAME_LIMIT)).indexOf("}") : -1;
	if (close < 0) {
		return {
			length: 2,
			words: {
				message: "The escape \\N in the string must be followed by the name of a character in braces.",
				advice: "Write \\N{NAME OF THE CHARACTER}, or \\\\N if a backslash is meant.",
			},
		};
	}
	const name = text.slice(at + 2, at + 2 + close);
	if (isCharacterName(name, minor)) return undefined;
	return {
		length: close + 4,
		words: {
			message: `Python 3.${minor} knows no character named "${name}".`,
			advice: "Correct the name, or write the character itself.",
		},
	};
}
