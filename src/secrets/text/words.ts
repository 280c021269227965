/** Finds words in bytes, all of them in one pass, whatever the case of ASCII letters. */
export interface WordFinder {
	/**
	 * Calls `found` for every place where one of the words stands: its index, and the offset of its first byte, in the order of
	 * those offsets. Ends early where `found` answers `false`.
	 */
	search(bytes: Uint8Array, found: (word: number, start: number) => boolean): void;
}

/**
 * What pairs of bytes tell. Every second pair is looked at, and no other: a word begins with one of them, or with its right byte. Words
 * are in sets, and each set has a bit for either. Two pairs in a row may hold the beginning of a word of a set only where
 * `opens` of the first and `goesOn` of the second have one of its bits in common: one step without a branch, and seldom true by
 * chance (so does Teddy, of Intel's Hyperscan, with the registers of a processor).
 */
interface Filter {
	readonly opens: Uint16Array;
	readonly goesOn: Uint16Array;
}

/** A word in lower case, and of each of its characters the bit by which the cases differ, or 0. */
interface Spelling {
	readonly index: number;
	readonly codes: Uint8Array;
	readonly cases: Uint8Array;
}

/** Bytes of the shortest word: two of them are a pair that is looked at. */
const MIN_LENGTH = 3;

/** Sets, and those of them for the shortest words, whose fourth byte may be any. */
const SETS = 8;
const SHORT_SETS = 1;

/** What the bit of a set is times this, where a word begins with the right byte of a pair. */
const AT_RIGHT = 1 << SETS;

/** What each byte of a pair counts for in the number that a `Uint16Array` makes of it: machines differ. */
const [LEFT, RIGHT] = new Uint16Array(Uint8Array.of(1, 0).buffer)[0] === 1 ? [1, 256] : [256, 1];

const CASE = 0x20;

/** Compiles words of ASCII characters. Throws where one has fewer than three. */
export function wordFinder(words: readonly string[]): WordFinder {
	const spellings = words.map(spellingOf);
	const filter = filterOf(spellings);
	const { numbers, groups } = byBeginning(spellings);
	/** Tells the words that stand at an offset; `false` where no more are wanted. */
	const tell = (bytes: Uint8Array, start: number, found: (word: number, start: number) => boolean): boolean => {
		if (start + MIN_LENGTH > bytes.length) return true;
		const number = numbers[keyOf(bytes[start], bytes[start + 1], bytes[start + 2])] ?? 0;
		if (number === 0) return true;
		for (const spelling of groups[number] ?? []) {
			if (standsAt(bytes, start, spelling) && !found(spelling.index, start)) return false;
		}
		return true;
	};
	return {
		search(bytes, found) {
			if (bytes.length < MIN_LENGTH) return;
			const first = bytes.byteOffset % 2;
			const pairs = new Uint16Array(bytes.buffer, bytes.byteOffset + first, (bytes.length - first) >> 1);
			// A byte may stand alone before the first pair, and another behind the last one.
			if (first === 1 && !tell(bytes, 0, found)) return;
			for (let at = nextPlace(filter, pairs, 1); at < pairs.length; at = nextPlace(filter, pairs, at + 1)) {
				const start = first + 2 * at - 2;
				if (!tell(bytes, start, found) || !tell(bytes, start + 1, found)) return;
			}
			tell(bytes, first + 2 * pairs.length - 2, found);
		},
	};
}

/**
 * The next pair, from one on, before which a word may begin: with the pair before it, or with the right byte of that. Their number where there
 * is none. It writes nothing and calls nothing, so that it is compiled to a dozen instructions a step.
 */
function nextPlace({ opens, goesOn }: Filter, pairs: Uint16Array, from: number): number {
	let open = opens[pairs[from - 1] ?? 0] ?? 0;
	for (let at = from; at < pairs.length; at++) {
		const pair = pairs[at] ?? 0;
		if ((open & (goesOn[pair] ?? 0)) !== 0) return at;
		open = opens[pair] ?? 0;
	}
	return pairs.length;
}

function standsAt(bytes: Uint8Array, start: number, { codes, cases }: Spelling): boolean {
	if (start + codes.length > bytes.length) return false;
	for (let at = 0; at < codes.length; at++) {
		if (((bytes[start + at] ?? 0) | (cases[at] ?? 0)) !== codes[at]) return false;
	}
	return true;
}

function spellingOf(word: string, index: number): Spelling {
	if (word.length < MIN_LENGTH) throw new RangeError(`"${word}" is too short to be searched for`);
	const codes = Uint8Array.from(Buffer.from(word.toLowerCase(), "latin1"));
	return { index, codes, cases: codes.map((code) => (code >= 0x61 && code <= 0x7a ? CASE : 0)) };
}

/** The words by the number of their beginning, in the order in which they were given; none has the number 0. */
function byBeginning(spellings: readonly Spelling[]) {
	const numbers = new Uint16Array(1 << 15);
	const groups: Spelling[][] = [[]];
	for (const spelling of spellings) {
		const key = keyOf(...spelling.codes.subarray(0, 3));
		if (numbers[key] === 0) numbers[key] = groups.push([]) - 1;
		groups[numbers[key] ?? 0]?.push(spelling);
	}
	return { numbers, groups };
}

/** Five bits of each of three bytes: those that both cases of a letter have in common. */
function keyOf(first = 0, second = 0, third = 0): number {
	return ((first & 0x1f) << 10) | ((second & 0x1f) << 5) | (third & 0x1f);
}

/** Neighbours in the alphabet share a set: the more alike its words are, the less else looks like one of them. */
function filterOf(spellings: readonly Spelling[]): Filter {
	const sorted = spellings.toSorted((one, other) => Buffer.compare(one.codes, other.codes));
	const isShort = ({ codes }: Spelling) => codes.length === MIN_LENGTH;
	const short = inSets(sorted.filter(isShort), 0, SHORT_SETS);
	const long = inSets(
		sorted.filter((one) => !isShort(one)),
		SHORT_SETS,
		SETS,
	);
	const opens = anyBeside(
		RIGHT,
		[...short, ...long].flatMap(({ one, set }) => marks(one, 0, set * AT_RIGHT)),
	);
	const goesOn = anyBeside(
		LEFT,
		short.flatMap(({ one, set }) => marks(one, 2, set)),
	);
	for (const { one, set } of [...short, ...long]) {
		markPair(opens, marks(one, 0, set), marks(one, 1, set));
		markPair(goesOn, marks(one, 1, set * AT_RIGHT), marks(one, 2, set * AT_RIGHT));
	}
	for (const { one, set } of long) markPair(goesOn, marks(one, 2, set), marks(one, 3, set));
	return { opens, goesOn };
}

/** Spreads words over the sets from one on and before another; gives the bit of each. */
function inSets(words: readonly Spelling[], from: number, to: number) {
	return words.map((one, index) => ({ one, set: 1 << (from + Math.floor(((to - from) * index) / words.length)) }));
}

/** A byte as which a character of a word may be written, with the bits of sets. */
interface Mark {
	readonly byte: number;
	readonly sets: number;
}

function marks({ codes, cases }: Spelling, at: number, sets: number): readonly Mark[] {
	const byte = codes[at] ?? 0;
	return cases[at] === CASE
		? [
				{ byte, sets },
				{ byte: byte - CASE, sets },
			]
		: [{ byte, sets }];
}

/** A table in which pairs are marked by one of their bytes, the one of this weight, whatever the other is. */
function anyBeside(weight: number, list: readonly Mark[]): Uint16Array {
	const row = new Uint16Array(256);
	for (const { byte, sets } of list) row[byte] = (row[byte] ?? 0) | sets;
	const table = new Uint16Array(1 << 16);
	for (let other = 0; other < row.length; other++) {
		if (weight === 1) table.set(row, other * 256);
		else table.fill(row[other] ?? 0, other * 256, other * 256 + 256);
	}
	return table;
}

function markPair(table: Uint16Array, lefts: readonly Mark[], rights: readonly Mark[]): void {
	for (const left of lefts) {
		for (const right of rights) {
			const pair = left.byte * LEFT + right.byte * RIGHT;
			table[pair] = (table[pair] ?? 0) | left.sets;
		}
	}
}
