import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { moduleReader } from "../../../src/python/load-module.ts";
import { engines } from "../../support/engines.ts";
import { announceSkipped, askPython, pythonMinor } from "../../support/python.ts";
import { type Dump, dump } from "./dump.ts";

const FOLDER = "__tests__/python/conversion";

/** Newest Python whose library the grammar reads: 3.14 has template strings. */
const NEWEST = 13;

/** Modules of the standard library that are compared, and the bytes that one of them may have. */
const SAMPLE = { count: 300, size: 60_000 };

/** Every n-th module of the standard library, its packages included, its tests not. */
function sampleOfLibrary(): string[] {
	const library = askPython(["-c", "import sysconfig; print(sysconfig.get_path('stdlib'), end='')"]);
	const modules = readdirSync(library, { recursive: true, encoding: "utf8" })
		.filter((path) => path.endsWith(".py") && !/(^|[\\/])(tests?|site-packages|dist-packages|lib2to3)[\\/]/.test(path))
		.map((path) => join(library, path))
		.filter((path) => statSync(path).size < SAMPLE.size)
		.sort();
	const step = Math.max(1, Math.floor(modules.length / SAMPLE.count));
	return modules.filter((_, index) => index % step === 0);
}

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
	const files = [...sampleOfLibrary(), `${FOLDER}/constructs.py`];
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
