import { type Site, unknown, type Value } from "../value.ts";

/** Whether a value looks like a pattern, `undefined` where that cannot be told, and what the names are bound to if so. */
export interface Match {
	readonly truth: boolean | undefined;
	readonly captures: ReadonlyMap<string, Value>;
}

/** No names. */
export const NO_CAPTURES: ReadonlyMap<string, Value> = new Map();
/** It does not match. */
export const NO: Match = { truth: false, captures: NO_CAPTURES };
/** It matches, and binds nothing. */
export const YES: Match = { truth: true, captures: NO_CAPTURES };

/** All parts must match; the first that certainly does not decides. */
export function allOf(parts: readonly (() => Match)[]): Match {
	const captures = new Map<string, Value>();
	let truth: boolean | undefined = true;
	for (const match of parts) {
		const part = match();
		if (part.truth === false) return NO;
		if (part.truth === undefined) truth = undefined;
		for (const [name, value] of part.captures) captures.set(name, value);
	}
	return { truth, captures };
}

/** What a name is bound to where it cannot be told. */
export function hidden(site: Site): Value {
	return unknown("what a pattern captures is not known", site);
}
