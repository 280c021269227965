import { compileGlob, type Glob } from "./glob.ts";

/** One pattern of a .gitignore. Texts are strings of bytes, as {@link toByteString} makes them. */
interface Pattern {
	readonly isNegated: boolean;
	readonly isForFolders: boolean;
	/** Whether it is compared with the last name of a path instead of the whole path. */
	readonly isForNames: boolean;
	/** What a text must begin with; the glob is compared with what follows. */
	readonly prefix: string;
	/** `undefined` where the text must be the prefix. */
	readonly glob: Glob | undefined;
}

/** The patterns of one .gitignore, in its order. */
export interface IgnoreFile {
	readonly patterns: readonly Pattern[];
	readonly ignoresCase: boolean;
}

/** A path below the folder of a .gitignore, as a string of bytes. */
export interface Candidate {
	readonly path: string;
	readonly isFolder: boolean;
}

/** What a .gitignore says of a path by itself, and what the question cost in comparisons of one byte. */
export interface IgnoreAnswer {
	readonly answer: "ignored" | "kept" | undefined;
	readonly cost: number;
}

/** A text as a string with one character a byte of its UTF-8, which is how git compares. */
export function toByteString(text: string): string {
	return Buffer.from(text, "utf8").toString("latin1");
}

/** Reads a .gitignore as gitignore(5) and git's dir.c say. Nothing in it is an error: what git cannot use matches nothing. */
export function parseIgnoreFile(bytes: Uint8Array, ignoresCase: boolean): IgnoreFile {
	const text = Buffer.from(bytes).toString("latin1");
	const lines = text.replace(/^\u00ef\u00bb\u00bf/, "").split("\n");
	const patterns = lines.flatMap((line) => parseLine(ignoresCase ? lowerCase(line) : line) ?? []);
	return { patterns, ignoresCase };
}

/** Asks one .gitignore; its last pattern that matches decides. The path's parents are not looked at. */
export function askIgnoreFile({ patterns, ignoresCase }: IgnoreFile, { path, isFolder }: Candidate): IgnoreAnswer {
	const given = ignoresCase ? lowerCase(path) : path;
	const name = given.slice(given.lastIndexOf("/") + 1);
	let cost = 0;
	for (let at = patterns.length - 1; at >= 0; at--) {
		const pattern = patterns[at];
		if (pattern === undefined || (pattern.isForFolders && !isFolder)) continue;
		const text = pattern.isForNames ? name : given;
		cost += 1;
		if (!text.startsWith(pattern.prefix)) continue;
		const rest = text.length - pattern.prefix.length;
		cost += (pattern.glob?.size ?? 0) * rest;
		const isMatch = pattern.glob === undefined ? rest === 0 : pattern.glob.matches(text.slice(pattern.prefix.length));
		if (isMatch) return { answer: pattern.isNegated ? "kept" : "ignored", cost };
	}
	return { answer: undefined, cost };
}

/** Whether a file is ignored where it, or a folder that it lies in, is (gitignore(5)). */
export function ignoresPath(file: IgnoreFile, path: string): boolean {
	const parts = path.split("/");
	return parts.some((_, index) => {
		const above = toByteString(parts.slice(0, index + 1).join("/"));
		return askIgnoreFile(file, { path: above, isFolder: index < parts.length - 1 }).answer === "ignored";
	});
}

function parseLine(line: string): Pattern | undefined {
	if (line.startsWith("#")) return undefined;
	const written = trimEnd(line.endsWith("\r") ? line.slice(0, -1) : line);
	const isNegated = written.startsWith("!");
	const body = isNegated ? written.slice(1) : written;
	const isForFolders = body.endsWith("/");
	const path = isForFolders ? body.slice(0, -1) : body;
	if (path === "") return undefined;
	const isForNames = !path.includes("/");
	const anchored = path.startsWith("/") ? path.slice(1) : path;
	const wild = anchored.search(/[*?[\\]/);
	if (wild < 0) return { isNegated, isForFolders, isForNames, prefix: anchored, glob: undefined };
	const glob = compileGlob(anchored.slice(wild));
	return glob && { isNegated, isForFolders, isForNames, prefix: anchored.slice(0, wild), glob };
}

/** Without the spaces at the end that no backslash protects. */
function trimEnd(line: string): string {
	let end = line.length;
	while (line[end - 1] === " ") end -= 1;
	if (end === line.length) return line;
	let backslashes = 0;
	while (line[end - 1 - backslashes] === "\\") backslashes += 1;
	return line.slice(0, end + (backslashes % 2));
}

/** ASCII only, as git folds case. */
function lowerCase(text: string): string {
	return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
