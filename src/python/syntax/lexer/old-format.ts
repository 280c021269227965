import { checkEscapes } from "./escapes.ts";
import { BACKSLASH, CLOSE_BRACE, charAt, emit, emitTrouble, OPEN_BRACE, type Scan } from "./scan.ts";
import type { Opening } from "./string.ts";
import { K } from "./token.ts";

// f-strings as Python 3.9 to 3.11 read them: first the string as a whole, then its fields (fstring_find_expr in
// Parser/string_parser.c). What these versions refuse in a field although it is Python is refused here.

/** An f-string whose end is known. */
interface Body {
	readonly isRaw: boolean;
	/** Offset of the closing quotes. */
	readonly end: number;
	at: number;
	/** Makes tokens of a part of the text that is code. */
	lexCode(start: number, end: number): void;
}

/** Words of a problem that only older versions have. */
const SINCE_312 = "Python 3.12 is the first to take this";

/** Makes tokens of an f-string; reading goes on after its quotes. */
export function scanOldFormat(
	scan: Scan,
	{ start, body, quotes, isRaw, kind }: Opening,
	end: number,
	lexCode: Body["lexCode"],
): void {
	const depth = scan.brackets.length;
	emit(scan, kind === "template" ? K.templateStart : K.formatStart, start, body);
	if (readParts(scan, { isRaw, end, at: body, lexCode }, 0)) emit(scan, K.formatEnd, end, end + quotes);
	scan.brackets.length = depth;
	scan.at = end + quotes;
}

/** Reads text and fields; `level` counts the formats within which they stand. `false` after a problem. */
function readParts(scan: Scan, body: Body, level: number): boolean {
	while (body.at < body.end) {
		if (!readText(scan, body, level)) return false;
		if (body.at >= body.end || charAt(scan, body.at) === CLOSE_BRACE) break;
		if (!readField(scan, body, level)) return false;
	}
	return true;
}

function readText(scan: Scan, body: Body, level: number): boolean {
	const start = body.at;
	while (body.at < body.end) {
		const c = charAt(scan, body.at);
		if (c === OPEN_BRACE || c === CLOSE_BRACE) {
			if (level > 0 || charAt(scan, body.at + 1) !== c) break;
			body.at += 2;
		} else if (c === BACKSLASH && !body.isRaw) {
			skipEscape(scan, body);
		} else {
			body.at++;
		}
	}
	body.at = Math.min(body.at, body.end);
	if (body.at > start) {
		emit(scan, K.formatText, start, body.at);
		if (!body.isRaw) checkEscapes(scan, start, body.at, "text");
	}
	if (level > 0 || charAt(scan, body.at) !== CLOSE_BRACE || body.at >= body.end) return true;
	return refuse(scan, body, "A single } stands in the text of an f-string.", "Write }} for a brace in the text.");
}

function skipEscape(scan: Scan, body: Body): void {
	const next = scan.text[body.at + 1];
	if (next === "N" && scan.text[body.at + 2] === "{") {
		while (body.at < body.end && charAt(scan, body.at) !== CLOSE_BRACE) body.at++;
		body.at++;
	} else {
		body.at += next === "{" || next === "}" ? 1 : 2;
	}
}

function readField(scan: Scan, body: Body, level: number): boolean {
	if (level >= 2)
		return refuse(scan, body, "The fields of the f-string are nested too deeply.", "Compute the format beforehand.");
	const brackets = scan.brackets.length;
	emit(scan, K.openBrace, body.at, body.at + 1);
	scan.brackets.push(scan.count - 1);
	body.at++;
	const start = body.at;
	if (!findEndOfCode(scan, body)) return false;
	body.lexCode(start, body.at);
	readSign(scan, body);
	if (charAt(scan, body.at) === EXCLAMATION && body.at < body.end) readConversion(scan, body);
	if (charAt(scan, body.at) === COLON && body.at < body.end) {
		emit(scan, K.colon, body.at, body.at + 1);
		body.at++;
		if (!readParts(scan, body, level + 1)) return false;
	}
	if (body.at >= body.end || charAt(scan, body.at) !== CLOSE_BRACE) {
		return refuseOpenField(scan, body);
	}
	emit(scan, K.closeBrace, body.at, body.at + 1);
	body.at++;
	scan.brackets.length = brackets;
	return true;
}

const EXCLAMATION = 33;
const COLON = 58;

/** The `=` of `{value=}`, with the white space that may follow it. */
function readSign(scan: Scan, body: Body): void {
	if (scan.text[body.at] !== "=" || body.at >= body.end) return;
	emit(scan, K.assign, body.at, body.at + 1);
	body.at++;
	while (body.at < body.end && /\s/.test(scan.text[body.at] ?? "")) body.at++;
}

function readConversion(scan: Scan, body: Body): void {
	emit(scan, K.exclamation, body.at, body.at + 1);
	body.at++;
	const length = Math.min(1, body.end - body.at);
	emit(scan, K.name, body.at, body.at + length);
	body.at += length;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** Characters that no field may hold, in words. */
const REFUSED: Readonly<Record<string, string>> = { "\\": "backslash", "#": "#" };

/** Moves to the character that ends a field's expression. `false` where the expression holds what it may not. */
function findEndOfCode(scan: Scan, body: Body): boolean {
	const open: string[] = [];
	for (; body.at < body.end; body.at++) {
		const c = scan.text.charAt(body.at);
		if (c in REFUSED) return refuseCharacter(scan, body, REFUSED[c]);
		if (c === "'" || c === '"') {
			if (!skipString(scan, body)) return false;
		} else if (c in CLOSING) {
			open.push(c);
		} else if (open.length === 0 && endsCode(scan, body)) {
			return true;
		} else if (")]}".includes(c) && CLOSING[String(open.pop())] !== c) {
			return refuse(scan, body, `The ${c} closes no bracket.`, "Remove it, or add the bracket that it closes.");
		}
	}
	return refuseOpenField(scan, body);
}

function refuseCharacter(scan: Scan, body: Body, what: string | undefined): false {
	return refuse(
		scan,
		body,
		`A ${what} stands in a replacement field of an f-string; ${SINCE_312}.`,
		"Compute the value on a line of its own.",
	);
}

/** Whether the field's expression ends here. Steps over operators that begin with a character that would end it. */
function endsCode(scan: Scan, body: Body): boolean {
	const c = scan.text[body.at] ?? "";
	if (!"!:}=<>".includes(c)) return false;
	if ("!=<>".includes(c) && body.at + 1 < body.end && scan.text[body.at + 1] === "=") {
		body.at++;
		return false;
	}
	return c !== "<" && c !== ">";
}

/** Moves to the last character of the string that begins here. */
function skipString(scan: Scan, body: Body): boolean {
	const quote = scan.text[body.at] ?? "";
	const mark = scan.text.startsWith(quote.repeat(3), body.at) && body.at + 2 < body.end ? quote.repeat(3) : quote;
	const close = scan.text.indexOf(mark, body.at + mark.length);
	const isClosed = close >= 0 && close + mark.length <= body.end;
	for (const stop = isClosed ? close : body.end; body.at < stop; body.at++) {
		if (scan.text[body.at] === "\\") return refuseCharacter(scan, body, REFUSED["\\"]);
	}
	body.at += mark.length - 1;
	if (isClosed) return true;
	return refuse(
		scan,
		body,
		`A string in a replacement field is not closed: the quotes of the f-string end it; ${SINCE_312}.`,
		"Use other quotes inside of the field than around the f-string.",
	);
}

/** Characters behind an f-string in which the rest of a field that holds its quotes is looked for. */
const LOOK_AHEAD = 200;

/** The f-string ends within a field: the field lacks its brace, or the quotes belong to a string in the field. */
function refuseOpenField(scan: Scan, body: Body): false {
	const quote = scan.text.charAt(body.end);
	const [rest = ""] = scan.text.slice(body.end + 1, body.end + 1 + LOOK_AHEAD).split(/[\r\n]/, 1);
	if (!rest.includes("}") || !rest.includes(quote)) {
		return refuse(scan, body, "A replacement field of the f-string is not closed.", "Close it with }.");
	}
	return refuse(
		scan,
		{ ...body, at: body.end },
		`A replacement field of the f-string holds the quotes that enclose the f-string; ${SINCE_312}.`,
		"Use other quotes inside of the field, or compute the value on a line of its own.",
	);
}

function refuse(scan: Scan, body: Body, message: string, advice: string): false {
	const start = Math.min(body.at, body.end);
	emitTrouble(scan, { start, end: start + 1, message, advice });
	return false;
}
