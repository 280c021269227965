import type { Edit } from "../../gate/finding.ts";
import type { Space } from "../../gate/space.ts";
import { lineParts } from "../../requirements/file/line-parts.ts";
import { type LogicalLine, logicalLines } from "../../requirements/file/logical-lines.ts";
import { nameAtStart, normalizeName } from "../../requirements/names.ts";
import { type Lines, linesOf } from "../../source/lines.ts";
import type { Source } from "../../source/source.ts";
import { mistakenFor } from "./mistaken-names.ts";

/** Fewer names than these are in order by chance. */
const SORTED = 3;

/** Bytes of the longest file that is edited; lists that people write are a hundred times shorter. */
const LONGEST = 256 * 1024;

/** The text of a requirements file as edits count it: without a byte-order mark. */
interface Text {
	readonly text: string;
	readonly lines: Lines;
}

/**
 * An edit that adds a line to the root's requirements.txt: at its place where the file is sorted, else behind the last
 * requirement. `undefined` where there is no such file, where it is not UTF-8 or no list of requirements, where another
 * name stands for it by mistake, and where pip checks hashes, since it would then reject a line that has none.
 */
export function addRequirement(
	{ source, requirements }: Pick<Space, "source" | "requirements">,
	line: string,
): Edit | undefined {
	if (requirements === undefined || requirements.isHashChecked) return undefined;
	const { path, unread } = requirements;
	const isList = !unread.some(
		({ cause, place }) => place.file === path && (cause === "format" || cause === "encoding"),
	);
	const name = normalizeName(nameAtStart(line));
	// To put that name right is the fix of dependencies/wrong-distribution; both together would require it twice.
	const isMistaken = requirements.requirements.some((one) => one.isInstalled && isMistakenFor(one.name, name));
	const file = isList && !isMistaken ? readText(source, path) : undefined;
	return file === undefined ? undefined : insertion(path, file, line);
}

function isMistakenFor(written: string, name: string): boolean {
	const mistaken = mistakenFor(written);
	return mistaken !== undefined && normalizeName(mistaken.meant) === name;
}

/** An edit that takes out the whole line on which something begins and ends; `undefined` where more than that stands there. */
export function removeLine(source: Source, { file: path, start, end }: Edit["place"]): Edit | undefined {
	const file = readText(source, path);
	if (file === undefined || start.line !== end.line) return undefined;
	const { text, lines } = file;
	const from = lines.offset(start.line);
	const written = lines.text(start.line);
	const isContinued = written.endsWith("\\") || (start.line > 1 && lines.text(start.line - 1).endsWith("\\"));
	const isAlone = written.trim().length === end.column - start.column;
	if (isContinued || !isAlone) return undefined;
	const to = lines.offset(start.line + 1);
	// The last line has no end of its own: the one before it is taken in its place.
	const isOpen = to === text.length && !/[\r\n]$/.test(text);
	const begin = isOpen && start.line > 1 ? lines.offset(start.line - 1) + lines.text(start.line - 1).length : from;
	return { place: lines.place(path, begin, to), text: "" };
}

function readText(source: Source, path: string): Text | undefined {
	const content = source.read(path);
	if (!(content instanceof Uint8Array) || content.length > LONGEST) return undefined;
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(content);
		return { text, lines: linesOf(text) };
	} catch {
		return undefined;
	}
}

function insertion(path: string, { text, lines }: Text, line: string): Edit | undefined {
	const end = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
	const all = logicalLines(text);
	const named = all.filter((one) => nameOf(one) !== "");
	const [first] = named;
	const insert = (offset: number, inserted: string) => ({ place: lines.place(path, offset, offset), text: inserted });
	if (first === undefined) {
		// Behind comments and options, so that a heading stays one.
		const last = lastLine(lines);
		if (last !== undefined && lines.text(last).endsWith("\\")) return undefined;
		return last === undefined ? insert(0, `${line}${end}`) : insert(endOf(lines, last), `${end}${line}`);
	}
	const name = normalizeName(nameAtStart(line));
	const before = isSorted(named) ? named.findLast((one) => nameOf(one) < name) : named.at(-1);
	if (before === undefined) return insert(lines.offset(lines.position(first.offsetOf(0)).line), `${line}${end}`);
	let anchor = lines.position(before.offsetOf(Math.max(0, before.text.length - 1))).line;
	// A line that ends with a backslash goes on, even where nothing follows.
	while (lines.text(anchor).endsWith("\\") && anchor < lines.count) anchor += 1;
	return lines.text(anchor).endsWith("\\") ? undefined : insert(endOf(lines, anchor), `${end}${line}`);
}

/** Normalised name of the distribution that a line requires by its name; "" for other lines. */
function nameOf({ text }: LogicalLine): string {
	const parts = lineParts(text);
	return parts.kind === "requirement" ? normalizeName(nameAtStart(parts.text)) : "";
}

function isSorted(named: readonly LogicalLine[]): boolean {
	const names = named.map(nameOf);
	return names.length >= SORTED && names.every((name, index) => index === 0 || (names[index - 1] ?? "") <= name);
}

function lastLine(lines: Lines): number | undefined {
	for (let line = lines.count; line > 0; line--) if (lines.text(line).trim() !== "") return line;
	return undefined;
}

function endOf(lines: Lines, line: number): number {
	return lines.offset(line) + lines.text(line).length;
}
