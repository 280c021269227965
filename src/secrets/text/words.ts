/** Finds words in bytes, all of them in one pass (Aho and Corasick, 1975), whatever the case of ASCII letters. */
export interface WordFinder {
	/**
	 * Calls `found` for every place where one of the words ends: the longest of those that end there, by its index, and the
	 * offset of its first byte. Ends early where `found` answers `false`.
	 */
	search(bytes: Uint8Array, found: (word: number, start: number) => boolean): void;
}

/**
 * The words as an automaton. A state is its number times the number of classes. What follows a state is worked out when it
 * is first needed: most programs need little of it, and making it all costs more than searching a small project.
 */
interface Automaton {
	/** The class of each byte: one for both cases of a letter, 0 for what no word holds. */
	readonly classes: Uint8Array;
	/** The state after a state and a class, or {@link UNKNOWN}. Small numbers: the table fits into a processor's nearest memory. */
	readonly next: Uint16Array;
	/** One more than the index of the longest word that ends in a state; 0 for none, or {@link UNKNOWN}. */
	readonly ends: Uint16Array;
	/** The state before a state, and the class between them. */
	readonly parents: Uint16Array;
	readonly kinds: Uint8Array;
}

/** What is not worked out yet. */
const UNKNOWN = 0xffff;

/** Compiles words of ASCII characters. Throws where they have too many letters to be numbered. */
export function wordFinder(words: readonly string[]): WordFinder {
	const automaton = automatonOf(words);
	const { classes, next, ends } = automaton;
	return {
		search(bytes, found) {
			let state = 0;
			for (let at = 0; at < bytes.length; at++) {
				const kind = classes[bytes[at] ?? 0] ?? 0;
				const to = next[state + kind] ?? 0;
				state = to !== UNKNOWN ? to : follow(automaton, state, kind);
				if (ends[state] === 0) continue;
				const word = ends[settle(automaton, state)] ?? 0;
				if (word !== 0 && !found(word - 1, at + 1 - (words[word - 1]?.length ?? 0))) return;
			}
		},
	};
}

/** The trie of the words; what follows where a word breaks off is left open. */
function automatonOf(words: readonly string[]): Automaton {
	const { classes, count } = classesOf(words);
	const size = count * (1 + words.reduce((sum, { length }) => sum + length, 0));
	if (size > UNKNOWN) throw new RangeError(`${words.length} words are too many`);
	const automaton = {
		classes,
		next: new Uint16Array(size).fill(UNKNOWN),
		ends: new Uint16Array(size).fill(UNKNOWN),
		parents: new Uint16Array(size),
		kinds: new Uint8Array(size),
	};
	const { next, ends, parents, kinds } = automaton;
	let last = 0;
	ends[0] = 0;
	for (const [index, word] of words.entries()) {
		let state = 0;
		for (let at = 0; at < word.length; at++) {
			const kind = classes[word.charCodeAt(at)] ?? 0;
			if (next[state + kind] === UNKNOWN) {
				last += count;
				next[state + kind] = last;
				parents[last] = state;
				kinds[last] = kind;
			}
			state = next[state + kind] ?? 0;
		}
		if (ends[state] === UNKNOWN) ends[state] = index + 1;
	}
	for (let kind = 0; kind < count; kind++) if (next[kind] === UNKNOWN) next[kind] = 0;
	for (let kind = 0; kind < count; kind++) settle(automaton, next[kind] ?? 0);
	return automaton;
}

function classesOf(words: readonly string[]): { classes: Uint8Array; count: number } {
	const classes = new Uint8Array(256);
	let count = 1;
	for (const character of new Set(words.join("").toLowerCase())) {
		classes[character.charCodeAt(0)] = count;
		classes[character.toUpperCase().charCodeAt(0)] = count;
		count += 1;
	}
	return { classes, count };
}

/** The state after a state and a class, worked out for the first time. */
function follow(automaton: Automaton, state: number, kind: number): number {
	const known = automaton.next[state + kind] ?? 0;
	if (known !== UNKNOWN) return settle(automaton, known);
	const to = follow(automaton, fallback(automaton, state), kind);
	automaton.next[state + kind] = to;
	return to;
}

/** The longest proper end of what a state has read that is itself the beginning of a word. */
function fallback(automaton: Automaton, state: number): number {
	const parent = automaton.parents[state] ?? 0;
	return parent === 0 ? 0 : follow(automaton, fallback(automaton, parent), automaton.kinds[state] ?? 0);
}

/** Works out which word ends in a state. */
function settle(automaton: Automaton, state: number): number {
	if (automaton.ends[state] === UNKNOWN) {
		automaton.ends[state] = automaton.ends[settle(automaton, fallback(automaton, state))] ?? 0;
	}
	return state;
}
