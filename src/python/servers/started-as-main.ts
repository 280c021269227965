import { lastName, type NamedCall } from "../names/calls.ts";
import type { Names } from "../names/names.ts";
import { enclosingFunction, type Scope, type Site } from "../names/scopes.ts";
import type { Program } from "../program.ts";
import type { Call } from "../tree/ast.ts";
import { canonicalName } from "./callables.ts";
import { type ServerModule, serverModules } from "./server-names.ts";
import type { ServerStart } from "./starts.ts";

/** Functions that are followed from call to call. */
const MAX_FUNCTIONS = 200;

/** Callables, by their last name, that run a function which they are handed. */
const RUNNERS = /^(run|Thread|Process|Timer)$/;

/** A server that running a file may start, and the calls that run on the way there. */
export interface MainStart {
	readonly start: ServerStart;
	/** The call of the library itself. */
	readonly call: NamedCall;
}

/** What running a file with Python reaches: the servers that it starts, and all calls of libraries. */
export interface MainRun {
	readonly names: Names;
	readonly starts: readonly MainStart[];
	readonly calls: readonly NamedCall[];
}

/**
 * Follows `python <path>` from the file's own level, main guard included, through the functions that are called.
 * `undefined` where there is no such file, or it cannot be judged.
 */
export function runAsMain(program: Program, path: string): MainRun | undefined {
	const [first] = serverModules(program, [path], () => true);
	if (first === undefined) return undefined;
	const { names } = first;
	const entered = new Set<Scope | undefined>();
	const calls: NamedCall[] = [];
	const starts: MainStart[] = [];
	const queue: { readonly module: ServerModule; readonly body: Scope | undefined }[] = [
		{ module: first, body: undefined },
	];
	for (let next = queue.shift(); next !== undefined && entered.size < MAX_FUNCTIONS; next = queue.shift()) {
		const { module, body } = next;
		if (entered.has(body)) continue;
		entered.add(body);
		const runs = ({ scope, asMain }: Site<unknown>) => asMain !== "never" && enclosingFunction(scope) === body;
		const own = module.calls.filter(runs);
		calls.push(...own);
		for (const start of module.starts.filter(runs)) {
			const call = own.find(({ node, name }) => node === start.node && canonicalName(name) === start.callable);
			if (call !== undefined) starts.push({ start, call });
		}
		for (const site of module.module.calls.filter(runs)) {
			for (const called of functionsOf(names, site)) {
				const [around] = serverModules(program, [called.module.path], () => true);
				if (around !== undefined) queue.push({ module: around, body: called });
			}
		}
	}
	return { names, starts, calls };
}

/** The functions of the project that a call runs: the one that is called, and one that is handed to what runs it. */
function functionsOf(names: Names, { node, scope }: Site<Call>): readonly Scope[] {
	const handed = RUNNERS.test(lastName(node.callee)) ? node.arguments.map(({ value }) => value) : [];
	return [node.callee, ...handed.filter(({ kind }) => kind === "name" || kind === "attribute")]
		.flatMap((expression) => names.denote(expression, scope, "everywhere"))
		.flatMap((value) => (value.kind === "function" ? [value.scope] : []));
}
