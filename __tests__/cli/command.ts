import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a run of the command leaves behind. */
interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

/** How the command is run. */
interface RunConditions {
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
}

/** The command as the sources have it, bundled into a temporary folder. */
export interface Command {
	/** Path of cli.cjs. */
	readonly path: string;
	run(given: readonly string[], conditions?: RunConditions): Run;
	/** Runs it with a reader that goes away after the first bytes. */
	runInto(given: readonly string[], conditions?: RunConditions): Promise<Run>;
	remove(): void;
}

/** Bundles the command. Throws with what the build said where it fails. */
export function buildCommand(): Command {
	const folder = mkdtempSync(join(tmpdir(), "space-gate-command-"));
	const built = spawnSync(process.execPath, ["scripts/build.mjs", "--out", folder], { encoding: "utf8" });
	if (built.status !== 0) throw new Error(built.stderr);
	const path = join(folder, "cli.cjs");
	return {
		path,
		run: (given, conditions = {}) => {
			const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...given], {
				encoding: "utf8",
				maxBuffer: 1 << 28,
				...optionsOf(conditions),
			});
			return { status, stdout, stderr };
		},
		runInto: async (given, conditions = {}) => {
			const child = spawn(process.execPath, [path, ...given], optionsOf(conditions));
			let stdout = "";
			let stderr = "";
			child.stdout.once("data", (chunk: Buffer) => {
				stdout = chunk.toString("utf8");
				child.stdout.destroy();
			});
			child.stderr.on("data", (chunk: Buffer) => {
				stderr += chunk.toString("utf8");
			});
			const status = await new Promise<number | null>((done) => child.on("close", done));
			return { status, stdout, stderr };
		},
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** Nothing of the environment that runs the tests, which may ask for colours or be GitHub's own. */
function optionsOf({ cwd = process.cwd(), env = {} }: RunConditions) {
	return { cwd, env: { PATH: process.env.PATH, ...env } };
}
