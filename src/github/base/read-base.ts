import { check, type Judged, type Ports, type Request } from "../../gate/check.ts";
import type { CommitRequest } from "../../source/commit.ts";
import { readBlobs } from "../../source/git/blobs.ts";
import { type Listed, listTree } from "../../source/git/listing.ts";
import { findTree } from "../../source/git/revision.ts";
import { chooseBlobs, treeSource } from "../../source/git/tree.ts";
import { type Access, openGitHub } from "../api/open.ts";
import { blobsOf } from "./blobs.ts";
import { readTree, treesOf } from "./tree.ts";
import { type Unread, unasked } from "./unread.ts";

/** Reads what a Space was in a commit that the checkout does not hold. */
export type ReadBase = (where: CommitRequest, request: Request, ports: Ports) => Promise<Judged | Unread>;

/** Milliseconds for all Spaces of a run, with what it takes to read them. */
const TIME = 60_000;

/** How often files are asked for that only showed themselves by being read. */
const ROUNDS = 4;

/** Bytes of a file at the root that is asked for before somebody reads it. */
const SMALL = 64 * 1024;

/**
 * A reader for the Spaces of a run, which asks GitHub for what the checkout lacks: the list of files, and the content of those
 * that differ, for a checkout of the commit after it holds all the others.
 */
export function baseReader(access: Access): ReadBase {
	const github = openGitHub(access, TIME);
	if ("closed" in github) return async () => unasked(github.closed);
	const [ask, fetch] = [treesOf(github), blobsOf(github)];
	return async ({ repository, revision, root }, request, ports) => {
		const tree = await readTree(ask, revision, root);
		if ("unknown" in tree) return tree;
		const choice = chooseBlobs(tree.listed);
		const shared = await idsIn(repository, root);
		const held = await readBlobs(repository, [
			...new Set(choice.wanted.flatMap(({ id }) => (shared.has(id) ? [id] : []))),
		]);
		const lacking = new Map(choice.wanted.filter(({ id }) => !held.has(id)).map((one) => [one.id, one]));
		let wanted: readonly Listed[] = [...lacking.values()].filter(isProbable);
		for (let round = 0; round < ROUNDS; round++) {
			const fetched = await fetch(wanted);
			if ("unknown" in fetched) return fetched;
			const missed = new Set<string>();
			const source = treeSource(tree, new Map([...fetched, ...held]), choice, (id) => missed.add(id));
			const result = await check(request, { ...ports, openSource: async () => source }, []);
			if (result.kind === "fault") return { unknown: result.fault.message.replace(/\.$/, "") };
			if (missed.size === 0) return result;
			wanted = [...missed].flatMap((id) => lacking.get(id) ?? []);
		}
		return unasked("it needs more and more files that the checkout does not hold");
	};
}

/** Whether a file is certainly read, or probably and small; what else is read of a Space is asked for when that shows. */
function isProbable({ kind, path, size }: Listed): boolean {
	return kind === "link" || path.endsWith(".py") || (!path.includes("/") && size <= SMALL);
}

/** What the checkout certainly holds: its own files. Of others git would have to ask the remote, where a clone has a filter. */
async function idsIn(repository: string, root: string): Promise<ReadonlySet<string>> {
	const { tree } = await findTree(repository, "HEAD", root);
	const listing = await listTree(repository, tree);
	return new Set("complaint" in listing ? [] : listing.listed.map(({ id }) => id));
}
