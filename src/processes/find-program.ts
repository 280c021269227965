import { accessSync, constants, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/**
 * Files of a name that can be run, in the order of the folders of `path`. Only absolute folders are looked into: others
 * could lie in the tree under judgement. @actions/exec could search too, but it prints to standard output where a folder
 * of PATH may not be looked into.
 */
export function programsNamed(name: string, path: string): string[] {
	const folders = path.split(delimiter).filter((folder) => isAbsolute(folder));
	return folders.map((folder) => join(folder, name)).filter(isProgram);
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}
