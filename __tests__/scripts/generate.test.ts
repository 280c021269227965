import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";

test.each(["generate", "readme"])("what scripts/%s.mjs makes is up to date", (script) => {
	const { status, stderr } = spawnSync(process.execPath, [`scripts/${script}.mjs`, "--check"], { encoding: "utf8" });
	expect(stderr).toBe("");
	expect(status).toBe(0);
});
