import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";

test("what is generated is up to date", () => {
	const { status, stderr } = spawnSync(process.execPath, ["scripts/generate.mjs", "--check"], { encoding: "utf8" });
	expect(stderr).toBe("");
	expect(status).toBe(0);
});
