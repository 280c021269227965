import type { Parse } from "../parse.ts";
import { report } from "../reader.ts";

/**
 * Blocks that CPython takes within one another in one function (CO_MAXBLOCKS in Include/cpython/code.h). Since 3.13 an
 * async function has one of its own around everything.
 */
function limitOf({ minor, scope }: Parse): number {
	if (minor < 13) return 20;
	return (minor === 13 ? 21 : 40) - Number(scope.isAsync);
}

/** Begins a block that CPython counts: a loop, a try, a with, a handler (which counts twice). */
export function openBlock(p: Parse, count: number): void {
	const { scope } = p;
	scope.blocks += count;
	const limit = limitOf(p);
	if (scope.blocks > limit && scope.blocks - count <= limit) reportDepth(p, limit);
	if (scope.blocks > scope.deepest) scope.deepest = scope.blocks;
}

/** Ends such a block. */
export function closeBlock(p: Parse, count: number): void {
	p.scope.blocks -= count;
}

/** Counts one more block around everything that went as deep as `deepest`: the finally shows only when all is read. */
export function addOuterBlock(p: Parse, deepest: number): void {
	const limit = limitOf(p);
	if (deepest === limit) reportDepth(p, limit);
}

function reportDepth(p: Parse, limit: number): void {
	report(
		p,
		p.statement,
		p.statement,
		`More than ${limit} loops, tries and withs are nested in one function, which Python refuses.`,
		"Move the inner ones into a function of their own.",
	);
}
