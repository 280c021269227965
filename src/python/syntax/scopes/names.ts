import type { Parse } from "../grammar/parse.ts";

// An entry of `Parse.names` is four times a token, plus what happens to the name there.

const USED = 0;
const BOUND = 1;
/** Bound by an import: `global` may follow that, strangely. */
const IMPORTED = 2;

/** Notes that a name is read. */
export function use(p: Parse, token: number): void {
	p.names.push(token * 4 + USED);
}

/** Notes that a name is bound. */
export function bind(p: Parse, token: number): void {
	p.names.push(token * 4 + BOUND);
}

/** Notes that an import binds a name. */
export function bindImport(p: Parse, token: number): void {
	p.names.push(token * 4 + IMPORTED);
}

/** The token of an entry. */
export function tokenOf(entry: number): number {
	return entry >> 2;
}

/** Whether an entry binds its name, by whatever means. */
export function isBound(entry: number): boolean {
	return entry % 4 !== USED;
}

/** Whether an import does. */
export function isImported(entry: number): boolean {
	return entry % 4 === IMPORTED;
}

/** What all entries of a token and of later ones reach at least. */
export function firstEntryOf(token: number): number {
	return token * 4;
}
