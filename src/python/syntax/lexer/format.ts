import { checkEscapes } from "./escapes.ts";
import {
	BACKSLASH,
	CARRIAGE_RETURN,
	CLOSE_BRACE,
	charAt,
	emit,
	emitTrouble,
	LINE_FEED,
	lineEndAt,
	OPEN_BRACE,
	type OpenFormat,
	type Scan,
} from "./scan.ts";
import { type Opening, unterminated } from "./string.ts";
import { K } from "./token.ts";

// f-strings and template strings as Python 3.12 and newer read them (PEP 701): their fields are code like any other.

/** Replacement fields within the format of another that CPython takes (MAX_EXPR_NESTING in Parser/lexer/lexer.c). */
const FIELD_LIMIT = 3;

/** f-strings within one another that CPython takes (MAXFSTRINGLEVEL in Parser/lexer/state.h). */
const FORMAT_LIMIT = 150;

const CAPITAL_N = 78;

/** Begins an f-string: reads up to its first field or its end. */
export function openFormat(scan: Scan, { start, body, quote, quotes, isRaw, kind }: Opening): void {
	if (scan.formats.length >= FORMAT_LIMIT - 1) {
		scan.at = scan.end;
		emitTrouble(scan, {
			start,
			end: body,
			message: "Too many f-strings are nested in one another.",
			advice: "Compute the inner texts beforehand.",
		});
		return;
	}
	emit(scan, kind === "template" ? K.templateStart : K.formatStart, start, body);
	scan.formats.push({ start, quote, quotes, isRaw, depth: scan.brackets.length, fields: [] });
	scan.at = body;
	continueFormat(scan);
}

/** The f-string in whose field the lexer is, when no bracket is open within that field. */
export function formatAround(scan: Scan): OpenFormat | undefined {
	const format = scan.formats.at(-1);
	return format !== undefined && format.fields.at(-1) === scan.brackets.length ? format : undefined;
}

/** Ends the replacement field that the closing brace at the present offset closes, and reads on in the string. */
export function closeField(scan: Scan, format: OpenFormat): void {
	emit(scan, K.closeBrace, scan.at, scan.at + 1);
	scan.at++;
	scan.brackets.pop();
	format.fields.pop();
	continueFormat(scan);
}

/** Reads the text of an f-string, or of a field's format, up to the next field or to its end. */
export function continueFormat(scan: Scan): void {
	const format = scan.formats.at(-1);
	if (format === undefined) return;
	let start = scan.at;
	for (;;) {
		skipText(scan, format);
		const c = charAt(scan, scan.at);
		if (c !== CLOSE_BRACE || format.fields.length === 0) {
			endText(scan, format, start, c);
			return;
		}
		// The end of a field within the format of another, which goes on.
		emitText(scan, format, start);
		emit(scan, K.closeBrace, scan.at, scan.at + 1);
		scan.at++;
		scan.brackets.pop();
		format.fields.pop();
		start = scan.at;
	}
}

/** Moves to the first character that is no text: a brace, the closing quotes, an end of line, the end of everything. */
function skipText(scan: Scan, format: OpenFormat): void {
	while (scan.at < scan.end) {
		const c = scan.text.charCodeAt(scan.at);
		if (c === BACKSLASH) {
			skipEscape(scan, format);
		} else if (c === OPEN_BRACE || c === CLOSE_BRACE) {
			if (format.fields.length > 0 || charAt(scan, scan.at + 1) !== c) return;
			scan.at += 2;
		} else {
			if (c === format.quote && isEnd(scan, format)) return;
			if (format.quotes === 1 && (c === LINE_FEED || c === CARRIAGE_RETURN)) return;
			scan.at++;
		}
	}
}

function endText(scan: Scan, format: OpenFormat, start: number, c: number): void {
	if (c === format.quote) {
		emitText(scan, format, start);
		closeFormat(scan, format);
	} else if (c === OPEN_BRACE) {
		emitText(scan, format, start);
		openField(scan, format);
	} else if (c === CLOSE_BRACE) {
		singleBrace(scan, format);
	} else if (scan.at < scan.end && mayEndFormat(scan, format)) {
		// An end of line ends a field's format, though not the field.
		emitText(scan, format, start);
	} else {
		abandon(scan, format);
	}
}

/** Python 3.13 no longer knows that it reads a format once a field within it has ended. */
function mayEndFormat(scan: Scan, format: OpenFormat): boolean {
	if (format.fields.length === 0) return false;
	return scan.minor < 13 || scan.kinds[scan.count - 1] !== K.closeBrace;
}

function skipEscape(scan: Scan, format: OpenFormat): void {
	const next = charAt(scan, scan.at + 1);
	if (next === OPEN_BRACE || next === CLOSE_BRACE) {
		scan.at++;
	} else if (next === CAPITAL_N && !format.isRaw && charAt(scan, scan.at + 2) === OPEN_BRACE) {
		// The braces of \N{…} are the escape's own.
		const line = scan.text.slice(scan.at, Math.min(scan.end, scan.at + 128));
		const close = line.search(/[}\n]/);
		scan.at += close < 0 || line[close] === "\n" ? 3 : close + 1;
	} else {
		scan.at += 1 + Math.max(1, lineEndAt(scan, scan.at + 1));
	}
}

function isEnd(scan: Scan, { quote, quotes }: OpenFormat): boolean {
	return quotes === 1 || (charAt(scan, scan.at + 1) === quote && charAt(scan, scan.at + 2) === quote);
}

function emitText(scan: Scan, { isRaw }: OpenFormat, start: number): void {
	if (scan.at === start) return;
	emit(scan, K.formatText, start, scan.at);
	if (!isRaw) checkEscapes(scan, start, scan.at, "text");
}

function openField(scan: Scan, format: OpenFormat): void {
	if (format.fields.length >= FIELD_LIMIT) {
		emitTrouble(scan, {
			start: scan.at,
			end: scan.at + 1,
			message: "The replacement fields of the f-string are nested too deeply.",
			advice: "Compute the format beforehand.",
		});
	} else {
		emit(scan, K.openBrace, scan.at, scan.at + 1);
	}
	scan.at++;
	scan.brackets.push(scan.count - 1);
	format.fields.push(scan.brackets.length);
}

function closeFormat(scan: Scan, format: OpenFormat): void {
	const start = scan.at;
	scan.at += format.quotes;
	leave(scan, format);
	if (format.fields.length === 0) {
		emit(scan, K.formatEnd, start, scan.at);
		return;
	}
	emitTrouble(scan, {
		start,
		end: scan.at,
		message: "The f-string ends inside of a replacement field.",
		advice: "Close the field with } before the quotes.",
	});
}

function singleBrace(scan: Scan, format: OpenFormat): void {
	leave(scan, format);
	emitTrouble(scan, {
		start: scan.at,
		end: scan.at + 1,
		message: "A single } stands in the text of an f-string.",
		advice: "Write }} for a brace in the text, or add the { that it closes.",
	});
	scan.at = endOfLine(scan);
}

/** Gives up on an f-string that has no end, and reads on after it. */
function abandon(scan: Scan, format: OpenFormat): void {
	leave(scan, format);
	unterminated(
		scan,
		{ start: format.start, body: quotesAfter(scan, format) + format.quotes, quotes: format.quotes },
		scan.at,
	);
}

function quotesAfter(scan: Scan, { start, quote }: OpenFormat): number {
	let at = start;
	while (scan.text.charCodeAt(at) !== quote) at++;
	return at;
}

function leave(scan: Scan, { depth }: OpenFormat): void {
	scan.formats.pop();
	scan.brackets.length = Math.min(scan.brackets.length, depth);
}

function endOfLine(scan: Scan): number {
	let at = scan.at;
	while (at < scan.end && lineEndAt(scan, at) === 0) at++;
	return at;
}
