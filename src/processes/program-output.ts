import type { ProgramEnd, ProgramRun } from "./run-program.ts";

/**
 * Runs a program without a shell, and gives what it writes to its standard output piece by piece, no faster than it is
 * taken: outputs of any size are never held in memory. Returns how it ended. Who stops asking for pieces ends the program.
 */
export async function* programOutput({
	program,
	arguments: given,
	folder,
	environment,
	input,
	time,
}: Omit<ProgramRun, "take">): AsyncGenerator<Buffer, ProgramEnd> {
	const { spawn } = await import("node:child_process");
	const child = spawn(program, given, { cwd: folder, env: environment, stdio: ["pipe", "pipe", "ignore"] });
	const ended = new Promise<ProgramEnd>((resolve) => {
		child.once("error", (error) => resolve({ kind: "not-started", error }));
		child.once("exit", (exitCode) => resolve(exitCode === null ? { kind: "killed" } : { kind: "exited", exitCode }));
	});
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		child.kill("SIGKILL");
	}, time);
	// A program that ends early breaks the pipe to it, which must not end this one.
	child.stdin.on("error", () => undefined);
	child.stdin.end(input);
	try {
		for await (const piece of child.stdout) yield piece;
		const end = await ended;
		return isLate ? { kind: "late" } : end;
	} finally {
		clearTimeout(timer);
		child.kill("SIGKILL");
		child.stdout.destroy();
	}
}
