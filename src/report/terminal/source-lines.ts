import type { Secret } from "../../gate/finding.ts";
import { concealer } from "../../secrets/mask.ts";
import { type Lines, linesOf } from "../../source/lines.ts";
import type { Place } from "../../source/place.ts";
import type { Source } from "../../source/source.ts";

/**
 * Gives the lines of files of a tree for showing them, each file decoded once, with stars in place of what is secret;
 * `undefined` where there is no text.
 */
export function linesIn(source: Source, secrets: readonly Secret[]): (file: string) => Lines | undefined {
	const known = new Map<string, Lines | undefined>();
	const conceal = concealer(secrets.flatMap(({ texts }) => texts));
	return (file) => {
		if (!known.has(file)) {
			const own = secrets.filter(({ place }) => place.file === file);
			known.set(file, hiding(read(source, file), own, conceal));
		}
		return known.get(file);
	};
}

/** Characters of a line that people write; in longer ones only the secrets are looked for that are told of the same file. */
const MAX_LINE = 5_000;

function hiding(
	lines: Lines | undefined,
	own: readonly Secret[],
	conceal: (text: string) => string,
): Lines | undefined {
	if (lines === undefined) return undefined;
	const places = own.map(({ place }) => place);
	const concealOwn = concealer(own.flatMap(({ texts }) => texts));
	const text = (line: number) => {
		const shown = starred(lines.text(line), line, places);
		return shown.length > MAX_LINE ? concealOwn(shown) : conceal(shown);
	};
	return { ...lines, text };
}

/** Stars in place of those letters and digits of a line that lie within one of the places. */
function starred(text: string, line: number, places: readonly Place[]): string {
	let shown = text;
	for (const { start, end } of places) {
		if (line < start.line || line > end.line) continue;
		const first = line === start.line ? start.column - 1 : 0;
		const last = line === end.line ? end.column - 1 : text.length;
		shown = shown.slice(0, first) + shown.slice(first, last).replace(/[^\s"'`,]/g, "*") + shown.slice(last);
	}
	return shown;
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
