import { readClass } from "./glob-class.ts";

/** One step of a pattern. Characters are bytes: git compares bytes, so that `?` does not match the two of "é". */
type Step =
	| { readonly kind: "byte"; readonly byte: number }
	/** `?` and `[…]`: one byte of a set, 1 where it is a member. */
	| { readonly kind: "class"; readonly members: Uint8Array }
	/** `*`: any bytes but slashes. */
	| { readonly kind: "star" }
	/** `**`: any bytes. */
	| { readonly kind: "globstar" }
	/** A slash after `**` and what leads to it may be left out: the two steps that follow can be skipped. */
	| { readonly kind: "optional" };

/** A pattern of gitignore(5), ready to be compared. */
export interface Glob {
	/** Steps that a comparison costs for each byte of a path. */
	readonly size: number;
	/** Whether it matches the whole of a text, given as a string of bytes. Linear in pattern × text. */
	matches(text: string): boolean;
}

const SLASH = 0x2f;
const NOT_SLASH = new Uint8Array(256).fill(1);
NOT_SLASH[SLASH] = 0;

/**
 * Reads a pattern as git's wildmatch.c does with WM_PATHNAME. `undefined` for one that matches nothing, such as an
 * unclosed bracket. It is compared by sets of states, without backtracking, whatever the pattern.
 */
export function compileGlob(pattern: string): Glob | undefined {
	const steps = readSteps(pattern);
	if (steps === undefined) return undefined;
	const tail = tailOf(steps);
	return { size: steps.length + 1, matches: (text) => text.endsWith(tail) && run(steps, text) };
}

/** The plain bytes at a pattern's end: ".pyc" of "*.pyc". Most paths are told apart by them alone. */
function tailOf(steps: readonly Step[]): string {
	const last = steps.findLastIndex(({ kind }) => kind !== "byte");
	const isSlashOptional = steps[last - 1]?.kind === "optional";
	const bytes = steps.slice(isSlashOptional ? last + 2 : last + 1);
	return bytes.map((step) => (step.kind === "byte" ? String.fromCharCode(step.byte) : "")).join("");
}

function readSteps(pattern: string): Step[] | undefined {
	const steps: Step[] = [];
	for (let at = 0; at < pattern.length; ) {
		const byte = pattern.charCodeAt(at);
		if (pattern[at] === "*") {
			at = readStars(pattern, at, steps);
		} else if (pattern[at] === "?") {
			steps.push({ kind: "class", members: NOT_SLASH });
			at += 1;
		} else if (pattern[at] === "[") {
			const found = readClass(pattern, at);
			if (found === undefined) return undefined;
			steps.push({ kind: "class", members: found.members });
			at = found.end;
		} else if (pattern[at] === "\\") {
			if (at + 1 === pattern.length) return undefined;
			steps.push({ kind: "byte", byte: pattern.charCodeAt(at + 1) });
			at += 2;
		} else {
			steps.push({ kind: "byte", byte });
			at += 1;
		}
	}
	return steps;
}

/** Two stars or more stand for folders where slashes or the pattern's ends surround them; elsewhere they are one star. */
function readStars(pattern: string, start: number, steps: Step[]): number {
	let end = start;
	while (pattern[end] === "*") end += 1;
	const isAfterSlash = start === 0 || pattern[start - 1] === "/";
	const isBeforeSlash = end === pattern.length || pattern[end] === "/" || pattern.startsWith("\\/", end);
	if (end - start === 1 || !isAfterSlash || !isBeforeSlash) {
		steps.push({ kind: "star" });
		return end;
	}
	if (pattern[end] === "/") steps.push({ kind: "optional" });
	steps.push({ kind: "globstar" });
	return end;
}

function run(steps: readonly Step[], text: string): boolean {
	const size = steps.length + 1;
	let states: Uint8Array<ArrayBufferLike> = new Uint8Array(size);
	let next: Uint8Array<ArrayBufferLike> = new Uint8Array(size);
	states[0] = 1;
	skipEmpty(steps, states);
	for (let at = 0; at < text.length; at++) {
		if (!advance(steps, states, next, text.charCodeAt(at))) return false;
		[states, next] = [next, states];
	}
	return states[steps.length] === 1;
}

/** Fills `next` with the states that a byte leads to; false when there are none. */
function advance(steps: readonly Step[], states: Uint8Array, next: Uint8Array, byte: number): boolean {
	next.fill(0);
	let isAlive = false;
	for (let at = 0; at < steps.length; at++) {
		const step = steps[at];
		if (step === undefined || states[at] !== 1) continue;
		const stays = step.kind === "globstar" || (step.kind === "star" && byte !== SLASH);
		const moves = (step.kind === "byte" && step.byte === byte) || (step.kind === "class" && step.members[byte] === 1);
		if (stays) next[at] = 1;
		if (moves) next[at + 1] = 1;
		isAlive ||= stays || moves;
	}
	if (isAlive) skipEmpty(steps, next);
	return isAlive;
}

/** Adds the states that are reached without a byte. */
function skipEmpty(steps: readonly Step[], states: Uint8Array): void {
	for (let at = 0; at < steps.length; at++) {
		const kind = steps[at]?.kind;
		if (states[at] !== 1 || kind === "byte" || kind === "class") continue;
		states[at + 1] = 1;
		if (kind === "optional") states[at + 3] = 1;
	}
}
