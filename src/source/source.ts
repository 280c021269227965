/** One thing in a tree of files. */
export type Entry =
	| { readonly kind: "file"; readonly size: number; readonly isExecutable: boolean }
	/** A symbolic link and the text that it holds. */
	| { readonly kind: "link"; readonly target: string }
	| { readonly kind: "submodule" };

/**
 * What of a tree was not taken in. `bound`: it goes beyond {@link LIMITS}; `unreadable`: it is there, but the system or
 * its name keeps it from being read; `special`: a pipe, socket or device, which no commit can hold; `unasked`: git
 * could not be asked which of the ignored files belong to the repository.
 */
export interface Omission {
	readonly kind: "bound" | "unreadable" | "special" | "unasked";
	/** Relative to the root; "" for the tree as a whole. */
	readonly path: string;
	/** A clause about it: "it lies more than 64 folders deep". */
	readonly reason: string;
}

/** Why a file's content cannot be had: a clause about the file, such as "it is larger than 8 MiB". */
export interface Unreadable {
	readonly unreadable: string;
}

/**
 * A read-only tree of files, from a folder or from a commit. Paths are relative to its root, with forward slashes,
 * without `.` and `..`; folders have no entries of their own.
 */
export interface Source {
	readonly origin: { readonly kind: "folder" } | { readonly kind: "commit"; readonly commit: string };
	/** Sorted by path. */
	readonly entries: ReadonlyMap<string, Entry>;
	readonly omissions: readonly Omission[];
	/** Content of a file, through links that stay inside the root. `undefined` where there is no such file. */
	read(path: string): Uint8Array | Unreadable | undefined;
}

/** Bounds of what is taken in. A hostile repository must not exhaust the machine; a real Space is far below. */
export const LIMITS = {
	/** Files in a tree; the Hub advises fewer than 100,000 per repository (hub-docs, storage-limits.md). */
	files: 100_000,
	/** Folders below one another. */
	depth: 64,
	/** Bytes of a file that is read; larger ones keep their entry. */
	fileSize: 8 * 1024 * 1024,
	/** Links that are followed one after the other; Linux has the same bound (path_resolution(7)). */
	links: 40,
	/** Omissions that are listed; one more says that there are others. */
	omissions: 1_000,
} as const;
