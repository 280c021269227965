import { type Entry, LIMITS } from "./source.ts";

/** What a path of a tree leads to when the links on its way are followed. */
export type Destination =
	| { readonly kind: "file"; readonly path: string }
	| { readonly kind: "folder"; readonly path: string }
	/** Nothing is there; `through` is the last link that was followed, if any. */
	| { readonly kind: "missing"; readonly through: string | undefined }
	/** A clause about the path: "it is a link that goes in a circle". */
	| { readonly kind: "unreachable"; readonly reason: string };

const LEAVES = "it is a link that leads out of the Space root";

/** Follows links by arithmetic over the entries of a tree, never on the disk. */
export type Resolver = (path: string) => Destination;

/** A path with a part that is no name: "", "." or "..". */
const UNPLAIN = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Makes a resolver; the tree's folders are collected at the first question that needs them. */
export function resolverOf(entries: ReadonlyMap<string, Entry>): Resolver {
	let memo: { readonly folders: ReadonlySet<string>; readonly isPlain: boolean } | undefined;
	return (path) => {
		if (entries.get(path)?.kind === "file") return { kind: "file", path };
		memo ??= { folders: foldersOf(entries), isPlain: [...entries.values()].every(({ kind }) => kind === "file") };
		const { folders, isPlain } = memo;
		if (!isPlain || UNPLAIN.test(path)) return follow(path, entries, folders);
		return folders.has(path) ? { kind: "folder", path } : { kind: "missing", through: undefined };
	};
}

/** Every folder that holds an entry, however deep; "" for the root. */
function foldersOf(entries: ReadonlyMap<string, Entry>): Set<string> {
	const folders = new Set([""]);
	for (const path of entries.keys()) {
		for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
			const folder = path.slice(0, end);
			if (folders.has(folder)) break;
			folders.add(folder);
		}
	}
	return folders;
}

/** A path on its way through a tree. */
interface Way {
	/** Names still to be gone through, the next one last. */
	readonly names: string[];
	/** The folder reached so far, with no links left in it. */
	readonly at: string[];
	links: number;
	/** The link that was followed last. */
	through: string | undefined;
}

function follow(path: string, entries: ReadonlyMap<string, Entry>, folders: ReadonlySet<string>): Destination {
	const way: Way = { names: path.split("/").reverse(), at: [], links: 0, through: undefined };
	for (let name = way.names.pop(); name !== undefined; name = way.names.pop()) {
		if (name === "" || name === ".") continue;
		if (name === "..") {
			if (way.at.pop() === undefined) return { kind: "unreachable", reason: LEAVES };
			continue;
		}
		way.at.push(name);
		const here = way.at.join("/");
		const entry = entries.get(here);
		if (entry === undefined && !folders.has(here)) return { kind: "missing", through: way.through };
		const end = entry && goThrough(way, here, entry);
		if (end !== undefined) return end;
	}
	return { kind: "folder", path: way.at.join("/") };
}

/** Goes on through an entry, or ends there. */
function goThrough(way: Way, here: string, entry: Entry): Destination | undefined {
	if (entry.kind === "submodule") return { kind: "unreachable", reason: "it lies in a submodule" };
	if (entry.kind === "file") {
		// Even "main.py/" is no file.
		return way.names.length === 0 ? { kind: "file", path: here } : { kind: "missing", through: way.through };
	}
	way.links += 1;
	if (way.links > LIMITS.links) return { kind: "unreachable", reason: "it is a link that goes in a circle" };
	if (entry.target.startsWith("/")) return { kind: "unreachable", reason: LEAVES };
	way.through = here;
	way.at.pop();
	way.names.push(...entry.target.split("/").reverse());
	return undefined;
}
