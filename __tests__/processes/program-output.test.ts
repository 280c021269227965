import { expect, test } from "@jest/globals";
import { programOutput } from "../../src/processes/program-output.ts";
import type { ProgramEnd } from "../../src/processes/run-program.ts";

/** Runs a program of Node and gives how many bytes came, and how it ended. */
async function outputOf(script: string, time = 20_000, input?: Buffer, program = process.execPath) {
	const run = { program, arguments: ["-e", script], folder: "/", environment: {}, time };
	const output = programOutput(input === undefined ? run : { ...run, input });
	let bytes = 0;
	for (;;) {
		const next: IteratorResult<Buffer, ProgramEnd> = await output.next();
		if (next.done === true) return { bytes, end: next.value };
		bytes += next.value.length;
	}
}

test("all of what a program writes comes, and how it ended", async () => {
	const script = "process.stdin.pipe(process.stdout); process.stdin.on('end', () => { process.exitCode = 3 })";
	const { bytes, end } = await outputOf(script, 20_000, Buffer.alloc(3_000_000));
	expect(bytes).toBe(3_000_000);
	expect(end).toEqual({ kind: "exited", exitCode: 3 });
});

test("a program that does not read its input ends all the same", async () => {
	const { end } = await outputOf("process.exit(0)", 20_000, Buffer.alloc(3_000_000));
	expect(end).toEqual({ kind: "exited", exitCode: 0 });
});

test("a program that takes too long is ended", async () => {
	expect(await outputOf("setInterval(() => {}, 1000)", 200)).toEqual({ bytes: 0, end: { kind: "late" } });
});

test("a program that somebody else ends", async () => {
	expect((await outputOf("process.kill(process.pid, 'SIGKILL')")).end).toEqual({ kind: "killed" });
});

test("a program that is not there", async () => {
	expect((await outputOf("", 20_000, undefined, "/nowhere/node")).end).toMatchObject({ kind: "not-started" });
});

test("who stops asking ends the program, which is never ahead by more than a little", async () => {
	const script = "process.stderr.end(); setInterval(() => process.stdout.write(Buffer.alloc(65536)), 0)";
	const run = { program: process.execPath, arguments: ["-e", script], folder: "/", environment: {}, time: 60_000 };
	for await (const piece of programOutput(run)) {
		expect(piece.length).toBeGreaterThan(0);
		break;
	}
});
