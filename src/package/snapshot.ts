import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { Where } from "../gate/check.ts";
import { listTree } from "../source/git/listing.ts";
import { findTree } from "../source/git/revision.ts";
import { type Resolver, resolverOf } from "../source/links.ts";
import { shown } from "../source/shown.ts";
import type { Entry, Omission, Source } from "../source/source.ts";
import type { Change, Content, Obstacle, PackageFile } from "./package.ts";

/** The files of a tree as a package holds them, with where their bytes are. */
export interface Snapshot {
	readonly repository: string | undefined;
	readonly files: Map<string, PackageFile>;
	readonly changes: Change[];
}

/** Names of files that hold secrets on people's own machines; no Space has a use for them. */
const ENVIRONMENT_FILE = /^\.env(?:\.local)?$/i;

/**
 * Takes the files of the tree that was judged: with git's modes, without links that lead out of it and without `.env`.
 * Throws a SourceError where the tree is gone meanwhile.
 */
export async function snapshotOf(source: Source, where: Where): Promise<Snapshot | Obstacle> {
	const obstacle = firstObstacle(source);
	if (obstacle !== undefined) return obstacle;
	const contentOf = await contentsOf(source, where);
	const follow = resolverOf(source.entries);
	const files = new Map<string, PackageFile>();
	const changes: Change[] = [];
	for (const [path, entry] of source.entries) {
		const reason = reasonToLeaveOut(path, entry, follow);
		const file = reason === undefined ? fileOf(path, entry, contentOf) : undefined;
		if (file !== undefined) files.set(path, file);
		else if (reason !== undefined) changes.push({ kind: "left out", path, notes: [reason] });
	}
	return { repository: where.kind === "commit" ? where.repository : undefined, files, changes };
}

/** What keeps the tree from being uploaded as it is; what no commit can hold is no part of it. */
function firstObstacle({ entries, omissions }: Source): Obstacle | undefined {
	const omission = omissions.find(({ kind }) => kind !== "special");
	if (omission !== undefined)
		return {
			message: incomplete(omission),
			advice: "Nothing is uploaded by halves: mend it, or ignore it with .gitignore.",
		};
	for (const [path, { kind }] of entries) {
		if (kind !== "submodule") continue;
		return {
			message: `${shown(path)} is a submodule, and a Space cannot hold one: its files would be missing.`,
			advice: "Put its files into the repository itself, or install it with requirements.txt.",
		};
	}
	return undefined;
}

function incomplete({ path, reason }: Omission): string {
	return path === "" ? `The tree cannot be taken whole: ${reason}.` : `${shown(path)} cannot be taken: ${reason}.`;
}

type ContentOf = (path: string) => Content | undefined;

async function contentsOf({ origin }: Source, where: Where): Promise<ContentOf> {
	if (where.kind === "folder") {
		const root = realpathSync(where.path);
		return (path) => ({ kind: "file", path: join(root, path) });
	}
	const { repository, revision, root } = where;
	const { tree } = await findTree(repository, origin.kind === "commit" ? origin.commit : revision, root);
	const listing = await listTree(repository, tree);
	const ids = new Map("listed" in listing ? listing.listed.map(({ path, id }) => [path, id]) : []);
	return (path) => {
		const id = ids.get(path);
		return id === undefined ? undefined : { kind: "blob", id };
	};
}

function reasonToLeaveOut(path: string, entry: Entry, follow: Resolver): string | undefined {
	if (ENVIRONMENT_FILE.test(path.slice(path.lastIndexOf("/") + 1)))
		return "it holds the settings of one machine, often secret ones";
	if (entry.kind !== "link") return undefined;
	const end = follow(path);
	return end.kind === "unreachable" ? end.reason : undefined;
}

function fileOf(path: string, entry: Entry, contentOf: ContentOf): PackageFile | undefined {
	if (entry.kind === "link") {
		const bytes = new TextEncoder().encode(entry.target);
		return { mode: "120000", size: bytes.length, content: { kind: "bytes", bytes } };
	}
	const content = contentOf(path);
	if (entry.kind === "submodule" || content === undefined) return undefined;
	return { mode: entry.isExecutable ? "100755" : "100644", size: entry.size, content };
}
