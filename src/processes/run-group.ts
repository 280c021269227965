import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { leashed } from "./leash.ts";
import { CLOSING_TIME, exited, notStarted, type ProgramEnd, type ProgramRun } from "./run-program.ts";

/**
 * Runs a program that starts others, without a shell, with bounds, and waits for it. When its time is over, when nobody
 * wants more of it, when `signal` says so, or when this process ends, all of them end: a signal to git alone leaves the
 * programs behind by which it talks to a server. @actions/exec starts no group of processes. Never throws.
 */
export async function runGroup(
	{ program, arguments: given, folder, environment, time, take }: Omit<ProgramRun, "input">,
	signal: AbortSignal,
): Promise<ProgramEnd> {
	const { spawn } = await import("node:child_process");
	if (signal.aborted) return { kind: "enough" };
	return await leashed(
		time,
		async (leash): Promise<ProgramEnd> => {
			const child = spawn(program, given, {
				cwd: folder,
				env: environment,
				stdio: ["ignore", "pipe", "pipe"],
				detached: true,
				windowsHide: true,
			});
			const stop = () => leash.pull("enough");
			const kill = () => toGroup(child, "SIGKILL");
			signal.addEventListener("abort", stop);
			process.once("exit", kill);
			for (const stream of ["stdout", "stderr"] as const) {
				child[stream].on("data", (chunk: Buffer) => {
					if (leash.pulled() === undefined && take(chunk, stream) === "enough") stop();
				});
			}
			const closed = once(child, "close").catch(() => undefined);
			const ended = await once(child, "exit").then(([exitCode]) => exited(exitCode), notStarted);
			process.off("exit", kill);
			signal.removeEventListener("abort", stop);
			const pulled = leash.pulled();
			if (pulled !== undefined) kill();
			if (ended.kind !== "not-started") await Promise.race([closed, wait(CLOSING_TIME, undefined, { ref: false })]);
			return pulled === undefined ? ended : { kind: pulled };
		},
		toGroup,
	);
}

/** Sends a signal to a program that was started apart and leads a group of its own, which has its id (kill(2)). Windows has no groups. */
export function toGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	if (process.platform === "win32") {
		child.kill(signal);
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nobody is left.
	}
}
