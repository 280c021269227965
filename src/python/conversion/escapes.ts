/** An escape sequence, or a line end; `\` and what follows it last. The longest name of a character has 88 letters. */
const ESCAPE =
	/\r\n|\\(?:N\{([^}\n]{0,120})\}|([0-7]{1,3})|x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(\r\n|[\s\S]))/g;

const SIMPLE: ReadonlyMap<string, string> = new Map([
	["\n", ""],
	["\r\n", ""],
	["\\", "\\"],
	["'", "'"],
	['"', '"'],
	["a", "\x07"],
	["b", "\b"],
	["f", "\f"],
	["n", "\n"],
	["r", "\r"],
	["t", "\t"],
	["v", "\v"],
]);

/** What a stretch of a string is worth. */
export type Unescaped =
	| { readonly kind: "known"; readonly text: string }
	/** It names a character (`\N{BULLET}`), for which one would need the database of Unicode names. */
	| { readonly kind: "unknown" };

/**
 * Resolves the escapes of a text string (Python reference, 2.4.1.1); a `\` that begins none stays. Line ends become `\n`.
 */
export function unescapeText(source: string): Unescaped {
	let isKnown = true;
	const text = source.replace(ESCAPE, (match, name, octal, x, u, big, other) => {
		if (name !== undefined) {
			isKnown = false;
			return "";
		}
		if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
		const hexadecimal = x ?? u ?? big;
		if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16));
		if (other !== undefined) return SIMPLE.get(other) ?? match;
		return "\n";
	});
	return isKnown ? { kind: "known", text } : { kind: "unknown" };
}

/** A raw string's text: as it stands, line ends made `\n`. */
export function rawText(source: string): Unescaped {
	return { kind: "known", text: source.replaceAll("\r\n", "\n") };
}

function characterOf(point: number): string {
	return point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
}
