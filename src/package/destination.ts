import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { codeOf } from "../source/read-file.ts";

/** A folder that a package can be written to: there is none of that name yet, or it is empty. */
export interface Destination {
	/** Absolute, and without links in what there is of it. */
	readonly folder: string;
}

/** Looks at the folder that somebody names for a package. It may not lie in the Space root: it would be in the next package. */
export function destinationOf(out: string, root: string): Destination | { readonly fault: Fault } {
	const folder = realPath(resolve(out));
	if (isWithin(realPath(resolve(root)), folder)) {
		const message = `"${out}" lies in the Space root, so what is written there would become a part of the Space.`;
		return { fault: configurationFault("out-inside", message, "Name a folder outside, such as --out ../package.") };
	}
	const obstacle = obstacleAt(folder);
	if (obstacle === undefined) return { folder };
	const message = `The package cannot be written to "${out}": ${obstacle}.`;
	return { fault: configurationFault("out-taken", message, "Name a folder that does not exist yet, or an empty one.") };
}

/** What stands in the way, a clause. */
function obstacleAt(folder: string): string | undefined {
	try {
		const status = statSync(folder, { throwIfNoEntry: false });
		if (status === undefined) return undefined;
		if (!status.isDirectory()) return "it is not a folder";
		return readdirSync(folder).length === 0 ? undefined : "the folder is not empty";
	} catch (error) {
		return `it cannot be looked at (${codeOf(error)})`;
	}
}

/** A path with the links of those folders followed that exist. */
function realPath(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		const parent = dirname(path);
		return parent === path ? path : join(realPath(parent), relative(parent, path));
	}
}

function isWithin(outer: string, inner: string): boolean {
	const way = relative(outer, inner);
	return way !== ".." && !way.startsWith(`..${sep}`) && resolve(way) !== way;
}
