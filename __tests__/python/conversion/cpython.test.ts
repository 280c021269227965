import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { moduleReader } from "../../../src/python/load-module.ts";
import { engines } from "../../support/engines.ts";
import { sampleOfLibrary } from "../../support/library.ts";
import { announceSkipped, askPython, pythonMinor } from "../../support/python.ts";
import { type Dump, dump } from "./dump.ts";

const FOLDER = "__tests__/python/conversion";

/** Newest Python whose library the grammar reads: 3.14 has template strings. */
const NEWEST = 13;

/** The first place at which two dumps differ, small enough to be read. */
function difference(ours: Dump, theirs: Dump): string | undefined {
	if (JSON.stringify(ours) === JSON.stringify(theirs)) return undefined;
	if (Array.isArray(ours) && Array.isArray(theirs)) {
		for (let index = 0; index < Math.max(ours.length, theirs.length); index += 1) {
			const below = difference(ours[index] ?? null, theirs[index] ?? null);
			if (below !== undefined) return below;
		}
	}
	return `${JSON.stringify(ours).slice(0, 300)} instead of ${JSON.stringify(theirs).slice(0, 300)}`;
}

test("the abstract tree is CPython's, on both engines", () => {
	const minor = pythonMinor(10, NEWEST);
	if (typeof minor === "string") {
		announceSkipped("comparison of syntax trees with CPython's", minor);
		return;
	}
	const files = [...sampleOfLibrary(300), `${FOLDER}/constructs.py`];
	const answers = askPython([`${FOLDER}/dump.py`], `${files.join("\n")}\n`)
		.trimEnd()
		.split("\n");
	expect(answers).toHaveLength(files.length);
	const readers = engines.map((engine) => moduleReader(engine, { major: 3, minor }));
	const differences: string[] = [];
	let compared = 0;
	files.forEach((path, index) => {
		const theirs: Dump = JSON.parse(answers[index] ?? "null");
		if (theirs === null) return;
		compared += 1;
		for (const reader of readers) {
			const module = reader.read(path, readFileSync(path));
			if ("unjudged" in module) differences.push(`${path}: ${module.unjudged}`);
			else {
				const found = difference(dump(module.body, module.text), theirs);
				if (found !== undefined) differences.push(`${path}: ${found}`);
			}
		}
	});
	for (const reader of readers) reader.release();
	expect(differences).toEqual([]);
	expect(compared).toBeGreaterThan(100);
}, 120_000);
