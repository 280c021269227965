import { contentObstacle } from "../content.ts";
import { resolverOf } from "../links.ts";
import { noteOmission } from "../omissions.ts";
import type { Entry, Omission, Source } from "../source.ts";
import { type Listed, type Listing, NOT_HELD } from "./listing.ts";

/** A commit's tree, listed, of which the content is still to come. */
export interface CommitTree extends Listing {
	/** Full hash. */
	readonly commit: string;
}

/** Which blobs of a tree are read. */
export interface Choice {
	/** Link targets, and files that can hold text: shallow paths first, as many as the bound allows. */
	readonly wanted: readonly Listed[];
	/** By path, why the others are not: a clause such as "it is larger than 8 MiB". */
	readonly obstacles: ReadonlyMap<string, string>;
}

/** Bytes of content that are held for one commit. */
const CONTENT = 64 * 1024 * 1024;

/** Bytes of a link's target; longer ones lead nowhere on Linux (PATH_MAX). */
const TARGET = 4096;

/** Chooses what is read of a tree, whoever holds it. */
export function chooseBlobs(listed: readonly Listed[]): Choice {
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

/**
 * The tree as a source, with the content of its blobs by their ids. `onMissing` hears the id of a file that is read, is no
 * obstacle, and is not among them.
 */
export function treeSource(
	{ commit, listed, omissions: noted }: CommitTree,
	blobs: ReadonlyMap<string, Uint8Array>,
	{ obstacles }: Choice,
	onMissing: (id: string) => void = () => undefined,
): Source {
	const omissions = [...noted];
	const files = new Map<string, string>();
	const entries = new Map<string, Entry>();
	for (const one of listed.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
		const entry = entryOf(one, blobs.get(one.id));
		if ("reason" in entry) noteOmission(omissions, entry);
		else entries.set(one.path, entry);
		if (one.kind === "file") files.set(one.path, one.id);
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
			const obstacle = obstacles.get(found.path);
			if (obstacle !== undefined) return { unreadable: obstacle };
			const id = files.get(found.path) ?? "";
			const content = blobs.get(id);
			if (content !== undefined) return content;
			onMissing(id);
			return { unreadable: NOT_HELD };
		},
	};
}

function entryOf({ path, kind, size, isExecutable }: Listed, content: Uint8Array | undefined): Entry | Omission {
	if (kind === "submodule") return { kind };
	if (kind === "file") return { kind, size, isExecutable };
	if (content === undefined) return { kind: "unreadable", path, reason: "it is a link whose target cannot be read" };
	return { kind, target: Buffer.from(content).toString("utf8") };
}
