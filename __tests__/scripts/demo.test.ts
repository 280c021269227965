import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readlinkSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { announceSkipped } from "../support/python.ts";
import { withFolder } from "../support/temporary.ts";

const IMPORTS = "import uvicorn, fastapi, pydantic, sqlmodel, dotenv";
const canRun = spawnSync("/usr/bin/python3", ["-c", IMPORTS]).status === 0;
if (!canRun)
	announceSkipped("npm run demo", "python3-uvicorn, python3-fastapi, python3-sqlmodel or python3-dotenv is missing");

/** Milliseconds that the story may take; it takes about fifteen seconds. */
const TIME_LIMIT = 120_000;

/** Processes that work in a folder, as Linux tells it. */
function processesIn(folder: string): readonly string[] {
	if (process.platform !== "linux") return [];
	return readdirSync("/proc").filter((id) => {
		try {
			return /^\d+$/.test(id) && readlinkSync(`/proc/${id}/cwd`).startsWith(folder);
		} catch {
			return false;
		}
	});
}

(canRun ? test : test.skip)(
	"npm run demo tells the story to its end, and leaves nothing behind",
	async () => {
		await withFolder(async (folder) => {
			const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, NO_COLOR: "1" };
			const demo = spawn(process.execPath, ["scripts/demo.mjs"], { env, stdio: ["ignore", "pipe", "inherit"] });
			const said: Buffer[] = [];
			demo.stdout.on("data", (chunk: Buffer) => said.push(chunk));
			const status = await new Promise((done) => demo.on("close", done));
			const text = Buffer.concat(said).toString();
			const chapters = [...text.matchAll(/^(\d\. [^─]+) ─/gm)].map(([, title]) => title);
			expect(chapters).toEqual([
				"1. A pull request that would not run",
				"2. The fix",
				"3. The merge",
				"4. A commit that crashes when it starts",
			]);
			expect(text).toContain("✗ error  backend/main.py:12  entrypoint/server-start");
			expect(text).toContain("✗ error  backend/main.py:12  Deployment: runtime-error");
			expect(text).toMatch(/Everything went as it should\.\n$/);
			expect(text).not.toContain("hf_demo");
			expect(status).toBe(0);
			expect(readdirSync(folder)).toEqual([]);
			expect(processesIn(folder)).toEqual([]);
		});
	},
	TIME_LIMIT,
);
