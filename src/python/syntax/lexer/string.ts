import { checkEscapes } from "./escapes.ts";
import { BACKSLASH, CARRIAGE_RETURN, charAt, emit, emitTrouble, LINE_FEED, type Scan } from "./scan.ts";
import { K } from "./token.ts";

/** Every prefix that a string may have, in lower case (Language Reference, 2.4.1; PEP 750). */
const PREFIX = /^(?:|r|u|b|br|rb|f|fr|rf|t|tr|rt)$/;

/** What is known of a string from its first characters. */
export interface Opening {
	readonly start: number;
	/** Offset of the text. */
	readonly body: number;
	readonly quote: number;
	/** 1, or 3 for triple quotes. */
	readonly quotes: number;
	readonly isRaw: boolean;
	readonly kind: "text" | "bytes" | "format" | "template";
}

/** Reads prefix and quotes of a string whose first quote stands at `quoteAt`; `undefined` where the letters are no prefix. */
export function openingAt(scan: Scan, start: number, quoteAt: number): Opening | undefined {
	const prefix = quoteAt === start ? "" : scan.text.slice(start, quoteAt).toLowerCase();
	if (!PREFIX.test(prefix)) return undefined;
	const quote = charAt(scan, quoteAt);
	const isTriple = charAt(scan, quoteAt + 1) === quote && charAt(scan, quoteAt + 2) === quote;
	const quotes = isTriple ? 3 : 1;
	return { start, body: quoteAt + quotes, quote, quotes, isRaw: prefix.includes("r"), kind: kindOf(prefix) };
}

function kindOf(prefix: string): Opening["kind"] {
	if (prefix.includes("b")) return "bytes";
	if (prefix.includes("f")) return "format";
	return prefix.includes("t") ? "template" : "text";
}

/**
 * Finds the end of a string as every version before 3.12 does: the next quotes, whatever stands between.
 * Gives the offset of the closing quotes, after which reading goes on; reports a string without end as `undefined`.
 */
export function endOfString(scan: Scan, opening: Opening): number | undefined {
	const { body, quotes } = opening;
	let at = body;
	for (; at < scan.end; at++) {
		const c = scan.text.charCodeAt(at);
		if (c === BACKSLASH) {
			at++;
			if (charAt(scan, at) === CARRIAGE_RETURN && charAt(scan, at + 1) === LINE_FEED) at++;
		} else if (c === opening.quote) {
			if (isClosing(scan, at, opening)) break;
		} else if (quotes === 1 && (c === LINE_FEED || c === CARRIAGE_RETURN)) {
			unterminated(scan, opening, at);
			return undefined;
		}
	}
	if (at < scan.end) return at;
	unterminated(scan, opening, scan.end);
	return undefined;
}

/** Reads a string without replacement fields. */
export function scanString(scan: Scan, opening: Opening): void {
	const { start, body, quotes, isRaw, kind } = opening;
	const end = endOfString(scan, opening);
	if (end === undefined) return;
	scan.at = end + quotes;
	emit(scan, kind === "bytes" ? K.bytes : K.string, start, scan.at);
	if (!isRaw) checkEscapes(scan, body, end, kind === "bytes" ? "bytes" : "text");
	if (kind === "bytes") checkAscii(scan, body, end);
}

function isClosing(scan: Scan, at: number, { quote, quotes }: Opening): boolean {
	return quotes === 1 || (charAt(scan, at + 1) === quote && charAt(scan, at + 2) === quote);
}

/** Reports a string without an end; reading goes on at `at`. */
export function unterminated(scan: Scan, { start, body, quotes }: Beginning, at: number): void {
	const mark = scan.text.slice(body - quotes, body);
	scan.at = at;
	if (quotes === 3) {
		emitTrouble(scan, {
			start,
			end: body,
			message: "The triple-quoted string that begins here never ends.",
			advice: `Close it with ${mark}.`,
		});
		return;
	}
	const before = scan.openString;
	const isItsEnd = before !== undefined && scan.text.slice(before.start, before.end).includes(mark);
	const problem = {
		start,
		end: at,
		message: "The string is not closed on its line.",
		advice: `Close it with ${mark}, or use triple quotes for text of several lines.`,
	};
	scan.openString = isItsEnd ? undefined : problem;
	// A string over several lines shows twice, at its beginning and at its end: that is one problem.
	emitTrouble(scan, isItsEnd ? before : problem);
}

type Beginning = Pick<Opening, "start" | "body" | "quotes">;

function checkAscii(scan: Scan, body: number, end: number): void {
	for (let at = body; at < end; at++) {
		if (scan.text.charCodeAt(at) < 128) continue;
		const character = String.fromCodePoint(scan.text.codePointAt(at) ?? 0);
		scan.problems.push({
			start: at,
			end: at + character.length,
			message: `A bytes literal holds the character ${character}, but only ASCII may stand there.`,
			advice: `Write the text as a string and add .encode("utf-8"), or write the bytes as \\x escapes.`,
		});
		return;
	}
}
