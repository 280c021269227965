import type { Place } from "../../source/place.ts";
import { enclosingFunction } from "../names/scopes.ts";
import type { Entrypoint, Program } from "../program.ts";
import { startOf } from "./at-start.ts";
import { bareUses } from "./bare-uses.ts";
import { demandsOf } from "./demands.ts";
import { envFileUses } from "./env-files.ts";
import { gather } from "./gather.ts";
import { type Judged, judgeReads, mayPrecede } from "./needs.ts";
import { importedLater } from "./reachable.ts";
import type { Environment, Need, Opening, Read, Variable } from "./variable.ts";

/** Folders and files of tests, whose variables are not those of the application. */
const TESTS = /(^|\/)tests?\/|(^|\/)(test_[^/]*|[^/]*_test|conftest)\.py$/;

/** Variables that one program may have; more are a mistake, or an attack. */
const MAX_VARIABLES = 2_000;

/** Places of one variable that are kept. */
const MAX_PLACES = 50;

/** Times that the start is followed once more, to see whether it fails without a variable, and files that all of them may run. */
const TRIALS = { most: 60, files: 400 } as const;

const KNOWN = new WeakMap<Program, Environment>();

/** Every environment variable that the program asks for, what it needs it for, and where. Memoised. */
export function environmentOf(program: Program, entrypoint: Entrypoint): Environment {
	const known = KNOWN.get(program) ?? take(program, entrypoint);
	KNOWN.set(program, known);
	return known;
}

function take(program: Program, entrypoint: Entrypoint): Environment {
	const reached = new Set(entrypoint.reached);
	const candidates = program.files.filter((path) => reached.has(path) || !TESTS.test(path));
	const gathered = gather(program, candidates);
	const paths = gathered.modules.map(({ names }) => names.module.path);
	const { demands, tested } = demandsOf(gathered, gathered.modules);
	const uses = bareUses(gathered, gathered.modules, tested);
	const isCalled = [...gathered.reads, ...gathered.makings, ...demands, ...uses].some(
		({ scope }) => enclosingFunction(scope) !== undefined,
	);
	// Where the import fails, it may fail before the files that matter.
	const callers = entrypoint.proof.state === "proven" ? entrypoint.reached : candidates;
	const start = startOf(gathered.names, entrypoint, { asking: new Set(paths), callers: isCalled ? callers : [] });
	for (const path of start.files) reached.add(path);
	const unreached = paths.filter((path) => !reached.has(path));
	const later = reached.size === 0 ? new Set(unreached) : importedLater(gathered.names, [...reached], unreached);
	const isReached = ({ scope }: Pick<Read, "scope">) => reached.has(scope.module.path) || later.has(scope.module.path);
	const byName = grouped(judgeReads({ gathered, start, demands, uses, tested, isReached }));
	const failing = triedStarts(program, entrypoint, byName);
	const variables = [...byName].map(([name, reads]) =>
		variableOf(name, reads, { isFailing: failing.has(name), tested }),
	);
	const openings = gathered.unseen
		.filter(isReached)
		.map(({ node, scope, reason }): Opening => ({ place: placeOfRead({ node, scope }), reason }));
	return {
		variables: variables.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
		bareUses: uses.filter((use) => isReached(use) && isReached(use.read)),
		openings,
		envFiles: gathered.modules.flatMap((facts) => envFileUses(gathered.names, facts)).filter(isReached),
		isCutOff: gathered.isCutOff || byName.size >= MAX_VARIABLES || gathered.names.isSpent(),
	};
}

function grouped(judged: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
	const byName = new Map<string, Judged[]>();
	for (const one of judged) {
		const known = byName.get(one.read.name);
		if (known !== undefined) known.push(one);
		else if (byName.size < MAX_VARIABLES && isName(one.read.name)) byName.set(one.read.name, [one]);
	}
	return byName;
}

/** What an environment can hold: no name is empty, or holds "=" or NUL (POSIX, 8.1). */
function isName(name: string): boolean {
	return name !== "" && !/[=\0\r\n]/.test(name);
}

/**
 * Variables without which the start certainly fails, as following it once more shows: for those of which the text alone
 * does not say it. Without some of them all may fail that does not without one half: then one stands for the other.
 */
function triedStarts(
	program: Program,
	{ target, needsVariables, reached }: Entrypoint,
	byName: ReadonlyMap<string, readonly Judged[]>,
): ReadonlySet<string> {
	const failing = new Set<string>();
	if (needsVariables !== true) return failing;
	const [module = "", attribute = ""] = target.split(":");
	const open = [...byName].filter(([, reads]) => isOpen(reads)).map(([name]) => name);
	const waiting: (readonly string[])[] = open.length === 0 ? [] : [open];
	const most = Math.min(TRIALS.most, Math.floor(TRIALS.files / Math.max(reached.length, 1)));
	for (let trials = 0; trials < most; trials += 1) {
		const next = waiting.pop();
		if (next === undefined) break;
		if (program.failsWithout(module, attribute, new Set(next)) !== true) continue;
		const [only] = next;
		if (only !== undefined && next.length === 1) failing.add(only);
		else waiting.push(next.slice(0, next.length / 2), next.slice(next.length / 2));
	}
	return failing;
}

function isOpen(reads: readonly Judged[]): boolean {
	return !failsAtStart(reads) && reads.some(({ read, isReached }) => isReached && mayFail(read));
}

/** A value of its own keeps a program from failing, unless it is empty; fields of settings have been judged by their text. */
function mayFail({ manner, fallback, settings }: Read): boolean {
	if (settings !== undefined) return false;
	return manner === "optional" || manner === "required" || (manner === "default" && fallback === "");
}

/** Whether the start fails somewhere, and nothing sets the variable before. */
function failsAtStart(all: readonly Judged[]): boolean {
	const reads = all.filter(({ isReached }) => isReached);
	const providers = reads.filter(({ isProviding }) => isProviding);
	return reads.some(
		({ fails, moment }) => fails === "startup" && !providers.some((one) => mayPrecede(one.moment, moment)),
	);
}

function variableOf(
	name: string,
	reads: readonly Judged[],
	{ isFailing, tested }: { readonly isFailing: boolean; readonly tested: ReadonlySet<Read> },
): Variable {
	const ordered = reads.toSorted((a, b) => comparePlaces(placeOfRead(a.read), placeOfRead(b.read)));
	const texts = new Set(ordered.flatMap(({ read }) => (read.manner === "default" ? [read.fallback] : [])));
	const [fallback] = texts;
	const places = new Map(ordered.map(({ read }) => [keyOf(placeOfRead(read)), placeOfRead(read)]));
	return {
		name,
		need: isFailing ? "startup" : needOf(ordered),
		fallback: texts.size === 1 ? fallback : undefined,
		places: [...places.values()].slice(0, MAX_PLACES),
		reads: ordered.map(({ read }) => read),
		isTested: reads.some(({ read }) => tested.has(read)),
	};
}

function needOf(all: readonly Judged[]): Need {
	const reads = all.filter(({ isReached }) => isReached);
	if (reads.length === 0) return "elsewhere";
	const has = (manner: Read["manner"]) => reads.some(({ read }) => read.manner === manner);
	if (failsAtStart(reads)) return "startup";
	const providers = reads.filter(({ isProviding }) => isProviding);
	if (providers.some(({ read }) => read.manner === "provided")) return "provided";
	if (providers.length > 0) return "default";
	if (reads.every(({ read }) => read.manner === "provided")) return "provided";
	if (reads.some(({ fails }) => fails === "use")) return "use";
	if (has("default")) return "default";
	return has("optional") || has("required") ? "optional" : "probable";
}

/** Where a read stands. */
export function placeOfRead({ node, scope }: Pick<Read, "node" | "scope">): Place {
	return scope.module.lines.place(scope.module.path, node.start, node.end);
}

function keyOf({ file, start }: Place): string {
	return `${file}:${start.line}:${start.column}`;
}

function comparePlaces(a: Place, b: Place): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.start.line - b.start.line || a.start.column - b.start.column;
}
