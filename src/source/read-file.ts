import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { Unreadable } from "./source.ts";

/** Never through a link, and never waiting for the other end of a pipe; Windows has neither flag. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file of at most `limit` bytes. What the disk holds counts, not what was seen when the folder was
 * walked: a file may have become a link, a pipe or a giant since. A file that has gone is unreadable.
 */
export function readRegularFile(path: string, limit: number): Uint8Array | Unreadable {
	let file: number;
	try {
		file = openSync(path, FLAGS);
	} catch (error) {
		return { unreadable: `it cannot be opened (${codeOf(error)})` };
	}
	try {
		const status = fstatSync(file);
		if (!status.isFile()) return { unreadable: "it is no regular file" };
		if (status.size > limit) return { unreadable: `it is larger than ${limit} bytes` };
		return readAll(file, status.size);
	} catch (error) {
		return { unreadable: `it cannot be read (${codeOf(error)})` };
	} finally {
		closeSync(file);
	}
}

function readAll(file: number, size: number): Uint8Array {
	const bytes = new Uint8Array(size);
	for (let at = 0; at < size; ) {
		const count = readSync(file, bytes, at, size - at, null);
		if (count === 0) return bytes.subarray(0, at);
		at += count;
	}
	return bytes;
}

/** Bytes of a piece. */
const PIECE = 1024 * 1024;

/**
 * Reads a regular file of any size, piece by piece; a piece holds only until the next one comes. Gives the reason where
 * it cannot be opened. Throws what `take` throws, and where reading fails.
 */
export function readPieces(path: string, take: (piece: Uint8Array) => void): Unreadable | undefined {
	let file: number;
	try {
		file = openSync(path, FLAGS);
	} catch (error) {
		return { unreadable: `it cannot be opened (${codeOf(error)})` };
	}
	try {
		const status = fstatSync(file);
		if (!status.isFile()) return { unreadable: "it is no regular file" };
		const piece = new Uint8Array(Math.min(PIECE, status.size + 1));
		for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) take(piece.subarray(0, count));
		return undefined;
	} finally {
		closeSync(file);
	}
}

/** The system's name for what went wrong, "EACCES", for a message. */
export function codeOf(error: unknown): string {
	const isCoded = typeof error === "object" && error !== null && "code" in error && typeof error.code === "string";
	return isCoded ? String(error.code) : "unknown error";
}
