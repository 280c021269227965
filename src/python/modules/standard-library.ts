import type { PythonVersion } from "../version.ts";
import data from "./standard-library.json" with { type: "json" };

/** First and last minor version. */
type Range = readonly [first: number, last: number];

interface Names {
	readonly always: ReadonlySet<string>;
	readonly changed: ReadonlyMap<string, Range>;
}

/** Newest minor version whose names were recorded; of later ones only the modules are known. */
const NEWEST_RECORDED = 13;

/** In `sys.stdlib_module_names` everywhere, but importable on Windows only. */
const WINDOWS_ONLY = new Set(["_msi", "_scproxy", "_winapi", "_wmi", "msilib", "msvcrt", "nt", "winreg", "winsound"]);

const modules = unpack(data.modules);
const namesOfModules = new Map(Object.entries(data.names));
const unpacked = new Map<string, Names>();

/** Where a module of the standard library is to be had: in this version, in others only, nowhere but on Windows. */
export type Membership =
	| { readonly kind: "there" }
	| { readonly kind: "elsewhere"; readonly first: number; readonly last: number }
	| { readonly kind: "windows" }
	| { readonly kind: "never" };

/** Looks a top-level module up in `sys.stdlib_module_names`, of which standard-library.json holds all versions. */
export function standardModule(name: string, { minor }: PythonVersion): Membership {
	if (WINDOWS_ONLY.has(name)) return { kind: "windows" };
	if (modules.always.has(name)) return { kind: "there" };
	const range = modules.changed.get(name);
	if (range === undefined) return { kind: "never" };
	const [first, last] = range;
	return minor >= first && minor <= last ? { kind: "there" } : { kind: "elsewhere", first, last };
}

/** What is known of a name in a module of the standard library. */
export type NameStatus =
	| { readonly kind: "there" }
	| { readonly kind: "absent"; readonly first: number | undefined; readonly last: number | undefined }
	| { readonly kind: "unknown" };

/** Whether `module.name` exists; `unknown` for modules that are not listed, private names and versions not recorded. */
export function standardName(module: string, name: string, { minor }: PythonVersion): NameStatus {
	const names = namesOf(module);
	if (names === undefined) return { kind: "unknown" };
	const status = statusOf(names, name, minor);
	if (status.kind !== "absent") return status;
	const isPrivate = name.startsWith("_") && module !== "builtins";
	if (isPrivate || minor > NEWEST_RECORDED || statusOf(names, "__getattr__", minor).kind === "there") {
		return { kind: "unknown" };
	}
	return status;
}

/** Public names that `from module import *` may bind; `undefined` where they are not listed. */
export function standardNames(module: string, { minor }: PythonVersion): readonly string[] | undefined {
	const names = namesOf(module);
	if (names === undefined) return undefined;
	const all = [...names.always, ...names.changed.keys()];
	return all.filter((name) => !name.startsWith("_") && statusOf(names, name, minor).kind === "there");
}

function namesOf(module: string): Names | undefined {
	const known = unpacked.get(module);
	if (known !== undefined) return known;
	const packed = namesOfModules.get(module);
	if (packed === undefined) return undefined;
	const names = unpack(packed);
	unpacked.set(module, names);
	return names;
}

function statusOf(names: Names, name: string, minor: number): NameStatus {
	if (names.always.has(name)) return { kind: "there" };
	const range = names.changed.get(name);
	if (range === undefined) return { kind: "absent", first: undefined, last: undefined };
	const [first, last] = range;
	const isThere = minor >= first && (minor <= last || last === NEWEST_RECORDED);
	return isThere ? { kind: "there" } : { kind: "absent", first, last: last === NEWEST_RECORDED ? undefined : last };
}

function unpack(packed: { readonly always: string; readonly changed: object }): Names {
	const changed = new Map<string, Range>();
	for (const [name, range] of Object.entries(packed.changed)) {
		const [first, last] = range;
		changed.set(name, [Number(first), Number(last)]);
	}
	return { always: new Set(packed.always.split(" ")), changed };
}
