/** Shannon entropy of a text, in bits a character. */
export function entropy(text: string): number {
	const counts = new Map<string, number>();
	for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
	let bits = 0;
	for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
	return bits;
}

/** Letters and digits without anything between them. */
const CHUNK = /[A-Za-z0-9]+/g;

/** Words, abbreviations and numbers within a chunk: `HTTPServer2` has three. */
const PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;

/** Parts of a chunk that people still read, and digits at its end. */
const MAX_PARTS = 6;
const MAX_DIGITS = 4;

/** Letters with a vowel at least every so many. */
const UNPRONOUNCEABLE = /[bcdfghjklmnpqrstvwxz]{6}/i;

/**
 * How many characters of a text no person would have chosen: those of chunks in which digits stand among letters, or
 * capitals where no word begins.
 */
export function randomLength(text: string): number {
	let length = 0;
	for (const [chunk] of text.matchAll(CHUNK)) if (isRandom(chunk)) length += chunk.length;
	return length;
}

function isRandom(chunk: string): boolean {
	if (chunk.length < 4 || chunk.length > 4_096) return chunk.length >= 4;
	if (/^\d+$/.test(chunk)) return chunk.length >= 10;
	if (/^[a-z]+$/i.test(chunk) && chunk.length > 40) return true;
	return !isReadable(chunk.match(PART) ?? []) || UNPRONOUNCEABLE.test(chunk);
}

/** `Words`, `camelCaseWords`, `base64url`, `HTTPServer2`; not `s3cr3t`, `xK9dQ`. */
function isReadable(parts: readonly string[]): boolean {
	if (parts.length > MAX_PARTS) return false;
	const letters = parts.filter((part) => !/\d/.test(part));
	const isWordy = letters.every((part) => part.length <= (/^[A-Z]+$/.test(part) ? MAX_PARTS : 20));
	const short = letters.filter((part) => part.length < 3).length;
	const numbers = parts.flatMap((part, index) => (/\d/.test(part) ? [{ part, index }] : []));
	const areInPlace = numbers.every(
		({ part, index }) =>
			part.length <= (index === parts.length - 1 ? MAX_DIGITS : 2) && (index > 0 || part.length <= 2),
	);
	return isWordy && areInPlace && short <= 1 && numbers.length <= 1;
}

/** One character again and again, or neighbours of the alphabet and of the keyboard one after the other. */
export function isMonotonous(text: string): boolean {
	const letters = text.toLowerCase().replace(/[^a-z0-9]/g, "");
	if (letters.length < 6) return false;
	let steps = 0;
	for (let index = 1; index < letters.length; index++) {
		const step = letters.charCodeAt(index) - letters.charCodeAt(index - 1);
		if (step === 0 || step === 1 || step === -1) steps += 1;
	}
	return steps >= (letters.length - 1) * 0.7;
}
