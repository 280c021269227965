import { resolverOf } from "../../source/links.ts";
import type { Source } from "../../source/source.ts";

/** What a path of a requirements file leads to, seen from the Space root. */
export type LocalFile =
	| { readonly kind: "file" }
	/** pip builds a folder that holds a setup.py or pyproject.toml. */
	| { readonly kind: "folder"; readonly isInstallable: boolean }
	/** A clause about the path: "the Space does not hold it". */
	| { readonly kind: "absent"; readonly reason: string }
	/** What is there was not taken in. */
	| { readonly kind: "unknown" };

/** Looks a path up. */
export type LocalFiles = (path: string) => LocalFile;

/** Answers for a tree; pip resolves paths against the folder that it is started in, the Space root. */
export function localFilesOf({ entries, omissions }: Source): LocalFiles {
	const resolve = resolverOf(entries);
	// What was not taken in may be anywhere.
	const isPartial = omissions.some(({ kind }) => kind === "bound" || kind === "unreadable");
	const isFile = (path: string) => resolve(path).kind === "file";
	return (path) => {
		if (/^[/~]|^[A-Za-z]:/.test(path)) return { kind: "absent", reason: "it lies outside the Space" };
		const found = resolve(path);
		if (found.kind === "file") return { kind: "file" };
		if (found.kind === "folder") {
			const isInstallable = isFile(`${path}/setup.py`) || isFile(`${path}/pyproject.toml`);
			return isInstallable || !isPartial ? { kind: "folder", isInstallable } : { kind: "unknown" };
		}
		if (climbsOut(path)) return { kind: "absent", reason: "it lies outside the Space" };
		if (found.kind === "unreachable" || isPartial) return { kind: "unknown" };
		return { kind: "absent", reason: "the Space does not hold it" };
	};
}

/** Whether a path leads out of the folder that it starts in, by its own `..` alone. */
function climbsOut(path: string): boolean {
	let depth = 0;
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		depth += part === ".." ? -1 : 1;
		if (depth < 0) return true;
	}
	return false;
}
