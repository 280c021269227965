import { closeBracket, openBracket } from "./bracket.ts";
import { continueFormat, formatAround, openFormat } from "./format.ts";
import { startLine } from "./indentation.ts";
import { scanNumber } from "./number.ts";
import { scanOldFormat } from "./old-format.ts";
import { scanOperator } from "./operator.ts";
import { charAt, createScan, emit, emitTrouble, lineEndAt, restOfLine, type Scan, tokensOf } from "./scan.ts";
import { endOfString, openingAt, scanString } from "./string.ts";
import { K, type Tokens } from "./token.ts";
import { emitWord, endOfAsciiWord, scanForeign, strayCharacter } from "./word.ts";

/** What a character begins. */
const C = {
	stray: 0,
	space: 1,
	line: 2,
	comment: 3,
	word: 4,
	digit: 5,
	quote: 6,
	open: 7,
	close: 8,
	back: 9,
	operator: 10,
	dot: 11,
	colon: 12,
	mark: 13,
};

const CLASSES = new Uint8Array(128);
classify(" \t\f", C.space);
classify("\n\r", C.line);
classify("#", C.comment);
classify("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", C.word);
classify("0123456789", C.digit);
classify("'\"", C.quote);
classify("([{", C.open);
classify(")]}", C.close);
classify("\\", C.back);
classify(",;=*/%+-~@<>&^|", C.operator);
classify(".", C.dot);
classify(":", C.colon);
classify("!", C.mark);

function classify(characters: string, of: number): void {
	for (const character of characters) CLASSES[character.charCodeAt(0)] = of;
}

/** Makes tokens of a text, as the Python of that minor version does. Never fails: what is no token says so. */
export function lex(text: string, minor: number): Tokens {
	const scan = createScan(text, minor);
	startLine(scan);
	while (scan.at < scan.end) step(scan);
	const isOpen = scan.brackets.length > 0;
	if (!isOpen && scan.count > 0 && scan.kinds[scan.count - 1] !== K.newline) emit(scan, K.newline, scan.end, scan.end);
	for (let level = scan.indents.length; level > 1; level--) emit(scan, K.dedent, scan.end, scan.end);
	emit(scan, K.end, scan.end, scan.end);
	return tokensOf(scan);
}

function step(scan: Scan): void {
	const c = scan.text.charCodeAt(scan.at);
	if (c >= 128) {
		scanForeign(scan);
		return;
	}
	switch (CLASSES[c]) {
		case C.space:
			scan.at++;
			return;
		case C.word:
			scanWord(scan);
			return;
		case C.operator:
			scanOperator(scan);
			return;
		case C.open:
			openBracket(scan, c);
			return;
		case C.close:
			closeBracket(scan, c);
			return;
		case C.line:
			endLine(scan);
			return;
		default:
			stepAside(scan, c);
			return;
	}
}

/** The rarer characters. */
function stepAside(scan: Scan, c: number): void {
	switch (CLASSES[c]) {
		case C.dot:
			if (isDigit(charAt(scan, scan.at + 1))) scanNumber(scan);
			else scanOperator(scan);
			return;
		case C.digit:
			scanNumber(scan);
			return;
		case C.quote:
			scanQuoted(scan, scan.at, scan.at);
			return;
		case C.comment:
			scan.at = restOfLine(scan, scan.at);
			return;
		case C.colon:
			scanColon(scan);
			return;
		case C.mark:
			scanMark(scan);
			return;
		case C.back:
			joinLines(scan);
			return;
		default:
			strayCharacter(scan, String.fromCharCode(c));
			return;
	}
}

function isDigit(c: number): boolean {
	return c >= 48 && c <= 57;
}

/** Letters of the longest prefix of a string. */
const PREFIX_LENGTH = 2;

function scanWord(scan: Scan): void {
	const end = endOfAsciiWord(scan);
	if (end - scan.at <= PREFIX_LENGTH && CLASSES[charAt(scan, end)] === C.quote) {
		scanQuoted(scan, scan.at, end);
		return;
	}
	emitWord(scan, end);
}

function scanQuoted(scan: Scan, start: number, quoteAt: number): void {
	const opening = openingAt(scan, start, quoteAt);
	if (opening === undefined) {
		emitWord(scan, quoteAt);
		return;
	}
	if (opening.kind === "text" || opening.kind === "bytes") {
		scanString(scan, opening);
		return;
	}
	if (scan.minor >= 12) {
		openFormat(scan, opening);
		return;
	}
	const end = endOfString(scan, opening);
	if (end !== undefined) scanOldFormat(scan, opening, end, (from, to) => lexCode(scan, from, to));
}

/** Reads a part of the text as code within brackets. */
function lexCode(scan: Scan, start: number, end: number): void {
	const after = scan.end;
	scan.at = start;
	scan.end = end;
	while (scan.at < end) step(scan);
	scan.end = after;
}

function endLine(scan: Scan): void {
	const { at, brackets } = scan;
	scan.at += lineEndAt(scan, at);
	if (brackets.length > 0) return;
	const before = scan.kinds[scan.count - 1] ?? K.newline;
	// Joined lines may turn out to hold nothing.
	if (scan.count > 0 && before !== K.newline && before !== K.dedent) emit(scan, K.newline, at, at);
	startLine(scan);
}

/** A colon at the level of a field begins its format, even where `=` follows. */
function scanColon(scan: Scan): void {
	const format = formatAround(scan);
	if (format === undefined) {
		scanOperator(scan);
		return;
	}
	emit(scan, K.colon, scan.at, scan.at + 1);
	scan.at++;
	continueFormat(scan);
}

function scanMark(scan: Scan): void {
	if (charAt(scan, scan.at + 1) === 61) {
		scanOperator(scan);
		return;
	}
	if (formatAround(scan) === undefined) {
		strayCharacter(scan, "!");
		return;
	}
	emit(scan, K.exclamation, scan.at, scan.at + 1);
	scan.at++;
}

/** A backslash joins two lines where it is the last character of the first. */
function joinLines(scan: Scan): void {
	const { at } = scan;
	const lineEnd = lineEndAt(scan, at + 1);
	scan.at = at + 1 + lineEnd;
	if (lineEnd > 0 && scan.at < scan.text.length) return;
	const isLast = scan.at >= scan.text.length;
	emitTrouble(scan, {
		start: at,
		end: at + 1,
		message: isLast
			? "A backslash at the end of the file joins the line with nothing."
			: "A backslash joins lines only as the very last character of one.",
		advice: isLast ? "Remove it." : "Remove what follows it on the line, or the backslash.",
	});
	scan.at = restOfLine(scan, scan.at);
}
