import { posix } from "node:path";
import type { Package, PackageFile } from "../../package/package.ts";
import { readBlobs } from "../../source/git/blobs.ts";
import { ATTRIBUTES, lfsTracking, MAX_LINES } from "../../source/lfs/attributes.ts";
import { readRegularFile } from "../../source/read-file.ts";
import { shown } from "../../source/shown.ts";
import { LIMITS, type Unreadable } from "../../source/source.ts";
import { type Failure, failure } from "../failure.ts";
import { attributeLine } from "./attribute-line.ts";

/** A file with attributes to which lines were added, and how many. */
export interface Overlaid {
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly lines: number;
}

/**
 * Makes the files with attributes that give these paths to Git LFS: a line at the end for each path that no line of the
 * package covers. It goes to the root, or where a file between root and path could say otherwise, to the one that has
 * the last word.
 */
export async function overlaidAttributes(
	packed: Package,
	paths: readonly string[],
): Promise<readonly Overlaid[] | Failure> {
	const files = await readAttributeFiles(packed, paths);
	if ("kind" in files) return files;
	const covers = isClear(files) ? lfsTracking({ read: (path) => files.get(path) }) : () => false;
	const added = new Map<string, string[]>();
	for (const path of paths) {
		if (covers(path)) continue;
		const [file, line] = lineFor(path, files);
		const lines = added.get(file);
		if (lines === undefined) added.set(file, [line]);
		else lines.push(line);
	}
	const overlaid = [...added].map(([path, lines]) => ({
		path,
		bytes: appended(files.get(path), lines),
		lines: lines.length,
	}));
	const folder = folderAmong(new Set(added.keys()), packed.files.keys());
	return folder === undefined ? overlaid : unusable(folder, "it is a folder, and git needs a file of that name");
}

/** The first of these names in which a file of the package lies. */
function folderAmong(names: ReadonlySet<string>, paths: Iterable<string>): string | undefined {
	for (const path of names.size === 0 ? [] : paths) {
		for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) {
			if (names.has(folder)) return folder;
		}
	}
	return undefined;
}

/** By path, as git reads them: links are none (git 2.32). */
type AttributeFiles = ReadonlyMap<string, Uint8Array>;

/** Reads the files with attributes that say something about these paths. */
async function readAttributeFiles(
	{ files, repository = "" }: Package,
	paths: readonly string[],
): Promise<AttributeFiles | Failure> {
	const found = new Map<string, PackageFile>();
	for (const path of new Set(paths.flatMap(namesOnTheWay))) {
		const file = files.get(path);
		if (file === undefined || file.mode === "120000") continue;
		if (file.size > LIMITS.fileSize) return unusable(path, "it is too large to be read");
		found.set(path, file);
	}
	const ids = [...found.values()].flatMap(({ content }) => (content.kind === "blob" ? [content.id] : []));
	const blobs = await readBlobs(repository, [...new Set(ids)]);
	const contents = new Map<string, Uint8Array>();
	for (const [path, { content }] of found) {
		const bytes = bytesOf(content, blobs);
		if (!(bytes instanceof Uint8Array)) return unusable(path, bytes.unreadable);
		contents.set(path, bytes);
	}
	return contents;
}

function bytesOf(content: PackageFile["content"], blobs: ReadonlyMap<string, Uint8Array>): Uint8Array | Unreadable {
	switch (content.kind) {
		case "bytes":
			return content.bytes;
		case "file":
			return readRegularFile(content.path, LIMITS.fileSize);
		case "blob":
			return blobs.get(content.id) ?? { unreadable: "the repository does not hold its content" };
	}
}

/** What the files with attributes that have a say on a path are called, the last word first. */
function namesOnTheWay(path: string): string[] {
	const names: string[] = [];
	for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) {
		names.push(`${folder}/${ATTRIBUTES}`);
	}
	return [...names, ATTRIBUTES];
}

/** Whether what the patterns say can be told: no names of their own for attributes, and not more lines than are read. */
function isClear(files: AttributeFiles): boolean {
	return [...files.values()].every((bytes) => {
		const text = Buffer.from(bytes).toString("latin1");
		return !/^[^\S\n]*\[attr\]/m.test(text) && text.split("\n").length < MAX_LINES;
	});
}

/** The file that gets the line of a path, and the line. */
function lineFor(path: string, files: AttributeFiles): readonly [file: string, line: string] {
	const file = namesOnTheWay(path).find((name) => files.has(name)) ?? ATTRIBUTES;
	const line = attributeLine(path.slice(posix.dirname(file) === "." ? 0 : posix.dirname(file).length + 1));
	if (line !== undefined) return [file, line];
	// A name alone always fits: Linux bounds it to 255 bytes.
	return [posix.join(posix.dirname(path), ATTRIBUTES), attributeLine(posix.basename(path)) ?? ""];
}

function appended(before: Uint8Array | undefined, lines: readonly string[]): Uint8Array {
	const old = Buffer.from(before ?? []);
	const hasEnd = old.length === 0 || old.at(-1) === 0x0a;
	return Buffer.concat([old, Buffer.from(`${hasEnd ? "" : "\n"}${lines.join("\n")}\n`)]);
}

function unusable(path: string, reason: string): Failure {
	const message = `Files have to be given to Git LFS with ${shown(path)}, and that cannot be done: ${reason}.`;
	return failure("source-incomplete", message, "Make it a plain text file that git can read, or remove it.", {
		files: [path],
	});
}
