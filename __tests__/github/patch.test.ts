import { describe, expect, test } from "@jest/globals";
import { structuredPatch } from "diff";
import { linesOfPatch } from "../../src/github/patch.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";

const shown = (patch: string) =>
	[...linesOfPatch(patch)].map(([line, { text, isAdded, hunk }]) => `${line}${isAdded ? "+" : " "}${hunk} ${text}`);

describe("the lines that a patch shows", () => {
	test("are those of the new side, by their numbers", () => {
		expect(shown("@@ -1,3 +1,3 @@ def f():\n a\n-b\n+c\n d\n@@ -9 +9,2 @@\n x\n+y")).toEqual([
			"1 1 a",
			"2+1 c",
			"3 1 d",
			"9 2 x",
			"10+2 y",
		]);
	});

	test.each([
		["", []],
		["@@ -0,0 +1 @@\n+a\n\\ No newline at end of file", ["1+1 a"]],
		["@@ -1,2 +0,0 @@\n-a\n-b", []],
		[
			"@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n@@ -5 +5 @@\n-x\n+y",
			["1+1 b", "5+2 y"],
		],
		["@@ -1 +1 @@\n-@@ -9 +9 @@\n+@@ -8 +8 @@", ["1+1 @@ -8 +8 @@"]],
		["@@ -1,1 +1,1 @@\r\n-a\r\n+b\r", ["1+1 b\r"]],
		["no patch at all", []],
		["@@ -1,1 +1,9 @@\n a\n+b", ["1 1 a", "2+1 b"]],
		["@@ -1,1 +1,1 @@\n a\n+b", ["1 1 a"]],
		["@@ -1,2 +1,2 @@\n a\n?b", ["1 1 a"]],
		["@@ -1 +1 @ @\n+a", []],
		[" module Test @@ -1000,7 +1000,7 @@ module Test", []],
	])("of %j are %j", (patch, expected) => {
		expect(shown(patch)).toEqual(expected);
	});

	test("are those that the change has, whatever changed", () => {
		const lines = fc.array(fc.constantFrom("", "a", "b", "+", "-", " ", "@@ -1 +1 @@", "\\ x", "\t"), {
			maxLength: 30,
		});
		fc.assert(
			fc.property(lines, lines, fc.integer({ min: 0, max: 4 }), (before, after, context) => {
				const text = (some: readonly string[]) => some.map((line) => `${line}\n`).join("");
				const { hunks } = structuredPatch("a", "b", text(before), text(after), "", "", { context });
				const patch = hunks.map(({ oldStart, oldLines, newStart, newLines, lines: body }) =>
					[`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...body].join("\n"),
				);
				const found = linesOfPatch(patch.join("\n"));
				for (const [line, { text: line_ }] of found) expect(line_).toBe(after[line - 1]);
				const count = hunks.reduce((sum, { newLines }) => sum + newLines, 0);
				expect(found.size).toBe(count);
				// Without what is added, what is left of the new side is in the old one.
				const added = new Set([...found].filter(([, { isAdded }]) => isAdded).map(([line]) => line));
				expect(after.length - added.size).toBeLessThanOrEqual(before.length);
			}),
		);
	});

	test("cost time that grows with the patch and no more", () => {
		const patch = `@@ -1,400000 +1,400000 @@\n${"-a\n+b\n".repeat(400_000)}`;
		const before = processorTime();
		expect(linesOfPatch(patch).size).toBe(400_000);
		expect(processorTime() - before).toBeLessThan(5_000);
	});
});
