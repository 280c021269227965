import type { Place } from "../source/place.ts";

/** Where the front matter of a README stands, or why there is none. All numbers are offsets into the text. */
export type FrontMatter =
	/** `start` to `end` is the YAML between the fences; `close` is the offset behind the closing fence. */
	| { readonly kind: "block"; readonly start: number; readonly end: number; readonly close: number }
	/** Opened and never closed; `lookalike` is a line that was perhaps meant as the closing fence. */
	| { readonly kind: "open"; readonly lookalike: Stretch | undefined }
	/** `reason` is a clause such as "README.md begins with a blank line". */
	| { readonly kind: "missing"; readonly reason: string };

/** From `start` to `end`, offsets into a text. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
}

/** The YAML between the fences, and what turns its offsets into places of README.md. */
export interface Piece {
	readonly yaml: string;
	place(start: number, end: number): Place;
}

/** Characters of front matter that are read; a card that uses every key of the Hub's reference has about 2,000. */
export const FRONT_MATTER_LIMIT = 64 * 1024;

/** Characters at the top of a README in which a block that begins too late is looked for. */
const SEARCHED = 4096;

/** Characters of a line that are quoted. */
const QUOTED = 40;

/**
 * Finds the front matter. The fences are those of the Hub's own pattern, which huggingface_hub repeats in repocard.py
 * (`REGEX_YAML_BLOCK`): a line of exactly `---`, and nothing but a line end behind it. Unlike that pattern it demands
 * the block at the first character, as GitHub and every other reader of front matter do.
 */
export function findFrontMatter(text: string): FrontMatter {
	const opening = /^---\r?\n/.exec(text);
	if (opening === null) return { kind: "missing", reason: reasonForNone(text) };
	const start = opening[0].length;
	const fence = /\n---(?:\r?\n|$)/g;
	// The line end of the opening fence may be the one before the closing fence: an empty block.
	fence.lastIndex = start - 1;
	const closing = fence.exec(text);
	if (closing === null) return { kind: "open", lookalike: findLookalike(text, start) };
	return { kind: "block", start, end: closing.index + 1, close: closing.index + "\n---".length };
}

/** Whether a file is saved as UTF-16, by its byte-order mark. */
export function isUtf16([first, second]: Uint8Array): boolean {
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line that looks like a fence and is none: `--- `, `----`, `...`, dashes that an editor made pretty. */
function findLookalike(text: string, from: number): Stretch | undefined {
	const searched = text.slice(from, from + FRONT_MATTER_LIMIT);
	const match = /^[ \t]*(?:-{2,}|\.{3}|[\u2013\u2014]+)[ \t]*$/m.exec(searched);
	if (match === null) return undefined;
	return { start: from + match.index, end: from + match.index + match[0].length };
}

function reasonForNone(text: string): string {
	if (text.trim() === "") return "README.md is empty";
	if (text.startsWith("\u{feff}")) return "README.md begins with a byte-order mark (BOM)";
	const first = /^[^\r\n]*/.exec(text)?.[0] ?? "";
	if (text === "---") return 'README.md holds nothing but the opening "---"';
	if (first === "---") return "README.md ends its lines with a lone carriage return";
	if (/^---[ \t]+$/.test(first)) return 'the "---" that begins README.md is followed by spaces';
	if (/^[ \t]+---[ \t]*$/.test(first)) return 'the "---" that begins README.md is indented';
	if (/^-{4,}[ \t]*$/.test(first)) return `README.md begins with ${first.trim().length} dashes instead of three`;
	if (/^\+{3}[ \t]*$/.test(first)) return 'README.md begins with TOML front matter ("+++") instead of YAML';
	const late = lateBlock(text);
	if (first.trim() === "")
		return `README.md begins with a blank line${late === undefined ? "" : " before its front matter"}`;
	if (late !== undefined) return `the front matter of README.md begins on line ${late} instead of the first`;
	return `README.md begins with "${shorten(first.trim())}" instead of "---"`;
}

/** The line of the first fence that is followed by something like `key:`. */
function lateBlock(text: string): number | undefined {
	const searched = text.slice(0, SEARCHED);
	const match = /^---[ \t]*\r?\n[A-Za-z_]+:/m.exec(searched);
	return match === null ? undefined : searched.slice(0, match.index).split("\n").length;
}

function shorten(text: string): string {
	return text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text;
}
