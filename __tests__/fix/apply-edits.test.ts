import { describe, expect, test } from "@jest/globals";
import { areInTheWay, type Change, changesOf, withChanges } from "../../src/fix/apply-edits.ts";
import { decodeText, encodeText } from "../../src/fix/text-file.ts";
import type { Edit } from "../../src/gate/finding.ts";
import { fc } from "../support/seed.ts";

function edit(start: [number, number], end: [number, number], text: string): Edit {
	const position = ([line, column]: [number, number]) => ({ line, column });
	return { place: { file: "a", start: position(start), end: position(end) }, text };
}

function edited(text: string, edits: readonly Edit[]): string | undefined {
	const changes = changesOf(text, edits);
	return changes === undefined ? undefined : withChanges(text, changes);
}

describe("edits", () => {
	test("replace, insert and delete at their places, in whatever order they come", () => {
		const edits = [edit([2, 1], [3, 1], ""), edit([1, 1], [1, 2], "A"), edit([3, 4], [3, 4], "!")];
		expect(edited("abc\ndef\nghi\n", edits)).toBe("Abc\nghi!\n");
	});

	test("count columns in UTF-16 units, as places do", () => {
		expect(edited("é✅𝒳x\n", [edit([1, 5], [1, 6], "y")])).toBe("é✅𝒳y\n");
	});

	test.each([
		["\r\n", "a\r\nb\r\nc\r\n"],
		["\n", "a\nb\nc\n"],
	])("keep the line ends %j", (end, before) => {
		expect(edited(before, [edit([2, 2], [2, 2], "\nx")])).toBe(`a${end}b${end}x${end}c${end}`);
	});

	test("of a file with mixed line ends stay as they are", () => {
		expect(edited("a\r\nb\nc", [edit([2, 2], [2, 2], "\nx")])).toBe("a\r\nb\nx\nc");
	});

	test("that lie outside of the text are none", () => {
		expect(edited("a\n", [edit([1, 3], [1, 3], "x")])).toBeUndefined();
		expect(edited("a\n", [edit([4, 1], [4, 1], "x")])).toBeUndefined();
		expect(edited("abc\n", [edit([1, 3], [1, 2], "x")])).toBeUndefined();
	});

	test("two lines at one place stand one after the other; other texts at one place are in the way", () => {
		const lines = [edit([1, 2], [1, 2], "\nx"), edit([1, 2], [1, 2], "\ny")];
		expect(edited("a\n", lines)).toBe("a\nx\ny\n");
		const at = (text: string): Change => ({ start: 1, end: 1, text });
		expect(areInTheWay(at("\nx"), at("\ny"))).toBe(false);
		expect(areInTheWay(at("x\n"), at("\ny"))).toBe(true);
		expect(areInTheWay(at("x"), at("y"))).toBe(true);
	});

	test("overlap only where they share a character", () => {
		const change = (start: number, end: number): Change => ({ start, end, text: "" });
		expect(areInTheWay(change(0, 3), change(3, 5))).toBe(false);
		expect(areInTheWay(change(0, 3), change(2, 5))).toBe(true);
		expect(areInTheWay(change(0, 3), change(1, 1))).toBe(true);
		expect(areInTheWay(change(1, 3), change(1, 3))).toBe(true);
	});
});

test("a file comes out as it went in, its mark too, and what is not UTF-8 is left alone", () => {
	fc.assert(
		fc.property(fc.uint8Array(), fc.boolean(), (bytes, hasMark) => {
			const given = hasMark ? Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]) : bytes;
			const file = decodeText(given);
			if (file !== undefined) expect(encodeText(file)).toEqual(given);
		}),
	);
	expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x61, 0))).toBeUndefined();
});
