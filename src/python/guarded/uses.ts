import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Program } from "../program.ts";
import { codeOf, type ModuleCode } from "./module-code.ts";
import { registrationOf } from "./registrations.ts";
import type { Unit } from "./unit.ts";

/** Names through which one question leads from function to function; what needs more is taken to be used. */
const MAX_NAMES = 60;

/** Files whose bytes all questions together search for a name; beyond them everything is taken to be used. */
const MAX_SEARCHES = 20_000;

/** Names that are asked for; each may lead through a whole program. */
const MAX_QUESTIONS = 2_000;

/** What a server may run of a program, told by names: whoever reads a function's name may call it. */
export interface Uses {
	/** The code of a file; `undefined` where it is missing or cannot be judged. */
	code(path: string): ModuleCode | undefined;
	/** Whether a server may run a unit. */
	isRun(unit: Unit): boolean;
	/** Whether requests certainly lead to a function: it is a handler or a dependency, or such a function reads its name. */
	isServed(unit: Unit): boolean;
	/** Units that read a word and that a server may run; `undefined` where there is too much to search. */
	unitsWith(word: string): readonly Unit[] | undefined;
	/** Whether a module outside of guards imports something by this name. */
	isImported(name: string): boolean;
	/** Whether there was too much to search, so that answers may be missing. */
	isSpent(): boolean;
}

/** Makes the uses among some files answerable. Files are read when they hold a name that is asked for. */
export function openUses(program: Program, files: readonly string[]): Uses {
	const found = new Map<string, readonly Unit[]>();
	const read = new Map<string, ModuleCode | undefined>();
	const runs = new Map<Unit, boolean>();
	let searches = 0;
	const code = (path: string): ModuleCode | undefined => {
		if (read.has(path)) return read.get(path);
		const module = program.module(path);
		const made = module === undefined || "unjudged" in module ? undefined : codeOf(program, module);
		read.set(path, made);
		return made;
	};
	const mayHold = (path: string, word: string): boolean => {
		if (read.has(path)) return true;
		searches += 1;
		return program.mentions(path, [word]);
	};
	const isSpent = () => searches > MAX_SEARCHES || found.size > MAX_QUESTIONS;
	const search = (word: string): readonly Unit[] | undefined => {
		const known = found.get(word);
		if (known !== undefined || isSpent()) return known;
		const units = files.filter((path) => mayHold(path, word)).flatMap((path) => code(path)?.unitsWith(word) ?? []);
		found.set(word, units);
		return units;
	};
	const isUsed = (name: string): boolean => {
		const waiting = new Set([name]);
		for (const word of waiting) {
			if (waiting.size > MAX_NAMES) return true;
			const units = search(word);
			if (units === undefined) return true;
			const readers = units.filter(({ words }) => words.has(word)).map(({ run }) => run);
			if (readers.some((run) => run.kind === "import" || (run.kind === "function" && run.isRegistered))) return true;
			for (const run of readers) if (run.kind === "function") waiting.add(callableName(run.name, run.owner));
		}
		return false;
	};
	const isRun = (unit: Unit): boolean => {
		const { run } = unit;
		if (run.kind !== "function") return run.kind === "import";
		const known = runs.get(unit);
		if (known !== undefined) return known;
		const answer =
			run.isRegistered || (isUsed(callableName(run.name, run.owner)) && (run.owner === undefined || isUsed(run.owner)));
		runs.set(unit, answer);
		return answer;
	};
	/** The units that mean a function of a module by its name: where another module has one too, the bare name means that. */
	const readersOf = (name: string, module: Module): readonly Unit[] =>
		(search(name) ?? []).filter(
			(one) =>
				one.module === module || one.attributes.has(name) || code(one.module.path)?.functionsNamed(name).length === 0,
		);
	const isServed = (unit: Unit): boolean => {
		const waiting = new Set([unit]);
		for (const { run, module } of waiting) {
			if (run.kind !== "function" || (run.owner !== undefined && !isUsed(run.owner))) continue;
			const readers = readersOf(run.name, module);
			if (run.isHandler || readers.some((reader) => handsOn(reader, run.name))) return true;
			const next = readers.filter(({ words }) => words.has(run.name));
			for (const reader of next.slice(0, Math.max(0, MAX_NAMES - waiting.size))) waiting.add(reader);
		}
		return false;
	};
	return {
		code,
		isRun,
		isServed,
		unitsWith: (word) => search(word)?.filter(isRun),
		isSpent,
		isImported: (name) => search(name)?.some(({ run, imports }) => run.kind !== "guard" && imports.has(name)) ?? true,
	};
}

/** What must be read for a function to be called: Python calls `__init__` and its like for whoever has the class. */
function callableName(name: string, owner: string | undefined): string {
	return owner !== undefined && /^__\w+__$/.test(name) ? owner : name;
}

/** Whether a unit that is no guard hands a function to an application: `Depends(name)`, `add_api_route(path, name)`. */
function handsOn({ run, calls }: Unit, name: string): boolean {
	if (run.kind === "guard") return false;
	return calls.some(
		(call) =>
			(lastName(call.callee) === "Depends" || registrationOf(lastName(call.callee)) !== undefined) &&
			call.arguments.some(({ value }) => value.kind === "name" && value.name === name),
	);
}
