import { programOutput } from "../../processes/program-output.ts";
import { runIntoFile } from "../../processes/run-into-file.ts";
import { type ProgramEnd, runProgram } from "../../processes/run-program.ts";
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
export async function runGit({ folder, arguments: given, input, take, time = TIME }: GitCall): Promise<GitResult> {
	let complaint = "";
	const end = await runProgram({
		...programOf(folder, given),
		...(input === undefined ? {} : { input }),
		time,
		take: (chunk, stream) => {
			if (stream === "stdout") return take(chunk);
			if (complaint.length < COMPLAINT) complaint = (complaint + chunk.toString("utf8")).slice(0, COMPLAINT);
			return "more";
		},
	});
	const exitCode = exitCodeOf(end, time);
	return exitCode === undefined ? { exitCode: 0, complaint: "" } : { exitCode, complaint };
}

/** Runs git as {@link runGit} does, with its answer going straight into an open file; gives its exit code. */
export async function runGitIntoFile(
	{ folder, arguments: given, time = TIME }: Omit<GitCall, "input" | "take">,
	file: number,
): Promise<number> {
	return exitCodeOf(await runIntoFile({ ...programOf(folder, given), time }, file), time) ?? 0;
}

/**
 * Runs git as {@link runGit} does, and gives its output piece by piece, no faster than it is taken. Throws a
 * {@link SourceError} where it ends otherwise than well.
 */
export async function* gitOutput({
	folder,
	arguments: given,
	input,
	time = TIME,
}: Omit<GitCall, "take">): AsyncGenerator<Buffer, void> {
	const run = { ...programOf(folder, given), time };
	const end = yield* programOutput(input === undefined ? run : { ...run, input });
	const exitCode = exitCodeOf(end, time);
	if (exitCode === 0) return;
	throw new SourceError("git-failed", `git ended with status ${exitCode}.`, "Check the repository with git fsck.");
}

function programOf(folder: string, given: readonly string[]) {
	return { program: findGit(), arguments: [...ARGUMENTS, ...given], folder, environment: environment() };
}

/** The exit code, `undefined` where git was ended because nobody wanted more of it. */
function exitCodeOf(end: ProgramEnd, time: number): number | undefined {
	switch (end.kind) {
		case "exited":
			return end.exitCode;
		case "enough":
			return undefined;
		case "late":
			throw lateError(time);
		case "killed":
			throw notStarted(new Error("something ended it"));
		case "not-started":
			throw notStarted(end.error);
	}
}

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
