import { expect, test } from "@jest/globals";
import { configurationFault } from "../../../src/gate/fault.ts";
import { PLAIN } from "../../../src/report/terminal/colours.ts";
import { spaceHeading, spacesSummary } from "../../../src/report/terminal/several-text.ts";
import { HOSTILE } from "../hostile-texts.ts";
import { at, found, judgedSpace } from "../judged.ts";

const TARGET = { width: 60, colours: PLAIN };
const PASSED = judgedSpace({ findings: [] });
const FAILED = judgedSpace({ findings: [found("card/sdk", at("README.md", 1, 1))] });
const FAULTY = {
	kind: "fault",
	fault: configurationFault("folder-missing", "There is none.", "Check the path."),
} as const;

const named = (results: readonly Parameters<typeof spacesSummary>[0][number]["result"][]) =>
	results.map((result, nth) => ({ path: `s${nth}`, result }));

test("the last line counts each verdict, and names what does not pass", () => {
	expect(spacesSummary(named([PASSED, FAILED, FAULTY]), TARGET)).toBe(
		"3 Spaces: 1 passes, 1 fails (s1), 1 could not be judged (s2)",
	);
	expect(spacesSummary(named([PASSED, PASSED]), TARGET)).toBe("2 Spaces: 2 pass");
});

test("it names ten at most, and breaks where the terminal ends", () => {
	const text = spacesSummary(named(Array(12).fill(FAILED)), TARGET);
	expect(text.replaceAll("\n", " ")).toBe("12 Spaces: 12 fail (s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, 2 more)");
	expect(text.split("\n").every((line) => line.length <= 60)).toBe(true);
});

test("a heading is one line, as long as the terminal is wide", () => {
	expect(spaceHeading("services/a", TARGET)).toMatch(/^── services\/a ─{46}$/);
	expect(spaceHeading("x".repeat(500), TARGET)).toMatch(/^── x{199}… ──$/);
});

test("no name breaks a line or forges one", () => {
	for (const path of HOSTILE) {
		expect(spaceHeading(path, TARGET)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
		expect(spacesSummary([{ path, result: FAILED }, ...named([PASSED])], { ...TARGET, width: 10_000 })).not.toMatch(
			/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u,
		);
	}
});
