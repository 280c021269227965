import type { Module } from "../module.ts";
import type { Names } from "../names/names.ts";
import type { Given, ModuleNames, Scope } from "../names/scopes.ts";
import type { Call, Expression, Span, Statement } from "../tree/ast.ts";
import type { Handler, Made } from "./applications.ts";
import type { Use } from "./certain-expressions.ts";
import { type Chain, shortName } from "./chain.ts";
import type { Disk } from "./knowledge.ts";

/** A call of something of a library that is certainly made before the application answers. */
export interface StartCall {
	readonly node: Call;
	/** Dotted name of what is called, `()` standing for results: `httpx.Client().get`. */
	readonly name: string;
	readonly given: readonly Given[];
	readonly scope: Scope;
	readonly use: Use;
	/** Whether it is made while main.py is imported, or before the server is told that the application has started. */
	readonly phase: Phase;
	readonly chain: Chain | undefined;
}

type Phase = "import" | "start-up";

/** Code that certainly runs. */
export interface Body {
	readonly statements: readonly Statement[];
	readonly module: Module;
	/** The scope of its names; `undefined` where only the imports matter. */
	readonly scope: Scope | undefined;
	readonly chain: Chain | undefined;
	readonly phase: Phase;
}

/** A function or class of the project that certainly comes to be before the application answers. */
export interface StartDefinition extends Pick<StartCall, "phase" | "chain"> {
	readonly own: Scope;
	/** Where its decorators are evaluated. */
	readonly scope: Scope;
}

/** What a search for calls depends on. */
export interface Question {
	readonly names: Names;
	readonly disk: Disk;
	/** Whether the calls of a file are followed; of the others only the imports are. */
	isRelevant(path: string): boolean;
	/** Whether calls of this name are asked for. */
	isWanted(name: string): boolean;
	/** Takes note of what is defined, where somebody wants to know. */
	define?(definition: StartDefinition): void;
	/** Takes note of every call and subscript, of the project's own as well, where somebody wants to know. */
	see?(node: Expression, site: Site): void;
	/** Takes note of code that is entered, where somebody wants to know. */
	visit?(body: Body): void;
	/** Tells the application that is served from others that the program makes. */
	isServed(application: Made, all: readonly Made[]): boolean;
}

/** A search while it goes on. */
export interface Search extends Question {
	readonly queue: Body[];
	readonly visited: Set<Scope | Module>;
	readonly sites: Map<ModuleNames, ReadonlyMap<Expression, Scope>>;
	readonly calls: StartCall[];
	readonly made: Made[];
	readonly handlers: Handler[];
}

/** Where a call stands, and how the start came to it. */
export interface Site extends Pick<Body, "chain" | "phase"> {
	readonly scope: Scope;
}

/** Takes note of a call, if it is asked for. */
export function note({ calls, isWanted }: Search, call: StartCall): void {
	if (isWanted(call.name)) calls.push(call);
}

/** Has a module run, once. */
export function enterFile(search: Search, path: string, chain: Chain | undefined, phase: Phase): void {
	const { names, isRelevant } = search;
	const module = names.program.module(path);
	if (module === undefined || "unjudged" in module) return;
	const scope = isRelevant(path) ? names.of(path)?.scope : undefined;
	enter(search, { statements: module.body, module, scope, chain, phase });
}

/** Has a function run, once. */
export function enterFunction(search: Search, own: Scope, chain: Chain, phase: Phase): void {
	const { definition, module } = own;
	if (definition?.kind !== "function" || search.visited.has(own)) return;
	enter(search, { statements: definition.body(), module, scope: own, chain, phase });
}

/** Has a body run, once. */
export function enter({ queue, visited }: Search, body: Body): void {
	const key = body.scope ?? body.module;
	if (visited.has(key)) return;
	visited.add(key);
	queue.push(body);
}

/** A chain with one more step. */
export function linked(
	{ module }: Pick<Body, "module">,
	{ start, end }: Span,
	note: string,
	previous: Chain | undefined,
): Chain {
	return { module, span: { start, end }, note, previous };
}

/** A function as a step shows it: `load()`. */
export function nameOf({ name }: Scope): string {
	return name === "" ? "a lambda" : `${shortName(name)}()`;
}
