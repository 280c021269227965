import { expect, test } from "@jest/globals";
import { wordFinder } from "../../src/secrets/text/words.ts";
import { fc } from "../support/seed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function foundIn(text: Uint8Array, words: readonly string[]): string[] {
	const found: string[] = [];
	wordFinder(words).search(text, (word, start) => found.push(`${words[word]}@${start}`) > 0);
	return found;
}

/** The same by comparing every word at every place. */
function expected(text: string, words: readonly string[]): string[] {
	const lower = text.toLowerCase();
	return Array.from(lower, (_, start) =>
		words.filter((word) => lower.startsWith(word.toLowerCase(), start)).map((word) => `${word}@${start}`),
	).flat();
}

test("words are found wherever they begin, in either case", () => {
	expect(foundIn(bytes("My API_KEY, his apikey"), ["_key", "apikey"])).toEqual(["_key@6", "apikey@16"]);
});

test("a word within another is found beside it, and of those that begin together each", () => {
	expect(foundIn(bytes("ushers"), ["hers", "she", "shers", "her"])).toEqual(["she@1", "shers@1", "hers@2", "her@2"]);
});

test("a byte beside those of a word makes another of it", () => {
	expect(foundIn(Uint8Array.of(0x73, 0xeb, 0x63, 0x53, 0x45, 0x43, 0x13, 0x45, 0x43), ["sec"])).toEqual(["sec@3"]);
	expect(foundIn(bytes("a?b a_b"), ["a_b"])).toEqual(["a_b@4"]);
});

test("whatever the words and the text are, and wherever the text begins in memory, nothing is missed", () => {
	const letters = fc.string({ unit: fc.constantFrom("a", "b", "A", "_", "-"), minLength: 3, maxLength: 6 });
	const words = fc.uniqueArray(letters, { minLength: 1, maxLength: 12, selector: (word) => word.toLowerCase() });
	const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "B", "_", "-", "x"), maxLength: 60 });
	fc.assert(
		fc.property(words, text, fc.nat(3), (list, inText, offset) => {
			const within = bytes(`aaa${inText}aaa`).subarray(3, 3 + inText.length);
			const moved = new Uint8Array(inText.length + offset).subarray(offset);
			moved.set(within);
			expect(foundIn(within, list)).toEqual(expected(inText, list));
			expect(foundIn(moved, list)).toEqual(expected(inText, list));
		}),
		{ numRuns: 500 },
	);
});

test("a search ends where it is told to", () => {
	let count = 0;
	wordFinder(["aaa"]).search(bytes("aaaaaa"), () => {
		count += 1;
		return count < 2;
	});
	expect(count).toBe(2);
});

test("a word of two characters is none to search for", () => {
	expect(() => wordFinder(["pw"])).toThrow(RangeError);
});
