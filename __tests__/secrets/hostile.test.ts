import { describe, expect, test } from "@jest/globals";
import { loadProgram } from "../../src/python/load-program.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import { findCredentials } from "../../src/secrets/find-credentials.ts";
import { concealer } from "../../src/secrets/mask.ts";
import { scan } from "../../src/secrets/text/scan.ts";
import { searchedFile } from "../../src/secrets/text/searched-file.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { bytesOf, HOSTILE_TEXTS } from "./hostile-texts.ts";

/** Characters of the shorter text. */
const LENGTH = 200_000;

/** How often a cost is taken; the least of them counts. */
const ROUNDS = 3;

/** What twice the text may cost more, where linear is 2, and milliseconds that count for nothing. */
const MAX_RATIO = 3;
const SLACK = 15;

function costOf(work: () => void): number {
	const costs = Array.from({ length: ROUNDS }, () => {
		const before = processorTime();
		work();
		return processorTime() - before;
	});
	return Math.min(...costs);
}

function expectLinear(cost: (length: number) => number, length: number): void {
	cost(length / 10);
	const [once, twice] = [cost(length), cost(2 * length)];
	expect(twice).toBeLessThanOrEqual(MAX_RATIO * once + SLACK);
}

describe("a text costs twice as much when it is twice as long", () => {
	test.each([...HOSTILE_TEXTS])("$name ($kind)", (text) => {
		expectLinear((length) => {
			const file = searchedFile("file", bytesOf(text, length));
			if (file === undefined) throw new Error("it holds no text");
			return costOf(() => scan(file, text.kind));
		}, LENGTH);
	});
});

for (const engine of engines) {
	const found = (files: Record<string, string | Uint8Array>) => {
		const program = loadProgram(memorySource(files), engine, DEFAULT_PYTHON);
		const credentials = findCredentials(memorySource(files), program);
		program.release();
		return credentials;
	};

	test(`100,000 assignments are read in linear time, and some of them kept (${engine.kind})`, () => {
		const text = (count: number) =>
			Array.from({ length: count }, (_, index) => `password_${index} = "hunter${index}x"`);
		expectLinear((count) => costOf(() => found({ "a.py": text(count).join("\n") })), 8_000);
		const { length } = found({ "a.py": text(100_000).join("\n") }).found;
		expect(length).toBeGreaterThan(0);
		expect(length).toBeLessThanOrEqual(200);
	});

	test(`a literal of 5 MB is data, and what stands after it is found (${engine.kind})`, () => {
		const data = `BLOB = "${"QUJDREVG".repeat(655_360)}"\n`;
		const [one, ...others] = found({ "a.py": `${data}DB_PASSWORD = "hunter2"\n` }).found;
		expect(one).toMatchObject({ verdict: "secret", place: { start: { line: 2 } } });
		expect(others).toEqual([]);
	});

	test(`a tree of secrets is cut off (${engine.kind})`, () => {
		const file = Array.from({ length: 300 }, (_, index) => `password = "hunter${index}x"`).join("\n");
		const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`src/a${index}.py`, file]));
		const { found: all, isCutOff } = found(files);
		expect(all.length).toBeLessThanOrEqual(2_200);
		expect(isCutOff).toBe(true);
	});
}

test("many secrets are hidden in many messages without much ado", () => {
	const secrets = Array.from({ length: 2_000 }, (_, index) => `secret-${index}-x9K2mQ7z`);
	const conceal = concealer(secrets);
	const before = processorTime();
	for (let count = 0; count < 200; count++) conceal(`message ${count} about secret-${count}-x9K2mQ7z`.repeat(10));
	expect(processorTime() - before).toBeLessThan(3_000);
});
