/** The text of a requirements file, or why pip cannot read it. */
export type Decoded =
	/** `broken` is the offset of the first bytes that are not in the file's encoding. */
	| { readonly kind: "text"; readonly text: string; readonly broken: number | undefined }
	| { readonly kind: "unreadable"; readonly reason: string };

/** Byte-order marks that pip looks for, and the encodings that they mean. */
const MARKS: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
	{ bytes: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
	{ bytes: [0xfe, 0xff], encoding: "utf-16be" },
	{ bytes: [0xff, 0xfe], encoding: "utf-16le" },
];

/** Decodes a requirements file as pip does: byte-order mark, else a PEP 263 comment in the first two lines, else UTF-8. */
export function decode(content: Uint8Array): Decoded {
	const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => content[index] === byte));
	const encoding = mark?.encoding ?? declaredEncoding(content);
	const text = new TextDecoder(encoding).decode(content);
	if (text.includes("\0")) return { kind: "unreadable", reason: reasonForNul(content) };
	const broken = encoding === "utf-8" ? text.indexOf("\u{fffd}") : -1;
	return { kind: "text", text, broken: broken === -1 ? undefined : broken };
}

/** Names are ASCII: every other encoding of one byte a character gives the same requirements as Latin-1. */
function declaredEncoding(content: Uint8Array): string {
	const head = new TextDecoder("latin1").decode(content.subarray(0, 400));
	for (const line of head.split("\n").slice(0, 2)) {
		const declared = line.startsWith("#") ? /coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1] : undefined;
		if (declared !== undefined) return /^(?:utf[-_]?8|ascii|us-ascii)$/i.test(declared) ? "utf-8" : "latin1";
	}
	return "utf-8";
}

function reasonForNul(content: Uint8Array): string {
	const isWide = content[1] === 0 || content[0] === 0;
	return isWide ? "it is saved as UTF-16 or UTF-32, not as UTF-8" : "it holds NUL bytes and is no text";
}
