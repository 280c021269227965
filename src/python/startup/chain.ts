import type { Module } from "../module.ts";
import type { Trace } from "../proof.ts";
import type { Span } from "../tree/ast.ts";

/** How the start came to some code: the last step first. */
export interface Chain {
	readonly module: Module;
	readonly span: Span;
	readonly note: string;
	readonly previous: Chain | undefined;
}

/** Steps that a reader is shown: the first ones and the last. */
const MAX_STEPS = 12;

/** Characters of a name that a step repeats. */
const MAX_NAME = 60;

/** A chain as steps for a reader, from main.py on. */
export function traceOfChain(chain: Chain | undefined): Trace {
	const links: Chain[] = [];
	for (let at = chain; at !== undefined; at = at.previous) links.push(at);
	links.reverse();
	const shown = links.length <= MAX_STEPS ? links : [...links.slice(0, MAX_STEPS - 4), ...links.slice(-4)];
	return shown.map(({ module, span, note }) => ({
		place: module.lines.place(module.path, span.start, span.end),
		note,
	}));
}

/** A name of the project as a step or a message shows it. */
export function shortName(name: string): string {
	return name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
}
