/** The text of a requirements file, or why pip cannot read it. */
export type Decoded =
	/** `broken` is the offset of the first bytes that are not in the file's encoding. */
	| { readonly kind: "text"; readonly text: string; readonly broken: number | undefined }
	| { readonly kind: "unreadable"; readonly reason: string };

/** An encoding that is read here. Names and versions are ASCII: every encoding of a byte a character gives them as Latin-1 does. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "utf-32be" | "ascii" | "latin1";

/** Byte-order marks that pip looks for, in its order: it takes UTF-32 in the order of PCs for UTF-16 and finds NULs. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: Encoding }[] = [
	{ bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
	{ bytes: [0xff, 0xfe], encoding: "utf-16le" },
	{ bytes: [0xfe, 0xff], encoding: "utf-16be" },
	{ bytes: [0x00, 0x00, 0xfe, 0xff], encoding: "utf-32be" },
];

/** A declaration as PEP 263 has it. */
const DECLARATION = /coding[:=]\s*([-\w.]+)/;

/** What the names of Python's encodings begin with (its module encodings.aliases), a little more generous. */
const FAMILY =
	/^(?:\d|ansi|arabic|ascii|asmo|big|chinese|cp|cs|cyrillic|dbcs|ebcdic|ecma|elot|euc?|gb|greek|hebrew|hkscs|hp|hz|ibm|iso|j|koi|korean|ks|kz|l|m|oem|p|r|s|thai|tis|u|windows|x)/i;

/** Line ends that editors append to the name of an encoding; Python knows no such names. */
const EDITORS_SUFFIX = /-(?:unix|dos|mac)$/i;

/** Decodes a requirements file as pip does: byte-order mark, else a PEP 263 comment in the first two lines, else UTF-8. */
export function decode(content: Uint8Array): Decoded {
	const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte));
	if (mark !== undefined) return decodeAs(mark.encoding, content.subarray(mark.bytes.length));
	const declared = declaration(content);
	if (declared !== undefined && (EDITORS_SUFFIX.test(declared) || !FAMILY.test(declared))) {
		return { kind: "unreadable", reason: `it says that its encoding is "${declared}", which Python does not know` };
	}
	return decodeAs(declared === undefined ? "utf-8" : encodingOf(declared), content);
}

function declaration(content: Uint8Array): string | undefined {
	const head = new TextDecoder("latin1").decode(content.subarray(0, 400));
	const lines = head.split("\n").slice(0, 2);
	return lines.flatMap((line) => (line.startsWith("#") ? (DECLARATION.exec(line)?.[1] ?? []) : []))[0];
}

function encodingOf(declared: string): Encoding {
	if (/^utf[-_]?8(?:[-_]sig)?$/i.test(declared)) return "utf-8";
	return /^(?:us-)?ascii$/i.test(declared) ? "ascii" : "latin1";
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): Decoded {
	const text = textOf(encoding, bytes);
	if (isMostlyNul(text)) return { kind: "unreadable", reason: reasonForNul(bytes) };
	if (encoding === "ascii") return { kind: "text", text, broken: offsetOf(text, /[\u0080-\uffff]/) };
	return { kind: "text", text, broken: isWhole(encoding, bytes) ? undefined : offsetOf(text, /\ufffd/) };
}

function textOf(encoding: Encoding, bytes: Uint8Array): string {
	if (encoding === "utf-32be") {
		const points = Array.from({ length: bytes.length >> 2 }, (_, index) => bytes.subarray(4 * index, 4 * index + 4));
		const low = new Uint8Array(points.flatMap(([, , high = 0, one = 0]) => [high, one]));
		return new TextDecoder("utf-16be").decode(low);
	}
	return new TextDecoder(encoding === "ascii" ? "utf-8" : encoding, { ignoreBOM: true }).decode(bytes);
}

/** Whether all bytes are in the encoding: a replacement character may also have been written as such. */
function isWhole(encoding: Encoding, bytes: Uint8Array): boolean {
	if (encoding === "utf-32be" || encoding === "latin1") return true;
	try {
		new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

function offsetOf(text: string, pattern: RegExp): number | undefined {
	const at = text.search(pattern);
	return at === -1 ? undefined : at;
}

/** A NUL here and there is a broken line; in every second place it is another encoding, in every place no text at all. */
function isMostlyNul(text: string): boolean {
	const start = text.slice(0, 64);
	return start.split("\0").length - 1 > start.length / 4;
}

function reasonForNul(content: Uint8Array): string {
	const isWide = content.subarray(0, 64).some((byte) => byte !== 0);
	return isWide ? "it is saved as UTF-16 or UTF-32, not as UTF-8" : "it holds NUL bytes and is no text";
}
