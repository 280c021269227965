import type { Source } from "./source.ts";

/** Bytes that are kept of a tree, and of one file: several questions about the text of a file follow one another. */
const KEPT = { tree: 24 * 1024 * 1024, file: 2 * 1024 * 1024 } as const;

/** The same tree, of which each file is read once, as long as they are not too many and not too large. */
export function keepBytes(source: Source): Source {
	const kept = new Map<string, ReturnType<Source["read"]>>();
	let size = 0;
	const read: Source["read"] = (path) => {
		if (kept.has(path)) return kept.get(path);
		const content = source.read(path);
		const length = content instanceof Uint8Array ? content.length : 0;
		if (length <= KEPT.file && size + length <= KEPT.tree) {
			kept.set(path, content);
			size += length;
		}
		return content;
	};
	return { ...source, read };
}
