import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { runIntoFile } from "../../src/processes/run-into-file.ts";
import type { ProgramEnd } from "../../src/processes/run-program.ts";
import { withFolder } from "../support/temporary.ts";

/** Runs a program of JavaScript, and gives how it ended and what the file holds then. */
async function runScript(
	script: string,
	{ time = 60_000, program = process.execPath } = {},
): Promise<{ end: ProgramEnd; written: string }> {
	return await withFolder(async (folder) => {
		const path = join(folder, "out");
		const file = openSync(path, "wx");
		try {
			const run = { program, arguments: ["-e", script], folder, environment: {}, time };
			return { end: await runIntoFile(run, file), written: readFileSync(path, "utf8") };
		} finally {
			closeSync(file);
		}
	});
}

test("what a program writes is in the file when it has ended, with its exit code and without its complaints", async () => {
	const script = 'process.stdout.write("\\0".repeat(300_000)); process.stderr.write("err"); process.exitCode = 3;';
	expect(await runScript(script)).toEqual({ end: { kind: "exited", exitCode: 3 }, written: "\0".repeat(300_000) });
});

test("a program that takes too long is ended", async () => {
	const { end } = await runScript("setInterval(() => undefined, 1000)", { time: 500 });
	expect(end).toEqual({ kind: "late" });
});

test("a program that ends itself by a signal has no exit code", async () => {
	expect((await runScript('process.kill(process.pid, "SIGKILL")')).end).toEqual({ kind: "killed" });
});

test("a program that is not there is not started", async () => {
	expect((await runScript("", { program: "/nowhere/program" })).end).toMatchObject({ kind: "not-started" });
});
