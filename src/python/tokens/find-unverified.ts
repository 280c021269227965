import { importedLater } from "../environment/reachable.ts";
import { openNames } from "../names/names.ts";
import type { Entrypoint, Program } from "../program.ts";
import { TOKEN_WORDS } from "./libraries.ts";
import { type Unverified, unverifiedIn } from "./unverified.ts";

/** Files that are read for this question. */
const MAX_FILES = 300;

/** What the program reads of tokens without verifying them, in the files that it comes to. */
export function findUnverified(program: Program, { reached }: Entrypoint): readonly Unverified[] {
	const names = openNames(program, (path) => program.mentions(path, TOKEN_WORDS));
	const isReached = new Set(reached);
	const candidates = program.files.filter((path) => program.mentions(path, TOKEN_WORDS)).slice(0, MAX_FILES);
	const others = candidates.filter((path) => !isReached.has(path));
	const later = others.length === 0 ? new Set<string>() : importedLater(names, reached, others);
	return candidates
		.filter((path) => isReached.has(path) || later.has(path))
		.flatMap((path) => names.of(path) ?? [])
		.flatMap((module) => unverifiedIn(names, module));
}
