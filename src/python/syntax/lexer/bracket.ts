import { closeField, formatAround } from "./format.ts";
import { emit, emitTrouble, type Scan } from "./scan.ts";
import { K } from "./token.ts";

/** Brackets that CPython takes in one another (MAXLEVEL in Parser/lexer/state.h). */
const BRACKET_LIMIT = 200;

const OPENINGS: Readonly<Record<number, number>> = { 40: K.openParen, 91: K.openBracket, 123: K.openBrace };
const CLOSINGS: Readonly<Record<number, number>> = { 41: K.closeParen, 93: K.closeBracket, 125: K.closeBrace };

/** Reads an opening bracket. */
export function openBracket(scan: Scan, c: number): void {
	const { at, brackets } = scan;
	scan.at++;
	if (brackets.length < BRACKET_LIMIT) {
		emit(scan, OPENINGS[c] ?? K.openParen, at, at + 1);
		brackets.push(scan.count - 1);
		return;
	}
	emitTrouble(scan, {
		start: at,
		end: at + 1,
		message: `Brackets are nested more than ${BRACKET_LIMIT} levels deep, which Python refuses.`,
		advice: "Build the value in several steps.",
	});
	// Nothing that follows can be understood.
	brackets.length = 0;
	scan.formats.length = 0;
	scan.at = scan.end;
}

/** Reads a closing bracket, which may end the replacement field of an f-string. */
export function closeBracket(scan: Scan, c: number): void {
	const { at, brackets } = scan;
	const kind = CLOSINGS[c] ?? K.closeParen;
	const open = brackets.at(-1);
	const format = formatAround(scan);
	if (format !== undefined && kind === K.closeBrace) {
		closeField(scan, format);
		return;
	}
	scan.at++;
	if (open !== undefined && scan.kinds[open] === kind - 1) {
		brackets.pop();
		emit(scan, kind, at, at + 1);
		return;
	}
	const closing = String.fromCharCode(c);
	const opening = open === undefined ? "" : (scan.text[scan.starts[open] ?? 0] ?? "");
	emitTrouble(scan, {
		start: at,
		end: at + 1,
		message:
			open === undefined
				? `The ${closing} closes a bracket that was never opened.`
				: `The ${closing} does not match the ${opening} that is open there.`,
		advice: open === undefined ? `Remove it, or add the bracket that it closes.` : `Close ${opening} first.`,
	});
	if (format === undefined) brackets.pop();
}
