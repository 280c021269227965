import type { Module } from "../module.ts";
import type { Program } from "../program.ts";
import type { FunctionDefinition } from "../tree/ast.ts";
import { type ReadUnits, readUnits } from "./read-units.ts";
import type { Unit } from "./unit.ts";

/** A module, cut into what runs as one. */
export interface ModuleCode {
	readonly module: Module;
	readonly units: readonly Unit[];
	/** The units that read, import or set something of a name. */
	unitsWith(word: string): readonly Unit[];
	/** Its main guards. */
	readonly guards: readonly Unit[];
	/** Its functions and methods of a name. */
	functionsNamed(name: string): readonly Unit[];
	/** Its functions and methods that set an attribute or a global name of this name. */
	setting(name: string): readonly Unit[];
	/** The unit of a function: its own, or that of the outermost function or the guard around it. */
	unitOfFunction(definition: FunctionDefinition): Unit | undefined;
	/** The main guard around an offset. */
	guardAt(offset: number): Unit | undefined;
}

const KNOWN = new WeakMap<Module, ModuleCode>();

/** Cuts a module into what runs as one; done once. Linear in its text, and iterative. */
export function codeOf(program: Program, module: Module): ModuleCode {
	const known = KNOWN.get(module);
	if (known !== undefined) return known;
	const made = read(program, module);
	KNOWN.set(module, made);
	return made;
}

function read(program: Program, module: Module): ModuleCode {
	const reading = readUnits(module);
	const units = [...new Set([reading.imported, ...reading.functions.values(), ...reading.guards.values()])];
	const isLibrary = libraryTest(program, reading.modules);
	for (const { words, members } of units) {
		for (const [root, names] of members) if (!isLibrary(root)) for (const name of names) words.add(name);
	}
	const functions = units.filter(({ run }) => run.kind === "function");
	const named = indexed(functions, ({ run }) => (run.kind === "function" ? [run.name] : []));
	const words = indexed(units, (unit) => new Set([...unit.words, ...unit.attributes, ...unit.imports, ...unit.sets]));
	return {
		module,
		units,
		unitsWith: (word) => words.get(word) ?? [],
		guards: [...reading.guards.values()],
		setting: (name) => (words.get(name) ?? []).filter(({ run, sets }) => run.kind === "function" && sets.has(name)),
		functionsNamed: (name) => named.get(name) ?? [],
		unitOfFunction: (definition) => reading.functions.get(definition),
		guardAt: (offset) => guardAt(reading, offset),
	};
}

function indexed(
	units: readonly Unit[],
	keysOf: (unit: Unit) => Iterable<string>,
): ReadonlyMap<string, readonly Unit[]> {
	const index = new Map<string, Unit[]>();
	for (const unit of units) {
		for (const key of keysOf(unit)) {
			const known = index.get(key);
			if (known === undefined) index.set(key, [unit]);
			else known.push(unit);
		}
	}
	return index;
}

/** Tells names that stand for installed modules or their parts from all others. */
function libraryTest(program: Program, modules: ReadonlyMap<string, string>): (name: string) => boolean {
	const answers = new Map<string, boolean>();
	return (name) => {
		const top = modules.get(name);
		if (top === undefined) return false;
		const answer = answers.get(top) ?? /^(third-party|standard-library)$/.test(program.resolve(top).kind);
		answers.set(top, answer);
		return answer;
	};
}

/** The last guarded part that begins at or before the offset, if it goes on until there. */
function guardAt({ guarded }: ReadUnits, offset: number): Unit | undefined {
	let low = 0;
	let high = guarded.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((guarded[middle]?.start ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	const part = guarded[low - 1];
	return part !== undefined && offset <= part.end ? part.unit : undefined;
}
