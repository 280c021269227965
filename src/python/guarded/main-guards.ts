import type { Module } from "../module.ts";
import type { Entrypoint, Program } from "../program.ts";
import { serverNames } from "../servers/server-names.ts";
import { type FoundWork, type Search, unitsOf, workIn } from "./find-work.ts";
import type { ModuleCode } from "./module-code.ts";
import { starvedNames } from "./starved-names.ts";
import type { Unit } from "./unit.ts";
import { openUses } from "./uses.ts";
import type { Work, WorkingGuard } from "./work.ts";

/** The file that a server imports. */
const ENTRYPOINT = "main.py";

/** What the text of every main guard holds. */
const GUARD_WORDS = ["__main__", "__mp_main__"];

/** Guards of one module that are looked into; people write one. */
const MAX_GUARDS = 20;

/** What is known of the tree besides its Python. */
export interface Surroundings {
	readonly hasFile: (path: string) => boolean;
	/** Whether a tool of its own creates the tables of the database. */
	readonly hasMigrations: boolean;
}

/**
 * The main guards of what a start reaches that hold work which the application needs and which nothing else does.
 * `isCutShort`: there was more to search than is searched, and some may be missing.
 */
export function workingGuards(
	program: Program,
	{ reached, proof }: Entrypoint,
	surroundings: Surroundings,
): { readonly guards: readonly WorkingGuard[]; readonly isCutShort: boolean } {
	const files = [...new Set([ENTRYPOINT, ...reached])];
	const search: Search = {
		...surroundings,
		names: serverNames(program),
		uses: openUses(program, files),
		isProven: proof.state === "proven",
		sites: new Map(),
		scopes: new Map(),
		followed: 0,
	};
	const guards = files
		.filter((path) => program.mentions(path, GUARD_WORDS))
		.flatMap((path) => search.uses.code(path) ?? [])
		.flatMap((code) => code.guards.slice(0, MAX_GUARDS).flatMap((guard) => workingGuard(search, code, guard)));
	return { guards, isCutShort: search.uses.isSpent() || search.names.isSpent() };
}

function workingGuard(search: Search, code: ModuleCode, guard: Unit): readonly WorkingGuard[] {
	const { module } = code;
	if (guard.run.kind !== "guard") return [];
	const units = unitsOf(search, code, guard);
	const { work, followed } = workIn(search, code, units, module.path === ENTRYPOINT);
	const starved = [...starvedNames(search, code, units), ...starvedThrough(search, module, followed)];
	const [first, ...others] = [...work, ...starved].sort((a, b) => a.span.start - b.span.start);
	return first === undefined ? [] : [{ module, guard: guard.run.statement, work: [first, ...others] }];
}

/** Names of other modules that only functions bind to which the guard leads; they show at the guard's own call. */
function starvedThrough(search: Search, module: Module, followed: FoundWork["followed"]): readonly Work[] {
	const paths = [...new Set(followed.map(({ unit }) => unit.module.path))].filter((path) => path !== module.path);
	return paths.flatMap((path) => {
		const code = search.uses.code(path);
		const units = followed.filter(({ unit }) => unit.module.path === path);
		if (code === undefined) return [];
		return starvedNames(
			search,
			code,
			units.map(({ unit }) => unit),
		).flatMap(({ unit, ...work }) => {
			const from = units.find((one) => one.unit === unit)?.from;
			return from === undefined ? [] : [{ ...work, module, span: from }];
		});
	});
}
