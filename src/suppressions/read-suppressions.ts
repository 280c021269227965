import { posix } from "node:path";
import { decodeSource } from "../python/decode.ts";
import type { Program } from "../python/program.ts";
import { lex } from "../python/syntax/lexer/lex.ts";
import { K } from "../python/syntax/lexer/token.ts";
import { linesOf } from "../source/lines.ts";
import type { Source } from "../source/source.ts";
import { MARK, readAllowance } from "./read-comment.ts";
import type { Suppression } from "./suppression.ts";

/** Suppressions that are read of a tree; who needs more turns the rule off. */
const MAX_SUPPRESSIONS = 1_000;

/** Comments that may stand above one line. */
const MAX_ABOVE = 20;

/** How comments of a kind of file are written. */
type Style = "python" | "hash" | "whole-line" | "markup" | "slashes";

const STYLES: readonly (readonly [RegExp, Style])[] = [
	[/\.pyi?$/, "python"],
	[/(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.dockerfile$/i, "whole-line"],
	[/\.(?:ya?ml|toml|cfg|ini|sh|bash|env|txt|in|conf|properties)$|(?:^|\/)(?:Makefile|Procfile|\.env[^/]*)$/i, "hash"],
	[/\.(?:md|html?)$/i, "markup"],
];

/** The bytes of the mark, so that files without it are only searched. */
const BYTES = Buffer.from(MARK);

/** Reads the suppressions of all files, in their order. Files without the mark cost one search through their bytes at most. */
export function readSuppressions(
	source: Source,
	{ mentions, version }: Pick<Program, "mentions" | "version">,
): Suppression[] {
	const found: Suppression[] = [];
	for (const [path, { kind }] of source.entries) {
		const style = kind === "file" ? styleOf(path) : undefined;
		if (style === undefined || (style === "python" && !mentions(path, [MARK]))) continue;
		const bytes = source.read(path);
		if (bytes === undefined || "unreadable" in bytes) continue;
		if (!holdsMark(bytes)) continue;
		found.push(...suppressionsIn(path, bytes, style, version.minor).slice(0, MAX_SUPPRESSIONS - found.length));
		if (found.length === MAX_SUPPRESSIONS) break;
	}
	return found;
}

/** Reads the suppressions of scripts of a frontend: `paths` are those of its tree, and `root` is where it lies. */
export function readScriptSuppressions({ read }: Source, root: string, paths: readonly string[]): Suppression[] {
	const found: Suppression[] = [];
	for (const path of paths) {
		const bytes = read(path);
		if (!(bytes instanceof Uint8Array) || !holdsMark(bytes)) continue;
		const own = suppressionsIn(posix.join(root, path), bytes, "slashes", 0);
		found.push(...own.slice(0, MAX_SUPPRESSIONS - found.length));
	}
	return found;
}

function holdsMark(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(BYTES);
}

function styleOf(path: string): Style | undefined {
	return STYLES.find(([pattern]) => pattern.test(path))?.[1];
}

function suppressionsIn(file: string, bytes: Uint8Array, style: Style, minor: number): Suppression[] {
	const decoded = decodeSource(bytes);
	if (decoded.kind === "unjudged") return [];
	const { text } = decoded;
	const lines = linesOf(text);
	const isText = style === "python" ? textIn(text, minor) : () => false;
	const frontMatter = style === "markup" && text.startsWith("---") ? text.indexOf("\n---", 3) : -1;
	const found: Suppression[] = [];
	const next = (from: number) => (found.length < MAX_SUPPRESSIONS ? text.indexOf(MARK, from) : -1);
	for (let at = next(0); at >= 0; at = next(at + MARK.length)) {
		const { line } = lines.position(at);
		const start = lines.offset(line);
		const written = lines.text(line);
		const here = at < frontMatter ? "hash" : style;
		const comment = commentAround(written, at - start, here);
		if (comment === undefined || isText(at)) continue;
		const allowance = readAllowance(written.slice(at - start + MARK.length, comment.end));
		if (allowance === undefined) continue;
		const place = lines.place(file, start + comment.start, start + comment.end);
		const isAlone = written.slice(0, comment.start).trim() === "";
		found.push({ place, line: isAlone ? lineBelow(lines, line, here) : line, ...allowance });
	}
	return found;
}

/** The comment of a line that holds the mark, in offsets of the line, without white space at its end. */
function commentAround(line: string, mark: number, style: Style): { start: number; end: number } | undefined {
	const before = line.slice(0, mark).trimEnd();
	if (style === "markup") {
		const close = line.indexOf("-->", mark);
		return before.endsWith("<!--") && close > 0 ? { start: before.length - 4, end: close } : undefined;
	}
	if (style === "slashes") {
		// In the markup of a component it stands in braces: `{/* … */}`.
		const opening = /(?:\/\/|\{?\/\*)$/.exec(before)?.[0];
		const close = opening?.endsWith("*") === true ? line.indexOf("*/", mark) : line.trimEnd().length;
		return opening === undefined || close < 0 ? undefined : { start: before.length - opening.length, end: close };
	}
	if (!before.endsWith("#")) return undefined;
	const start = before.length - 1;
	const head = line.slice(0, start);
	const isComment = style === "whole-line" ? head.trim() === "" : head === "" || /\s$/.test(head) || style === "python";
	return isComment ? { start, end: line.trimEnd().length } : undefined;
}

const COMMENT = { markup: /^\s*<!--.*-->\s*$/, slashes: /^\s*\{?\/[/*]/, hash: /^\s*#/ } as const;

/** The first line below that is no comment of its own, so that several comments may stand above one line. */
function lineBelow(lines: ReturnType<typeof linesOf>, line: number, style: Style): number {
	const isComment = (text: string) => COMMENT[style === "markup" || style === "slashes" ? style : "hash"].test(text);
	const last = Math.min(lines.count, line + MAX_ABOVE);
	let below = line + 1;
	while (below <= last && lines.text(below).includes(MARK) && isComment(lines.text(below))) below++;
	return below;
}

/** Whether an offset of a module lies in a string: what a string says is no comment. */
function textIn(text: string, minor: number): (offset: number) => boolean {
	const { kinds, starts, ends } = lex(text, minor);
	// The columns are longer than what they hold.
	const count = kinds.indexOf(K.end);
	return (offset) => {
		let low = 0;
		let high = count;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] ?? 0) <= offset) low = middle + 1;
			else high = middle;
		}
		return low < count && (starts[low] ?? 0) <= offset;
	};
}
