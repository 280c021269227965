import { type Encoding, encodingNamed, normalName } from "./encodings.ts";
import type { SyntaxProblem } from "./module.ts";

/** A source file's bytes as text, or why they are none. */
export type Decoded =
	| {
			readonly kind: "text";
			/** Without byte order mark; every lone `\r` has become `\n`. */
			readonly text: string;
			/**
			 * Offsets at which a byte was no UTF-8 and U+FFFD stands for it. Python refuses them in code and strings;
			 * up to 3.13 it takes them in the comments of a module that is imported.
			 */
			readonly undecodable: readonly number[];
	  }
	/** Python refuses the file; the text is what can be shown of it. */
	| { readonly kind: "refused"; readonly text: string; readonly problem: SyntaxProblem }
	/** Python may read it; the gate cannot. */
	| { readonly kind: "unjudged"; readonly reason: string };

/** Bytes of a file that may be no UTF-8 before it counts as binary. */
const UNDECODABLE_LIMIT = 1_000;

/** Bytes of the first two lines in which a coding cookie is looked for. */
const COOKIE_LIMIT = 4_096;

const RESAVE = "Save the file as UTF-8 without a byte order mark.";

/** Decodes Python source as an import does: byte order mark, coding cookie (PEP 263), line ends. */
export function decodeSource(bytes: Uint8Array): Decoded {
	const wide = wideEncodingOf(bytes);
	if (wide !== undefined)
		return refuse(lossy(bytes), 0, `The file is saved as ${wide}, which Python does not read.`, RESAVE);
	const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	const content = hasMark ? bytes.subarray(3) : bytes;
	const zero = content.indexOf(0);
	if (zero !== -1) return refuseZero(content, zero);
	const cookie = cookieOf(content);
	if (cookie === undefined) return decodeUtf8(content);
	if (hasMark && normalName(cookie.name) !== "utf-8") {
		return refuseCookie(
			content,
			cookie,
			`declares the encoding "${shown(cookie.name)}", but begins with the byte order mark of UTF-8`,
		);
	}
	const encoding = encodingNamed(cookie.name);
	if (encoding === undefined) {
		return refuseCookie(content, cookie, `declares the encoding "${shown(cookie.name)}", which Python does not know`);
	}
	return decodeAs(encoding, content, cookie);
}

/** Names UTF-16 and UTF-32 by their byte order marks, or UTF-16 by the zero bytes between the letters. */
function wideEncodingOf(bytes: Uint8Array): string | undefined {
	const [a, b, c, d] = bytes;
	if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? "UTF-32" : "UTF-16";
	if (a === 0xfe && b === 0xff) return "UTF-16";
	if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "UTF-32";
	const start = bytes.subarray(0, 64);
	const isEvery = (first: number) =>
		start.length >= 4 && start.every((byte, at) => (at % 2 === first) === (byte === 0));
	return isEvery(0) || isEvery(1) ? "UTF-16" : undefined;
}

interface Cookie {
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const EMPTY = /^[ \t\f]*(?:#|$)/;

/** The cookie of the first line, or of the second when the first is empty or a comment (CPython, `check_coding_spec`). */
function cookieOf(content: Uint8Array): Cookie | undefined {
	const head = latin1(content.subarray(0, COOKIE_LIMIT));
	let start = 0;
	for (const line of head.split(/\r\n|\r|\n/, 2)) {
		const match = COOKIE.exec(line);
		const name = match?.[1];
		if (match !== null && name !== undefined)
			return { name, start: start + match[0].length - name.length, end: start + match[0].length };
		if (!EMPTY.test(line)) return undefined;
		start += line.length;
		start += head.startsWith("\r\n", start) ? 2 : 1;
	}
	return undefined;
}

function decodeAs(encoding: Encoding, content: Uint8Array, cookie: Cookie): Decoded {
	const name = shown(cookie.name);
	const foreign = content.findIndex((byte) => byte > 0x7f);
	switch (encoding.kind) {
		case "utf-8":
			return decodeUtf8(content);
		case "latin-1":
			return text(latin1(content));
		case "wide":
			return refuseCookie(content, cookie, `declares the encoding "${name}", but is not written in it`);
		case "foreign":
			return { kind: "unjudged", reason: `it is written in the encoding "${name}"` };
		case "ascii":
			return foreign === -1 ? text(latin1(content)) : refuseByte(content, foreign, `"${name}"`);
		case "ascii-based":
			if (foreign === -1) return text(latin1(content));
			return { kind: "unjudged", reason: `it is written in the encoding "${name}"` };
		case "labelled":
			return decodeLabelled(encoding.label, content, name);
	}
}

function decodeLabelled(label: string, content: Uint8Array, name: string): Decoded {
	try {
		return text(label === "windows-1252" ? windows1252(content) : decoderOf(label).decode(content));
	} catch (error) {
		if (error instanceof RangeError) return { kind: "unjudged", reason: `it is written in the encoding "${name}"` };
		const message = `The file declares the encoding "${name}", but is not written in it.`;
		return refuse(lossy(content), 0, message, "Save the file as UTF-8 and remove the declaration.");
	}
}

function decoderOf(label: string) {
	return new TextDecoder(label, { fatal: true, ignoreBOM: true });
}

/** Windows-1252 from byte 0x80 to 0x9f; U+FFFD where it has nothing. */
const WINDOWS_1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

/** Node's decoder takes Latin-1 for it (nodejs/node#56542). Throws a TypeError as that would. */
function windows1252(content: Uint8Array): string {
	const decoded = latin1(content).replace(
		/[\x80-\x9f]/g,
		(byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? "\ufffd",
	);
	if (decoded.includes("\ufffd")) throw new TypeError("a byte that Windows-1252 does not have");
	return decoded;
}

function decodeUtf8(content: Uint8Array): Decoded {
	try {
		return text(STRICT.decode(content));
	} catch {
		return decodeDamaged(content);
	}
}

const STRICT = decoderOf("utf-8");

/** UTF-8 with bytes that are none, one U+FFFD for each of them. */
function decodeDamaged(content: Uint8Array): Decoded {
	const undecodable: number[] = [];
	let decoded = "";
	let from = 0;
	for (let at = 0; at < content.length; ) {
		const length = sequenceLength(content, at);
		if (length > 0) {
			at += length;
			continue;
		}
		if (undecodable.length >= UNDECODABLE_LIMIT)
			return refuseByte(
				content,
				content.findIndex((byte) => byte > 0x7f),
				"UTF-8",
			);
		decoded += STRICT.decode(content.subarray(from, at));
		undecodable.push(decoded.length);
		decoded += "\ufffd";
		at += 1;
		from = at;
	}
	return { kind: "text", text: withLineFeeds(decoded + STRICT.decode(content.subarray(from))), undecodable };
}

/** Bytes of the well-formed UTF-8 sequence at a position; 0 where there is none (Unicode standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
	const lead = bytes[at] ?? 0;
	if (lead < 0x80) return 1;
	const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	if (lead < 0xc2 || lead > 0xf4 || !isSecond(lead, bytes[at + 1] ?? 0)) return 0;
	for (let index = 2; index < length; index += 1) if (!isTrail(bytes[at + index])) return 0;
	return length;
}

/** Whether a byte may follow the lead byte: no overlong forms, no surrogates, nothing beyond U+10FFFF. */
function isSecond(lead: number, byte: number): boolean {
	const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
	const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
	return byte >= lowest && byte <= highest;
}

function isTrail(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function text(decoded: string): Decoded {
	return { kind: "text", text: withLineFeeds(decoded), undecodable: [] };
}

/** Python's tokenizer ends lines at a lone `\r`, too; the parser does not. The length stays. */
function withLineFeeds(decoded: string): string {
	return decoded.includes("\r") ? decoded.replace(/\r(?!\n)/g, "\n") : decoded;
}

function refuseZero(content: Uint8Array, zero: number): Decoded {
	const before = lossy(content.subarray(0, zero));
	const advice = "Remove the byte, or the file if it is no Python source.";
	return refuse(lossy(content), before.length, "The file holds a zero byte, which Python source must not.", advice);
}

function refuseByte(content: Uint8Array, at: number, encoding: string): Decoded {
	const start = lossy(content.subarray(0, at)).length;
	return { kind: "refused", text: lossy(content), problem: undecodableByte(start, encoding) };
}

/** What Python says to a byte that its encoding does not have; `start` is the offset of the character that stands for it. */
export function undecodableByte(start: number, encoding: string): SyntaxProblem {
	const message = `Here stands a byte that is not ${encoding}, and the file declares no encoding that has it.`;
	return { start, end: start + 1, message, advice: "Save the file as UTF-8." };
}

function refuseCookie(content: Uint8Array, { start, end }: Cookie, what: string): Decoded {
	const advice = "Save the file as UTF-8 and remove the declaration.";
	return { kind: "refused", text: lossy(content), problem: { start, end, message: `The file ${what}.`, advice } };
}

function refuse(shownText: string, start: number, message: string, advice: string): Decoded {
	return { kind: "refused", text: shownText, problem: { start, end: start + 1, message, advice } };
}

/** An encoding's name comes from the file and may be as long as a line. */
function shown(name: string): string {
	return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}

function lossy(bytes: Uint8Array): string {
	return withLineFeeds(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
}

function latin1(bytes: Uint8Array): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
