import type { Source } from "../source/source.ts";

/** What a kind of folder holds, and why a Space has no use for it. */
interface BallastKind {
	/** "a virtual environment". */
	readonly what: string;
	/** One sentence. */
	readonly why: string;
	/** Line of .gitignore for all folders of the kind; by default each is named. */
	readonly ignore?: string;
}

/** Folders of one kind that a Space has no use for. */
export interface Ballast {
	readonly kind: BallastKind;
	/** Without a slash at their end; the outermost ones only. */
	readonly folders: readonly string[];
	/** The first file in them. */
	readonly first: string;
	readonly files: number;
	/** Bytes. */
	readonly size: number;
}

const ENVIRONMENT: BallastKind = {
	what: "a virtual environment",
	why: "The Space installs requirements.txt itself, and an environment that was made on another machine does not run there.",
};

const NODE: BallastKind = {
	what: "what npm installed",
	why: "A Python Space runs none of it.",
	ignore: "node_modules/",
};

const BYTE_CODE: BallastKind = {
	what: "byte code that Python compiles by itself",
	why: "It is bound to one version of Python, and may hide that a module was deleted.",
	ignore: "__pycache__/",
};

const CACHE: BallastKind = {
	what: "the cache of a tool",
	why: "Nothing on the Space reads it.",
};

const COVERAGE: BallastKind = { what: "reports of test coverage", why: "Nothing on the Space reads them." };

const METADATA: BallastKind = {
	what: "what setuptools writes when it builds a package",
	why: "The Space runs the sources, not the package.",
	ignore: "*.egg-info/",
};

const BUILD: BallastKind = {
	what: "what building a Python package leaves behind",
	why: "The Space runs the sources, not the package.",
};

/** Folders by their name alone. Names such as `build`, `dist` and `env` may be anybody's: there the content decides. */
const BY_NAME: ReadonlyMap<string, BallastKind> = new Map([
	["node_modules", NODE],
	["bower_components", NODE],
	["__pycache__", BYTE_CODE],
	["htmlcov", COVERAGE],
	["__pypackages__", ENVIRONMENT],
	...[".pytest_cache", ".mypy_cache", ".ruff_cache", ".tox", ".nox", ".hypothesis", ".ipynb_checkpoints", ".eggs"].map(
		(name): [string, BallastKind] => [name, { ...CACHE, ignore: `${name}/` }],
	),
]);

/** Files that give away what the folder above their first group is. */
const BY_CONTENT: readonly { readonly file: RegExp; readonly kind: BallastKind }[] = [
	{ file: /^(.*?)\/pyvenv\.cfg$/, kind: ENVIRONMENT },
	{ file: /^(.*?)\/(?:lib\/python[\d.]+|Lib)\/site-packages\//, kind: ENVIRONMENT },
	{ file: /^((?:.*\/)?build)\/(?:lib|bdist\.[^/]+)\//, kind: BUILD },
	{ file: /^((?:.*\/)?dist)\/[^/]+\.(?:whl|egg)$/, kind: BUILD },
	{ file: /^((?:.*\/)?[^/]+\.egg-info)\/PKG-INFO$/, kind: METADATA },
];

/** Characters of a path that are compared. */
const MAX_PATH = 1_000;

/** The folders of a tree that a Space has no use for, in the order of their first files; each kind of cache once. */
export function ballastOf(source: Source): readonly Ballast[] {
	const folders = outermost(foldersIn(source));
	const groups = new Map<
		string,
		{ kind: BallastKind; folders: Set<string>; first: string; files: number; size: number }
	>();
	for (const [path, entry] of source.entries) {
		const folder = enclosing(path, folders);
		if (folder === undefined) continue;
		const [own, kind] = folder;
		const key = kind.ignore ?? own;
		const group = groups.get(key) ?? { kind, folders: new Set(), first: path, files: 0, size: 0 };
		groups.set(key, group);
		group.folders.add(own);
		group.files += 1;
		if (entry.kind === "file") group.size += entry.size;
	}
	return [...groups.values()].map((group) => ({ ...group, folders: [...group.folders] }));
}

function foldersIn(source: Source): ReadonlyMap<string, BallastKind> {
	const found = new Map<string, BallastKind>();
	for (const path of source.entries.keys()) {
		const names = path.slice(0, MAX_PATH).split("/");
		for (const [index, name] of names.slice(0, -1).entries()) {
			const kind = BY_NAME.get(name);
			if (kind !== undefined) found.set(names.slice(0, index + 1).join("/"), kind);
		}
		if (names.length === 1) continue;
		for (const { file, kind } of BY_CONTENT) {
			const folder = file.exec(path.slice(0, MAX_PATH))?.[1];
			if (folder !== undefined) found.set(folder, kind);
		}
	}
	return found;
}

/** Those that lie in none of the others. */
function outermost(folders: ReadonlyMap<string, BallastKind>): ReadonlyMap<string, BallastKind> {
	return new Map([...folders].filter(([folder]) => enclosing(folder, folders) === undefined));
}

/** The outermost of the folders in which something lies. */
function enclosing(
	path: string,
	folders: ReadonlyMap<string, BallastKind>,
): readonly [string, BallastKind] | undefined {
	if (folders.size === 0) return undefined;
	for (let slash = path.indexOf("/"); slash >= 0; slash = path.indexOf("/", slash + 1)) {
		const kind = folders.get(path.slice(0, slash));
		if (kind !== undefined) return [path.slice(0, slash), kind];
	}
	return undefined;
}
