import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parsePythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { memorySource } from "../support/memory-source.ts";

/** What a pip made of a file: name, extras and whether the marker holds; null where it rejects the file. */
type Verdict = readonly (readonly [name: string | null, extras: readonly string[], isInstalled: boolean])[] | null;

interface Row {
	readonly files: Readonly<Record<string, string>>;
	readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Recorded by record-pip.py. */
const ROWS: readonly Row[] = readFileSync("__tests__/requirements/pip.jsonl", "utf8")
	.trimEnd()
	.split("\n")
	.map((line) => {
		const { files, ...verdicts } = JSON.parse(line);
		return { files, verdicts: new Map(Object.entries(verdicts)) };
	});

function read(files: Row["files"], python: string) {
	const version = parsePythonVersion(python);
	const requirements = version && readRequirements(memorySource(files), version);
	if (requirements === undefined) throw new Error("there is no requirements.txt");
	return requirements;
}

describe.each(["pip 23.2.1 on 3.11", "pip 24.2 on 3.13"])("what %s accepts", (pip) => {
	const python = pip.slice(-4);
	const accepted = ROWS.filter(({ verdicts }) => Array.isArray(verdicts.get(pip)));

	test("is at least a hundred files", () => {
		expect(accepted.length).toBeGreaterThan(100);
	});

	test.each(accepted)("is read with the same requirements: $files", ({ files, verdicts }) => {
		const { requirements, unread } = read(files, python);
		const expected = verdicts.get(pip) ?? [];
		expect(requirements.map(({ name, extras, isInstalled }) => [name, extras.toSorted(), isInstalled])).toEqual(
			expected.filter(([name]) => name !== null),
		);
		expect(unread.map(({ cause }) => cause)).toEqual(expected.filter(([name]) => name === null).map(() => "unnamed"));
	});
});

describe("what every pip rejects", () => {
	const rejected = ROWS.filter(({ verdicts }) => [...verdicts.values()].every((verdict) => verdict === null));

	test("is at least fifty files", () => {
		expect(rejected.length).toBeGreaterThan(50);
	});

	test.each(rejected)("holds a line that is reported: $files", ({ files }) => {
		const causes = read(files, "3.11").unread.map(({ cause }) => cause);
		expect(causes.some((cause) => cause === "invalid" || cause === "include")).toBe(true);
	});
});
