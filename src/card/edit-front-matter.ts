import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from "yaml";
import { findFrontMatter, isUtf16 } from "./front-matter.ts";
import { readYaml, YAML_OPTIONS } from "./read-yaml.ts";
import { joined, withHead } from "./write-front-matter.ts";

/** By key, the value as YAML text; `undefined` takes the key out. */
type Changes = ReadonlyMap<string, string | undefined>;

type LineEnd = "\n" | "\r\n";

/** Puts `text` in place of what stands from `start` to `end`, offsets into the YAML. */
interface Change {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/**
 * A README with other values in its front matter; comments, order, line ends and every other byte stay as they are.
 * `changes` holds, by key, the value as YAML text (`docker`, `"3.10"`), or `undefined` to take the key out. A key that
 * is not there yet becomes the last; a README without front matter gets one. Gives `undefined` where the front matter
 * cannot be read, or where the change would touch another value (an anchor that others refer to).
 */
export function editFrontMatter(readme: Uint8Array, changes: Changes): Uint8Array | undefined {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(readme);
	const found = findFrontMatter(text);
	if (found.kind === "open" || isUtf16(readme)) return undefined;
	const encoder = new TextEncoder();
	if (found.kind === "missing") {
		const lines = [...changes].flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
		return lines.length === 0 ? readme : withHead(readme, lines.join("\n"));
	}
	const yaml = text.slice(found.start, found.end);
	const edited = editYaml(yaml, changes, text.slice(0, found.start).endsWith("\r\n") ? "\r\n" : "\n");
	if (edited === undefined) return undefined;
	const rest = readme.subarray(encoder.encode(text.slice(0, found.end)).length);
	return joined(encoder.encode(text.slice(0, found.start) + edited), rest);
}

function editYaml(yaml: string, changes: Changes, lineEnd: LineEnd): string | undefined {
	const before = valuesOf(yaml);
	if (before === undefined) return undefined;
	// Its depth is bounded: `readYaml` has looked.
	const root = parseDocument(yaml, { ...YAML_OPTIONS, keepSourceTokens: true }).contents;
	const edited = isMap(root) ? editMap(yaml, root, changes, lineEnd) : yaml + linesFor(changes, "", lineEnd);
	return isAsWanted(before, valuesOf(edited), changes) ? edited : undefined;
}

function editMap(yaml: string, root: YAMLMap, changes: Changes, lineEnd: LineEnd): string {
	const edits = [...changes].flatMap(([key, value]) => {
		const pair = root.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
		if (pair === undefined) return [];
		return value === undefined ? [removal(yaml, root, pair)] : replacement(yaml, pair, value);
	});
	const added = new Map([...changes].filter(([key, value]) => value !== undefined && !hasOwn(root, key)));
	if (added.size > 0) edits.push(addition(yaml, root, added, lineEnd));
	return applied(yaml, edits);
}

function hasOwn(root: YAMLMap, key: string): boolean {
	return root.items.some((item) => isScalar(item.key) && String(item.key.value) === key);
}

/** Values by key as JSON; `undefined` where the YAML cannot be read. */
function valuesOf(yaml: string): ReadonlyMap<string, string> | undefined {
	const place = () => ({ file: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } });
	const reading = readYaml({ yaml, place });
	if (reading.kind === "problems") return undefined;
	if (reading.kind === "empty") return new Map();
	return new Map([...reading.values].map(([key, { value }]) => [key, JSON.stringify(value)]));
}

/** Whether what was to change has changed, and nothing else. */
function isAsWanted(
	before: ReadonlyMap<string, string>,
	after: ReadonlyMap<string, string> | undefined,
	changes: Changes,
): boolean {
	if (after === undefined) return false;
	return [...new Set([...before.keys(), ...after.keys(), ...changes.keys()])].every((key) =>
		changes.has(key) ? after.has(key) === (changes.get(key) !== undefined) : after.get(key) === before.get(key),
	);
}

function replacement(yaml: string, pair: Pair, text: string): Change[] {
	const { key, value, srcToken } = pair;
	const separator = srcToken?.sep ?? [];
	const colon = separator.find(({ type }) => type === "map-value-ind");
	const [keyStart, keyEnd] = rangeOf(key);
	if (colon === undefined)
		return [{ start: startOf(pair), end: keyEnd, text: `${yaml.slice(keyStart, keyEnd)}: ${text}` }];
	const behindColon = colon.offset + 1;
	const [start, end] = rangeOf(value);
	const written = yaml.slice(start, end).trimEnd();
	if (written === "") return [{ start: behindColon, end: behindColon, text: ` ${text}` }];
	const tag = separator.find(({ type }) => type === "tag" || type === "anchor");
	if (!isBlockCollection(value)) return [{ start: tag?.offset ?? start, end: start + written.length, text }];
	// A list may stand in the column of its key, where a plain value may not: the value goes to the line of the key.
	const lineStart = yaml.lastIndexOf("\n", start - 1) + 1;
	return [
		{ start: behindColon, end: tag === undefined ? behindColon : tag.offset + tag.source.length, text: ` ${text}` },
		{ start: lineStart, end: endOfLine(yaml, start + written.length), text: "" },
	];
}

function isBlockCollection(value: unknown): boolean {
	return typeof value === "object" && value !== null && "items" in value && !("flow" in value && value.flow === true);
}

function removal(yaml: string, root: YAMLMap, pair: Pair): Change {
	const start = startOf(pair);
	const end = endOf(yaml, pair);
	if (root.flow !== true) return { start: yaml.lastIndexOf("\n", start - 1) + 1, end: endOfLine(yaml, end), text: "" };
	const index = root.items.indexOf(pair);
	const next = root.items[index + 1];
	if (next !== undefined) return { start, end: startOf(next), text: "" };
	const previous = root.items[index - 1];
	return { start: previous === undefined ? start : endOf(yaml, previous), end, text: "" };
}

function addition(yaml: string, root: YAMLMap, added: Changes, lineEnd: LineEnd): Change {
	const last = root.items.at(-1);
	const end = last === undefined ? rangeOf(root)[0] + 1 : endOf(yaml, last);
	if (root.flow === true) {
		const pairs = [...added].map(([key, value]) => `${key}: ${value}`).join(", ");
		return { start: end, end, text: last === undefined ? pairs : `, ${pairs}` };
	}
	const first = root.items[0];
	const start = first === undefined ? 0 : startOf(first);
	const indentation = yaml.slice(yaml.lastIndexOf("\n", start - 1) + 1, start);
	const at = endOfLine(yaml, end);
	return { start: at, end: at, text: linesFor(added, indentation, lineEnd) };
}

function linesFor(changes: Changes, indentation: string, lineEnd: LineEnd): string {
	return [...changes]
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => `${indentation}${key}: ${value}${lineEnd}`)
		.join("");
}

/** Where a pair begins: at its key, or at the "?" before it. */
function startOf({ key, srcToken }: Pair): number {
	return srcToken?.start.find(({ type }) => type === "explicit-key-ind")?.offset ?? rangeOf(key)[0];
}

function endOf(yaml: string, { key, value }: Pair): number {
	const keyEnd = rangeOf(key)[1];
	const [start, end] = rangeOf(value);
	return Math.max(keyEnd, start + yaml.slice(start, end).trimEnd().length);
}

/** The offset behind the line end that follows an offset. */
function endOfLine(yaml: string, offset: number): number {
	const end = yaml.indexOf("\n", offset);
	return end === -1 ? yaml.length : end + 1;
}

function rangeOf(node: unknown): readonly [number, number] {
	if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return [0, 0];
	const [start, end] = node.range;
	return [Number(start), Number(end)];
}

function applied(yaml: string, edits: readonly Change[]): string {
	let result = "";
	let at = 0;
	for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
		result += yaml.slice(at, start) + text;
		at = Math.max(at, end);
	}
	return result + yaml.slice(at);
}
