import { lstatSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Where a folder lies in a repository of git. */
export interface Repository {
	/** Top of the work tree: the folder that holds `.git`. */
	readonly top: string;
	/** The folder in which `info/exclude` lies; shared between the work trees of one repository. */
	readonly commonFolder: string;
}

const POINTER = "gitdir: ";

/** Bytes of a `.git` file that are read: it holds one path. */
const POINTER_SIZE = 8192;

/** Finds the repository whose work tree holds a folder, looking upwards as git does. */
export function findRepository(folder: string): Repository | undefined {
	for (let top = resolve(folder); ; top = dirname(top)) {
		const metadata = metadataOf(top);
		if (metadata !== undefined) return { top, commonFolder: commonFolderOf(metadata) };
		if (dirname(top) === top) return undefined;
	}
}

/** Whether a folder is the top of a repository of its own: git then takes in a reference to a commit, not its files. */
export function isRepository(folder: string): boolean {
	return metadataOf(folder) !== undefined;
}

/** The folder with the metadata of the repository whose work tree begins here. */
function metadataOf(top: string): string | undefined {
	const entry = join(top, ".git");
	const status = statusOf(() => lstatSync(entry));
	if (status === undefined) return undefined;
	const folder = status.isFile() ? pointedFolder(entry) : entry;
	return folder !== undefined && isMetadata(folder) ? folder : undefined;
}

/** What a `.git` file points to ("gitdir: …"), as work trees and submodules have it (gitrepository-layout(5)). */
function pointedFolder(file: string): string | undefined {
	const text = textOf(file);
	const path = text.startsWith(POINTER) ? text.slice(POINTER.length).trimEnd() : "";
	return path === "" ? undefined : resolve(dirname(file), path);
}

/** As git's is_git_directory: HEAD, and objects and refs there or in the folder that is shared. */
function isMetadata(folder: string): boolean {
	if (statusOf(() => lstatSync(join(folder, "HEAD"))) === undefined) return false;
	const common = commonFolderOf(folder);
	return ["objects", "refs"].every((name) => statusOf(() => statSync(join(common, name)))?.isDirectory() === true);
}

function commonFolderOf(metadata: string): string {
	const path = textOf(join(metadata, "commondir")).trim();
	return path === "" ? metadata : resolve(metadata, path);
}

/** What the system says of a path; `undefined` where nothing is there or it may not be asked. */
function statusOf(ask: () => Stats): Stats | undefined {
	try {
		return ask();
	} catch {
		return undefined;
	}
}

/** A small text file of git's, or "" where it cannot be read. */
function textOf(path: string): string {
	try {
		const status = statSync(path);
		return status.isFile() && status.size <= POINTER_SIZE ? readFileSync(path, "utf8") : "";
	} catch {
		return "";
	}
}
