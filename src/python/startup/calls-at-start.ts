import { truthOnImport } from "../names/run-on-import.ts";
import type { Scope } from "../names/scopes.ts";
import type { Expression } from "../tree/ast.ts";
import { decoratedHandler, rootsOf, scopeOfDefinition } from "./applications.ts";
import { stepsOf } from "./certain-code.ts";
import type { Knowledge, Step } from "./certain-expressions.ts";
import { takeCall } from "./follow-calls.ts";
import { filesImported } from "./imports.ts";
import { knowledgeOf } from "./knowledge.ts";
import {
	type Body,
	enter,
	enterFile,
	enterFunction,
	linked,
	nameOf,
	type Question,
	type Search,
	type Site,
	type StartCall,
} from "./search.ts";

/** Bodies of modules, classes and functions that are followed; real programs have some hundred. */
const MAX_BODIES = 5_000;

/** What the text of a condition says, without its names. */
const BY_TEXT: Knowledge = { truth: truthOnImport, isFilled: () => false };

/**
 * The calls of libraries that are certainly made when a server imports `path` and waits for the start-up of the
 * application: modules that are imported, functions, constructors and lifespans of the project are followed. Bounded;
 * what is cut off is left out.
 */
export function callsAtStart(question: Question, path: string): readonly StartCall[] {
	const { names, isServed } = question;
	const search: Search = {
		...question,
		queue: [],
		visited: new Set(),
		sites: new Map(),
		calls: [],
		made: [],
		handlers: [],
	};
	enterFile(search, path, undefined, "import");
	drain(search);
	const served = search.made.find((application) => isServed(application, search.made));
	const roots = served === undefined ? [] : rootsOf(names, served, search.made, search.handlers);
	for (const { function: own, node, scope, chain } of roots) {
		const note = `runs ${nameOf(own)} before the application answers`;
		enterFunction(search, own, linked(scope, node, note, chain), "start-up");
	}
	drain(search);
	return search.calls;
}

function drain(search: Search): void {
	for (let count = 0; count < MAX_BODIES && !search.names.isSpent(); count += 1) {
		const body = search.queue.shift();
		if (body === undefined) return;
		const { scope } = body;
		search.visit?.(body);
		const known = scope === undefined ? BY_TEXT : knowledgeOf(search.names, search.disk, scope);
		for (const step of stepsOf(body.statements, known)) {
			if (step.kind === "import") takeImport(search, step.statement, body);
			else if (scope !== undefined) take(search, step, { scope, chain: body.chain, phase: body.phase });
		}
	}
}

function takeImport(
	search: Search,
	statement: Extract<Step, { kind: "import" }>["statement"],
	{ module, chain, phase }: Body,
): void {
	for (const file of filesImported(search.names, module.path, statement)) {
		enterFile(search, file, linked({ module }, statement, `imports ${file}`, chain), phase);
	}
}

function take(search: Search, step: Exclude<Step, { kind: "import" }>, { scope, chain, phase }: Site): void {
	const { names } = search;
	switch (step.kind) {
		case "class": {
			const own = scopeOfDefinition(scope, step.definition);
			const { module } = scope;
			if (own === undefined) return;
			search.define?.({ own, scope, chain, phase });
			enter(search, { statements: step.definition.body, module, scope: own, chain, phase });
			return;
		}
		case "function": {
			const own = search.define === undefined ? undefined : scopeOfDefinition(scope, step.definition);
			if (own !== undefined) search.define?.({ own, scope, chain, phase });
			const handler = decoratedHandler(names, step.definition, scope, chain);
			if (handler !== undefined) search.handlers.push(handler);
			return;
		}
		case "subscript":
			search.see?.(step.node, { scope, chain, phase });
			return;
		case "call":
			search.see?.(step.node, { scope, chain, phase });
			takeCall(search, step, { scope: siteOf(search, step.node, scope), chain, phase });
	}
}

/** Where a call stands: the body's own scope, or that of a comprehension in it. */
function siteOf({ names, sites }: Search, node: Expression, scope: Scope): Scope {
	const module = names.of(scope.module.path);
	if (module === undefined) return scope;
	const known = sites.get(module) ?? new Map(module.calls.map((site) => [site.node, site.scope]));
	sites.set(module, known);
	return known.get(node) ?? scope;
}
