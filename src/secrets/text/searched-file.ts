import { type Lines, linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";

/** A file's bytes as UTF-8, its ASCII at the same offsets as a text, and the places of stretches of it. */
export interface SearchedFile {
	readonly bytes: Uint8Array;
	/** One character a byte. */
	latin(): string;
	/** The same offset, one of bytes, in UTF-16 code units of the decoded text without its byte order mark. */
	units(offset: number): number;
	/** The place of the stretch from `start` to `end`, both offsets of bytes. */
	place(start: number, end: number): Place;
}

/** Bytes in which a zero makes a file one that holds no text. */
const HEAD = 1_024;

/** Makes the bytes of a file searchable; `undefined` where they hold no text. */
export function searchedFile(path: string, content: Uint8Array): SearchedFile | undefined {
	const wide = wideEncodingOf(content);
	if (wide === undefined && content.subarray(0, HEAD).includes(0)) return undefined;
	const bytes = wide === undefined ? content : new TextEncoder().encode(new TextDecoder(wide).decode(content));
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let text: string | undefined;
	let decoded: string | undefined;
	let lines: Lines | undefined;
	let last = { bytes: 0, units: 0 };
	const whole = () => {
		decoded ??= new TextDecoder().decode(bytes);
		return decoded;
	};
	// Offsets are mostly asked for in the order of the text: what lies before is decoded once.
	const units = (at: number) => {
		if (whole().length === bytes.length) return at;
		const from = at < last.bytes ? { bytes: 0, units: 0 } : last;
		const decoder = new TextDecoder("utf-8", { ignoreBOM: from.bytes > 0 });
		last = { bytes: at, units: from.units + decoder.decode(bytes.subarray(from.bytes, at)).length };
		return last.units;
	};
	return {
		bytes,
		latin: () => {
			text ??= buffer.toString("latin1");
			return text;
		},
		units,
		place: (start, end) => {
			lines ??= linesOf(whole());
			return lines.place(path, units(start), units(end));
		},
	};
}

/** By the byte order mark: editors of Windows write one. */
function wideEncodingOf([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
	if (first === 0xff && second === 0xfe) return "utf-16le";
	return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}
