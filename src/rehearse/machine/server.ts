import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { toGroup } from "../../processes/run-group.ts";
import { CLOSING_TIME } from "../../processes/run-program.ts";
import { codeOf } from "../../source/read-file.ts";

/** How a server ended, a clause about it: "ended with status 1". */
export interface ServerEnd {
	readonly words: string;
	/** Its exit status; `undefined` where it has none. */
	readonly status: number | undefined;
}

/** A server that was started. */
export interface Server {
	/** Comes when it has ended, whoever ended it. */
	readonly ended: Promise<ServerEnd>;
	/** Asks it to end, then ends it and the group of its processes; waits for that. */
	end(): Promise<void>;
}

/** What is started. */
export interface ServerStart {
	readonly program: string;
	readonly arguments: readonly string[];
	readonly folder: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly take: (chunk: Buffer) => void;
}

/** Milliseconds that a server has to end by itself; uvicorn waits that long for requests under way, and for its lifespan. */
const GRACE = 3_000;

/** Starts a server as the leader of a group of processes. Never throws. */
export function startServer({ program, arguments: given, folder, environment, take }: ServerStart): Server {
	let child: ChildProcess;
	try {
		child = spawn(program, given, {
			cwd: folder,
			env: environment,
			stdio: ["ignore", "pipe", "pipe"],
			detached: true,
			windowsHide: true,
		});
	} catch (thrown) {
		// The arguments and variables together are more than the system takes.
		const ended = Promise.resolve(unstarted(thrown));
		return { ended, end: async () => undefined };
	}
	const kill = () => toGroup(child, "SIGKILL");
	process.once("exit", kill);
	child.stdout?.on("data", take);
	child.stderr?.on("data", take);
	const closed = once(child, "close").catch(() => undefined);
	const exited = once(child, "exit").then(([code, signal]) => endOf(code, signal), unstarted);
	const ended = exited.then(async (end) => {
		// What it has started may hold its streams open.
		if (child.pid !== undefined) await Promise.race([closed, wait(CLOSING_TIME, undefined, { ref: false })]);
		return end;
	});
	return {
		ended,
		end: async () => {
			toGroup(child, "SIGTERM");
			await Promise.race([exited, wait(GRACE, undefined, { ref: false })]);
			kill();
			await exited;
			process.off("exit", kill);
			child.stdout?.destroy();
			child.stderr?.destroy();
		},
	};
}

function endOf(code: number | null, signal: NodeJS.Signals | null): ServerEnd {
	if (code === null) return { words: `was ended by ${signal ?? "a signal"}`, status: undefined };
	return { words: `ended with status ${code}`, status: code };
}

function unstarted(error: unknown): ServerEnd {
	return { words: `could not be started (${codeOf(error)})`, status: undefined };
}
