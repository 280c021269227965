import { describe, expect, test } from "@jest/globals";
import { type Declaration, VARIABLE_TYPES } from "../../src/variables/declaration.ts";
import { matches, readPattern } from "../../src/variables/pattern.ts";
import { readTable } from "../../src/variables/read-table.ts";
import { problemOfValue } from "../../src/variables/values.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";

const NOWHERE = { file: ".space-gate.yml", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

function declared(type: string, name = "NAME", pattern?: string): Declaration {
	const table = readTable({ [name]: { type, ...(pattern === undefined ? {} : { pattern }) } }, () => NOWHERE);
	const found = table.get(name);
	if (found === undefined) throw new Error("nothing is declared");
	return found;
}

describe("a value is what its type says", () => {
	test.each([
		["string", "", undefined],
		["integer", "8080", undefined],
		["integer", "-3", undefined],
		["integer", "8080.5", "must be a whole number"],
		["integer", "", "must be a whole number"],
		["boolean", "True", undefined],
		["boolean", "off", undefined],
		["boolean", "maybe", "must be true or false"],
		["url", "https://example.org/a?b=c", undefined],
		["url", "http://localhost:3000", undefined],
		["url", "http://127.0.0.1:8000/x", undefined],
		["url", "http://[::1]:8000", undefined],
		["url", "postgresql+asyncpg://db/x", undefined],
		["url", "sqlite:///./todo.db", undefined],
		["url", "http://example.org", "must begin with https://"],
		["url", "http://localhost.example.org", "must begin with https://"],
		["url", "example.org", "must be an address that begins with its scheme, such as https://"],
		["url", "https://", "must be an address with a host"],
		["url-list", "", undefined],
		["url-list", "https://a.example, http://localhost:3000", undefined],
		["url-list", '["https://a.example", "https://b.example"]', undefined],
		[
			"url-list",
			"https://a.example,b",
			"must hold addresses separated by commas, and one of them must be an address that begins",
		],
		["url-list", "*", "must list addresses, not *"],
		["port", "1024", undefined],
		["port", "65535", undefined],
		["port", "1023", "must be a whole number from 1024 to 65535"],
		["port", "65536", "must be a whole number from 1024 to 65535"],
		["port", "http", "must be a whole number from 1024 to 65535"],
		["json", '{"a": [1]}', undefined],
		["json", "{a}", "must be JSON"],
		["secret", "x", undefined],
		["secret", "", "must not be empty"],
	])("%s %j", (type, value, problem) => {
		const found = problemOfValue(declared(type), value);
		if (problem === undefined) expect(found).toBeUndefined();
		else expect(found).toContain(problem);
	});
});

test("the specification's PORT and CORS_ALLOWED_ORIGINS are judged by their names", () => {
	expect(problemOfValue(declared("integer", "PORT"), "80")).toContain("from 1024 to 65535");
	expect(problemOfValue(declared("string", "CORS_ALLOWED_ORIGINS"), "example.org")).toContain("separated by commas");
	expect(problemOfValue(declared("string", "BETTER_AUTH_URL"), "anything")).toBeUndefined();
});

test("a pattern must match the whole value", () => {
	expect(problemOfValue(declared("string", "A", "sk-[a-z]+"), "sk-abc")).toBeUndefined();
	expect(problemOfValue(declared("string", "A", "sk-[a-z]+"), "xsk-abc")).toBe("must match the pattern sk-[a-z]+");
});

test("every type has its values judged", () => {
	for (const type of VARIABLE_TYPES) expect(problemOfValue(declared(type), "\0")).not.toBe("");
});

const ATOMS = ["a", "b", "[ab]", "[^a]", ".", "\\w", "\\d", "(a|b)", "(ab)", "(a|)", "^", "$"];
const TIMES = ["", "", "*", "+", "?", "{2}", "{1,2}", "{0,}", "+?"];

test("patterns match what JavaScript's own match", () => {
	const part = fc.tuple(fc.constantFrom(...ATOMS), fc.constantFrom(...TIMES)).map(([atom, times]) => {
		return /[\^$]/.test(atom) && atom.length === 1 ? atom : atom + times;
	});
	const source = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
	const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "-"), maxLength: 8 });
	fc.assert(
		fc.property(source, source, text, (left, right, value) => {
			const pattern = readPattern(`${left}|${right}`);
			if ("refused" in pattern) throw new Error(pattern.refused);
			expect(matches(pattern, value)).toBe(new RegExp(`^(?:${left}|${right})$`, "u").test(value));
		}),
		{ numRuns: 2_000 },
	);
});

test("a pattern that would explode takes time in proportion to the text", () => {
	const pattern = readPattern("((a|a)*)*b");
	if ("refused" in pattern) throw new Error(pattern.refused);
	const timeFor = (length: number) => {
		const before = processorTime();
		for (let round = 0; round < 5; round += 1) matches(pattern, "a".repeat(length));
		return processorTime() - before;
	};
	timeFor(2_000);
	expect(timeFor(20_000)).toBeLessThan(6 * timeFor(10_000) + 50);
});
