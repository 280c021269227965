import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { askResolver } from "../../src/packages/resolver/ask-resolver.ts";
import { programsNamed } from "../../src/processes/find-program.ts";
import type { PythonVersion } from "../../src/python/version.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { resolverProblems } from "../../src/rules/installed/resolver-conflict.ts";
import { memorySource } from "../support/memory-source.ts";
import { withFolder } from "../support/temporary.ts";
import { withIndex } from "./local-index.ts";
import { askedSpace } from "./local-space.ts";

// uv stands in no registry that the tests can reach. A program of its name says what uv's own tests and issues show of
// its words (astral-sh/uv, crates/uv/tests/it/lock.rs and issue 12511), and writes down how it was called.

const VERSION: PythonVersion = { major: 3, minor: 10 };

const EXPLANATION = `  × No solution found when resolving dependencies:
  ╰─▶ Because web==2.0 depends on model>=3 and you require model<2, we can
      conclude that web==2.0 cannot be used.
      And because you require web==2.0, we can conclude that your requirements
      are unsatisfiable.
`;

async function withUv<T>(
	{ status, stdout = "", stderr = "" }: { readonly status: number; readonly stdout?: string; readonly stderr?: string },
	work: (path: string, called: () => Promise<string>) => Promise<T>,
): Promise<T> {
	return await withFolder(async (folder) => {
		const path = join(folder, "bin");
		await mkdir(path);
		await writeFile(join(folder, "stdout"), stdout);
		await writeFile(join(folder, "stderr"), stderr);
		const script = [
			"#!/bin/sh",
			`{ echo "$@"; /usr/bin/env; echo ==; /bin/cat requirements.txt constraints.txt; } > ${folder}/called`,
			`/bin/cat ${folder}/stdout; /bin/cat ${folder}/stderr >&2; exit ${status}`,
		];
		await writeFile(join(path, "uv"), `${script.join("\n")}\n`);
		await chmod(join(path, "uv"), 0o755);
		return await work(path, async () => await readFile(join(folder, "called"), "utf8"));
	});
}

async function ask(text: string, path: string) {
	const requirements = readRequirements(memorySource({ "requirements.txt": text }), VERSION);
	if (requirements === undefined) throw new Error("no requirements");
	return await askResolver({ index: "https://index.example/simple", requirements, version: VERSION, path });
}

describe("uv", () => {
	test("is asked for the Space's Python, without builds and configuration, with lines written anew", async () => {
		await withUv({ status: 0, stdout: "model==1.0\nweb==2.0\n" }, async (path, called) => {
			const text =
				"Web==2.0 --hash=sha256:00 # pinned\n./here\n-e .\n--no-binary :all:\nmodel>=1; python_version > '3'\n";
			expect(await ask(text, path)).toEqual({ kind: "resolved", tool: "uv", count: 2 });
			const [call = "", lines] = (await called()).split("==\n", 2);
			expect(call).toContain("pip compile requirements.txt --constraints constraints.txt --python-version 3.10");
			expect(call).toContain("--no-build --index-url https://index.example/simple --no-config");
			expect(call).not.toContain("GITHUB");
			expect(lines).toBe("web==2.0\nmodel>=1; python_version > '3'\n");
		});
	});

	test("is believed when it finds no solution, and what it says stands on the lines that it names", async () => {
		await withUv({ status: 1, stderr: EXPLANATION }, async (path) => {
			await withIndex([], async (index) => {
				const files = { "requirements.txt": "fastapi<1\nweb==2.0\nmodel<2\n" };
				const space = await askedSpace(files, index, { asks: ["resolver"], path });
				const [problem, ...others] = resolverProblems(space);
				expect(others).toEqual([]);
				expect(problem).toMatchObject({ severity: "warning", place: { file: "requirements.txt", start: { line: 2 } } });
				expect(problem?.trace?.map(({ place }) => place.start.line)).toEqual([2, 3]);
				expect(problem?.message).toContain(
					"Because web==2.0 depends on model>=3 and you require model<2, we can conclude that web==2.0 cannot be used.",
				);
			});
		});
	});

	test("is not believed when it fails otherwise", async () => {
		await withUv({ status: 2, stderr: "error: Request failed after 3 retries\n" }, async (path) => {
			expect(await ask("web\n", path)).toEqual({
				kind: "skipped",
				reason: "uv could not tell: error: Request failed after 3 retries",
			});
		});
	});

	test("is looked for in absolute folders only", async () => {
		await withUv({ status: 0 }, async (path) => {
			expect(programsNamed("uv", `bin:.:${path}`)).toEqual([join(path, "uv")]);
			expect(programsNamed("uv", "bin:.::relative/bin")).toEqual([]);
		});
	});
});
