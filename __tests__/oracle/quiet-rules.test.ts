import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import type { Rule } from "../../src/gate/rule.ts";
import pythonVersion from "../../src/rules/dependencies/python-version.ts";
import mainGuard from "../../src/rules/entrypoint/main-guard.ts";
import partialApp from "../../src/rules/entrypoint/partial-app.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { corpus } from "../support/programs.ts";
import { spaceOf } from "../support/spaces.ts";

const programs = corpus();
const [engine] = engines;

/** The programs of the corpus of which a rule has something to say. */
function spokenOf(rule: Rule): string[] {
	if (engine === undefined) throw new Error("no engine is loaded");
	return programs
		.filter(({ files }) => {
			const space = spaceOf(memorySource(files), engine, { python: "3.11" });
			const { outcomes } = judge(space, [rule], "");
			space.python.release();
			return outcomes.some(({ state }) => state === "found");
		})
		.map(({ id }) => id);
}

// The corpus is about what is served, not about these rules: a name that is added here has to be read first.

test("the programs in which something needed stands under the main guard", () => {
	expect(spokenOf(mainGuard)).toEqual([]);
});

test("the programs that build a fuller application elsewhere", () => {
	expect(spokenOf(partialApp)).toEqual([]);
});

test("the programs that use what Python 3.11 does not have", () => {
	expect(spokenOf(pythonVersion)).toEqual([
		"a module of the standard library that a later Python has",
		"a name that came with a later Python",
	]);
});
