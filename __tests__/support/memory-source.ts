import { resolverOf } from "../../src/source/links.ts";
import type { Entry, Source } from "../../src/source/source.ts";

/** A tree of files held in memory: texts, bytes, or `{ link: target }`. */
export function memorySource(files: Readonly<Record<string, string | Uint8Array | { readonly link: string }>>): Source {
	const entries = new Map<string, Entry>();
	const contents = new Map<string, Uint8Array>();
	for (const path of Object.keys(files).sort()) {
		const content = files[path] ?? "";
		if (typeof content === "object" && "link" in content) {
			entries.set(path, { kind: "link", target: content.link });
			continue;
		}
		const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
		entries.set(path, { kind: "file", size: bytes.length, isExecutable: false });
		contents.set(path, bytes);
	}
	const follow = resolverOf(entries);
	const read = (path: string) => {
		const found = follow(path);
		if (found.kind === "unreachable") return { unreadable: found.reason };
		return found.kind === "file" ? contents.get(found.path) : undefined;
	};
	return { origin: { kind: "folder" }, entries, omissions: [], read };
}
