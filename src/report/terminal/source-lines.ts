import { type Lines, linesOf } from "../../source/lines.ts";
import type { Source } from "../../source/source.ts";

/** Gives the lines of files of a tree for showing them, each file decoded once; `undefined` where there is no text. */
export function linesIn(source: Source): (file: string) => Lines | undefined {
	const known = new Map<string, Lines | undefined>();
	return (file) => {
		if (!known.has(file)) known.set(file, read(source, file));
		return known.get(file);
	};
}

function read(source: Source, file: string): Lines | undefined {
	const content = source.read(file);
	if (content === undefined || "unreadable" in content) return undefined;
	return linesOf(new TextDecoder(encodingOf(content)).decode(content));
}

/** By the byte order mark, which the decoder then leaves out. */
function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
	if (first === 0xff && second === 0xfe) return "utf-16le";
	if (first === 0xfe && second === 0xff) return "utf-16be";
	return "utf-8";
}
