/** Which sequences of three bytes a file has, as bits: a few of a kilobyte's thousands, so that most words can be ruled out at once. */
export type Trigrams = Uint32Array;

/** Bits of one file; a module of 10 KB sets a sixth of them, and one that sets all is searched as if there were none. */
const BITS = 14;
const SHIFT = 32 - BITS;

/** Words are constants of rules and names of a project: of the latter there are as many as somebody likes. */
const MAX_KNOWN_WORDS = 10_000;

const bitsOfWords = new Map<string, readonly number[]>();

/** The trigrams of some bytes. */
export function trigramsOf(bytes: Uint8Array): Trigrams {
	const trigrams = new Uint32Array(1 << (BITS - 5));
	let last = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
	for (let at = 2; at < bytes.length; at += 1) {
		last = ((last << 8) | (bytes[at] ?? 0)) & 0xffffff;
		const bit = bitOf(last);
		trigrams[bit >>> 5] = (trigrams[bit >>> 5] ?? 0) | (1 << (bit & 31));
	}
	return trigrams;
}

/** Whether bytes with these trigrams may hold a word. "No" is certain; words of less than three bytes may always be there. */
export function mayHold(trigrams: Trigrams, word: string): boolean {
	const bits = bitsOfWords.get(word) ?? learn(word);
	for (const bit of bits) if (((trigrams[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
	return true;
}

function learn(word: string): readonly number[] {
	const bytes = Buffer.from(word);
	const bits: number[] = [];
	for (let at = 2; at < bytes.length; at += 1) {
		bits.push(bitOf(((bytes[at - 2] ?? 0) << 16) | ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)));
	}
	if (bitsOfWords.size < MAX_KNOWN_WORDS) bitsOfWords.set(word, bits);
	return bits;
}

/** Spreads neighbouring trigrams (Knuth's multiplicative hash). */
function bitOf(trigram: number): number {
	return Math.imul(trigram, 0x9e3779b1) >>> SHIFT;
}
