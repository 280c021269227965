import type { Module } from "../module.ts";
import type { Program } from "../program.ts";
import type { Expression } from "../tree/ast.ts";
import { basesOf, denote } from "./denote.ts";
import { importedBy, membersOf } from "./members.ts";
import { readNames } from "./read-names.ts";
import type { Binding, ModuleNames, Scope } from "./scopes.ts";
import type { Value } from "./values.ts";

/** Steps that one question may take: real code needs a dozen. What needs more is unknown. */
const MAX_STEPS = 300;

/**
 * Steps that all questions about one program may take together: 27 MB of real code need less than a quarter of them,
 * and hostile code gets no more than some seconds.
 */
const MAX_EFFORT = 2_000_000;

/** Answers what the names of a program stand for. */
export interface Names {
	readonly program: Program;
	/** Takes one step of the effort that is granted to the whole program; false when all is spent, and answers are cut short. */
	spend(): boolean;
	/** Whether all effort is spent. */
	isSpent(): boolean;
	/**
	 * The names of a file; `undefined` where it is missing or cannot be judged. Reading them costs as much as parsing the
	 * file, because the bodies of its functions are read, too: ask `program.mentions` first. They are read once for all.
	 */
	of(path: string): ModuleNames | undefined;
	/** The files that have been read so far. */
	known(): readonly ModuleNames[];
	/** What an expression may be; nothing where that cannot be told, or where a name has been bound to something else. */
	denote(expression: Expression, scope: Scope, follow?: Follow): readonly Value[];
	/** What the bases of a class of the project are. */
	bases(scope: Scope): readonly Value[];
	/** The bindings in another file of the project that a `from … import` leads to, re-exports followed. */
	imported(member: Extract<Binding, { kind: "member" }>): readonly Binding[];
	/** The bindings behind `value.name`, for a module, class or instance of the project. */
	members(value: Value, name: string): readonly Binding[];
}

/** How far imports are followed: into every file of the project, or into those that `isOfInterest` names. */
export type Follow = "everywhere" | "where of interest";

const NAMES = new WeakMap<Module, ModuleNames>();

/** The names of a module, read once for all who ask. */
function namesIn(module: Module): ModuleNames {
	const known = NAMES.get(module) ?? readNames(module);
	NAMES.set(module, known);
	return known;
}

/** Makes a program's names answerable. Files are read when a question leads there. */
export function openNames(program: Program, isOfInterest: (path: string) => boolean): Names {
	const read = new Map<string, ModuleNames | undefined>();
	let effort = MAX_EFFORT;
	const names: Names = {
		program,
		spend: () => {
			effort -= 1;
			return effort > 0;
		},
		isSpent: () => effort <= 0,
		known: () => [...read.values()].filter((one) => one !== undefined),
		of: (path) => {
			if (!read.has(path)) {
				const module = program.module(path);
				read.set(path, module === undefined || "unjudged" in module ? undefined : namesIn(module));
			}
			return read.get(path);
		},
		denote: (expression, scope, follow = "where of interest") =>
			denote({ names, isOfInterest, follow, steps: MAX_STEPS }, expression, scope),
		bases: (scope) => basesOf({ names, isOfInterest, follow: "where of interest", steps: MAX_STEPS }, scope),
		imported: (member) => importedBy(names, member),
		members: (value, name) => membersOf(names, value, name),
	};
	return names;
}
