import {
	constants,
	copyFileSync,
	linkSync,
	lstatSync,
	mkdirSync,
	realpathSync,
	renameSync,
	rmdirSync,
	rmSync,
	type Stats,
} from "node:fs";
import { dirname, join } from "node:path";
import { writeBeside } from "../fix/write-files.ts";
import { codeOf, readRegularFile } from "../source/read-file.ts";
import { LIMITS } from "../source/source.ts";
import type { PlannedFile } from "./plan.ts";

/** Why nothing was written: the file, and a clause about it. */
export interface Hindrance {
	readonly path: string;
	readonly reason: string;
}

/** What is ignored by git was not seen when the files were planned. */
const TAKEN = "something is there already, which has come since or which git ignores";

/** A file that lies beside its place, and how its place is taken and given back. */
interface Prepared {
	readonly path: string;
	readonly target: string;
	/** The new content. */
	readonly written: string;
	/** The content that it replaces, under another name; `undefined` for a new file. */
	readonly kept: string | undefined;
}

/**
 * Writes all files or none: each is put down whole beside its place first, and when one of them cannot take its place those
 * before it are taken back. New files take the place of nothing, others only that of what was read. Nothing here waits, so
 * that a process which handles its signals is not ended in the middle.
 */
export function writeFiles(top: string, files: readonly PlannedFile[]): Hindrance | undefined {
	const prepared: Prepared[] = [];
	const folders: string[] = [];
	const placed: Prepared[] = [];
	let path = "";
	let isDone = false;
	try {
		const root = realpathSync(top);
		for (const file of files) {
			path = file.path;
			const outcome = prepare(root, file, folders);
			if ("reason" in outcome) return { path, reason: outcome.reason };
			prepared.push(outcome);
		}
		for (const one of prepared) {
			path = one.path;
			putInPlace(one);
			placed.push(one);
		}
		isDone = true;
		return undefined;
	} catch (error) {
		const code = codeOf(error);
		return { path, reason: code === "EEXIST" ? TAKEN : `it cannot be written (${code})` };
	} finally {
		if (!isDone) for (const one of placed) takeBack(one);
		for (const { written, kept } of prepared) {
			rmSync(written, { force: true });
			if (kept !== undefined) rmSync(kept, { force: true });
		}
		if (!isDone) for (const folder of folders.toReversed()) quietly(() => rmdirSync(folder));
	}
}

/** Puts a file down beside its place, in folders that are made where there are none. */
function prepare(root: string, { path, before, after }: PlannedFile, made: string[]): Prepared | { reason: string } {
	const folder = join(root, dirname(path));
	const obstacle = makeFolder(root, dirname(path), made);
	if (obstacle !== undefined) return { reason: obstacle };
	const target = join(root, path);
	const status = lstatSync(target, { throwIfNoEntry: false });
	if (before === undefined) {
		if (status !== undefined) return { reason: TAKEN };
		const written = writeBeside(target, after, newStatus(folder));
		return { path, target, written, kept: undefined };
	}
	const reason = obstacleAt(target, status, before);
	if (reason !== undefined || status === undefined) return { reason: reason ?? "it is gone" };
	const written = writeBeside(target, after, status);
	return { path, target, written, kept: `${written}.before` };
}

function obstacleAt(target: string, status: Stats | undefined, before: Uint8Array): string | undefined {
	if (status === undefined) return "it is gone";
	if (!status.isFile()) return "it is a link, and what it leads to may belong to somebody else";
	if ((status.mode & 0o222) === 0) return "it is read-only";
	const now = readRegularFile(target, LIMITS.fileSize);
	const isSame = now instanceof Uint8Array && Buffer.compare(now, before) === 0;
	return isSame ? undefined : "it has changed since it was read";
}

/** A new file belongs to whoever owns its folder. */
function newStatus(folder: string): Pick<Stats, "mode" | "uid" | "gid"> {
	const { uid, gid } = lstatSync(folder);
	return { mode: 0o666 & ~process.umask(), uid, gid };
}

/** Makes folders one by one, none through a link; gives what is in the way, a clause. */
function makeFolder(root: string, path: string, made: string[]): string | undefined {
	let folder = root;
	for (const name of path === "." ? [] : path.split("/")) {
		folder = join(folder, name);
		const status = lstatSync(folder, { throwIfNoEntry: false });
		if (status === undefined) {
			mkdirSync(folder);
			made.push(folder);
		} else if (!status.isDirectory()) {
			return "a folder on its way is a link or a file";
		}
	}
	return undefined;
}

function putInPlace({ target, written, kept }: Prepared): void {
	if (kept === undefined) {
		giveName(written, target);
	} else {
		giveName(target, kept);
		renameSync(written, target);
	}
}

/** A second name for a file, a copy where the disk knows none; fails where something has that name. */
function giveName(file: string, name: string): void {
	try {
		linkSync(file, name);
	} catch (error) {
		if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(codeOf(error))) throw error;
		copyFileSync(file, name, constants.COPYFILE_EXCL);
	}
}

/** What was there before is put back; what cannot be undone is no worse for having been tried. */
function takeBack({ target, kept }: Prepared): void {
	quietly(() => (kept === undefined ? rmSync(target, { force: true }) : renameSync(kept, target)));
}

function quietly(act: () => void): void {
	try {
		act();
	} catch {
		// A folder that somebody else has filled stays, and a disk that fails keeps what it has.
	}
}
