import { describe, expect, test } from "@jest/globals";
import { loadFrames } from "../../../src/report/terminal/code-frame.ts";
import { COLOURED, PLAIN } from "../../../src/report/terminal/colours.ts";
import { linesOf } from "../../../src/source/lines.ts";
import { at } from "../judged.ts";

const frames = await loadFrames(60, PLAIN);
const source = linesOf("import uvicorn\r\n\nfrom x import app\nuvicorn.run(app)\n\nlast = 1\n");

test("a place is shown between two lines above and one below", () => {
	expect(frames(source, at("main.py", 4, 9, 3))).toEqual([
		"  2 |",
		"  3 | from x import app",
		"> 4 | uvicorn.run(app)",
		"    |         ^^^",
		"  5 |",
	]);
});

test("a place over several lines is marked to the end of its first", () => {
	const place = { file: "main.py", start: { line: 3, column: 6 }, end: { line: 6, column: 3 } };
	expect(frames(source, place).slice(2, 4)).toEqual(["> 3 | from x import app", "    |      ^^^^^^^^^^^^"]);
});

describe("a marker", () => {
	const marker = (line: string, column: number, length = 1) => frames(linesOf(line), at("a", 1, column, length))[1];

	test("follows tabs", () => {
		expect(marker("\tx = 1", 2)).toBe("    | \t^");
	});

	test("stays where it is beside what is invisible", () => {
		expect(frames(linesOf("a\u0000\u202eb\u001b[2Kc"), at("a", 1, 4))).toEqual(["> 1 | a␀�b␛[2Kc", "    |    ^"]);
	});

	test("may stand behind the last character, and on an empty line", () => {
		expect(marker("ab", 3, 0)).toBe("    |   ^");
		expect(marker("", 1, 0)).toBe("    | ^");
	});

	test("does not leave the text when the place does", () => {
		expect(marker("ab", 9, 500)).toBe("    |   ^");
		expect(marker("ab", 1, 500)).toBe("    | ^^");
	});
});

describe("a long line", () => {
	const frame = (column: number) =>
		frames(linesOf(`${"a".repeat(300)}HERE${"b".repeat(5_000_000)}`), at("a", 1, column, 4));

	test("is cropped around the place", () => {
		const [line = "", marker = ""] = frame(301);
		expect(line.length).toBeLessThanOrEqual(60);
		expect(line).toMatch(/^> 1 \| …a+HEREb+…$/);
		expect(line.slice(marker.indexOf("^"), marker.lastIndexOf("^") + 1)).toBe("HERE");
	});

	test("keeps its start when the place is there", () => {
		expect(frame(3)[0]).toMatch(/^> 1 \| a+…$/);
	});

	test("is cropped together with its neighbours", () => {
		const lines = linesOf(`short\n${"a".repeat(100)}HERE`);
		expect(frames(lines, at("a", 2, 101, 4))[0]).toBe("  1 |");
	});
});

test("colours mark the gutter and the marker, never the code", async () => {
	const [code = "", marker = ""] = (await loadFrames(60, COLOURED))(linesOf("import x"), at("a", 1, 1, 6));
	expect(code).toMatch(/ import x$/);
	expect(marker).toContain("\u001b[31m");
});
