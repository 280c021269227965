import { readBlobs } from "./git/blobs.ts";
import { listTree } from "./git/listing.ts";
import { findTree } from "./git/revision.ts";
import { chooseBlobs, treeSource } from "./git/tree.ts";
import type { Source } from "./source.ts";
import { SourceError } from "./source-error.ts";

/** Which tree of which commit is meant. */
export interface CommitRequest {
	/** A folder in the repository. */
	readonly repository: string;
	/** What names the commit: an id, a branch, a tag, "HEAD". */
	readonly revision: string;
	/** Folder of the repository that is the tree's root; "" for all of it. */
	readonly root: string;
}

/**
 * Opens the tree of a commit from git's object store; the work tree plays no part. All content that may be asked for
 * is read now, shallow paths first, up to a bound.
 * Throws a {@link SourceError} where there is no git, repository, commit or folder of that name.
 */
export async function openCommit({ repository, revision, root }: CommitRequest): Promise<Source> {
	const { commit, tree } = await findTree(repository, revision, root);
	const listing = await listTree(repository, tree);
	if ("complaint" in listing) {
		throw new SourceError(
			"objects-missing",
			`The files of commit ${commit} cannot be listed: ${listing.complaint.trim()}`,
			"Fetch the commit with all its objects: actions/checkout without `filter` and `sparse-checkout`.",
		);
	}
	const choice = chooseBlobs(listing.listed);
	const blobs = await readBlobs(repository, [...new Set(choice.wanted.map(({ id }) => id))]);
	return treeSource({ ...listing, commit }, blobs, choice);
}
