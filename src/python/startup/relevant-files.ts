import { callsIn, lastName } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { enclosingFunction, type ModuleNames, type Scope } from "../names/scopes.ts";
import { mayRefer } from "../names/words.ts";
import type { Program } from "../program.ts";
import type { Expression } from "../tree/ast.ts";

/** What makes a file one whose calls are followed; of the others only the imports are. */
export interface Interest {
	/** Words of which every file holds one that makes a wanted call, or an object for it, by itself. */
	readonly words: readonly string[];
	/** Whether calls of this name are wanted. */
	isWanted(name: string): boolean;
	/** Whether what a library has by this name leads to a wanted call: `requests.Session()` to `requests.Session().get`. */
	isMaker(name: string): boolean;
}

/** Words of the files in which applications are made. */
const APPLICATIONS: readonly string[] = ["FastAPI", "Starlette"];

/** Words of the files that have something run when an application starts. */
const EVENTS: readonly string[] = ["lifespan", "startup"];

/** Names of the project that are looked for, and rounds of looking; beyond, every file counts. */
const MAX_NAMES = 300;
const MAX_ROUNDS = 20;

/**
 * The files among `candidates` from which a wanted call may be reached: those that make it, those that mention the
 * functions and classes around it, and so on, and those that make or start applications. Reading the names of a file
 * costs as much as parsing it.
 */
export function relevantFiles(names: Names, candidates: readonly string[], interest: Interest): ReadonlySet<string> {
	const { program } = names;
	const makers = candidates.filter((path) => program.mentions(path, interest.words));
	const modules = new Map(makers.flatMap((path) => readInto(names, path)));
	const looked = new Set<string>();
	const isNeeded = [...modules.values()].map((module) => addNamesOfMakers(names, module, interest, looked));
	// What an application does when it starts may import files that nothing else imports.
	const isStarted = candidates.some((path) => program.mentions(path, EVENTS));
	if (!isNeeded.includes(true) && !isStarted) return new Set();
	const starters = candidates.filter((path) => program.mentions(path, [...APPLICATIONS, ...EVENTS]));
	const relevant = new Set([...makers, ...starters]);
	for (let [round, known] = [0, -1]; looked.size > known; round += 1) {
		if (looked.size > MAX_NAMES || round > MAX_ROUNDS) return new Set(candidates);
		const added = [...looked].slice(Math.max(known, 0));
		known = looked.size;
		for (const path of candidates) if (!relevant.has(path) && mayReferToOne(program, path, added)) relevant.add(path);
		for (const path of relevant) {
			const module = modules.get(path) ?? names.of(path);
			if (module === undefined) continue;
			modules.set(path, module);
			addNamesOfUsers(module, looked);
		}
	}
	return relevant;
}

function mayReferToOne(program: Program, path: string, names: readonly string[]): boolean {
	const mentioned = program.mentioned(path, names);
	const module = mentioned.length === 0 ? undefined : program.module(path);
	return module !== undefined && "text" in module && mentioned.some((name) => mayRefer(module.text, name));
}

function readInto(names: Names, path: string): [string, ModuleNames][] {
	const module = names.of(path);
	return module === undefined ? [] : [[path, module]];
}

/** Adds the names by which others reach the wanted calls of a module, and the objects for them; false where it has none. */
function addNamesOfMakers(names: Names, module: ModuleNames, interest: Interest, looked: Set<string>): boolean {
	let isNeeded = false;
	for (const { name, scope } of callsIn(names, module)) {
		if (!interest.isWanted(name)) continue;
		isNeeded = true;
		// What stands in no function runs when its file is imported, whoever uses the class around it.
		if (enclosingFunction(scope) !== undefined) addAround(scope, looked);
	}
	for (const { node, scope } of module.assignments) {
		const isMaker = names
			.denote(node.value, scope)
			.some((value) => value.kind === "path" && interest.isMaker(value.path));
		if (!isMaker) continue;
		isNeeded = true;
		addAround(scope, looked);
		addName(node.target, looked);
	}
	for (const [name, bindings] of module.scope.bindings) {
		if (!bindings.some(({ kind }) => kind === "member")) continue;
		const end = module.module.text.length;
		const values = names.denote({ kind: "name", name, start: end, end }, module.scope);
		if (!values.some((value) => value.kind === "path" && interest.isMaker(value.path))) continue;
		isNeeded = true;
		looked.add(name);
	}
	return isNeeded;
}

/** Adds the names of the functions and classes that use one of the names, and the names that a module gives them. */
function addNamesOfUsers(module: ModuleNames, looked: Set<string>): void {
	const isUsed = (expression: Expression) => looked.has(lastName(expression));
	for (const { node, scope } of module.calls) {
		const given = node.arguments.flatMap(({ value }) => (value.kind === "list" ? value.elements : [value]));
		const isMade = APPLICATIONS.includes(lastName(node.callee));
		if (isMade || isUsed(node.callee) || given.some(isUsed)) addAround(scope, looked);
	}
	for (const { node } of module.assignments) {
		const value = node.value.kind === "call" ? node.value.callee : node.value;
		if (isUsed(value)) addName(node.target, looked);
	}
	for (const [name, bindings] of module.scope.bindings) {
		const isHandedOn = bindings.some((binding) => {
			if (binding.kind === "member") return looked.has(binding.name);
			const definition = binding.kind === "class" ? binding.scope.definition : undefined;
			return definition?.kind === "class" && definition.bases.some(({ value }) => isUsed(value));
		});
		if (isHandedOn) looked.add(name);
	}
}

/** Adds the names of the functions and classes around something; a constructor is called by the name of its class. */
function addAround(scope: Scope, looked: Set<string>): void {
	for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
		if (at.name !== "" && at.name !== "__init__") looked.add(at.name);
	}
}

function addName(target: Expression, looked: Set<string>): void {
	const name = lastName(target);
	if (name !== "") looked.add(name);
}
