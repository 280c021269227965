import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { plant, withFolder } from "../support/temporary.ts";
import { type Offered, withIndex } from "./local-index.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const SPACE = {
	"main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
	"requirements.txt": "fastapi==0.115.0\nuvicorn\npydantic\nsqlmodel\npython-dotenv\n",
};

const OFFERED: readonly Offered[] = ["fastapi", "uvicorn", "pydantic", "sqlmodel", "python-dotenv"].map((name) => ({
	name,
	version: "0.115.0",
}));

/** Runs the command while this process answers it. */
async function run(
	given: readonly string[],
	home: string,
): Promise<{ status: number; stdout: string; stderr: string }> {
	return await new Promise((done) => {
		const env = { PATH: process.env.PATH ?? "", XDG_CACHE_HOME: home };
		execFile(process.execPath, [command.path, ...given], { env, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
			done({ status: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
		});
	});
}

test("the command asks an index only where it is told to, and keeps the answers", async () => {
	await withFolder(async (folder) => {
		plant(join(folder, "backend"), SPACE);
		await withIndex(
			OFFERED,
			async (index) => {
				const given = ["check", join(folder, "backend"), "--format", "json", "--index-url", index.address];
				const offline = JSON.parse((await run(given, folder)).stdout);
				expect(offline.packages.index).toEqual({ state: "unwanted", reason: expect.stringContaining("--online") });
				expect(index.seen).toEqual([]);
				for (const questions of [5, 5]) {
					const online = JSON.parse((await run([...given, "--online"], folder)).stdout);
					expect(online.packages).toEqual({
						index: { state: "asked", host: new URL(index.address).host, projects: 5, unanswered: [] },
						resolution: { state: "unwanted", reason: expect.stringContaining("--resolve") },
					});
					expect(online.checklist).toContainEqual({
						title: "Package index asked",
						state: "passed",
						reason: "",
						rules: [],
					});
					expect(index.seen).toHaveLength(questions);
				}
				expect(readdirSync(join(folder, "space-gate", "index"))).toHaveLength(5);
			},
			(_, response) => {
				response.setHeader("cache-control", "max-age=600");
				return false;
			},
		);
	});
});

test("an index that cannot be reached is said plainly", async () => {
	await withFolder(async (folder) => {
		plant(folder, SPACE);
		const { stdout } = await run(["check", folder, "--online", "--index-url", "http://127.0.0.1:9/simple"], folder);
		expect(stdout.replace(/\s+/g, " ")).toContain(
			"– Package index asked skipped, because 127.0.0.1:9 did not answer about 5 packages (fastapi, ",
		);
	});
});

test("a wrong address is refused before anything is asked, and is not repeated", async () => {
	await withFolder(async (folder) => {
		plant(folder, SPACE);
		const address = "https://someone:s3cr3t@pypi.org/simple";
		const { status, stdout, stderr } = await run(["check", folder, "--online", "--index-url", address], folder);
		expect(status).toBe(2);
		expect(stderr).toContain("--index-url takes an https address without a user");
		expect(`${stdout}${stderr}`).not.toContain("s3cr3t");
	});
});

test("what the index lacks is a finding on the line that asks for it", async () => {
	await withFolder(async (folder) => {
		plant(folder, {
			...SPACE,
			"requirements.txt": "fastapi==0.115.0\nuvicorn>=1\npydantic\nsqlmodel\npython-dotenv\n",
		});
		const offered = OFFERED.map((one) => (one.name === "fastapi" ? { ...one, python: ">=3.11" } : one));
		await withIndex(offered, async (index) => {
			const given = ["check", folder, "--online", "--index-url", index.address, "--format", "json"];
			const { status, stdout } = await run(given, folder);
			const { findings }: { findings: readonly { rule: string; severity: string; start: { line: number } }[] } =
				JSON.parse(stdout);
			const ours = findings.filter(({ rule }) => /^dependencies\/(?:conflict|python-version)$/.test(rule));
			expect(ours.map(({ rule, severity, start }) => `${start.line} ${severity} ${rule}`).toSorted()).toEqual([
				"1 error dependencies/python-version",
				"2 error dependencies/conflict",
			]);
			expect(status).toBe(1);
		});
	});
});
