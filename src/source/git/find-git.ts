import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { SourceError } from "../source-error.ts";

const NAME = process.platform === "win32" ? "git.exe" : "git";

/**
 * Path of git. Relative entries of PATH are left out, for they would find a program in the tree under judgement.
 * @actions/exec could search too, but it prints to standard output where a folder of PATH may not be looked into.
 */
export function findGit(): string {
	const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => isAbsolute(folder));
	const found = folders.map((folder) => join(folder, NAME)).find(isProgram);
	if (found !== undefined) return found;
	throw new SourceError("git-missing", "git cannot be found.", "Install git, or judge a folder.");
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
