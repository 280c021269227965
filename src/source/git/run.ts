import type { ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { SourceError } from "../source-error.ts";
import { findGit } from "./find-git.ts";

/** What a run of git gave. */
export interface GitResult {
	readonly exitCode: number;
	/** The beginning of what it said to people, in English. */
	readonly complaint: string;
}

/** One run of git. */
export interface GitCall {
	/** Folder in which it runs. */
	readonly folder: string;
	readonly arguments: readonly string[];
	readonly input?: Buffer;
	/** Takes the output as it comes; "enough" ends git. */
	readonly take: (chunk: Buffer) => "more" | "enough";
	/** Milliseconds that it may take; a minute where nothing else is said. */
	readonly time?: number;
}

/** Milliseconds that git may take: a listing of 200,000 files takes one second. */
const TIME = 60_000;

/** Characters of a complaint that are kept. */
const COMPLAINT = 2_000;

/**
 * The repository is hostile, and so may be its configuration: no hooks, no monitor, no programs that fetch objects
 * from elsewhere (git-config(1)). `safe.directory`: in containers the work tree belongs to somebody else.
 */
const ARGUMENTS = [
	"--no-pager",
	"--no-replace-objects",
	"--no-optional-locks",
	"--literal-pathspecs",
	...["core.fsmonitor=false", "core.hooksPath=/dev/null", "protocol.allow=never", "safe.directory=*"].flatMap(
		(setting) => ["-c", setting],
	),
];

/** All that git is told by its environment (git(1)): nothing of the user's, nothing of the machine's, no questions. */
function environment(): Record<string, string> {
	const inherited = ["PATH", "SystemRoot", "TEMP", "TMPDIR"].flatMap((name) => {
		const value = process.env[name];
		return value === undefined ? [] : [[name, value]];
	});
	return {
		...Object.fromEntries(inherited),
		GIT_ATTR_NOSYSTEM: "1",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_NO_LAZY_FETCH: "1",
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C",
	};
}

/**
 * Runs git without a shell, silently, and waits for it. Throws a {@link SourceError} where there is no git, where it
 * cannot be started, and where it takes longer than a minute; what it answers otherwise is for the caller to judge.
 */
export async function runGit(call: GitCall): Promise<GitResult> {
	const { exec } = await import("@actions/exec");
	const given = [...ARGUMENTS, ...call.arguments];
	const time = call.time ?? TIME;
	const leash = leashOn(given, time);
	let complaint = "";
	try {
		const exitCode = await exec(`"${findGit()}"`, given, {
			cwd: call.folder,
			env: environment(),
			silent: true,
			ignoreReturnCode: true,
			...(call.input === undefined ? {} : { input: call.input }),
			listeners: {
				stdout: (chunk) => {
					if (!leash.isPulled() && call.take(chunk) === "enough") leash.pull("enough");
				},
				stderr: (chunk) => {
					if (complaint.length < COMPLAINT) complaint = (complaint + chunk.toString("utf8")).slice(0, COMPLAINT);
				},
			},
		});
		if (leash.isPulled("late")) throw lateError(time);
		return leash.isPulled() ? { exitCode: 0, complaint: "" } : { exitCode, complaint };
	} catch (error) {
		throw error instanceof SourceError ? error : notStarted(error);
	} finally {
		leash.release();
	}
}

/** Ends a run of git: `late` when its time is over, `enough` when nobody wants more of it. */
interface Leash {
	pull(reason: "late" | "enough"): void;
	/** Whether it was ended, for any reason or just for this one. */
	isPulled(reason?: "late" | "enough"): boolean;
	release(): void;
}

/**
 * Holds the process that is about to be started with these arguments. @actions/exec does not hand out its processes;
 * Node announces each one it makes (https://nodejs.org/api/diagnostics_channel.html, channel "child_process").
 */
function leashOn(given: readonly string[], time: number): Leash {
	const processes: ChildProcess[] = [];
	let pulled: "late" | "enough" | undefined;
	const notice = (message: unknown) => {
		const { process } = message as { readonly process: ChildProcess };
		processes.push(process);
		// A process that ends early breaks the pipe to it, which must not end this one.
		process.once("spawn", () => process.stdin?.on("error", () => undefined));
	};
	const pull = (reason: "late" | "enough") => {
		pulled ??= reason;
		for (const process of processes) {
			if (given.every((argument, at) => process.spawnargs[at + 1] === argument)) process.kill("SIGKILL");
		}
	};
	subscribe(CHANNEL, notice);
	const timer = setTimeout(pull, time, "late");
	return {
		pull,
		isPulled: (reason) => pulled !== undefined && (reason === undefined || pulled === reason),
		release: () => {
			clearTimeout(timer);
			unsubscribe(CHANNEL, notice);
		},
	};
}

const CHANNEL = "child_process";

function lateError(time: number): SourceError {
	return new SourceError(
		"git-timeout",
		`git did not answer within ${time / 1000} seconds.`,
		"Check whether the repository is damaged or far larger than a Space can be.",
	);
}

function notStarted(error: unknown): SourceError {
	const reason = error instanceof Error ? error.message : String(error);
	return new SourceError("git-failed", `git could not be run: ${reason}`, "Check the installation of git.", error);
}
