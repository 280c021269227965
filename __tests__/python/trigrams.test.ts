import { expect, test } from "@jest/globals";
import { mayHold, trigramsOf } from "../../src/python/trigrams.ts";
import { fc } from "../support/seed.ts";

test("no word that stands in a text is ruled out", () => {
	const text = fc.string({ unit: "grapheme", maxLength: 200 });
	fc.assert(
		fc.property(text, text, text, (before, word, after) => {
			expect(mayHold(trigramsOf(Buffer.from(before + word + after)), word)).toBe(true);
		}),
	);
});

test.each([
	["uvicorn", true],
	["übung", true],
	["n\nü", true],
	["un", true],
	["", true],
	["gunicorn", false],
	["bung run", false],
	["uvicorn.", false],
])("whether %j may stand in a short text: %p", (word, expected) => {
	expect(mayHold(trigramsOf(Buffer.from("uvicorn\nübung")), word)).toBe(expected);
});

test.each(["", "a", "ab"])("%j has no trigrams", (text) => {
	expect(mayHold(trigramsOf(Buffer.from(text)), "abc")).toBe(false);
	expect(mayHold(trigramsOf(Buffer.from(text)), "ab")).toBe(true);
});
