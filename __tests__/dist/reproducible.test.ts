import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "@jest/globals";

const SOURCES = ["src", "scripts", "docs", "schema", "package.json", "tsconfig.json", "action.yml", "dist"];

const folder = realpathSync(mkdtempSync(join(tmpdir(), "space-gate-elsewhere-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of SOURCES) cpSync(name, join(folder, name), { recursive: true });
symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");

function checkDist() {
	return spawnSync(process.execPath, ["scripts/check-dist.mjs"], { cwd: folder, encoding: "utf8" });
}

test("a build in another folder gives dist/ byte for byte, and check-dist names every file that is not so", () => {
	expect(checkDist()).toMatchObject({ stderr: "", status: 0 });

	appendFileSync(join(folder, "dist/cli.cjs"), "\n");
	rmSync(join(folder, "dist/licenses.txt"));
	writeFileSync(join(folder, "dist/left-over.cjs"), "");
	const { status, stderr } = checkDist();
	expect(status).toBe(1);
	expect(stderr).toMatch(/cli\.cjs differs \(\d+ bytes committed, \d+ made\)/);
	expect(stderr).toContain("licenses.txt is missing");
	expect(stderr).toContain("left-over.cjs is not made any more");
	expect(stderr).toContain("npm run build");
	expect(stderr).not.toContain("index.cjs");
}, 60_000);
