import type { Edit } from "../../src/gate/finding.ts";
import { linesOf } from "../../src/source/lines.ts";
import type { Source } from "../../src/source/source.ts";

/** The source with edits made in it. Throws where two of them overlap. Edits do not count a byte-order mark. */
export function withEdits(source: Source, edits: readonly Edit[]): Source {
	const files = new Map<string, Edit[]>();
	for (const edit of edits) files.set(edit.place.file, [...(files.get(edit.place.file) ?? []), edit]);
	const edited = new Map([...files].map(([path, own]) => [path, editedText(textOf(source, path), own)]));
	const read = (path: string) => {
		const text = edited.get(path);
		return text === undefined ? source.read(path) : new TextEncoder().encode(text);
	};
	return { ...source, read };
}

/** A file of a source as text, its byte-order mark included. */
export function textOf(source: Source, path: string): string {
	const content = source.read(path);
	if (!(content instanceof Uint8Array)) throw new Error(`${path} cannot be read`);
	return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
}

function editedText(text: string, edits: readonly Edit[]): string {
	const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
	const body = text.slice(mark.length);
	const lines = linesOf(body);
	const offset = ({ line, column }: Edit["place"]["start"]) => lines.offset(line) + column - 1;
	let result = mark;
	let at = 0;
	for (const { place, text: inserted } of edits.toSorted((a, b) => offset(a.place.start) - offset(b.place.start))) {
		if (offset(place.start) < at) throw new Error("edits overlap");
		result += body.slice(at, offset(place.start)) + inserted;
		at = offset(place.end);
	}
	return result + body.slice(at);
}
