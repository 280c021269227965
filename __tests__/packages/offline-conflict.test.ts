import { tmpdir } from "node:os";
import { describe, expect, test } from "@jest/globals";
import type { Space } from "../../src/gate/space.ts";
import type { Cause, Packages } from "../../src/packages/answers.ts";
import { findPython } from "../../src/packages/resolver/find-python.ts";
import { PYTHON_MINORS } from "../../src/python/version.ts";
import conflict from "../../src/rules/dependencies/conflict.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";
import { type Offered, withIndex } from "./local-index.ts";
import { askedSpace } from "./local-space.ts";

/** Milliseconds for one question to a real pip on a busy machine. */
const PATIENCE = 60_000;

const PATH = process.env.PATH ?? "";

/** Versions on both sides of everything that the lists below ask for. */
const VERSIONS = ["0.9", "1.0", "1.0.1", "1.1", "1.9", "1.10", "2.0", "2.0.1", "2.1rc1", "3.0", "4.0"];

const OFFERED: readonly Offered[] = VERSIONS.map((version) => ({ name: "todo", version, extras: ["all"] }));

/** Requirements, constraints, and whether they contradict each other. */
const LISTS: readonly [requirements: string, constraints: string, isConflict: boolean][] = [
	["todo==1.0\ntodo==1.0.1\n", "", true],
	["todo==1.0\ntodo>1.0\n", "", true],
	["todo<2\ntodo[all]>=2\n", "", true],
	["todo~=1.0\ntodo>=2\n", "", true],
	["todo==1.*\ntodo!=1.0,>1.9,<3\n", "", false],
	["todo==1.*\ntodo>=2\n", "", true],
	["todo\n", "todo<2\ntodo>=2\n", true],
	["todo>=3\n", "todo<3\n", true],
	["todo==3.0\ntodo!=3.0\n", "", true],
	["todo==1.0\nTODO==1\n", "", false],
	["todo<=1.0\ntodo>=1.0\n", "", false],
	["todo>=2.1rc1\ntodo<3\n", "", false],
	["todo==1.0 ; python_version < '3'\ntodo==2.0\n", "", false],
	["todo[all]==2.0\ntodo<3\n", "todo>1\n", false],
];

const PYTHONS: string[] = [];
for (let minor = PYTHON_MINORS.newest; minor >= PYTHON_MINORS.oldest && PYTHONS.length === 0; minor--) {
	const found = await findPython({ major: 3, minor }, PATH, { PATH, HOME: tmpdir() }, tmpdir());
	if (found !== undefined) PYTHONS.push(`3.${minor}`);
}

function messagesOf(space: Space): string[] {
	const answer = conflict.check(space);
	if ("skipped" in answer) throw new Error(answer.skipped);
	return answer.map(({ message }) => message);
}

describe("what dependencies/conflict says without asking, pip says as well", () => {
	if (PYTHONS.length === 0) {
		const reason = "there is no python3 with pip 22.2 or newer on this machine";
		test("is not there", () => announceSkipped("conflicts, as real pips find them", reason));
		return;
	}

	describe.each(PYTHONS)("of Python %s", (python) => {
		test.each(LISTS)(
			"%j with %j",
			async (requirements, constraints, isConflict) => {
				const files = { "requirements.txt": `-c limits.txt\n${requirements}`, "limits.txt": constraints };
				await withIndex(OFFERED, async (index) => {
					const space = await askedSpace(files, index, { asks: ["resolver"], python, path: PATH });
					expect(space.packages.resolution.kind).toBe(isConflict ? "impossible" : "resolved");
					expect(messagesOf(space)).toHaveLength(isConflict ? 1 : 0);
					const offline = spaceOf(space.source, engineOf(), { python });
					expect(messagesOf(offline)).toHaveLength(isConflict ? 1 : 0);
				});
			},
			PATIENCE,
		);
	});
});

describe("one cause is told once", () => {
	const packagesWith = (causes: readonly Cause[]): Packages => ({
		index: {
			kind: "asked",
			host: "pypi.org",
			projects: new Map([
				["todo", { kind: "known", files: [] }],
				["lost", { kind: "missing" }],
			]),
		},
		resolution: { kind: "impossible", tool: "pip 24.2", causes },
	});
	const messages = (text: string, causes: readonly Cause[]) =>
		messagesOf(spaceOf(memorySource({ "requirements.txt": text }), engineOf(), { packages: packagesWith(causes) }));

	test("where the lines themselves contradict each other", () => {
		const causes: readonly Cause[] = [
			{ kind: "requested", name: "todo", requirement: "todo==1.0" },
			{ kind: "requested", name: "todo", requirement: "todo>=2" },
		];
		expect(messages("todo==1.0\ntodo>=2\n", causes)).toEqual([expect.stringContaining("contradicts")]);
		expect(messages("todo==1.0\ntodo>=2\nlost\n", causes)).toEqual([
			expect.stringContaining("contradicts"),
			expect.stringContaining("does not have"),
		]);
	});

	test("where only others know", () => {
		const causes: readonly Cause[] = [
			{ kind: "requested", name: "todo", requirement: "todo==1.0" },
			{ kind: "depends", name: "web", version: "1.0", requirement: "todo>=2" },
		];
		expect(messages("todo==1.0\nweb==1.0\n", causes)).toEqual([
			expect.stringContaining("allows no version of todo"),
			expect.stringContaining("cannot be installed together"),
		]);
	});
});

function engineOf() {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	return engine;
}
