import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fixRound, type Made } from "../../src/fix/choose-fixes.ts";
import { overlaid } from "../../src/fix/overlay.ts";
import type { Finding } from "../../src/gate/finding.ts";
import { judge } from "../../src/gate/judge.ts";
import type { Judgement } from "../../src/gate/verdict.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { RULES } from "../../src/rules/index.ts";
import type { Source } from "../../src/source/source.ts";
import { buildCommand, type Command } from "../cli/command.ts";
import { type Case, casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { spaceOf } from "../support/spaces.ts";
import { type Planted, plant, withFolder } from "../support/temporary.ts";

const ROUNDS = 10;

/** A requirement that a fix adds names no version, for nobody but its owner knows a good one: that is a notice. */
const EXPECTED = "dependencies/unpinned";

/** Both engines agree (cases.test.ts): one is enough. */
function engine(): Engine {
	const [first] = engines;
	if (first === undefined) throw new Error("there is no engine");
	return first;
}

/** What all rules say of a tree under a case's conditions. */
function judgementOf(source: Source, given: Case): Judgement {
	const space = spaceOf(source, engine(), given);
	const judgement = judge(space, RULES, "");
	space.python.release();
	return judgement;
}

const isSafe = ({ fix }: Finding) => fix?.safety === "safe";

/** What a finding says, wherever it stands: fixes move lines. */
const wordsOf = ({ rule, message }: Finding) => `${rule}: ${message.replace(/[\w./-]+:\d+/g, "…")}`;

function fixed(given: Case): { before: Judgement; after: Judgement; rounds: number } {
	const before = judgementOf(given.source, given);
	const contents = new Map<string, Uint8Array>();
	const made: Made = new Map();
	let [source, after, rounds] = [given.source, before, 0];
	for (; rounds < ROUNDS; rounds++) {
		const round = fixRound(source, after.findings, made);
		if (round.contents.size === 0) break;
		for (const [path, content] of round.contents) contents.set(path, content);
		source = overlaid(given.source, contents);
		after = judgementOf(source, given);
	}
	return { before, after, rounds };
}

const fixable = RULES.flatMap(({ id }) => casesOf(id).map((given) => ({ rule: id, given }))).filter(
	({ rule, given }) => {
		const space = spaceOf(given.source, engine(), given);
		const { findings } = judge(
			space,
			RULES.filter(({ id }) => id === rule),
			"",
		);
		space.python.release();
		return findings.some(isSafe);
	},
);

test("there are rules with safe fixes", () => {
	expect(new Set(fixable.map(({ rule }) => rule)).size).toBeGreaterThan(5);
});

describe("safe fixes", () => {
	test.each(fixable.map((one) => ({ ...one, name: `${one.rule}/${one.given.name}` })))("of $name help", ({ given }) => {
		const { before, after, rounds } = fixed(given);
		expect(rounds).toBeLessThan(ROUNDS);
		expect(after.findings.filter(isSafe).map(wordsOf)).toEqual([]);
		// What could not be asked before may find something now; what passed must pass.
		const passed = before.outcomes.flatMap(({ rule, state }) =>
			state === "passed" && rule !== EXPECTED ? [rule] : [],
		);
		expect(after.findings.filter(({ rule }) => passed.includes(rule)).map(wordsOf)).toEqual([]);
	});
});

describe("the command", () => {
	let command: Command;
	beforeAll(() => {
		command = buildCommand();
	}, 60_000);
	afterAll(() => command.remove());

	const plain = fixable.filter(({ given }) => given.settings === undefined && given.source.omissions.length === 0);
	const firsts = plain.filter(({ rule }, index) => plain.findIndex((one) => one.rule === rule) === index);

	test.each(firsts)("makes the fixes of $rule once", async ({ given }) => {
		await withFolder((folder) => {
			plant(folder, filesOf(given));
			const options = ["--contract", given.contract ?? "python", "--python-version", given.python ?? "3.10"];
			const run = () => {
				const { stdout, stderr } = command.run(["check", folder, "--fix", "--format", "json", ...options]);
				return { stderr, ...JSON.parse(stdout) };
			};
			const first = run();
			expect(first.stderr).toMatch(/^Fixed: [1-9]/);
			expect(first.findings.filter((one: { fix?: { safety?: string } }) => one.fix?.safety === "safe")).toEqual([]);
			const second = run();
			expect(second.stderr).not.toContain("Fixed:");
			expect(second.findings).toEqual(first.findings);
		});
	});
});

function filesOf({ source }: Case): Record<string, Planted> {
	return Object.fromEntries(
		[...source.entries].map(([path, entry]): [string, Planted] => {
			if (entry.kind === "link") return [path, { link: entry.target }];
			const content = source.read(path);
			return [path, content instanceof Uint8Array ? content : ""];
		}),
	);
}
