import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { type ProgramRun, runProgram } from "../../src/processes/run-program.ts";
import { withFolder } from "../support/temporary.ts";

/** Milliseconds that a run may take which ends by itself. */
const PLENTY = 60_000;

/** Runs a program of JavaScript, and gives how it ended and what it wrote. */
async function runScript(script: string, given: Partial<ProgramRun> = {}) {
	const written = { stdout: "", stderr: "" };
	const end = await runProgram({
		program: process.execPath,
		arguments: ["-e", script],
		folder: process.cwd(),
		environment: {},
		time: PLENTY,
		take: (chunk, stream) => {
			written[stream] += chunk.toString("utf8");
			return "more";
		},
		...given,
	});
	return { end, ...written };
}

test("a program gives its exit code and what it writes to either stream", async () => {
	const ran = await runScript('process.stdout.write("out"); process.stderr.write("err"); process.exitCode = 3;');
	expect(ran).toEqual({ end: { kind: "exited", exitCode: 3 }, stdout: "out", stderr: "err" });
});

test("a program sees the variables that it is given, and no others", async () => {
	const { stdout } = await runScript("process.stdout.write(JSON.stringify(process.env))", {
		environment: { ONE: "1" },
	});
	expect(JSON.parse(stdout)).toEqual({ ONE: "1" });
});

test("arguments arrive as they are, whatever is in them", async () => {
	const odd = ['a b"c', "$HOME", "`id`", "\\", "'", "", "--", "ä\n"];
	const { stdout } = await runScript("process.stdout.write(JSON.stringify(process.argv.slice(1)))", {
		arguments: ["-e", "process.stdout.write(JSON.stringify(process.argv.slice(1)))", "--", ...odd],
	});
	expect(JSON.parse(stdout)).toEqual(odd);
});

test("a program reads its input to the end, which is empty where nothing is said", async () => {
	const echo = "process.stdin.pipe(process.stdout)";
	expect((await runScript(echo)).stdout).toBe("");
	expect((await runScript(echo, { input: Buffer.from("text") })).stdout).toBe("text");
});

test("a program that ends before it has read its input ends well", async () => {
	const { end } = await runScript("process.exit(0)", { input: Buffer.alloc(16 * 1024 * 1024) });
	expect(end).toEqual({ kind: "exited", exitCode: 0 });
});

test("a program of which nobody wants more is ended", async () => {
	let size = 0;
	const { end } = await runScript('const more = () => process.stdout.write("x".repeat(65536), more); more();', {
		take: (chunk) => {
			size += chunk.length;
			return size > 1_000_000 ? "enough" : "more";
		},
	});
	expect(end).toEqual({ kind: "enough" });
	expect(size).toBeLessThan(2_000_000);
});

test("what takes the output may throw: the program is ended, and the fault is not lost", async () => {
	const fault = new Error("not this");
	const take = () => {
		throw fault;
	};
	await expect(runScript("console.log(1); setInterval(() => {}, 1000);", { take })).rejects.toBe(fault);
});

test("a program whose time is over is asked to end, and may clean up", async () => {
	const script =
		'process.on("SIGTERM", () => { process.stderr.write("cleaned"); process.exit(0); }); setInterval(() => {}, 1000);';
	await withFolder(async (folder) => {
		const done = join(folder, "done");
		const cleaning = script.replace(
			'process.stderr.write("cleaned")',
			`require("fs").writeFileSync(${JSON.stringify(done)}, "")`,
		);
		const { end } = await runScript(cleaning, { time: 1_000 });
		expect(end).toEqual({ kind: "late" });
		expect(existsSync(done)).toBe(true);
	});
});

test("a program that does not listen is killed", async () => {
	let id = 0;
	const script = 'process.on("SIGTERM", () => {}); console.log(process.pid); setInterval(() => {}, 1000);';
	const { end } = await runScript(script, {
		time: 1_000,
		take: (chunk) => {
			id = Number(chunk.toString());
			return "more";
		},
	});
	expect(end).toEqual({ kind: "late" });
	expect(id).toBeGreaterThan(0);
	expect(() => process.kill(id, 0)).toThrow();
});

test("of two runs of the same program only the late one is ended", async () => {
	const script = "setTimeout(() => {}, 1500)";
	const [late, other] = await Promise.all([runScript(script, { time: 500 }), runScript(script)]);
	expect(late.end).toEqual({ kind: "late" });
	expect(other.end).toEqual({ kind: "exited", exitCode: 0 });
});

test("what a program leaves behind does not keep the run from ending", async () => {
	const script = 'require("child_process").spawn("sleep", ["10"], { stdio: "inherit", detached: true }).unref();';
	const { end } = await runScript(script, { environment: { PATH: process.env.PATH ?? "" } });
	expect(end).toEqual({ kind: "exited", exitCode: 0 });
});

test("a program that somebody else kills has no exit code", async () => {
	expect((await runScript('process.kill(process.pid, "SIGKILL")')).end).toEqual({ kind: "killed" });
});

test("a program or a folder that is not there is said, not thrown", async () => {
	const nowhere = join(process.cwd(), "nowhere");
	expect((await runScript("", { program: nowhere })).end.kind).toBe("not-started");
	expect((await runScript("", { folder: nowhere })).end.kind).toBe("not-started");
});

test("a program may lie under any name", async () => {
	await withFolder(async (folder) => {
		const odd = join(folder, 'a "b" c');
		mkdirSync(odd);
		const program = join(odd, "node");
		symlinkSync(process.execPath, program);
		expect((await runScript("process.stdout.write('x')", { program })).stdout).toBe("x");
	});
});
