import { BACKSLASH, charAt, emit, lineEndAt, restOfLine, type Scan } from "./scan.ts";
import { K } from "./token.ts";

/** Columns of a tab stop (Language Reference, 2.1.8). */
const TAB = 8;

/** Open blocks that CPython takes (MAXINDENT in Parser/lexer/state.h), the module's own among them. */
const INDENT_LIMIT = 100;

const SPACE = 32;
const TABULATOR = 9;
const FORM_FEED = 12;
const HASH = 35;

/** Where the text of a line begins, in offset and columns. */
interface Margin {
	readonly at: number;
	readonly column: number;
	/** The column when a tab counts as one: both orders must agree, or it depends on the editor (TabError). */
	readonly narrow: number;
}

/** Reads the white space before a line of code, over lines that hold none, and opens and closes blocks accordingly. */
export function startLine(scan: Scan): void {
	for (;;) {
		const margin = marginAt(scan, scan.at);
		scan.at = charAt(scan, margin.at) === HASH ? restOfLine(scan, margin.at) : margin.at;
		const lineEnd = lineEndAt(scan, scan.at);
		if (lineEnd === 0) {
			// Python 3.9 takes no notice of the indentation of a line that begins with a backslash.
			const isJoined = scan.minor < 10 && charAt(scan, scan.at) === BACKSLASH;
			if (scan.at < scan.end && !isJoined) indentTo(scan, margin);
			return;
		}
		scan.at += lineEnd;
	}
}

function marginAt(scan: Scan, start: number): Margin {
	let at = start;
	let column = 0;
	let narrow = 0;
	let firstColumn = 0;
	for (; ; at++) {
		const c = charAt(scan, at);
		if (c === SPACE) {
			column++;
			narrow++;
		} else if (c === TABULATOR) {
			column = (Math.floor(column / TAB) + 1) * TAB;
			narrow++;
		} else if (c === FORM_FEED) {
			column = 0;
			narrow = 0;
		} else if (c === BACKSLASH && scan.minor >= 10 && lineEndAt(scan, at + 1) > 0 && at + 2 < scan.end) {
			// The first of the joined lines decides.
			firstColumn ||= column;
			at += lineEndAt(scan, at + 1);
		} else {
			break;
		}
	}
	return firstColumn === 0 ? { at, column, narrow } : { at, column: firstColumn, narrow: firstColumn };
}

function indentTo(scan: Scan, margin: Margin): void {
	const { indents, narrowIndents } = scan;
	const { at, column, narrow } = margin;
	const current = indents.at(-1) ?? 0;
	if (column > current) {
		if (narrow <= (narrowIndents.at(-1) ?? 0)) reportTabs(scan, margin);
		if (indents.length >= INDENT_LIMIT) {
			reportDepth(scan, margin);
			return;
		}
		indents.push(column);
		narrowIndents.push(narrow);
		emit(scan, K.indent, at, at);
		return;
	}
	while (column < (indents.at(-1) ?? 0)) {
		indents.pop();
		narrowIndents.pop();
		emit(scan, K.dedent, at, at);
	}
	if (column !== indents.at(-1)) reportDedent(scan, margin);
	else if (narrow !== narrowIndents.at(-1)) reportTabs(scan, margin);
}

function reportTabs(scan: Scan, { at }: Margin): void {
	if (scan.hasMixedTabs) return;
	scan.hasMixedTabs = true;
	scan.problems.push({
		start: at,
		end: restOfLine(scan, at),
		message: "The indentation mixes tabs and spaces, so which block the line belongs to depends on the width of a tab.",
		advice: "Indent the whole file with spaces only.",
	});
}

function reportDedent(scan: Scan, { at }: Margin): void {
	scan.problems.push({
		start: at,
		end: restOfLine(scan, at),
		message: "The line is indented less than the block above it, but not as far as any block around that one.",
		advice: "Indent it exactly as the block that it belongs to.",
	});
}

function reportDepth(scan: Scan, { at }: Margin): void {
	scan.problems.push({
		start: at,
		end: restOfLine(scan, at),
		message: `Blocks are nested more than ${INDENT_LIMIT - 1} levels deep, which Python refuses.`,
		advice: "Move the inner blocks into functions of their own.",
	});
	scan.at = scan.end;
}
