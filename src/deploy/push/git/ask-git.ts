import { runGit } from "../../../source/git/run.ts";
import { SourceError } from "../../../source/source-error.ts";
import { type Failure, failure } from "../../failure.ts";

/** Bytes of an answer: a list of as many files as the gate takes. */
const ANSWER = 64 * 1024 * 1024;

/** Milliseconds that git may take: it writes a package of hundreds of megabytes. */
const TIME = 600_000;

/** What git answers about a repository on this disk; it never talks to a server here. Never throws. */
export async function askGit(
	folder: string,
	given: readonly string[],
	input: string | Buffer = "",
): Promise<Buffer | Failure> {
	const chunks: Buffer[] = [];
	let size = 0;
	const take = (chunk: Buffer) => {
		chunks.push(chunk);
		size += chunk.length;
		return size > ANSWER ? "enough" : "more";
	};
	try {
		const { exitCode, complaint } = await runGit({
			folder,
			arguments: given,
			input: Buffer.from(input),
			take,
			time: TIME,
		});
		if (size > ANSWER) return gitFailed(given, "its answer is too long");
		return exitCode === 0 ? Buffer.concat(chunks) : gitFailed(given, complaint.trim());
	} catch (thrown) {
		if (!(thrown instanceof SourceError)) throw thrown;
		return failure(thrown.code === "git-missing" ? "git-missing" : "git-failed", thrown.message, thrown.advice);
	}
}

/** The one line that git answers. */
export async function askLine(
	folder: string,
	given: readonly string[],
	input: string | Buffer = "",
): Promise<string | Failure> {
	const answer = await askGit(folder, given, input);
	return Buffer.isBuffer(answer) ? answer.toString("utf8").trimEnd() : answer;
}

/** Whether a text is the name of an object. An empty one in a push would delete the branch. */
export function isObjectId(text: string): boolean {
	return /^[0-9a-f]{40}$/.test(text);
}

function gitFailed([command = ""]: readonly string[], words: string): Failure {
	const message = `git ${command} failed on this machine.`;
	return failure("git-failed", message, "Check the disk and the repository with git fsck.", { words });
}
