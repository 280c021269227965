import { callsIn, type NamedCall } from "../names/calls.ts";
import { type Names, openNames } from "../names/names.ts";
import type { ModuleNames } from "../names/scopes.ts";
import type { Program } from "../program.ts";
import { filesThatMayStart, mayMakeServer } from "./file-words.ts";
import { type ServerStart, startsIn } from "./starts.ts";

/** A module with what it calls of libraries, and the servers that it starts. */
export interface ServerModule {
	readonly names: Names;
	readonly module: ModuleNames;
	readonly calls: readonly NamedCall[];
	readonly starts: readonly ServerStart[];
}

/** The file at which every start begins; it is parsed in any case, and may call by another name what other files hold. */
const START = "main.py";

const NAMES = new WeakMap<Program, Names>();
const MODULES = new WeakMap<ModuleNames, ServerModule>();

/** The names of a program, followed through the files that may start a server. The same for every rule that asks. */
export function serverNames(program: Program): Names {
	const known = NAMES.get(program);
	if (known !== undefined) return known;
	const names = openNames(program, (path) => mayMakeServer(program, path));
	NAMES.set(program, names);
	return names;
}

/**
 * The files among `paths` that may start a server, and those that are of interest besides, read; the others are not
 * even parsed. All are read before the first is asked, because what one of them calls may matter to another.
 */
export function serverModules(
	program: Program,
	paths: readonly string[],
	isOfInterest: (path: string) => boolean,
): readonly ServerModule[] {
	const names = serverNames(program);
	const starting = new Set(filesThatMayStart(program, paths));
	return paths
		.filter((path) => path === START || starting.has(path) || isOfInterest(path))
		.flatMap((path) => names.of(path) ?? [])
		.map((module) => serverModule(names, module));
}

function serverModule(names: Names, module: ModuleNames): ServerModule {
	const known = MODULES.get(module);
	if (known !== undefined) return known;
	const calls = callsIn(names, module);
	const made = { names, module, calls, starts: startsIn(names, calls) };
	MODULES.set(module, made);
	return made;
}
