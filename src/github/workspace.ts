import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Where } from "../gate/check.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { findRepository } from "../source/git/repository.ts";

/** Where the Space root lies, seen from the workspace and from the repository. */
export interface SpaceRoot {
	readonly where: Where;
	/** Relative to the workspace, with forward slashes, "" for the workspace itself: where annotations start. */
	readonly inWorkspace: string;
	/** Relative to the repository, with forward slashes, "" for its top: where links start. */
	readonly inRepository: string;
}

/**
 * Finds the Space root: in a git checkout the commit HEAD is judged, for that is what would be shipped, elsewhere the
 * folder as it lies there. The fault says when `path` leads out of the workspace.
 */
export function locateSpace(workspace: string, path: string): SpaceRoot | { readonly fault: Fault } {
	const folder = resolve(workspace, path);
	if (!isWithin(workspace, folder) || !isWithin(realPath(workspace), realPath(folder))) return { fault: outside(path) };
	const inWorkspace = way(workspace, folder);
	const top = findRepository(folder)?.top;
	if (top === undefined || !isWithin(workspace, top)) {
		return { where: { kind: "folder", path: folder, within: workspace }, inWorkspace, inRepository: inWorkspace };
	}
	const root = way(top, folder);
	return { where: { kind: "commit", repository: top, revision: "HEAD", root }, inWorkspace, inRepository: root };
}

function outside(path: string): Fault {
	return configurationFault(
		"path-outside",
		`The input "path" takes a folder inside the workspace, not ${JSON.stringify(path.slice(0, 200))}.`,
		'Name the folder that holds main.py relative to the repository, such as "backend".',
	);
}

function isWithin(parent: string, child: string): boolean {
	const path = relative(parent, child);
	return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

/** Without links; a path that does not exist is what it is, and whoever opens it says so. */
function realPath(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return path;
	}
}

function way(from: string, to: string): string {
	return relative(from, to).split(sep).join("/");
}
