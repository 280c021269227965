import { createHash } from "node:crypto";
import { createReadStream, lstatSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../package/package.ts";
import { gitOutput } from "../../source/git/run.ts";
import type { NamedObject } from "../../source/lfs/pointer.ts";

/** Where the bytes of an object are to be had. */
export type Store =
	/** An absolute path on the disk. */
	| { readonly kind: "file"; readonly path: string }
	| { readonly kind: "blob"; readonly repository: string; readonly id: string }
	/** Nowhere here: the repository has only a pointer. It does no harm where the Hub has the object already. */
	| { readonly kind: "absent" };

/** An object of Git LFS that the files of a package name. */
export interface LfsObject extends NamedObject {
	/** The files whose content it is, seen from the Space root; never empty. */
	readonly paths: readonly string[];
	readonly store: Store;
}

/** The store of a file's own content; `undefined` for what is made at run time, which is text. */
export function storeOf(content: Content, repository: string | undefined): Store | undefined {
	if (content.kind === "bytes") return undefined;
	if (content.kind === "file") return content;
	return repository === undefined ? undefined : { ...content, repository };
}

/** Where git-lfs keeps an object that it has fetched (git-lfs, docs/spec.md); `folder` is the repository's shared one. */
export function fetchedStore(folder: string, { oid, size }: NamedObject): Store {
	const path = join(folder, "lfs", "objects", oid.slice(0, 2), oid.slice(2, 4), oid);
	const status = statusOf(path);
	return status?.isFile() === true && status.size === size ? { kind: "file", path } : { kind: "absent" };
}

/** The bytes of an object are not those that its id stands for: they have changed since it was made, or are not there. */
export class WrongContent extends Error {}

/**
 * Streams an object's bytes. The last ones are given only when all of them are those that the id stands for: whoever
 * receives them never has a whole object of another content. `time`: milliseconds that git may take. Throws
 * {@link WrongContent}, and what reading throws.
 */
export async function* bytesOf({ oid, size, store }: LfsObject, time: number): AsyncGenerator<Uint8Array, void> {
	const hash = createHash("sha256");
	let given = 0;
	for await (const piece of piecesOf(store, time)) {
		hash.update(piece);
		given += piece.length;
		if (given > size || (given === size && hash.copy().digest("hex") !== oid)) throw new WrongContent();
		yield piece;
	}
	if (given !== size || (size === 0 && hash.digest("hex") !== oid)) throw new WrongContent();
}

function piecesOf(store: Store, time: number): AsyncIterable<Uint8Array> {
	switch (store.kind) {
		case "file":
			return createReadStream(store.path, { highWaterMark: 256 * 1024 });
		case "blob":
			return gitOutput({ folder: store.repository, arguments: ["cat-file", "blob", store.id], time });
		case "absent":
			throw new WrongContent();
	}
}

function statusOf(path: string) {
	try {
		return lstatSync(path);
	} catch {
		return undefined;
	}
}
