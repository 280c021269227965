import { lstatSync } from "node:fs";
import { join } from "node:path";
import { entryOf } from "./entry.ts";
import { isRepository } from "./git/repository.ts";
import { ignoredButTracked } from "./git/tracked.ts";
import { noteOmission } from "./omissions.ts";
import { type Entry, LIMITS, type Omission } from "./source.ts";

/** A tree that is being put together. */
interface Tree {
	readonly entries: Map<string, Entry>;
	readonly omissions: Omission[];
}

/** Adds what is ignored but tracked: for git and for the Hub it is part of the repository. Within {@link LIMITS}. */
export async function addTracked(root: string, { entries, omissions }: Tree): Promise<void> {
	const tracked = await ignoredButTracked(root);
	if ("unasked" in tracked) {
		noteOmission(omissions, { kind: "unasked", path: "", reason: tracked.unasked });
		return;
	}
	const isPlainFolder = plainFolders(root);
	for (const path of tracked) {
		if (entries.size >= LIMITS.files) {
			noteOmission(omissions, { kind: "bound", path: "", reason: `it holds more than ${LIMITS.files} files` });
			return;
		}
		const folders = path.split("/").slice(0, -1);
		if (entries.has(path) || !isPlainFolder(folders)) continue;
		const found = folders.length > LIMITS.depth ? TOO_DEEP : trackedEntry(root, path);
		if (found === undefined) continue;
		if ("reason" in found) noteOmission(omissions, { ...found, path });
		else entries.set(path, found);
	}
}

const TOO_DEEP = { kind: "bound", reason: `it lies more than ${LIMITS.depth} folders deep` } as const;

/** What lies in the work tree under a tracked path; `undefined` where it has been deleted. */
function trackedEntry(root: string, path: string): ReturnType<typeof entryOf> | undefined {
	if (path.includes("\ufffd")) return { kind: "unreadable", reason: "its name is not UTF-8" };
	const place = join(root, path);
	if (isGone(place)) return undefined;
	if (!isFolder(place)) return entryOf(place);
	return isRepository(place) ? { kind: "submodule" } : undefined;
}

function isGone(path: string): boolean {
	try {
		return lstatSync(path, { throwIfNoEntry: false }) === undefined;
	} catch {
		return false;
	}
}

/** Tells whether a path leads through folders alone: a tracked file below a link would lie somewhere else. */
function plainFolders(root: string): (names: readonly string[]) => boolean {
	const known = new Map<string, boolean>();
	return (names) =>
		names.every((_, at) => {
			const path = names.slice(0, at + 1).join("/");
			const isPlain = known.get(path) ?? isFolder(join(root, path));
			known.set(path, isPlain);
			return isPlain;
		});
}

function isFolder(path: string): boolean {
	try {
		return lstatSync(path).isDirectory();
	} catch {
		return false;
	}
}
