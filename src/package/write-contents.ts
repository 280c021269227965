import { closeSync, fstatSync, writeSync } from "node:fs";
import { readBlobs } from "../source/git/blobs.ts";
import { runGitIntoFile } from "../source/git/run.ts";
import { readPieces } from "../source/read-file.ts";
import { shown } from "../source/shown.ts";
import type { Obstacle, Package, PackageFile } from "./package.ts";

/** Opens a new file for what stands at a path of the package, and gives its descriptor. */
export type Open = (path: string, file: PackageFile) => number;

/** Bytes of a blob that shares a run of git with others, and of all that do: they are held in memory until they are written. */
const SHARED = { blob: 1024 * 1024, run: 8 * 1024 * 1024 } as const;

/** Milliseconds that git may take for one large blob. */
const LARGE_BLOB_TIME = 600_000;

/**
 * Writes the bytes of all files but links. `onFile` is called before each of them; it may throw to end the work.
 * Gives the reason where the bytes of a file are not what they were when the tree was judged.
 */
export async function writeContents(
	{ files, repository = "" }: Package,
	open: Open,
	onFile: () => Promise<void>,
): Promise<Obstacle | undefined> {
	const write = async (path: string, file: PackageFile, put: Put) => {
		await onFile();
		return await writeInto(open(path, file), path, file, put);
	};
	const small: [string, PackageFile][] = [];
	for (const [path, file] of files) {
		if (file.mode === "120000") continue;
		if (file.content.kind === "blob" && file.size <= SHARED.blob) small.push([path, file]);
		else {
			const obstacle = await write(path, file, putterOf(repository, path, file));
			if (obstacle !== undefined) return obstacle;
		}
	}
	for (const batch of batchesOf(small)) {
		const blobs = await readBlobs(repository, [...new Set(batch.flatMap(([, file]) => blobOf(file) ?? []))]);
		for (const [path, file] of batch) {
			const bytes = blobs.get(blobOf(file) ?? "");
			const obstacle = bytes === undefined ? missing(path) : await write(path, file, async (to) => writeAll(to, bytes));
			if (obstacle !== undefined) return obstacle;
		}
	}
	return undefined;
}

function blobOf({ content }: PackageFile): string | undefined {
	return content.kind === "blob" ? content.id : undefined;
}

/** Writes bytes into an open file. */
type Put = (file: number) => Promise<Obstacle | undefined>;

function putterOf(repository: string, path: string, { content }: PackageFile): Put {
	return async (file) => {
		switch (content.kind) {
			case "bytes":
				return writeAll(file, content.bytes);
			case "file": {
				const failure = readPieces(content.path, (piece) => writeAll(file, piece));
				return failure && { message: `${shown(path)} cannot be read: ${failure.unreadable}.`, advice: MEND };
			}
			case "blob": {
				const given = ["cat-file", "blob", content.id];
				const exitCode = await runGitIntoFile({ folder: repository, arguments: given, time: LARGE_BLOB_TIME }, file);
				return exitCode === 0 ? undefined : missing(path);
			}
		}
	};
}

async function writeInto(to: number, path: string, { size }: PackageFile, put: Put): Promise<Obstacle | undefined> {
	try {
		const obstacle = await put(to);
		const written = fstatSync(to).size;
		if (obstacle !== undefined || written === size) return obstacle;
		const message = `${shown(path)} changed while it was packaged: it had ${size} bytes, and now it has ${written}.`;
		return { message, advice: "Run it again when nothing writes to the folder, or package a commit." };
	} finally {
		closeSync(to);
	}
}

function writeAll(file: number, bytes: Uint8Array): undefined {
	for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

const MEND = "Give the user that runs Space Gate the right to read it, or ignore it with .gitignore.";

function batchesOf(files: readonly [string, PackageFile][]): [string, PackageFile][][] {
	const batches: [string, PackageFile][][] = [];
	let bytes: number = SHARED.run;
	for (const one of files) {
		bytes += one[1].size;
		if (bytes > SHARED.run) {
			batches.push([]);
			bytes = one[1].size;
		}
		batches.at(-1)?.push(one);
	}
	return batches;
}

function missing(path: string): Obstacle {
	return {
		message: `The repository does not hold the content of ${shown(path)}.`,
		advice: "Fetch the commit with all its objects: actions/checkout without `filter` and `sparse-checkout`.",
	};
}
