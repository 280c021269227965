import type { Difference } from "../deployment.ts";
import type { Failure } from "../failure.ts";
import { askGit } from "./git/ask-git.ts";
import type { Head } from "./head.ts";
import type { Scratch } from "./scratch.ts";

/** The tree without files, which git knows without having it. */
export const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The files that the package has otherwise than the Space's head. */
export async function differences(
	scratch: Scratch,
	head: Head,
	tree: string,
): Promise<readonly Difference[] | Failure> {
	return await differencesBetween(scratch.repository, head.kind === "empty" ? EMPTY_TREE : head.tree, tree);
}

/** What git's letters mean (git-diff-tree(1), "RAW OUTPUT FORMAT"); all others are changes. */
const KINDS: ReadonlyMap<string, Difference["kind"]> = new Map([
	["A", "added"],
	["D", "removed"],
]);

/** The files that differ between two trees of a bare repository, sorted by path. No contents are needed for it. */
export async function differencesBetween(
	repository: string,
	before: string,
	after: string,
): Promise<readonly Difference[] | Failure> {
	const answer = await askGit(repository, ["diff-tree", "-r", "-z", "--raw", "--no-renames", before, after]);
	if (!Buffer.isBuffer(answer)) return answer;
	const fields = answer.toString("utf8").split("\0");
	const found: Difference[] = [];
	for (let at = 0; at + 1 < fields.length; at += 2) {
		const letter = fields[at]?.at(-1) ?? "";
		found.push({ kind: KINDS.get(letter) ?? "changed", path: fields[at + 1] ?? "" });
	}
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
