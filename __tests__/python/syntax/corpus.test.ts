import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { syntaxProblems } from "../../../src/python/syntax/problems.ts";
import { parsePythonVersion } from "../../../src/python/version.ts";
import { linesOf } from "../../../src/source/lines.ts";

const FOLDER = "__tests__/python/syntax";

/** What CPython said of each text, by scripts/record-syntax.mjs: the line of the error in each version, 0 for none. */
const recorded: { versions: string[]; lines: Record<string, number[]> } = JSON.parse(
	readFileSync(`${FOLDER}/recorded.json`, "utf8"),
);

const subjects = readdirSync(`${FOLDER}/corpus`)
	.sort()
	.map((name) => ({
		subject: name.replace(/\.txt$/, ""),
		texts: textsIn(readFileSync(`${FOLDER}/corpus/${name}`, "utf8")),
	}));

function textsIn(corpus: string): string[] {
	return corpus
		.split(/^-----\n/m)
		.slice(1)
		.map((text) => text.replace(/\n$/, ""));
}

/** Line of the first problem; 0 where there is none. */
function firstLine(text: string, version: string): number {
	const parsed = parsePythonVersion(version);
	if (parsed === undefined) throw new Error(`no such version of Python: ${version}`);
	const lines = linesOf(text);
	const [first] = syntaxProblems({ text, lines, version: parsed });
	return first === undefined ? 0 : lines.position(first.start).line;
}

test("CPython was asked about every text of the corpus, and about no other", () => {
	expect(Object.keys(recorded.lines).toSorted()).toEqual(
		[...new Set(subjects.flatMap(({ texts }) => texts))].toSorted(),
	);
});

describe.each(subjects)("$subject", ({ texts }) => {
	test.each(recorded.versions)("what Python %s compiles has no problem, and what it refuses has one", (version) => {
		const index = recorded.versions.indexOf(version);
		const verdicts = texts.map((text) => ({ text, compiles: firstLine(text, version) === 0 }));
		const truth = texts.map((text) => ({ text, compiles: recorded.lines[text]?.[index] === 0 }));
		expect(verdicts).toEqual(truth);
	});
});

/** CPython names the end of a statement that our reader leaves earlier, or the other way round, for the rest. */
const SAME_LINE = 0.97;

test.each(recorded.versions)("problems begin on the line that Python %s names, or next to it", (version) => {
	const index = recorded.versions.indexOf(version);
	const refused = Object.entries(recorded.lines).filter(([, lines]) => lines[index] !== 0);
	const near = refused.filter(([text, lines]) => Math.abs(firstLine(text, version) - (lines[index] ?? 0)) <= 1);
	expect(near.length / refused.length).toBeGreaterThan(SAME_LINE);
});
