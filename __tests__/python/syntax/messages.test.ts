import { describe, expect, test } from "@jest/globals";
import { linesOf } from "../../../src/source/lines.ts";
import { problemsOf } from "./problems-of.ts";

/** `line:column message advice` of each problem. */
function said(text: string, python?: string): string[] {
	const lines = linesOf(text);
	return problemsOf(text, python).map(({ start, message, advice }) => {
		const { line, column } = lines.position(start);
		return `${line}:${column} ${message} ${advice}`;
	});
}

describe("a problem is named where it is, in words that help", () => {
	test.each([
		['print "x"', '1:1 "print" is a function in Python 3', "print(…)"],
		["if x = 1:\n    pass", "1:6 An = stands where the colon is expected", "Write =="],
		["while True\n    pass", "1:7 The colon at the end of the line is missing", "Write :"],
		["if x:\n    pass\nelse if y:\n    pass", '3:1 Python has no "else if"', "Write elif"],
		["x = (1,\n     2\n\ndef f():\n    pass", "1:5 The ( is never closed", "Close it"],
		["x = [1, (2, 3]", "1:14 The ] does not match the (", "Close ( first"],
		["f(a for a in b, c)", "1:3 A generator expression among other arguments", "parentheses"],
		["a && b", "1:3 && is no operator of Python", "Write and"],
		['x = ur"a"', '1:5 "ur" is no prefix', "rb"],
		["def class(): pass", '1:5 "class" is a keyword', "another name"],
		["try:\n    pass\nx = 1", '3:1 The try above has neither "except" nor "finally"', "Add one"],
		["x = 0123", "1:5 The number 0123 begins with a zero", "0o123"],
		["x = 5 5", '1:7 "5" cannot stand behind "5"', "missing"],
		["raise E, 'x'", "1:1 raise with a comma is Python 2", "raise Error(message)"],
		["pip install fastapi", "1:1 This looks like a command for the shell", "Delete the line"],
		["%load_ext x", "1:1 A line that begins with %", "notebook"],
		["x = 1\n    y = 2", "2:5 The line is indented although no block begins above it", "Indent it as the line above"],
		["else:\n    pass", '1:1 "else" has nothing that it belongs to', "indentation"],
		[
			'x = f"{a["b"]}"'.replaceAll("b", "ab"),
			"1:10 A replacement field of the f-string holds the quotes",
			"other quotes",
		],
		['x = f"{a}{"', "1:11 A replacement field of the f-string is not closed", "Close it with }"],
		["x\u00a0= 1", "1:2 An invisible character (U+00A0)", "plain space"],
	])("%j", (text, message, advice) => {
		const [first, ...others] = said(text);
		expect(first).toContain(message);
		expect(first).toContain(advice);
		expect(others).toEqual([]);
	});
});

describe("one cause is one problem", () => {
	test("a statement that cannot be read takes its block and clauses with it", () => {
		expect(said("if x\n    return\n    break\nelif y:\n    return\nelse:\n    return\nz = 1")).toHaveLength(1);
		expect(said("def f(:\n    return 1\nx = 1")).toHaveLength(1);
	});

	test("a statement that breaks within its block does not end the block around it", () => {
		expect(said("def f():\n    match x:\n        y = 1\n        z = 2\n    return 1")).toHaveLength(1);
	});

	test("a string over several lines is one, although its end looks like another beginning", () => {
		expect(said('x = "a\nb"\ny = 1')).toHaveLength(1);
	});

	test("the statements after it are read on", () => {
		expect(said("x = = 1\ny = 2\nz = = 3")).toEqual([
			expect.stringContaining("1:5 An = stands"),
			expect.stringContaining("3:5 An = stands"),
		]);
	});

	test("the block of a function that reads well is still judged after a bad statement", () => {
		expect(said("def f():\n    x = = 1\n    return 1\nreturn 2")).toEqual([
			expect.stringContaining("2:9"),
			expect.stringContaining('4:1 "return" stands outside'),
		]);
	});

	test("problems come in the order of the text, whoever found them", () => {
		expect(said("def f(a, a): pass\nx = 1 +\nif x:\n\ty\n        z\nbreak").map((one) => one.split(" ")[0])).toEqual([
			"1:10",
			"2:7",
			"5:9",
			"6:1",
		]);
	});
});
