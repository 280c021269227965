import { posix } from "node:path";
import { askIgnoreFile, type IgnoreFile, parseIgnoreFile, toByteString } from "../ignore/gitignore.ts";
import type { Source } from "../source.ts";

/** The name of a file with attributes. */
export const ATTRIBUTES = ".gitattributes";

/** Lines of a .gitattributes that are read; people write a few dozen. */
export const MAX_LINES = 2_000;

/** A pattern and its attributes; a pattern in quotes may hold spaces (gitattributes(5)). */
const LINE = /^[ \t]*(?:"((?:[^"\\]|\\.){1,1000})"|([^\s"]\S{0,1000}))[ \t]+(.{1,1000})$/;

/** Tells whether the .gitattributes files of a tree hand a path to Git LFS. Those above the tree's root do not count. */
export function lfsTracking(source: Pick<Source, "read">): (path: string) => boolean {
	const files = new Map<string, IgnoreFile>();
	const fileOf = (folder: string): IgnoreFile => {
		const known = files.get(folder) ?? readAttributes(source, folder);
		files.set(folder, known);
		return known;
	};
	return (path) => {
		for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
			const inFolder = folder === "." ? path : path.slice(folder.length + 1);
			const { answer } = askIgnoreFile(fileOf(folder), { path: toByteString(inFolder), isFolder: false });
			if (answer !== undefined) return answer === "ignored";
			if (folder === ".") return false;
		}
	};
}

/** The patterns that set the filter, and, negated, those that set another or none: git compares them as those of .gitignore. */
function readAttributes(source: Pick<Source, "read">, folder: string): IgnoreFile {
	const content = source.read(folder === "." ? ATTRIBUTES : `${folder}/${ATTRIBUTES}`);
	const text = content instanceof Uint8Array ? Buffer.from(content).toString("latin1") : "";
	const patterns = text.split(/\r?\n/, MAX_LINES).flatMap(patternIn);
	return parseIgnoreFile(Buffer.from(patterns.join("\n"), "latin1"), false);
}

function patternIn(line: string): string[] {
	const [, quoted, bare, attributes = ""] = LINE.exec(line) ?? [];
	const pattern = quoted?.replace(/\\(["\\])/g, "$1") ?? bare ?? "";
	if (pattern === "" || /^[#!]|^\[attr\]|\/$/.test(pattern)) return [];
	const filter = attributes
		.split(/[ \t]+/)
		.filter((one) => /^[-!]?filter(=|$)/.test(one))
		.at(-1);
	if (filter === undefined) return [];
	return [filter === "filter=lfs" ? pattern : `!${pattern}`];
}
