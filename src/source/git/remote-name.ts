import { SourceError } from "../source-error.ts";
import { runGit } from "./run.ts";

/** Bytes of an address that are read. */
const LONGEST = 4096;

/** `owner/name` at the end of an address: `https://github.com/owner/name.git`, `git@github.com:owner/name`. */
const NAME = /[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;

/** The name of the repository that this one was cloned from, "owner/name"; `undefined` where it was from none, or git cannot tell. */
export async function readRemoteName(repository: string): Promise<string | undefined> {
	let answer = Buffer.alloc(0);
	const take = (chunk: Buffer) => {
		answer = Buffer.concat([answer, chunk]);
		return answer.length > LONGEST ? "enough" : "more";
	};
	try {
		const { exitCode } = await runGit({
			folder: repository,
			arguments: ["config", "--get", "remote.origin.url"],
			take,
		});
		return exitCode === 0 ? NAME.exec(answer.toString("utf8").trim())?.[1] : undefined;
	} catch (thrown) {
		if (thrown instanceof SourceError) return undefined;
		throw thrown;
	}
}
