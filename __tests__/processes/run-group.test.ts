import { execFileSync, spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { runGroup } from "../../src/processes/run-group.ts";
import type { ProgramRun } from "../../src/processes/run-program.ts";

const NEVER = new AbortController().signal;

/** A program that starts another one which does not end, and tells its id; it waits for it, or leaves it alone. */
const parent = (then: string) =>
	`const child = require("child_process").spawn("sleep", ["600"], { stdio: "inherit" }); console.log(child.pid); ${then}`;
const WAITS = parent("setInterval(() => {}, 1000);");

/** Runs a program of JavaScript in a group, and gives how it ended and what it wrote. */
async function runScript(script: string, given: Partial<ProgramRun> & { signal?: AbortSignal } = {}) {
	const written = { stdout: "", stderr: "" };
	const { signal = NEVER, ...run } = given;
	const end = await runGroup(
		{
			program: process.execPath,
			arguments: ["-e", script],
			folder: process.cwd(),
			environment: { PATH: process.env.PATH ?? "" },
			time: 60_000,
			take: (chunk, stream) => {
				written[stream] += chunk.toString("utf8");
				return "more";
			},
			...run,
		},
		signal,
	);
	return { end, ...written };
}

/** Whether a process is there that is more than an entry of the table. */
function isAlive(id: number): boolean {
	const state = spawnSync("ps", ["-o", "stat=", "-p", String(id)], { encoding: "utf8" }).stdout.trim();
	return state !== "" && !state.startsWith("Z");
}

test("a program gives its exit code and what it writes to either stream, and reads nothing", async () => {
	const ran = await runScript(
		'process.stdin.on("end", () => { process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3; }).resume();',
	);
	expect(ran).toEqual({ end: { kind: "exited", exitCode: 3 }, stdout: "out", stderr: "err" });
});

test("when the time is over, what the program has started ends as well", async () => {
	const { end, stdout } = await runScript(WAITS, { time: 2_000 });
	expect(end).toEqual({ kind: "late" });
	expect(Number(stdout)).toBeGreaterThan(0);
	expect(isAlive(Number(stdout))).toBe(false);
});

test("so it does where the first ends by itself when it is asked to, and the others do not listen", async () => {
	const deaf = `const { spawn } = require("child_process");
		const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(process.pid)"], { stdio: "inherit" });
		setInterval(() => {}, 1000);`;
	const { end, stdout } = await runScript(deaf, { time: 2_500 });
	expect(end).toEqual({ kind: "late" });
	expect(isAlive(Number(stdout))).toBe(false);
});

test("a signal ends all of it, and one that came before lets nothing start", async () => {
	const control = new AbortController();
	const running = runScript(WAITS, {
		signal: control.signal,
		take: (chunk) => {
			id = Number(chunk.toString());
			control.abort();
			return "more";
		},
	});
	let id = 0;
	expect((await running).end).toEqual({ kind: "enough" });
	expect(isAlive(id)).toBe(false);
	expect(await runScript("console.log(1)", { signal: control.signal })).toMatchObject({
		end: { kind: "enough" },
		stdout: "",
	});
});

test("a process that ends takes the group with it", () => {
	const script = `import { runGroup } from "./src/processes/run-group.ts";
		void runGroup({ program: "/bin/sh", arguments: ["-c", "sleep 600 & echo $!; wait"], folder: "/", environment: {}, time: 60000,
			take: (chunk) => { process.stdout.write(chunk); setTimeout(() => process.exit(0), 50); return "more"; } }, new AbortController().signal);`;
	const bundled = execFileSync("node_modules/.bin/esbuild", ["--bundle", "--platform=node", "--format=cjs"], {
		input: script,
		stdio: ["pipe", "pipe", "ignore"],
	});
	const id = Number(execFileSync(process.execPath, ["-"], { input: bundled, encoding: "utf8" }));
	expect(id).toBeGreaterThan(0);
	expect(isAlive(id)).toBe(false);
});

test("a program or a folder that is not there is said, not thrown", async () => {
	expect((await runScript("", { program: "/nowhere/program" })).end.kind).toBe("not-started");
	expect((await runScript("", { folder: "/nowhere" })).end.kind).toBe("not-started");
});

test("nothing stays behind in this process", async () => {
	const listeners = process.listenerCount("exit");
	await runScript("");
	await runScript("", { program: "/nowhere/program" });
	expect(process.listenerCount("exit")).toBe(listeners);
});
