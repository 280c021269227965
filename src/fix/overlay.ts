import { resolverOf } from "../source/links.ts";
import type { Entry, Source } from "../source/source.ts";

/** A tree that remembers what it gave, so that later it can be told whether a file has changed since. */
export interface Remembering {
	readonly source: Source;
	/** What was read of a file; `undefined` where nobody asked. */
	remembered(path: string): Uint8Array | undefined;
}

/** Makes a tree remember what is read of it. */
export function remembering(source: Source): Remembering {
	const known = new Map<string, ReturnType<Source["read"]>>();
	const read: Source["read"] = (path) => {
		if (!known.has(path)) known.set(path, source.read(path));
		return known.get(path);
	};
	return {
		source: { ...source, read },
		remembered: (path) => {
			const content = known.get(path);
			return content instanceof Uint8Array ? content : undefined;
		},
	};
}

/** The tree with other content in some of its files, and with files that it did not have. */
export function overlaid(source: Source, contents: ReadonlyMap<string, Uint8Array>): Source {
	const entries = withSizes(source.entries, contents);
	const follow = resolverOf(entries);
	const read: Source["read"] = (path) => {
		const found = follow(path);
		return (found.kind === "file" ? contents.get(found.path) : undefined) ?? source.read(path);
	};
	return { ...source, entries, read };
}

function withSizes(before: Source["entries"], contents: ReadonlyMap<string, Uint8Array>): Source["entries"] {
	const entries = new Map<string, Entry>(before);
	for (const [path, { length: size }] of contents) {
		const entry = entries.get(path);
		if (entry === undefined) entries.set(path, { kind: "file", size, isExecutable: false });
		else if (entry.kind === "file") entries.set(path, { ...entry, size });
	}
	return entries.size === before.size ? entries : new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
