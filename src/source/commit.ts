import { contentObstacle } from "./content.ts";
import { readBlobs } from "./git/blobs.ts";
import { type Listed, listTree } from "./git/listing.ts";
import { findTree } from "./git/revision.ts";
import { resolverOf } from "./links.ts";
import { noteOmission } from "./omissions.ts";
import type { Entry, Omission, Source } from "./source.ts";
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

/** Bytes of content that are held for one commit. */
const CONTENT = 64 * 1024 * 1024;

/** Bytes of a link's target; longer ones lead nowhere on Linux (PATH_MAX). */
const TARGET = 4096;

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
	const { wanted, obstacles } = choose(listing.listed);
	const blobs = await readBlobs(repository, [...new Set(wanted.map(({ id }) => id))]);
	const omissions = [...listing.omissions];
	const contents = new Map<string, Uint8Array>();
	const entries = new Map<string, Entry>();
	for (const one of listing.listed.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
		const content = blobs.get(one.id);
		if (one.kind === "file" && content !== undefined) contents.set(one.path, content);
		const entry = entryOf(one, content);
		if ("reason" in entry) noteOmission(omissions, entry);
		else entries.set(one.path, entry);
	}
	const follow = resolverOf(entries);
	return {
		origin: { kind: "commit", commit },
		entries,
		omissions,
		read: (path) => {
			const found = follow(path);
			if (found.kind === "unreachable") return { unreadable: found.reason };
			if (found.kind !== "file") return undefined;
			return (
				contents.get(found.path) ?? {
					unreadable: obstacles.get(found.path) ?? "the repository does not hold its content",
				}
			);
		},
	};
}

/** Chooses what is read: link targets, and files that can hold text, as many as the bound allows. */
function choose(listed: readonly Listed[]): { wanted: Listed[]; obstacles: ReadonlyMap<string, string> } {
	const wanted: Listed[] = [];
	const obstacles = new Map<string, string>();
	let bytes = 0;
	for (const one of shallowFirst(listed)) {
		if (one.kind === "submodule") continue;
		if (one.kind === "link" && one.size > TARGET) continue;
		const obstacle = one.kind === "file" ? contentObstacle(one.path, one.size) : undefined;
		if (obstacle !== undefined) obstacles.set(one.path, obstacle);
		else if (bytes + one.size > CONTENT) {
			obstacles.set(one.path, `the tree holds more than ${CONTENT / 1024 / 1024} MiB of text`);
		} else {
			bytes += one.size;
			wanted.push(one);
		}
	}
	return { wanted, obstacles };
}

function shallowFirst(listed: readonly Listed[]): Listed[] {
	const withDepth = listed.map((one) => ({ one, depth: one.path.split("/").length }));
	return withDepth.sort((a, b) => a.depth - b.depth).map(({ one }) => one);
}

function entryOf({ path, kind, size, isExecutable }: Listed, content: Uint8Array | undefined): Entry | Omission {
	if (kind === "submodule") return { kind };
	if (kind === "file") return { kind, size, isExecutable };
	if (content === undefined) return { kind: "unreadable", path, reason: "it is a link whose target cannot be read" };
	return { kind, target: Buffer.from(content).toString("utf8") };
}
