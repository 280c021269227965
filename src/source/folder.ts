import { realpathSync, type Stats, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { contentObstacle } from "./content.ts";
import { findRepository } from "./git/repository.ts";
import { resolverOf } from "./links.ts";
import { codeOf, readRegularFile } from "./read-file.ts";
import { LIMITS, type Source } from "./source.ts";
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
	if (hasIgnored && repository !== undefined) {
		const { addTracked } = await import("./tracked-files.ts");
		await addTracked(root, { entries, omissions });
	}
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
