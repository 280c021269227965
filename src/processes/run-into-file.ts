import { leashed } from "./leash.ts";
import type { ProgramEnd, ProgramRun } from "./run-program.ts";

/**
 * Runs a program without a shell, with bounds, and waits for it; what it writes to its standard output goes straight
 * into an open file, whatever its size, and never through this process. Never throws.
 */
export async function runIntoFile(
	{ program, arguments: given, folder, environment, time }: Omit<ProgramRun, "input" | "take">,
	file: number,
): Promise<ProgramEnd> {
	const { spawn } = await import("node:child_process");
	return await leashed(time, async (leash): Promise<ProgramEnd> => {
		const ended = await new Promise<ProgramEnd>((resolve) => {
			const child = spawn(program, given, { cwd: folder, env: environment, stdio: ["ignore", file, "ignore"] });
			child.once("error", (error) => resolve({ kind: "not-started", error }));
			child.once("exit", (exitCode) => resolve(exitCode === null ? { kind: "killed" } : { kind: "exited", exitCode }));
		});
		const pulled = leash.pulled();
		return pulled === undefined ? ended : { kind: pulled };
	});
}
