import { expect, test } from "@jest/globals";
import { cut, wrap } from "../../src/report/wrap.ts";
import { fc } from "../support/seed.ts";

test("a text is broken between words", () => {
	expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
	expect(wrap("one", 8)).toEqual(["one"]);
	expect(wrap("a very_long_word b", 6)).toEqual(["a", "very_long_word", "b"]);
});

test("wrapping loses no word", () => {
	const words = (text: string) => text.split(" ").filter((word) => word !== "");
	fc.assert(
		fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, width) => {
			expect(words(wrap(text, width).join(" "))).toEqual(words(text));
		}),
	);
});

test("a text is cut after a word, and only when it is too long", () => {
	expect(cut("one two", 7)).toBe("one two");
	expect(cut("one two three", 10)).toBe("one two…");
	expect(cut("onetwothree", 5)).toBe("onet…");
	expect(cut("x😀😀", 3)).toBe("x…");
});

test("what is cut fits", () => {
	fc.assert(
		fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, limit) => cut(text, limit).length <= limit),
	);
});
