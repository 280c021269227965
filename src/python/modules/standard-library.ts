import type { PythonVersion } from "../version.ts";
import data from "./standard-library.json" with { type: "json" };

/** First and last minor version. */
type Range = readonly [first: number, last: number];

/** Versions of names; what is in all of them has the whole range. */
type Names = ReadonlyMap<string, Range>;

/** The first version and the last of which anything is known. */
const WHOLE: Range = [9, 14];

/** Newest minor version whose names were recorded completely; of later ones only changes are known. */
const NEWEST_RECORDED = 13;

/** In `sys.stdlib_module_names` everywhere, but importable on Windows only. */
const WINDOWS_ONLY = new Set(["_msi", "_scproxy", "_winapi", "_wmi", "msilib", "msvcrt", "nt", "winreg", "winsound"]);

/** Modules with all their names, and modules of which only those are known that not every version has. */
const complete = new Map(Object.entries(data.names));
const changes = new Map(Object.entries(data.changes));

const unpacked = new Map<string, Names>();
const absentIn = new Map<number, ReadonlyMap<string, readonly string[]>>();

/** Where a module of the standard library is to be had: in this version, in others only, nowhere but on Windows. */
export type Membership =
	| { readonly kind: "there" }
	| { readonly kind: "elsewhere"; readonly first: number; readonly last: number }
	| { readonly kind: "windows" }
	| { readonly kind: "never" };

/** Looks a top-level module up in `sys.stdlib_module_names`, of which standard-library.json holds all versions. */
export function standardModule(name: string, { minor }: PythonVersion): Membership {
	if (WINDOWS_ONLY.has(name)) return { kind: "windows" };
	const range = unpack("", data.modules).get(name);
	if (range === undefined) return { kind: "never" };
	const [first, last] = range;
	return minor >= first && minor <= last ? { kind: "there" } : { kind: "elsewhere", first, last };
}

/** What is known of a name in a module of the standard library. */
export type NameStatus =
	| { readonly kind: "there" }
	| { readonly kind: "absent"; readonly first: number | undefined; readonly last: number | undefined }
	| { readonly kind: "unknown" };

/** Whether `module.name` exists; `unknown` for private names, and where neither the name nor all names of the module are known. */
export function standardName(module: string, name: string, { minor }: PythonVersion): NameStatus {
	const names = namesOf(module);
	if (names === undefined) return { kind: "unknown" };
	const range = names.get(name);
	if (range !== undefined && isWithin(range, minor)) return { kind: "there" };
	const isPrivate = name.startsWith("_") && module !== "builtins";
	const lazy = names.get("__getattr__");
	if (isPrivate || (lazy !== undefined && isWithin(lazy, minor))) return { kind: "unknown" };
	if (range !== undefined)
		return { kind: "absent", first: range[0], last: range[1] === WHOLE[1] ? undefined : range[1] };
	const isListed = complete.has(module) && minor <= NEWEST_RECORDED;
	return isListed ? { kind: "absent", first: undefined, last: undefined } : { kind: "unknown" };
}

/** Public names that `from module import *` may bind; `undefined` where they are not listed. */
export function standardNames(module: string, { minor }: PythonVersion): readonly string[] | undefined {
	const names = complete.has(module) ? namesOf(module) : undefined;
	if (names === undefined) return undefined;
	return [...names].filter(([name, range]) => !name.startsWith("_") && isWithin(range, minor)).map(([name]) => name);
}

/** Names that some module of the standard library has in other versions and not in this one, each with those modules. Memoised. */
export function absentNames({ minor }: PythonVersion): ReadonlyMap<string, readonly string[]> {
	const known = absentIn.get(minor);
	if (known !== undefined) return known;
	const absent = new Map<string, string[]>();
	for (const [module, packed] of [...complete, ...changes]) {
		for (const name of outside(packed, minor)) {
			const modules = absent.get(name);
			if (modules === undefined) absent.set(name, [module]);
			else modules.push(module);
		}
	}
	absentIn.set(minor, absent);
	return absent;
}

/** Top-level modules of the standard library that other versions have and this one has not. */
export function absentModules({ minor }: PythonVersion): readonly string[] {
	return outside(data.modules, minor);
}

/** Most names are in all versions, and have no colon: nothing is made of them. */
function outside(packed: string, minor: number): string[] {
	const names: string[] = [];
	for (let colon = packed.indexOf(":"); colon >= 0; colon = packed.indexOf(":", colon + 1)) {
		const start = packed.lastIndexOf(" ", colon) + 1;
		const end = packed.indexOf(" ", colon);
		const word = packed.slice(start, end < 0 ? undefined : end);
		if (!isWithin(rangeOf(word), minor)) names.push(packed.slice(start, colon));
	}
	return names;
}

function isWithin([first, last]: Range, minor: number): boolean {
	return minor >= first && minor <= last;
}

function namesOf(module: string): Names | undefined {
	const packed = complete.get(module) ?? changes.get(module);
	return packed === undefined ? undefined : unpack(module, packed);
}

/** Unpacks at the first question; the modules themselves are kept under the empty name. */
function unpack(key: string, packed: string): Names {
	const known = unpacked.get(key);
	if (known !== undefined) return known;
	const names = new Map<string, Range>();
	for (const word of packed.split(" ")) {
		const colon = word.indexOf(":");
		if (colon < 0) names.set(word, WHOLE);
		else names.set(word.slice(0, colon), rangeOf(word));
	}
	unpacked.set(key, names);
	return names;
}

/** `tomllib:11-`, `distutils:-11`, `os`. */
function rangeOf(word: string): Range {
	const colon = word.indexOf(":");
	if (colon < 0) return WHOLE;
	const dash = word.indexOf("-", colon);
	const [first, last] = [word.slice(colon + 1, dash), word.slice(dash + 1)];
	return [Number(first === "" ? WHOLE[0] : first), Number(last === "" ? WHOLE[1] : last)];
}
