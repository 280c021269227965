import { execFile } from "node:child_process";

/** What a program is run with: nothing of this process but what stands here. */
export interface Run {
	readonly program: string;
	readonly arguments: readonly string[];
	readonly folder: string;
	readonly environment: Readonly<Record<string, string>>;
	/** Milliseconds. */
	readonly time: number;
}

/** How a program ended. `ended`: by this, because it took too long or wrote too much, or it could not be started. */
export interface Ran {
	readonly status: number | "ended";
	readonly stdout: string;
	readonly stderr: string;
}

/** Characters that a program may write. */
const OUTPUT = 4 * 1024 * 1024;

/** Runs a program without a shell and without input, and waits for it. Never throws. */
export function run({ program, arguments: given, folder, environment, time }: Run): Promise<Ran> {
	return new Promise((done) => {
		const child = execFile(
			program,
			given,
			{ cwd: folder, env: environment, timeout: time, killSignal: "SIGKILL", maxBuffer: OUTPUT, encoding: "utf8" },
			(error, stdout, stderr) => {
				const status = error === null ? 0 : error.code;
				done({ status: typeof status === "number" ? status : "ended", stdout, stderr });
			},
		);
		child.stdin?.end();
	});
}
