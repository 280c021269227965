import { posix } from "node:path";
import type { Source } from "../../source/source.ts";
import { moduleGap } from "../compatibility/gaps.ts";
import { replacementsOf } from "../compatibility/substitutes.ts";
import type { PythonVersion } from "../version.ts";
import { type Finder, finderOf, type Located } from "./finder.ts";
import { type Installed, installedBeside } from "./installed.ts";
import { shadowingOf } from "./shadowing.ts";
import { standardModule } from "./standard-library.ts";

/** What `import name` finds for a top-level name. `missing` says why, as a sentence. */
export type TopLevel =
	| Located
	| { readonly kind: "standard-library" }
	| { readonly kind: "third-party" }
	/** The project's module, or one of the same name that was loaded before it. */
	| { readonly kind: "ambiguous"; readonly project: Located }
	| {
			readonly kind: "missing";
			readonly reason: string;
			readonly advice: string;
			/** Set where other versions of Python have it. */
			readonly dueTo?: "python-version";
	  };

/** Python's way from names to modules, for a process that `uvicorn` started in the Space root. */
export interface ImportSystem {
	/** A top-level name, searched in folders of the tree (`sys.path`: first the Space root, "") and behind them. */
	topLevel(dotted: string, folders: readonly string[]): TopLevel;
	/** A submodule, searched in the `__path__` of its package. */
	below(name: string, folders: readonly string[]): Located | undefined;
	/** Whether the tree has a folder. */
	isFolder(path: string): boolean;
	/** Whether the tree has a file. */
	isFile(path: string): boolean;
	/** Whether the tree certainly has nothing there: it was taken in as a whole, and no link leads elsewhere. */
	isMissing(path: string): boolean;
}

/** Makes the import system of a tree. */
export function importSystemOf(source: Source, version: PythonVersion): ImportSystem {
	const finder = finderOf(source);
	const surroundings = { finder, installed: installedBeside(source), version };
	/** Every evaluation of the start asks for the same names. */
	const known = new Map<string, TopLevel>();
	return {
		topLevel: (dotted, folders) => {
			const key = `${folders.join("\0")}\0${dotted}`;
			const found = known.get(key) ?? topLevel(dotted, { ...surroundings, folders });
			known.set(key, found);
			return found;
		},
		below: (name, folders) => finder.find(name, folders),
		isFolder: finder.isFolder,
		isFile: finder.isFile,
		isMissing: (path) => source.omissions.length === 0 && finder.isMissing(path),
	};
}

interface Surroundings {
	readonly finder: Finder;
	readonly installed: Installed;
	readonly version: PythonVersion;
	readonly folders: readonly string[];
}

function topLevel(dotted: string, surroundings: Surroundings): TopLevel {
	const { finder, installed, version, folders } = surroundings;
	const name = dotted.split(".", 1)[0] ?? "";
	const isStandard = standardModule(name, version).kind === "there";
	const project = finder.find(name, folders);
	if (project === undefined || project.kind === "namespace") {
		if (isStandard) return { kind: "standard-library" };
		if (project === undefined) return explain(dotted, surroundings);
		// A folder without __init__.py only counts where nothing by its name is installed; pyproject.toml names the project's own as well.
		return installed.isExplained(name) && !installed.isOwn(name) ? { kind: "third-party" } : project;
	}
	if (!isStandard && !installed.isExplained(name)) return project;
	const shadowing = shadowingOf(name);
	if (shadowing === "certain") return project;
	if (shadowing === "perhaps") return { kind: "ambiguous", project };
	return { kind: isStandard ? "standard-library" : "third-party" };
}

/** Why nothing of the project answers to a name: it is somebody else's, or it is certainly nowhere. */
function explain(dotted: string, { finder, installed, version, folders }: Surroundings): TopLevel {
	const [name = "", ...rest] = dotted.split(".");
	const standard = standardModule(name, version);
	if (standard.kind === "windows") {
		return {
			kind: "missing",
			reason: `"${name}" exists on Windows only, and a Space runs on Linux`,
			advice: `Import "${name}" only where sys.platform is "win32".`,
		};
	}
	if (installed.isExplained(name)) return { kind: "third-party" };
	if (standard.kind === "elsewhere" && replacementsOf(name).some(installed.isExplained)) return { kind: "third-party" };
	const gap = moduleGap(name, version);
	if (gap !== undefined) {
		return { kind: "missing", reason: gap.reason, advice: gap.advice, dueTo: "python-version" };
	}
	const below = underOwnPrefix(rest, finder, folders);
	if (below !== undefined) {
		return {
			kind: "missing",
			reason: `there is no "${name}" in the Space root, which holds ${below.path} itself`,
			advice: `Import "${below.dotted}" instead of "${dotted}": on the Space the Space root is the top of all imports.`,
		};
	}
	const candidates = finder.elsewhere(name).filter((path) => !path.includes("site-packages/"));
	const isNamed = (path: string) => posix.basename(path, ".py") === name;
	const candidate = candidates.find(isNamed);
	const [misspelt] = candidates;
	if (candidate === undefined && misspelt !== undefined) {
		return {
			kind: "missing",
			reason: `there is no "${name}" in the Space root; ${misspelt} differs in upper and lower case, which Linux tells apart`,
			advice: "Write the name in the import exactly as the file's.",
		};
	}
	if (candidate !== undefined) {
		const written = candidate.replace(/\.py$/, "").replaceAll("/", ".");
		return {
			kind: "missing",
			reason: `there is no "${name}" in the Space root; ${candidate} lies deeper`,
			advice: `Import "${[written, ...rest].join(".")}" instead of "${dotted}".`,
		};
	}
	if (installed.isOwn(name)) {
		return {
			kind: "missing",
			reason: `there is no module "${name}" in the Space root, and no requirement brings one`,
			advice: `Add ${name}.py or the folder ${name}/ to the Space root, or correct the import.`,
		};
	}
	return { kind: "third-party" };
}

/** The module that a dotted name means once its first parts, names of folders above the Space root, are left out. */
function underOwnPrefix(
	rest: readonly string[],
	finder: Finder,
	folders: readonly string[],
): { readonly path: string; readonly dotted: string } | undefined {
	for (let skipped = 0; skipped < rest.length; skipped++) {
		const names = rest.slice(skipped);
		const located = locate(names, finder, folders);
		if (located !== undefined) return { path: located, dotted: names.join(".") };
	}
	return undefined;
}

function locate(names: readonly string[], finder: Finder, folders: readonly string[]): string | undefined {
	let within = folders;
	let path: string | undefined;
	for (const name of names) {
		const located = finder.find(name, within);
		if (located === undefined) return undefined;
		if (located.kind === "namespace") {
			within = located.folders;
			path = `${located.folders[0] ?? ""}/`;
		} else {
			within = located.kind === "package" ? [located.folder] : [];
			path = located.path;
		}
	}
	return path;
}
