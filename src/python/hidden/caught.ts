import type { Module } from "../module.ts";
import { lastName } from "../names/calls.ts";
import type { Chain } from "../startup/chain.ts";
import type { Expression, Span, Statement } from "../tree/ast.ts";
import { walk } from "../tree/walk.ts";

/** Stretches of modules, sorted, none touching another one. */
const CAUGHT = new WeakMap<Module, readonly Span[]>();
const CAUGHT_CHAINS = new WeakMap<Chain, boolean>();

/** Whether an exception at some code, or at one of the steps that led there, may be caught: the start may then go on. */
export function mayBeCaught(module: Module, span: Span, chain: Chain | undefined): boolean {
	return isWithin(module, span) || (chain !== undefined && isChainCaught(chain));
}

/** Many uses have the same steps behind them: each step is looked at once. */
function isChainCaught(chain: Chain): boolean {
	const open: Chain[] = [];
	let at: Chain | undefined = chain;
	while (at !== undefined && !CAUGHT_CHAINS.has(at)) {
		open.push(at);
		at = at.previous;
	}
	let isCaught = at !== undefined && CAUGHT_CHAINS.get(at) === true;
	for (const link of open.reverse()) {
		isCaught ||= isWithin(link.module, link.span);
		CAUGHT_CHAINS.set(link, isCaught);
	}
	return isCaught;
}

function isWithin(module: Module, { start }: Span): boolean {
	const spans = CAUGHT.get(module) ?? caughtIn(module);
	CAUGHT.set(module, spans);
	let [low, high] = [0, spans.length];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
		else high = middle;
	}
	const span = spans[low];
	return span !== undefined && span.start <= start;
}

function caughtIn({ body }: Module): readonly Span[] {
	const spans: Span[] = [];
	walk(body, {
		statement: (statement) => {
			const caught = caughtBy(statement);
			const [first, last] = [caught[0], caught.at(-1)];
			const previous = spans.at(-1);
			if (first === undefined || last === undefined) return undefined;
			// What stands within another one adds nothing: parents come first.
			if (previous === undefined || previous.end <= first.start) spans.push({ start: first.start, end: last.end });
			return undefined;
		},
	});
	return spans;
}

/** The statements whose exceptions may end with this one. */
function caughtBy(statement: Statement): readonly Statement[] {
	if (statement.kind === "try") {
		return statement.handlers.some(({ body }) => !endsInRaise(body)) ? statement.body : [];
	}
	return statement.kind === "with" && statement.items.some(({ context }) => suppresses(context)) ? statement.body : [];
}

function endsInRaise(handler: readonly Statement[]): boolean {
	return handler.at(-1)?.kind === "raise";
}

/** `contextlib.suppress(…)`, and whatever else is called so. */
function suppresses(context: Expression): boolean {
	return context.kind === "call" && lastName(context.callee) === "suppress";
}
