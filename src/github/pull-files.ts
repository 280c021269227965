import { isRecord } from "../http/json.ts";
import { type GitHub, type GitHubReply, listAll } from "./api/client.ts";
import { linesOfPatch, type PatchLine } from "./patch.ts";

/** What a pull request changes. */
export interface PullFiles {
	/**
	 * By paths from the repository's top, the lines of the new side that GitHub shows; `undefined` where it shows none of a
	 * file, because the change is too large or the file is no text.
	 */
	readonly files: ReadonlyMap<string, ReadonlyMap<number, PatchLine> | undefined>;
	/** Whether GitHub may have left out files. */
	readonly isCut: boolean;
}

/** Files that GitHub lists of a pull request (GitHub Docs, "List pull requests files"). */
const MAX_FILES = 3_000;

/** Asks GitHub what a pull request changes. */
export async function readPullFiles(github: GitHub, number: number): Promise<GitHubReply<PullFiles>> {
	const reply = await listAll(github, `/pulls/${number}/files`);
	if (reply.kind !== "answer") return reply;
	const files = new Map(
		reply.value.flatMap((file) => {
			if (!isRecord(file) || typeof file.filename !== "string") return [];
			const { filename, patch, status } = file;
			// A file that is only moved changes no line.
			const lines = typeof patch === "string" ? linesOfPatch(patch) : status === "renamed" ? new Map() : undefined;
			return [[filename, lines] as const];
		}),
	);
	return { kind: "answer", value: { files, isCut: reply.value.length >= MAX_FILES } };
}
