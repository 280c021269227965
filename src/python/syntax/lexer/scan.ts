import type { SyntaxProblem } from "../../module.ts";
import { K, type Tokens } from "./token.ts";

/** An f-string that has been begun (3.12 and newer: its fields are read like other code). */
export interface OpenFormat {
	readonly start: number;
	readonly quote: number;
	/** 1, or 3 for triple quotes. */
	readonly quotes: number;
	readonly isRaw: boolean;
	/** Brackets open around it. */
	readonly depth: number;
	/** For each open replacement field, outermost first, the brackets open within it. */
	readonly fields: number[];
}

/** The state of a lexer that makes tokens of a text. */
export interface Scan {
	readonly text: string;
	/** Minor version of the Python that is to read it. */
	readonly minor: number;
	at: number;
	/** Where the part of the text ends that is being read. */
	end: number;
	count: number;
	kinds: Uint8Array;
	starts: Int32Array;
	ends: Int32Array;
	/** Tokens of the open brackets. */
	readonly brackets: number[];
	readonly formats: OpenFormat[];
	/** Columns of the open blocks, with tabs to multiples of eight and with tabs as one column. */
	readonly indents: number[];
	readonly narrowIndents: number[];
	/** Whether a TabError has been reported: one of them says it all. */
	hasMixedTabs: boolean;
	/** A string that was not closed on its line, and whose end may come yet. */
	openString: SyntaxProblem | undefined;
	readonly troubles: Map<number, SyntaxProblem>;
	readonly problems: SyntaxProblem[];
}

/** Characters for each token that room is made for at first; Python needs about four. */
const CHARACTERS_PER_TOKEN = 4;

/** A lexer at the beginning of a text. */
export function createScan(text: string, minor: number): Scan {
	const room = Math.ceil(text.length / CHARACTERS_PER_TOKEN) + 64;
	return {
		text,
		minor,
		at: 0,
		end: text.length,
		count: 0,
		kinds: new Uint8Array(room),
		starts: new Int32Array(room),
		ends: new Int32Array(room),
		brackets: [],
		formats: [],
		indents: [0],
		narrowIndents: [0],
		hasMixedTabs: false,
		openString: undefined,
		troubles: new Map(),
		problems: [],
	};
}

/** The finished tokens. */
export function tokensOf(scan: Scan): Tokens {
	const { kinds, starts, ends, troubles, problems, brackets } = scan;
	return { kinds, starts, ends, troubles, problems, unclosed: brackets };
}

/** Adds a token. */
export function emit(scan: Scan, kind: number, start: number, end: number): void {
	const index = scan.count;
	if (index === scan.kinds.length) grow(scan);
	scan.kinds[index] = kind;
	scan.starts[index] = start;
	scan.ends[index] = end;
	scan.count = index + 1;
}

function grow(scan: Scan): void {
	const room = scan.kinds.length * 2;
	const { kinds, starts, ends } = scan;
	scan.kinds = new Uint8Array(room);
	scan.starts = new Int32Array(room);
	scan.ends = new Int32Array(room);
	scan.kinds.set(kinds);
	scan.starts.set(starts);
	scan.ends.set(ends);
}

/** Adds a token that is none, with what is wrong. */
export function emitTrouble(scan: Scan, problem: SyntaxProblem): void {
	scan.troubles.set(scan.count, problem);
	emit(scan, K.error, problem.start, problem.end);
}

/** The character at an offset, or NaN past the part that is read. */
export function charAt(scan: Scan, at: number): number {
	return at < scan.end ? scan.text.charCodeAt(at) : Number.NaN;
}

export const LINE_FEED = 10;
export const CARRIAGE_RETURN = 13;
export const BACKSLASH = 92;
export const OPEN_BRACE = 123;
export const CLOSE_BRACE = 125;

/** Length of the line end at an offset: 0 where there is none. */
export function lineEndAt(scan: Scan, at: number): number {
	const c = charAt(scan, at);
	if (c === LINE_FEED) return 1;
	if (c !== CARRIAGE_RETURN) return 0;
	return charAt(scan, at + 1) === LINE_FEED ? 2 : 1;
}

/** Offset of the line end after an offset, or the end of what is read. */
export function restOfLine(scan: Scan, at: number): number {
	let end = at;
	for (; end < scan.end; end++) {
		const c = scan.text.charCodeAt(end);
		if (c === LINE_FEED || c === CARRIAGE_RETURN) break;
	}
	return end;
}
