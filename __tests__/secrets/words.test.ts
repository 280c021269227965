import { expect, test } from "@jest/globals";
import { wordFinder } from "../../src/secrets/text/words.ts";
import { fc } from "../support/seed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

function foundIn(text: string, words: readonly string[]): string[] {
	const found: string[] = [];
	wordFinder(words).search(bytes(text), (word, start) => found.push(`${words[word]}@${start}`) > 0);
	return found;
}

/** The same by comparing every word at every place: where several end together, the longest. */
function expected(text: string, words: readonly string[]): string[] {
	const lower = text.toLowerCase();
	return Array.from({ length: lower.length }, (_, index) => index + 1).flatMap((end) => {
		const ending = words.filter((word) => lower.slice(0, end).endsWith(word.toLowerCase()));
		const [longest] = ending.sort((a, b) => b.length - a.length);
		return longest === undefined ? [] : [`${longest}@${end - longest.length}`];
	});
}

test("words are found wherever they end, in either case", () => {
	expect(foundIn("My API_KEY, his apikey", ["_key", "apikey"])).toEqual(["_key@6", "apikey@16"]);
});

test("a word within another is found beside it, and of those that end together the longest", () => {
	expect(foundIn("ushers", ["he", "she", "his", "hers"])).toEqual(["she@1", "hers@2"]);
});

test("whatever the words and the text are, nothing is missed", () => {
	const letters = fc.string({ unit: fc.constantFrom("a", "b", "A", "_", "-"), minLength: 1, maxLength: 5 });
	const words = fc.uniqueArray(letters, { minLength: 1, maxLength: 8, selector: (word) => word.toLowerCase() });
	const text = fc.string({ unit: fc.constantFrom("a", "b", "A", "B", "_", "-", "x"), maxLength: 60 });
	fc.assert(
		fc.property(words, text, (list, inText) => {
			expect(foundIn(inText, list)).toEqual(expected(inText, list));
		}),
		{ numRuns: 500 },
	);
});

test("a search ends where it is told to", () => {
	let count = 0;
	wordFinder(["a"]).search(bytes("aaaa"), () => {
		count += 1;
		return count < 2;
	});
	expect(count).toBe(2);
});
