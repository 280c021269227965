import { expect, test } from "@jest/globals";
import { locateCommands, splitCommandLine } from "../../src/commands/shell-words.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";

test.each<[line: string, commands: string[][]]>([
	["", []],
	["uvicorn main:app", [["uvicorn", "main:app"]]],
	["  uvicorn\tmain:app  ", [["uvicorn", "main:app"]]],
	["uvicorn 'main:app' \"--port\" 80", [["uvicorn", "main:app", "--port", "80"]]],
	["echo 'a b'c\"d e\"", [["echo", "a bcd e"]]],
	["echo ''", [["echo", ""]]],
	['echo "it\'s" \'a "b"\'', [["echo", "it's", 'a "b"']]],
	['echo "a \\"b\\" \\$c \\d"', [["echo", 'a "b" $c \\d']]],
	["echo a\\ b", [["echo", "a b"]]],
	["uvicorn \\\n  main:app", [["uvicorn", "main:app"]]],
	[
		"cd src && uvicorn main:app",
		[
			["cd", "src"],
			["uvicorn", "main:app"],
		],
	],
	["a; b | c || d & e\nf", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]],
	[
		"(cd src; uvicorn main:app)",
		[
			["cd", "src"],
			["uvicorn", "main:app"],
		],
	],
	["uvicorn main:app > log 2>&1 &", [["uvicorn", "main:app", ">", "log", "2>&1"]]],
	["uvicorn main:app &> log", [["uvicorn", "main:app", "&>", "log"]]],
	["echo a # uvicorn main:app\nb", [["echo", "a"], ["b"]]],
	["echo a#b", [["echo", "a#b"]]],
	["echo 'never closed; uvicorn", [["echo", "never closed; uvicorn"]]],
	['echo "never closed\\', [["echo", "never closed"]]],
	["echo end\\", [["echo", "end"]]],
])("%j is split as a shell does", (line, commands) => {
	expect(splitCommandLine(line)).toEqual(commands);
});

test("any line is split without losing a plain word", () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[a-z:./=-]{1,8}$/), { minLength: 1 }), (words) => {
			expect(splitCommandLine(words.join(" "))).toEqual([words]);
		}),
	);
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom("'", '"', "\\", " ", "\n", "&", ">", ";", "#", "a") }), (line) => {
			const commands = splitCommandLine(line);
			expect(commands.every((command) => command.length > 0)).toBe(true);
		}),
	);
});

test("a word knows where it stands, quotes included", () => {
	const line = "cd src && uvicorn 'main:'\"app\" \\\n --port 80";
	const [, command = []] = locateCommands(line);
	const written = command.map(({ origin }) => line.slice(origin.start, origin.end));
	expect(written).toEqual(["uvicorn", "'main:'\"app\"", "--port", "80"]);
});

test("a line of a million quotes takes no time", () => {
	const begin = processorTime();
	for (const piece of ["'", '"', "\\", '"\\', "#", "&>", "a'"]) splitCommandLine(piece.repeat(1_000_000));
	expect(processorTime() - begin).toBeLessThan(2_000);
});
