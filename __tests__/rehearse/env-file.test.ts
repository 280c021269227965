// biome-ignore-all lint/suspicious/noTemplateCurlyInString: files of variables hold them.
import { describe, expect, test } from "@jest/globals";
import { readEnvFile } from "../../src/rehearse/env-file.ts";
import { processorTime } from "../support/processor-time.ts";
import { obstacle } from "../support/programs.ts";
import { announceSkipped, askPython } from "../support/python.ts";

function valuesOf(text: string): Readonly<Record<string, string>> {
	const read = readEnvFile(text, '".env"');
	if ("fault" in read) throw new Error(read.fault.message);
	return Object.fromEntries(read.values);
}

function faultOf(text: string): string {
	const read = readEnvFile(text, '".env"');
	return "fault" in read ? read.fault.message : "none";
}

/** What people write into such files; python-dotenv reads all of them. */
const FILES = [
	"A=1\nB=2",
	"A=1\r\nB=2\r\n",
	"# a comment\n\n  A=1  \n\t# another\n",
	"export A=1\nexport\tB=2\n",
	"A = spaced out \n",
	"A=\nB=\n",
	"A=\"in quotes\"\nB='in others'\n",
	"A=\"a # b\" # comment\nB='#' \n",
	"A=a#b\nB=a #b\nC=#b\nD=\n",
	'A="one\ntwo"\nB=3\n',
	"A='one\ntwo'\nB=3\n",
	'A="\\n\\t\\"x\\" \\\\ \\d \\$"\n',
	"A='\\n it\\'s \\\\ '\n",
	'A=\\n "in the middle"\n',
	"A=it's\n",
	"A=postgresql://user:pass@host/db?a=b&c=d\n",
	'A={"json": ["x", 1]}\n',
	"A=1\nA=2\n",
	"_A=1\nA1_b=2\n",
	"A=grüße ✓\n",
	"A=\"\"\nB=''\n",
	"A==\nB=a=b\n",
] as const;

describe("a file of variables", () => {
	test.each(FILES)("is read as python-dotenv reads it: %j", (text) => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("files of variables", why);
			return;
		}
		const ask =
			"import dotenv, io, json, sys; print(json.dumps(dotenv.dotenv_values(stream=io.StringIO(sys.stdin.read(), newline=''), interpolate=False)))";
		const told = JSON.parse(askPython(["-I", "-c", `import sys; sys.stdin.reconfigure(newline=''); ${ask}`], text));
		expect(valuesOf(text)).toEqual(told);
	});

	test("may be empty, or end without a line's end", () => {
		expect(valuesOf("")).toEqual({});
		expect(valuesOf("A=1")).toEqual({ A: "1" });
		expect(valuesOf('A="1"')).toEqual({ A: "1" });
	});

	test("that sets a name twice, or wants something replaced, is read and talked about", () => {
		const read = readEnvFile("A=1\nB=x-${A}\nA=3\n", '".env"');
		expect(read).toMatchObject({
			warnings: [
				'".env" gives B a value with "${": it is taken as it is, as on a Space.',
				'".env" sets A twice; the last line counts.',
			],
		});
		expect("values" in read && read.values.get("B")).toBe("x-${A}");
	});

	test.each([
		["A=1\nnothing\n", 'Line 2 of ".env" is no NAME=value.'],
		["A=1\n\n1A=2\n", 'Line 3 of ".env" is no NAME=value.'],
		["A-B=2\n", 'Line 1 of ".env" is no NAME=value.'],
		["=2\n", 'Line 1 of ".env" is no NAME=value.'],
		["`rm -rf ~`\n", 'Line 1 of ".env" is no NAME=value.'],
		["source other\n", 'Line 1 of ".env" is no NAME=value.'],
		['A="1\nB=2\n', 'The quotes of the value that begins in line 1 of ".env" are not in order.'],
		['Z=0\nA="a\nb" c\n', 'The quotes of the value that begins in line 2 of ".env" are not in order.'],
		["A=x\0y\n", 'Line 1 of ".env" has a value that no program can be given.'],
		[`A=${"x".repeat(100_001)}\n`, 'Line 1 of ".env" has a value that no program can be given.'],
		[`${"A".repeat(201)}=1\n`, 'Line 1 of ".env" is no NAME=value.'],
	])("with a line that nobody could mean is refused: %j", (text, message) => {
		expect(faultOf(text)).toBe(message);
	});

	test("is refused without repeating what its lines hold", () => {
		const read = readEnvFile("the secret itself\n", '".env"');
		expect(JSON.stringify(read)).not.toContain("secret itself");
	});

	test("of hostile lines takes no more time than it has characters", () => {
		const half = [
			'A="'.repeat(30_000),
			"export ".repeat(18_000),
			" \t".repeat(60_000),
			"A=' # ".repeat(21_000),
			"A=1\n".repeat(30_000),
		];
		for (const text of half) {
			const before = processorTime();
			readEnvFile(text, "it");
			expect([text.slice(0, 10), processorTime() - before < 1_500]).toEqual([text.slice(0, 10), true]);
		}
	});
});
