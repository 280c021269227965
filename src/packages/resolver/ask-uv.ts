import type { NotAsked } from "../../http/not-asked.ts";
import { programsNamed } from "../../processes/find-program.ts";
import type { Unsatisfiable } from "../answers.ts";
import { run } from "./run.ts";

/** What uv is asked in a folder that holds requirements.txt and constraints.txt, both written anew. */
export interface UvQuestion {
	readonly index: string;
	/** "3.10". */
	readonly python: string;
	readonly takesPrereleases: boolean;
	/** Folders in which uv is looked for, as in PATH. */
	readonly path: string;
	readonly folder: string;
	readonly environment: Readonly<Record<string, string>>;
	readonly time: number;
}

/** What uv says of requirements. */
export type UvAnswer =
	| { readonly kind: "resolved"; readonly tool: string; readonly count: number }
	| Unsatisfiable
	| NotAsked;

/** What the explanation of a failed resolution begins with (astral-sh/uv, crates/uv/tests/it/lock.rs); the status is then 1. */
const NO_SOLUTION = "No solution found when resolving dependencies";

/** Characters of an explanation that are kept. */
const KEPT = 600;

/** A requirement that was resolved, as `uv pip compile` writes it without annotations. */
const RESOLVED = /^[A-Za-z0-9][\w.-]*==/;

/** The system for which wheels are looked for. */
const PLATFORM = "x86_64-manylinux_2_28";

/**
 * Asks `uv pip compile` for versions that meet all requirements, for the Space's Python whatever this machine has.
 * `undefined` where there is no uv in an absolute folder of the path. Nothing is built, installed or downloaded but metadata.
 */
export async function askUv(question: UvQuestion): Promise<UvAnswer | undefined> {
	const [program] = programsNamed("uv", question.path);
	if (program === undefined) return undefined;
	const { folder, environment, time } = question;
	const ran = await run({ program, arguments: argumentsFor(question), folder, environment, time });
	if (ran.status === "ended") return skipped(`uv came to no end within ${time / 1000} seconds`);
	if (ran.status === 0) {
		return { kind: "resolved", tool: "uv", count: ran.stdout.split("\n").filter((line) => RESOLVED.test(line)).length };
	}
	const at = ran.stderr.indexOf(NO_SOLUTION);
	if (ran.status !== 1 || at === -1) return skipped(`uv could not tell: ${plain(ran.stderr).slice(-KEPT / 2)}`);
	return { kind: "unsatisfiable", tool: "uv", said: plain(ran.stderr.slice(at + NO_SOLUTION.length)).slice(0, KEPT) };
}

/** Without configuration, sources of projects, downloads of interpreters and builds (https://docs.astral.sh/uv/reference/cli/). */
function argumentsFor({ index, python, takesPrereleases }: UvQuestion): string[] {
	return [
		...["pip", "compile", "requirements.txt", "--constraints", "constraints.txt"],
		...["--python-version", python, "--python-platform", PLATFORM, "--no-build", "--index-url", index],
		...["--no-config", "--no-cache", "--no-sources", "--no-python-downloads", "--no-progress", "--color", "never"],
		...["--no-header", "--no-annotate", ...(takesPrereleases ? ["--prerelease", "allow"] : [])],
	];
}

/** uv draws a tree around its words and breaks them into lines. */
function plain(text: string): string {
	return text
		.replaceAll(/[×╰─▶├│\s]+/g, " ")
		.replace(/^\s*:/, "")
		.trim();
}

function skipped(reason: string): NotAsked {
	return { kind: "skipped", reason };
}
