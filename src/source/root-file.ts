import { resolverOf } from "./links.ts";
import { shown } from "./shown.ts";
import type { Source } from "./source.ts";

/** What stands at the root under the name of a file. */
export type RootFile =
	| { readonly kind: "file" }
	| { readonly kind: "absent" }
	/** Something stands there that is no file: `clause` completes "main.py …", `advice` is a sentence. */
	| { readonly kind: "obstructed"; readonly clause: string; readonly advice: string };

/** Looks at a name at the root, through links. Whether the file's content can be read is another question. */
export function rootFile({ entries, omissions }: Source, name: string): RootFile {
	const found = resolverOf(entries)(name);
	if (found.kind === "file") return { kind: "file" };
	const entry = entries.get(name);
	if (entry?.kind === "link") {
		const link = `is a link to "${shown(entry.target)}"`;
		const advice = "Replace the link by the file itself.";
		if (found.kind === "folder") return { kind: "obstructed", clause: `${link}, which is a folder`, advice };
		if (found.kind === "missing") return { kind: "obstructed", clause: `${link}, and there is no such file`, advice };
		return { kind: "obstructed", clause: `${link}, and ${found.reason.replace(/^it is a link that/, "that")}`, advice };
	}
	if (found.kind === "folder") {
		return { kind: "obstructed", clause: "is a folder", advice: "Rename the folder and put a file in its place." };
	}
	if (found.kind === "unreachable") {
		return { kind: "obstructed", clause: "is a submodule", advice: "Put a file in its place." };
	}
	const omitted = omissions.find(({ path }) => path === name);
	if (omitted === undefined) return { kind: "absent" };
	return { kind: "obstructed", clause: omitted.reason.replace(/^it /, ""), advice: "Put a plain file in its place." };
}

/** Names at the root that differ from a name only by the case of their letters, or by an ending that was added. */
export function lookalikes({ entries }: Source, name: string): string[] {
	const wanted = name.toLowerCase();
	return [...entries.keys()].filter((path) => {
		if (path === name || path.includes("/")) return false;
		const given = path.toLowerCase().trim();
		return given === wanted || given === `${wanted}.txt` || given === `${wanted}.bak`;
	});
}
