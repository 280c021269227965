import { isRecord } from "../../http/json.ts";
import { listingOf, type TreeRecord } from "../../source/git/listing.ts";
import type { CommitTree } from "../../source/git/tree.ts";
import { LIMITS } from "../../source/source.ts";
import { askGitHub, type GitHub, type GitHubReply } from "../api/client.ts";
import { type Unread, unread } from "./unread.ts";

/** Asks GitHub for one tree: the path of the question, "/git/trees/…". */
export type AskTree = (path: string) => Promise<GitHubReply>;

/** Asks each question once: the Spaces of a repository share the folders above them. */
export function treesOf(github: GitHub): AskTree {
	const asked = new Map<string, Promise<GitHubReply>>();
	return (path) => {
		const reply = asked.get(path) ?? askGitHub(github, "GET", path);
		asked.set(path, reply);
		return reply;
	};
}

/**
 * The tree of a commit below a folder, as GitHub lists it: the folders on the way are asked one by one, for all files of a
 * large repository are more than GitHub lists at once.
 */
export async function readTree(ask: AskTree, commit: string, root: string): Promise<CommitTree | Unread> {
	let id = commit;
	for (const name of root.split("/").filter((part) => part !== "")) {
		const records = recordsIn(await ask(`/git/trees/${id}`));
		if ("unknown" in records) return records;
		const found = records.find(({ path }) => path === name);
		// As git says it of a commit that the checkout holds.
		if (found?.mode !== FOLDER) return { unknown: `Commit ${commit} holds no folder ${JSON.stringify(root)}` };
		id = found.id;
	}
	const records = recordsIn(await ask(`/git/trees/${id}?recursive=1`));
	if ("unknown" in records) return records;
	return { commit, ...listingOf(records.filter(({ mode }) => mode !== FOLDER)) };
}

/** The mode of a folder in a tree of git. */
const FOLDER = "040000";

function recordsIn(reply: GitHubReply): readonly TreeRecord[] | Unread {
	if (reply.kind !== "answer") return unread(reply);
	const { value } = reply;
	if (!isRecord(value) || !Array.isArray(value.tree)) return unread("its answer is no tree");
	if (value.truncated !== false || value.tree.length > LIMITS.files) return unread("it lists only a part of the files");
	const records: TreeRecord[] = [];
	for (const item of value.tree) {
		const record = recordOf(item);
		if (record === undefined) return unread("its answer is no tree");
		records.push(record);
	}
	return records;
}

function recordOf(item: unknown): TreeRecord | undefined {
	if (!isRecord(item)) return undefined;
	const { path, mode, sha, size } = item;
	if (typeof path !== "string" || typeof mode !== "string") return undefined;
	if (typeof sha !== "string" || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha)) return undefined;
	return { path, mode, id: sha, size: typeof size === "number" && size >= 0 ? size : undefined };
}
