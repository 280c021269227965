/** Where the body of a function stands: offsets of its first statement, and behind its last. */
export interface Body {
	readonly start: number;
	readonly end: number;
}

/** Code units of a body that is worth leaving out. */
const MIN_LENGTH = 40;

const QUOTES = '"""';

/**
 * The text with a string of the same length in place of every long body, so that all that is left stands where it stood.
 * `undefined` where the bodies make up less than half of it: then they are better read with the rest.
 */
export function outlineOf(text: string, bodies: readonly Body[]): string | undefined {
	const long = bodies.filter(({ start, end }) => end - start >= MIN_LENGTH);
	const length = long.reduce((sum, { start, end }) => sum + end - start, 0);
	if (length * 2 < text.length || length === 0) return undefined;
	const parts: string[] = [];
	let last = 0;
	for (const { start, end } of long) {
		parts.push(text.slice(last, start), QUOTES, " ".repeat(end - start - 2 * QUOTES.length), QUOTES);
		last = end;
	}
	return parts.join("") + text.slice(last);
}
