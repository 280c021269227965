import type { Card, CardValue } from "../../card/card.ts";
import type { Edit, Fix } from "../../gate/finding.ts";
import type { Space } from "../../gate/space.ts";
import { linesOf } from "../../source/lines.ts";
import type { Source } from "../../source/source.ts";

/** Bytes of a README in which edits are looked for. */
const LONGEST = 1024 * 1024;

/** The text of README.md or of the configuration file, a byte-order mark included; `undefined` where it cannot be edited as text. */
export function editableText(source: Source, file: string): string | undefined {
	const content = source.read(file);
	if (!(content instanceof Uint8Array) || content.length > LONGEST) return undefined;
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
	} catch {
		return undefined;
	}
}

/** Whether the contract can be written into a card unasked: a Dockerfile under the python contract leaves a doubt. */
export function safetyOfContract({ contract, source }: Space): Fix["safety"] {
	return contract === "python" && source.entries.has("Dockerfile") ? "unsafe" : "safe";
}

/** How the lines of a text end. */
export function lineEndOf(text: string): string {
	return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** The edits that write a value anew; none where it does not stand alone, or where a comment stands in its place. */
export function rewriting({ written, isBare, place, keyPlace }: CardValue, text: string): readonly Edit[] {
	if (!isBare) return [];
	if (written !== "") return [{ place, text }];
	const { line, column } = keyPlace.end;
	const isBehindColon = place.start.line === line && place.start.column === column + ":".length;
	return isBehindColon ? [{ place, text: ` ${text}` }] : [];
}

/** The edit that puts a pair before the first one of a card; `undefined` where that one does not begin its line. */
export function insertPair(source: Source, card: Extract<Card, { kind: "card" }>, pair: string): Edit | undefined {
	const [first] = card.values.values();
	const text = editableText(source, card.file);
	if (first === undefined || text === undefined || first.keyPlace.file !== card.file) return undefined;
	const { start } = first.keyPlace;
	const before = linesOf(text)
		.text(start.line)
		.slice(0, start.column - 1);
	const above = linesOf(text).text(start.line - 1);
	if (before.trim() !== "" || /[{,]\s*$/.test(above)) return undefined;
	return { place: { file: card.file, start, end: start }, text: `${pair}${lineEndOf(text)}${before}` };
}
