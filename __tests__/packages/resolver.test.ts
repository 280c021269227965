import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Resolution } from "../../src/packages/answers.ts";
import { askResolver } from "../../src/packages/resolver/ask-resolver.ts";
import { findPython } from "../../src/packages/resolver/find-python.ts";
import { PYTHON_MINORS, parsePythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { resolverProblems } from "../../src/rules/installed/resolver-conflict.ts";
import { memorySource } from "../support/memory-source.ts";
import { announceSkipped } from "../support/python.ts";
import { withFolder } from "../support/temporary.ts";
import { type LocalIndex, type Offered, withIndex } from "./local-index.ts";
import { problemsOf } from "./local-space.ts";

/** Milliseconds for one question to a real pip on a busy machine. */
const PATIENCE = 60_000;

const PATH = process.env.PATH ?? "";

/** The newest version of Python for which this machine has a pip that can be asked; none where it has none. */
const PYTHONS: string[] = [];
for (let minor = PYTHON_MINORS.newest; minor >= PYTHON_MINORS.oldest && PYTHONS.length === 0; minor--) {
	const found = await findPython({ major: 3, minor }, PATH, { PATH, HOME: tmpdir() }, tmpdir());
	if (found !== undefined) PYTHONS.push(`3.${minor}`);
}

const OFFERED: readonly Offered[] = [
	{ name: "web", version: "1.0", requires: ["model>=2", "tool; extra == 'all'"], extras: ["all"] },
	{ name: "web", version: "2.0", requires: ["model>=3"] },
	{ name: "model", version: "1.0" },
	{ name: "model", version: "2.0" },
	{ name: "model", version: "3.0", python: ">=3.99" },
	{ name: "tool", version: "1.0", requires: ["model<2"] },
	{ name: "old", version: "1.0", as: { setup: "" } },
	{ name: "needs-old", version: "1.0", requires: ["old"] },
	{ name: "withdrawn", version: "1.0", yanked: "leaks" },
	{ name: "next", version: "1.0" },
	{ name: "next", version: "2.0b1", requires: ["model<2"] },
	{ name: "elsewhere", version: "1.0", requires: ["model<2; sys_platform == 'win32' or python_version < '3'"] },
];

describe("pip", () => {
	if (PYTHONS.length === 0) {
		const reason = "there is no python3 with pip 22.2 or newer on this machine";
		test("is not there", () => announceSkipped("the resolver, as real pips answer", reason));
		return;
	}

	describe.each(PYTHONS)("of Python %s", (python) => {
		/** What pip answers; files beside requirements.txt may be included by it. */
		const ask = async (requirements: string, index: LocalIndex, files = {}): Promise<Resolution> => {
			const version = parsePythonVersion(python);
			if (version === undefined) throw new Error(python);
			const read = readRequirements(memorySource({ "requirements.txt": requirements, ...files }), version);
			if (read === undefined) throw new Error("no requirements");
			return await askResolver({ index: index.address, requirements: read, version, path: PATH });
		};

		test.each([
			["web", 2],
			["web==1.0\nmodel<3\nelsewhere", 3],
			["web==1.0; sys_platform == 'win32'\nmodel<2", 1],
			["", 0],
		])(
			"finds versions for %j",
			async (requirements, count) => {
				const resolution = await withIndex(OFFERED, (index) => ask(requirements, index));
				expect(resolution).toEqual({ kind: "resolved", tool: expect.stringMatching(/^pip \d+\.\d/), count });
			},
			PATIENCE,
		);

		test.each([
			["web==1.0\nmodel<2\n", {}, ["requested model <2", "web 1.0 depends model>=2"]],
			["web[all]==1.0\n", {}, ["tool 1.0 depends model<2", "web 1.0 depends model>=2"]],
			["-c c.txt\nweb==1.0\n", { "c.txt": "model<2\n" }, ["constrained model<2", "web 1.0 depends model>=2"]],
			["--pre\nnext\nnext>1\nweb==1.0", {}, ["next 2.0b1 depends model<2", "web 1.0 depends model>=2"]],
		])(
			"says why %j cannot be",
			async (requirements, files, says) => {
				const resolution = await withIndex(OFFERED, (index) => ask(requirements, index, files));
				if (resolution.kind !== "impossible") throw new Error(JSON.stringify(resolution));
				const causes = resolution.causes.map((cause) => {
					const owner = cause.kind === "depends" ? `${cause.name} ${cause.version} depends` : cause.kind;
					return `${owner} ${cause.requirement}`;
				});
				expect(causes.toSorted()).toEqual(says.map((one) => one.replace(" <", "<")).toSorted());
			},
			PATIENCE,
		);

		test.each([
			["old", "found no wheel for old"],
			["needs-old", "found no wheel for old"],
			["web==2.0", "found no wheel for model>=3"],
		])(
			"gives no answer for %j",
			async (requirements, reason) => {
				const resolution = await withIndex(OFFERED, (index) => ask(requirements, index));
				expect(resolution).toEqual({ kind: "skipped", reason: expect.stringContaining(reason) });
			},
			PATIENCE,
		);

		test(
			"marks the lines of a conflict",
			async () => {
				const files = { "requirements.txt": "# ours\nweb==1.0\n-c c.txt\n", "c.txt": "other\nmodel<2\n" };
				const problems = await problemsOf(files, OFFERED, resolverProblems, { asks: ["resolver"], python, path: PATH });
				expect(problems).toEqual([
					expect.stringMatching(/^(?:requirements\.txt:2|c\.txt:2): These requirements cannot/),
				]);
				expect(problems[0]).toContain("web 1.0 needs `model>=2`");
				expect(problems[0]).toContain("the constraints ask for `model<2`");
			},
			PATIENCE,
		);

		test(
			"runs nothing, and sends nothing but names",
			async () => {
				await withFolder(async (folder) => {
					const proof = join(folder, "executed");
					const setup = `open(${JSON.stringify(proof)}, "w").write("x")\nfrom setuptools import setup\nsetup()\n`;
					const hostile: Offered[] = [...OFFERED, { name: "evil", version: "1.0", as: { setup } }];
					// biome-ignore-start lint/suspicious/noTemplateCurlyInString: what pip would expand
					const lines = [
						"--no-binary :all:",
						"--only-binary :none:",
						"evil",
						"web==1.0 --config-settings=a=b",
						"model==${SECRET}",
						"model==2.0; python_version > '3' and '${SECRET}' != ''",
						"model===${HOME}",
					];
					// biome-ignore-end lint/suspicious/noTemplateCurlyInString: what pip would expand
					await withIndex(hostile, async (index) => {
						process.env.SECRET = "s3cr3t";
						try {
							await ask(lines.join("\n"), index);
							await ask(`${lines.join("\n")}\n${index.address}/\${SECRET}/evil-1.0.tar.gz\n-e .\n./evil\n`, index, {
								"setup.py": setup,
								"evil/setup.py": setup,
							});
						} finally {
							delete process.env.SECRET;
						}
						expect(existsSync(proof)).toBe(false);
						expect(index.seen.length).toBeGreaterThan(0);
						expect(JSON.stringify(index.seen)).not.toContain("s3cr3t");
						const isExpected = /^\/(?:simple\/[a-z-]+\/|files\/[a-z]+-[0-9.]+-py3-none-any\.whl(?:\.metadata)?)$/;
						expect(index.seen.map(({ path }) => path).filter((path) => !isExpected.test(path))).toEqual([]);
					});
				});
			},
			PATIENCE,
		);

		test(
			"that takes too long is ended",
			async () => {
				const version = parsePythonVersion(python);
				const requirements = version && readRequirements(memorySource({ "requirements.txt": "web" }), version);
				if (version === undefined || requirements === undefined) throw new Error(python);
				const resolution = await withIndex(
					[],
					(index) => askResolver({ index: index.address, requirements, version, path: PATH, time: 2_000 }),
					() => true,
				);
				expect(resolution).toEqual({ kind: "skipped", reason: "pip came to no end within 2 seconds" });
			},
			PATIENCE,
		);
	});
});

describe("without an interpreter of the Space's version", () => {
	test.each(["", "relative/bin", "/nonexistent"])("on the path %j the resolver is not asked", async (path) => {
		await withIndex(OFFERED, async (index) => {
			const version = { major: 3, minor: 10 } as const;
			const requirements = readRequirements(memorySource({ "requirements.txt": "web" }), version);
			if (requirements === undefined) throw new Error("no requirements");
			const resolution = await askResolver({ index: index.address, requirements, version, path });
			expect(resolution).toEqual({
				kind: "skipped",
				reason: expect.stringContaining("there is neither uv nor CPython 3.10"),
			});
			expect(index.seen).toEqual([]);
		});
	});
});
