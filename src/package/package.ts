import type { Contract } from "../gate/space.ts";

/** Git's mode of a file: plain, executable, or a symbolic link. */
export type Mode = "100644" | "100755" | "120000";

/** Where the bytes of a file are to be had; those of a link are its target. Large files are never held in memory. */
export type Content =
	| { readonly kind: "bytes"; readonly bytes: Uint8Array }
	/** An absolute path on the disk. */
	| { readonly kind: "file"; readonly path: string }
	/** The id of a blob in `Package.repository`. */
	| { readonly kind: "blob"; readonly id: string };

/** One file of a package. */
export interface PackageFile {
	readonly mode: Mode;
	/** Bytes, as they were when the tree was judged. */
	readonly size: number;
	readonly content: Content;
}

/** A file that the package holds otherwise than the tree, or not at all. */
export interface Change {
	readonly kind: "added" | "replaced" | "left out";
	readonly path: string;
	/** What is in it, or why it is left out: clauses without a full stop. */
	readonly notes: readonly string[];
}

/** What is uploaded: the tree that was judged, and what the runtime adapter makes of it. The same tree gives the same package. */
export interface Package {
	readonly contract: Contract;
	/** The repository of git that holds the blobs; `undefined` where there are none. */
	readonly repository: string | undefined;
	/** By path, sorted. Folders have no entries of their own. */
	readonly files: ReadonlyMap<string, PackageFile>;
	/** Sorted by path. */
	readonly changes: readonly Change[];
}

/** Why there can be no package. */
export interface Obstacle {
	/** A sentence. */
	readonly message: string;
	/** What to do about it. */
	readonly advice: string;
}
