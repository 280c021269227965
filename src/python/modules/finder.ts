import { posix } from "node:path";
import { type Destination, resolverOf } from "../../source/links.ts";
import type { Source } from "../../source/source.ts";

/** What a folder of `sys.path` or of a package has under a name. */
export type Located =
	| { readonly kind: "module"; readonly path: string }
	/** `path` is its `__init__.py`, `folder` its `__path__`. */
	| { readonly kind: "package"; readonly path: string; readonly folder: string }
	| { readonly kind: "namespace"; readonly folders: readonly string[] }
	/** Compiled code, of which only the name is known. */
	| { readonly kind: "compiled"; readonly path: string };

/** Looks names up in folders of the tree as `importlib.machinery.FileFinder` does. */
export interface Finder {
	/** Searches folders in order; a folder without `__init__.py` counts only where no folder has a module. */
	find(name: string, folders: readonly string[]): Located | undefined;
	/** Whether a folder is there. */
	isFolder(path: string): boolean;
	/** Whether a file is there. */
	isFile(path: string): boolean;
	/** Whether nothing is there, not even a link that leads nowhere. */
	isMissing(path: string): boolean;
	/** Python files and folders that hold some, anywhere in the tree, called `name` in upper, lower or mixed case. */
	elsewhere(name: string): readonly string[];
}

/** Makes a finder over a tree; links are followed as long as they stay inside it. */
export function finderOf(source: Source): Finder {
	const follow = resolverOf(source.entries);
	let compiled: ReadonlyMap<string, string> | undefined;
	let named: ReadonlyMap<string, readonly string[]> | undefined;
	const fileAt = (path: string): string | undefined => {
		const destination: Destination = follow(path);
		return destination.kind === "file" ? destination.path : undefined;
	};
	/** What was found, by folder and name: every import of one library looks for the same names beside the program. */
	const known = new Map<string, Located | undefined>();
	const findIn = (name: string, folder: string): Located | undefined => {
		const key = `${folder}/${name}`;
		if (known.has(key)) return known.get(key);
		const located = lookUp(posix.join(folder, name));
		known.set(key, located);
		return located;
	};
	const lookUp = (path: string): Located | undefined => {
		const directory = follow(path);
		if (directory.kind === "folder") {
			const init = fileAt(`${path}/__init__.py`);
			if (init !== undefined) return { kind: "package", path: init, folder: directory.path };
		}
		compiled ??= compiledModules(source);
		const binary = compiled.get(path);
		if (binary?.endsWith(".so")) return { kind: "compiled", path: binary };
		const file = fileAt(`${path}.py`);
		if (file !== undefined) return { kind: "module", path: file };
		if (binary !== undefined) return { kind: "compiled", path: binary };
		return directory.kind === "folder" ? { kind: "namespace", folders: [directory.path] } : undefined;
	};
	return {
		find: (name, folders) => {
			const portions: string[] = [];
			for (const folder of folders) {
				const located = findIn(name, folder);
				if (located === undefined) continue;
				if (located.kind !== "namespace") return located;
				portions.push(...located.folders);
			}
			return portions.length === 0 ? undefined : { kind: "namespace", folders: portions };
		},
		isFolder: (path) => follow(path).kind === "folder",
		isFile: (path) => fileAt(path) !== undefined,
		isMissing: (path) => {
			const destination = follow(path);
			return destination.kind === "missing" && destination.through === undefined;
		},
		elsewhere: (name) => {
			named ??= modulesByName(source);
			return named.get(name.toLowerCase()) ?? [];
		},
	};
}

/** Extension modules and lone byte code by the path that they have without their suffixes. */
function compiledModules(source: Source): Map<string, string> {
	const found = new Map<string, string>();
	for (const path of source.entries.keys()) {
		if (!/\.(so|pyc)$/.test(path) || path.includes("__pycache__/")) continue;
		const name = posix.basename(path);
		const stem = posix.join(posix.dirname(path), name.slice(0, name.indexOf(".")));
		if (path.endsWith(".so") || !found.has(stem)) found.set(stem, path);
	}
	return found;
}

/** Every module file and every folder that holds one, by its name in lower case. */
function modulesByName(source: Source): Map<string, string[]> {
	const found = new Map<string, Set<string>>();
	const add = (path: string) => {
		const name = posix.basename(path, ".py").toLowerCase();
		const paths = found.get(name) ?? new Set();
		found.set(name, paths.add(path));
	};
	for (const path of source.entries.keys()) {
		if (!path.endsWith(".py")) continue;
		add(path);
		for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) add(folder);
	}
	return new Map([...found].map(([name, paths]) => [name, [...paths]]));
}
