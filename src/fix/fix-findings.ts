import { check, type Ports, type Request, type Result } from "../gate/check.ts";
import type { Source } from "../source/source.ts";
import { type Fixed, fixRound, type Made, type Unfixed } from "./choose-fixes.ts";
import { overlaid, type Remembering, remembering } from "./overlay.ts";

/** Rounds of fixes: one fix may show what another is needed for, and one may wait for another. */
const ROUNDS = 10;

/** What the safe fixes make of a tree, nothing of which has been written. */
export interface Fixing {
	/** The judgement of the tree as it lies there. */
	readonly before: Result;
	/** The judgement of the tree with the fixes made. */
	readonly after: Result;
	/** New content by path. */
	readonly contents: ReadonlyMap<string, Uint8Array>;
	readonly fixed: readonly Fixed[];
	readonly unfixed: readonly Unfixed[];
	/** What was read of a file before the fixes. */
	remembered(path: string): Uint8Array | undefined;
}

/** Judges a tree, makes the safe fixes of all findings in memory, and judges again, until nothing is left to be fixed. */
export async function fixFindings(request: Request, ports: Ports): Promise<Fixing> {
	let opened: Remembering | undefined;
	const open = async (): Promise<Source> => {
		opened ??= remembering(await ports.openSource(request.where));
		return opened.source;
	};
	const before = await check(request, { ...ports, openSource: open });
	const fixed: Fixed[] = [];
	const unfixed = new Map<string, Unfixed>();
	const made: Made = new Map();
	let contents: ReadonlyMap<string, Uint8Array> = new Map();
	let after = before;
	for (let round = 0; round < ROUNDS && after.kind === "judged"; round++) {
		const found = fixRound(after.source, after.judgement.findings, made);
		for (const one of found.unfixed) unfixed.set(`${one.rule} ${one.file} ${one.title}`, one);
		if (found.contents.size === 0) break;
		const next = new Map([...contents, ...found.contents]);
		const result = await check(request, { ...ports, openSource: async () => overlaid(await open(), next) });
		// What cannot be judged any more is no improvement: the round counts for nothing.
		if (result.kind === "fault") break;
		fixed.push(...found.fixed);
		[contents, after] = [next, result];
	}
	const remembered = (path: string) => opened?.remembered(path);
	return { before, after, contents, fixed, unfixed: [...unfixed.values()], remembered };
}
