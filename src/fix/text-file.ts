/** The mark with which some editors begin a file in UTF-8. Places do not count it. */
const MARK = "\ufeff";

/** A file's text without its mark, and whether it has one. */
export interface TextFile {
	readonly text: string;
	readonly hasMark: boolean;
}

/** The text of a file in UTF-8; `undefined` where the bytes are something else, or would not come out again as they were. */
export function decodeText(bytes: Uint8Array): TextFile | undefined {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
		const hasMark = text.startsWith(MARK);
		return { text: hasMark ? text.slice(MARK.length) : text, hasMark };
	} catch {
		return undefined;
	}
}

/** The bytes of a text, with its mark where it has one. */
export function encodeText({ text, hasMark }: TextFile): Uint8Array {
	return new TextEncoder().encode(hasMark ? MARK + text : text);
}
