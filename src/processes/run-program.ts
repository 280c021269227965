import { type Ending, leashed } from "./leash.ts";

/** One run of a program, with all that it gets. */
export interface ProgramRun {
	/** Absolute path of the program. */
	readonly program: string;
	readonly arguments: readonly string[];
	/** Folder in which it runs. */
	readonly folder: string;
	/** All variables that it sees: nothing of this process is handed on. */
	readonly environment: Readonly<Record<string, string>>;
	/** Its standard input, which ends behind it; empty where nothing is said. */
	readonly input?: Buffer;
	/** Milliseconds that it may take. */
	readonly time: number;
	/** Takes what it writes as it comes; "enough" ends the program. */
	readonly take: (chunk: Buffer, stream: "stdout" | "stderr") => "more" | "enough";
}

/** How a program ended. */
export type ProgramEnd =
	| { readonly kind: "exited"; readonly exitCode: number }
	/** It was ended from here: its time was over, or nobody wanted more of it. */
	| { readonly kind: Ending }
	/** Somebody else ended it by a signal. */
	| { readonly kind: "killed" }
	| { readonly kind: "not-started"; readonly error: unknown };

/** Milliseconds that are waited for the streams of a program that has ended: what it has started may hold them open. */
export const CLOSING_TIME = 1_000;

/**
 * Runs a program without a shell, silently, with bounds, and waits for it. It is asked to end when its time is over, and
 * killed soon after. Never throws, unless `take` does.
 */
export async function runProgram(run: ProgramRun): Promise<ProgramEnd> {
	const { exec } = await import("@actions/exec");
	const { folder, environment, input = Buffer.alloc(0), time, take } = run;
	const faults: unknown[] = [];
	return await leashed(time, async (leash): Promise<ProgramEnd> => {
		const takeFrom = (stream: "stdout" | "stderr") => (chunk: Buffer) => {
			if (leash.pulled() !== undefined) return;
			try {
				if (take(chunk, stream) === "enough") leash.pull("enough");
			} catch (error) {
				faults.push(error);
				leash.pull("enough");
			}
		};
		const ended = await exec(quoted(run.program), [...run.arguments], {
			cwd: folder,
			env: environment,
			silent: true,
			ignoreReturnCode: true,
			delay: CLOSING_TIME,
			input,
			listeners: { stdout: takeFrom("stdout"), stderr: takeFrom("stderr") },
		}).then(exited, notStarted);
		if (faults.length > 0) throw faults[0];
		const pulled = leash.pulled();
		return pulled === undefined ? ended : { kind: pulled };
	});
}

/** A program that a signal ended has no exit code, whatever the type of @actions/exec says. */
export function exited(exitCode: number | null): ProgramEnd {
	return exitCode === null ? { kind: "killed" } : { kind: "exited", exitCode };
}

/** A program that could not be started. */
export function notStarted(error: unknown): ProgramEnd {
	return { kind: "not-started", error };
}

/** A path as @actions/exec takes it for one word. */
function quoted(program: string): string {
	return `"${program.replaceAll('"', '\\"')}"`;
}
