import { randomBytes } from "node:crypto";
import {
	closeSync,
	fchmodSync,
	fchownSync,
	fsyncSync,
	lstatSync,
	openSync,
	realpathSync,
	renameSync,
	rmSync,
	type Stats,
	writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { codeOf, readRegularFile } from "../source/read-file.ts";
import { LIMITS } from "../source/source.ts";

/** A file that is to be written. */
export interface Replacement {
	/** Relative to the root, with forward slashes. */
	readonly path: string;
	/** What it must still hold. */
	readonly before: Uint8Array;
	readonly after: Uint8Array;
}

/**
 * Writes a file of a folder: wholly or not at all, with its mode, through no link, and only if it holds what it held.
 * Gives why it was left alone, a clause about the file, or `undefined` where it was written.
 */
export function replaceFile(root: string, { path, before, after }: Replacement): string | undefined {
	try {
		const folder = join(realpathSync(root), dirname(path));
		const target = join(folder, basename(path));
		if (realpathSync(folder) !== folder) return "a folder on its way is a link";
		const status = lstatSync(target);
		if (!status.isFile()) return "it is no plain file any more";
		if ((status.mode & 0o222) === 0) return "it is read-only";
		const written = writeBeside(target, after, status);
		try {
			const now = readRegularFile(target, LIMITS.fileSize);
			if (!(now instanceof Uint8Array) || Buffer.compare(now, before) !== 0) {
				return "it has changed since it was judged";
			}
			renameSync(written, target);
		} finally {
			rmSync(written, { force: true });
		}
		return undefined;
	} catch (error) {
		return `it cannot be written (${codeOf(error)})`;
	}
}

/** Writes a new file beside another, with its mode and, where that is allowed, its owner; gives the path. */
export function writeBeside(
	target: string,
	content: Uint8Array,
	{ mode, uid, gid }: Pick<Stats, "mode" | "uid" | "gid">,
): string {
	const path = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
	const file = openSync(path, "wx", 0o600);
	try {
		for (let at = 0; at < content.length; ) at += writeSync(file, content, at);
		keepOwner(file, uid, gid);
		fchmodSync(file, mode & 0o7777);
		fsyncSync(file);
	} catch (error) {
		rmSync(path, { force: true });
		throw error;
	} finally {
		closeSync(file);
	}
	return path;
}

/** Only the superuser may give a file away; for everybody else the new file is their own. */
function keepOwner(file: number, uid: number, gid: number): void {
	try {
		fchownSync(file, uid, gid);
	} catch {
		// What is written is more than who owns it.
	}
}
