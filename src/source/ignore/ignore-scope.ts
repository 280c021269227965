import { join, relative, sep } from "node:path";
import type { Repository } from "../git/repository.ts";
import { readRegularFile } from "../read-file.ts";
import type { Unreadable } from "../source.ts";
import { askIgnoreFile, type Candidate, type IgnoreFile, parseIgnoreFile, toByteString } from "./gitignore.ts";

/** The ignore files that hold for a folder, the nearest first. */
export interface IgnoreScope {
	readonly file: IgnoreFile;
	/** Bytes of the path, from the top and with its slash, of the folder to which the patterns are relative. */
	readonly baseLength: number;
	readonly outer: IgnoreScope | undefined;
}

/** What may still be spent, in comparisons of one byte; counts down. */
export interface IgnoreBudget {
	left: number;
}

/** Bytes of an ignore file that are read. Git itself takes 100 MB (dir.c), which nobody writes by hand. */
const FILE_SIZE = 1024 * 1024;

/** Git compares without regard to case where the disk does (core.ignoreCase, set by `git init`). */
const IGNORES_CASE = process.platform === "win32" || process.platform === "darwin";

/** Path from the top of a work tree to a folder, with forward slashes; "" for the top itself. */
export function pathFromTop(top: string, folder: string): string {
	return relative(top, folder).split(sep).join("/");
}

/**
 * The scope in which a root is walked: info/exclude, and every .gitignore from the top of the repository down to the
 * root's parent. None where they ignore the root itself: who names an ignored folder wants it judged.
 */
export function outerScope(
	{ top, commonFolder }: Repository,
	root: string,
	budget: IgnoreBudget,
): IgnoreScope | undefined {
	const exclude = readIgnoreFile(join(commonFolder, "info", "exclude"));
	let scope: IgnoreScope | undefined =
		"unreadable" in exclude ? undefined : { file: exclude, baseLength: 0, outer: undefined };
	let path = "";
	for (const name of pathFromTop(top, root).split("/").filter(Boolean)) {
		const inner = innerScope(scope, top, path);
		if (!("unreadable" in inner)) scope = inner;
		path = path === "" ? name : `${path}/${name}`;
		if (isIgnored(scope, { path: toByteString(path), isFolder: true }, budget)) return undefined;
	}
	return scope;
}

/** The scope of a folder that holds a .gitignore; `path` leads to it from the top. */
export function innerScope(outer: IgnoreScope | undefined, top: string, path: string): IgnoreScope | Unreadable {
	const file = readIgnoreFile(join(top, path, ".gitignore"));
	if ("unreadable" in file) return file;
	return { file, baseLength: path === "" ? 0 : toByteString(path).length + 1, outer };
}

/**
 * Whether the scope ignores a path, given from the top. The nearest ignore file with a pattern that matches decides.
 * Its parents are not looked at: what lies in an ignored folder is not asked for.
 */
export function isIgnored(
	scope: IgnoreScope | undefined,
	{ path, isFolder }: Candidate,
	budget: IgnoreBudget,
): boolean {
	for (let at = scope; at !== undefined; at = at.outer) {
		const { answer, cost } = askIgnoreFile(at.file, { path: path.slice(at.baseLength), isFolder });
		budget.left -= cost;
		if (answer !== undefined) return answer === "ignored";
	}
	return false;
}

function readIgnoreFile(path: string): IgnoreFile | Unreadable {
	const bytes = readRegularFile(path, FILE_SIZE);
	return "unreadable" in bytes ? bytes : parseIgnoreFile(bytes, IGNORES_CASE);
}
