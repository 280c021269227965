import { noteOmission } from "../omissions.ts";
import { shown } from "../shown.ts";
import { type Entry, LIMITS, type Omission } from "../source.ts";
import { recordsOf } from "./records.ts";
import { runGit } from "./run.ts";

/** Something that a tree of git holds; links have their target in a blob. */
export interface Listed {
	readonly path: string;
	readonly kind: Entry["kind"];
	readonly isExecutable: boolean;
	/** Id of the blob, or of the submodule's commit. */
	readonly id: string;
	/** Bytes; 0 for submodules. */
	readonly size: number;
}

/** What a tree of git holds below it, in git's order. */
export interface Listing {
	readonly listed: readonly Listed[];
	readonly omissions: readonly Omission[];
}

/** Why a file of a tree is not there: it was never fetched, or has been lost. */
export const NOT_HELD = "the repository does not hold its content";

/** Bytes of a listing that are read: as many files as the gate takes, with long paths. */
const LISTING = 32 * 1024 * 1024;

/** Bytes of a name and of a path, as Linux bounds them (NAME_MAX, PATH_MAX in limits.h). */
const LONGEST_NAME = 255;
const LONGEST_PATH = 4096;

const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Lists a tree by its id, all folders of it. Ends at the bounds of {@link LIMITS}; what lies at the root is then there
 * all the same. Gives git's complaint where it cannot list it all, as where objects are missing.
 */
export async function listTree(repository: string, tree: string): Promise<Listing | { readonly complaint: string }> {
	const all = await list(repository, ["-r", tree]);
	if ("complaint" in all || all.bound === undefined) return all;
	const root = await list(repository, [tree]);
	if ("complaint" in root) return root;
	const listed = new Map([...root.listed, ...all.listed].map((one) => [one.path, one]));
	noteOmission(all.omissions, { kind: "bound", path: "", reason: all.bound });
	return { listed: [...listed.values()].slice(0, LIMITS.files), omissions: all.omissions };
}

interface BoundedListing {
	readonly listed: Listed[];
	readonly omissions: Omission[];
	/** The bound at which the listing ended, as a clause about the tree. */
	bound: string | undefined;
}

async function list(repository: string, given: readonly string[]): Promise<BoundedListing | { complaint: string }> {
	const listing: BoundedListing = { listed: [], omissions: [], bound: undefined };
	const tooDeep = new Set<string>();
	let bytes = 0;
	const take = recordsOf((record) => {
		bytes += record?.length ?? Number.POSITIVE_INFINITY;
		if (bytes > LISTING) listing.bound = `the list of its files is larger than ${LISTING / 1024 / 1024} MiB`;
		else if (listing.listed.length >= LIMITS.files) listing.bound = `it holds more than ${LIMITS.files} files`;
		else if (record !== undefined) add(listing, tooDeep, readRecord(record));
		return listing.bound === undefined ? "more" : "enough";
	});
	const { exitCode, complaint } = await runGit({
		folder: repository,
		arguments: ["ls-tree", "-z", "-l", "--full-tree", ...given],
		take,
	});
	return exitCode === 0 ? listing : { complaint };
}

/** The listing of a tree that somebody else has listed. */
export function listingOf(records: readonly TreeRecord[]): Listing {
	const listing: BoundedListing = { listed: [], omissions: [], bound: undefined };
	const tooDeep = new Set<string>();
	for (const record of records) add(listing, tooDeep, listedOf(record));
	return listing;
}

function add({ listed, omissions }: BoundedListing, tooDeep: Set<string>, one: Listed | Omission | undefined): void {
	if (one === undefined) return;
	if (!("reason" in one)) listed.push(one);
	else if (one.kind !== "bound") noteOmission(omissions, one);
	else if (!tooDeep.has(one.path)) {
		tooDeep.add(one.path);
		noteOmission(omissions, one);
	}
}

/** `<mode> <type> <id> <size>\t<path>`, as git-ls-tree(1) has it; `undefined` for folders. */
function readRecord(record: Buffer): Listed | Omission | undefined {
	const tab = record.indexOf(0x09);
	const [, mode = "", id, size] =
		/^(\d{6}) \w+ ([0-9a-f]{40,64}) +(\S+)$/.exec(record.toString("latin1", 0, tab)) ?? [];
	if (id === undefined || size === undefined) return undefined;
	const name = record.subarray(tab + 1);
	const path = textOf(name);
	if (path === undefined) {
		return { kind: "unreadable", path: shown(name.toString("utf8")), reason: "its name is not UTF-8" };
	}
	return listedOf({ path, mode, id, size: /^\d+$/.test(size) ? Number(size) : undefined });
}

/** A record of a tree, whoever lists it. */
export interface TreeRecord {
	readonly path: string;
	/** As git has it: "100644", "120000". */
	readonly mode: string;
	/** Id of the blob, or of the submodule's commit. */
	readonly id: string;
	/** Bytes; `undefined` where nobody knows them. */
	readonly size: number | undefined;
}

/** What a record stands for, or why it is not taken in: no disk or checkout has files of such a name. */
function listedOf({ path, mode, id, size }: TreeRecord): Listed | Omission {
	const names = path.split("/");
	if (Buffer.byteLength(path) > LONGEST_PATH || names.some((part) => Buffer.byteLength(part) > LONGEST_NAME)) {
		return { kind: "unreadable", path: shown(path), reason: "its name is longer than a disk of Linux takes" };
	}
	if (names.some((part) => /^(\.{0,2}|\.git)$/i.test(part))) {
		return { kind: "unreadable", path, reason: "git checks out no file of such a name" };
	}
	if (names.length > LIMITS.depth + 1) {
		const folder = names.slice(0, LIMITS.depth + 1).join("/");
		return { kind: "bound", path: folder, reason: `it lies more than ${LIMITS.depth} folders deep` };
	}
	if (mode === "160000") return { path, kind: "submodule", isExecutable: false, id, size: 0 };
	if (size === undefined) return { kind: "unreadable", path, reason: NOT_HELD };
	return { path, kind: mode === "120000" ? "link" : "file", isExecutable: mode === "100755", id, size };
}

function textOf(bytes: Uint8Array): string | undefined {
	try {
		return DECODER.decode(bytes);
	} catch {
		return undefined;
	}
}
