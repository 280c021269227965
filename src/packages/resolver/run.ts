import { type ProgramRun, runProgram } from "../../processes/run-program.ts";

/** What a program is run with: nothing of this process but what stands here. */
export type Run = Pick<ProgramRun, "program" | "arguments" | "folder" | "environment" | "time">;

/** How a program ended. `ended`: by this, because it took too long or wrote too much, or it could not be started. */
export interface Ran {
	readonly status: number | "ended";
	readonly stdout: string;
	readonly stderr: string;
}

/** Bytes that a program may write to either stream. */
const OUTPUT = 4 * 1024 * 1024;

/** Runs a program without a shell and without input, and waits for it. Never throws. */
export async function run(given: Run): Promise<Ran> {
	const written: Record<"stdout" | "stderr", Buffer[]> = { stdout: [], stderr: [] };
	const sizes = { stdout: 0, stderr: 0 };
	const end = await runProgram({
		...given,
		take: (chunk, stream) => {
			sizes[stream] += chunk.length;
			if (sizes[stream] > OUTPUT) return "enough";
			written[stream].push(chunk);
			return "more";
		},
	});
	const text = (stream: "stdout" | "stderr") => Buffer.concat(written[stream]).toString("utf8");
	const status = end.kind === "exited" ? end.exitCode : "ended";
	return { status, stdout: text("stdout"), stderr: text("stderr") };
}
