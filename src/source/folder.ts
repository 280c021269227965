import { lstatSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { contentObstacle } from "./content.ts";
import { entryOf } from "./entry.ts";
import { findRepository } from "./git/repository.ts";
import { resolverOf } from "./links.ts";
import { noteOmission } from "./omissions.ts";
import { codeOf, readRegularFile } from "./read-file.ts";
import { type Entry, LIMITS, type Omission, type Source } from "./source.ts";
import { SourceError } from "./source-error.ts";
import { walkFolder } from "./walk.ts";

/**
 * Opens a folder as a tree: what git would take in of it, tracked or not yet, and of what is ignored the files that
 * are tracked all the same. `within` is the folder that it must not leave, links in its path included.
 * Throws a {@link SourceError} where there is no such folder.
 */
export async function openFolder(path: string, within: string = path): Promise<Source> {
	const root = rootOf(path, within);
	const repository = findRepository(root);
	const { entries, omissions, hasIgnored } = walkFolder(root, repository);
	if (hasIgnored && repository !== undefined) await addTracked(root, entries, omissions);
	const sorted = new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
	const follow = resolverOf(sorted);
	return {
		origin: { kind: "folder" },
		entries: sorted,
		omissions,
		read: (wanted) => {
			const found = follow(wanted);
			if (found.kind === "unreachable") return { unreadable: found.reason };
			const entry = found.kind === "file" ? sorted.get(found.path) : undefined;
			if (found.kind !== "file" || entry?.kind !== "file") return undefined;
			const obstacle = contentObstacle(found.path, entry.size);
			return obstacle === undefined
				? readRegularFile(join(root, found.path), LIMITS.fileSize)
				: { unreadable: obstacle };
		},
	};
}

/** The folder's real path. */
function rootOf(path: string, within: string): string {
	const status = statusOf(path);
	if (!status.isDirectory()) {
		throw new SourceError(
			"folder-is-file",
			`"${path}" is a file, not a folder.`,
			"Name the folder that holds main.py.",
		);
	}
	const root = realpathSync(path);
	const way = relative(realpathSync(within), root);
	if (way === ".." || way.startsWith(`..${sep}`) || resolve(way) === way) {
		throw new SourceError(
			"folder-outside",
			`"${path}" leads out of "${within}".`,
			"Name a folder inside the repository; links out of it are not followed.",
		);
	}
	return root;
}

function statusOf(path: string): Stats {
	try {
		return statSync(path);
	} catch (error) {
		const code = codeOf(error);
		if (code === "ENOENT" || code === "ENOTDIR") {
			throw new SourceError("folder-missing", `There is no folder "${path}".`, "Check the path.", error);
		}
		throw new SourceError(
			"folder-unreadable",
			`The folder "${path}" cannot be opened (${code}).`,
			"Give the user that runs Space Gate the right to read it.",
			error,
		);
	}
}

/** Adds what is ignored but tracked: for git and for the Hub it is part of the repository. */
async function addTracked(root: string, entries: Map<string, Entry>, omissions: Omission[]): Promise<void> {
	const { ignoredButTracked } = await import("./git/tracked.ts");
	const tracked = await ignoredButTracked(root);
	if ("unasked" in tracked) {
		noteOmission(omissions, { kind: "unasked", path: "", reason: tracked.unasked });
		return;
	}
	const isPlainFolder = plainFolders(root);
	for (const path of tracked) {
		if (entries.size >= LIMITS.files) return;
		const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
		if (entries.has(path) || !isPlainFolder(parent)) continue;
		const entry = entryOf(join(root, path));
		if (!("reason" in entry)) entries.set(path, entry);
	}
}

/** Tells whether a path leads through folders alone: a tracked file below a link would lie somewhere else. */
function plainFolders(root: string): (path: string) => boolean {
	const known = new Map<string, boolean>([["", true]]);
	return (path) => {
		let isPlain = true;
		for (let end = path.indexOf("/"); isPlain; end = path.indexOf("/", end + 1)) {
			const folder = end < 0 ? path : path.slice(0, end);
			const isKnown = known.get(folder);
			isPlain = isKnown ?? lstatSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory() === true;
			known.set(folder, isPlain);
			if (end < 0) break;
		}
		return isPlain;
	};
}
