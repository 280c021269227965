import type { PythonVersion } from "../python/version.ts";
import { type Lines, linesOf } from "../source/lines.ts";
import { topOf } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import { decode } from "./decode.ts";
import { type Include, resolveInclude } from "./include.ts";
import { type LogicalLine, logicalLines } from "./logical-lines.ts";
import { type Asked, readOptions } from "./options.ts";
import { readEditable, readRequirement, type Said } from "./requirement-text.ts";
import type { Requirement, Requirements, UnreadLine } from "./requirements.ts";

/** The file that a Space installs. */
const ROOT = "requirements.txt";

/** Bounds of what is read, all files together; the largest lists that people commit have some thousand lines. */
const LIMITS = { bytes: 1024 * 1024, files: 50, depth: 16 } as const;

/** What has been read so far. */
interface Collection {
	readonly source: Source;
	readonly version: PythonVersion;
	readonly requirements: Requirement[];
	readonly unread: UnreadLine[];
	/** Files that were opened: each counts once, so that no tree of includes multiplies. */
	readonly opened: Set<string>;
	/** Size of what was read. */
	bytes: number;
}

/** What includes another file. */
type Included = Extract<Asked, { readonly kind: "requirements" | "constraints" }>;

/** A file that is being read. */
interface File {
	readonly path: string;
	/** The files by whose includes it was reached, itself last. */
	readonly chain: readonly string[];
	readonly lines: Lines;
}

/**
 * Reads requirements.txt at the root with what it includes from inside the tree, as pip would read it for CPython of the
 * version on Linux x86-64. `undefined` where there is no such file. Nothing is fetched, installed or executed.
 */
export function readRequirements(source: Source, version: PythonVersion): Requirements | undefined {
	if (!source.entries.has(ROOT)) return undefined;
	const collection: Collection = { source, version, requirements: [], unread: [], opened: new Set(), bytes: 0 };
	const failure = readFile(collection, ROOT, [ROOT]);
	if (failure !== undefined) collection.unread.push({ ...failure, written: "", place: topOf(ROOT) });
	return { path: ROOT, requirements: collection.requirements, unread: collection.unread };
}

/** Why a file cannot be read at all. */
type Failure = Pick<UnreadLine, "reason"> & { readonly cause: "encoding" | "unreadable" };

/** Adds what a file says, or gives the reason where it cannot be read at all. */
function readFile(collection: Collection, path: string, chain: readonly string[]): Failure | undefined {
	const content = collection.source.read(path);
	if (content === undefined) return { cause: "unreadable", reason: "the Space does not hold it" };
	if ("unreadable" in content) return { cause: "unreadable", reason: content.unreadable };
	collection.bytes += content.length;
	if (collection.bytes > LIMITS.bytes) {
		return { cause: "unreadable", reason: `more than ${LIMITS.bytes / 1024 / 1024} MB would have to be read` };
	}
	const decoded = decode(content);
	if (decoded.kind === "unreadable") return { cause: "encoding", reason: decoded.reason };
	const file = { path, chain, lines: linesOf(decoded.text) };
	if (decoded.broken !== undefined) {
		const place = file.lines.place(path, decoded.broken, decoded.broken + 1);
		collection.unread.push({ cause: "encoding", reason: "it holds bytes that are not UTF-8", written: "", place });
	}
	for (const line of logicalLines(decoded.text)) readLine(collection, file, line);
	return undefined;
}

function readLine(collection: Collection, file: File, line: LogicalLine): void {
	const length = requirementLength(line.text);
	const asked = readOptions(line.text.slice(length));
	if (asked.kind === "rejected") {
		add(collection, file, line, line.text, { kind: "invalid", reason: asked.reason });
	} else if (length > 0) {
		const text = line.text.slice(0, length).trimEnd();
		add(collection, file, line, text, readRequirement(text, collection));
	} else if (asked.kind === "editable") {
		add(collection, file, line, line.text, readEditable(asked.value));
	} else if (asked.kind !== "nothing") {
		include(collection, file, line, asked);
	}
}

/** pip splits a line at its spaces; the first word that begins with a dash begins the options. */
function requirementLength(text: string): number {
	if (text.startsWith("-")) return 0;
	const options = text.indexOf(" -");
	return options === -1 ? text.length : options;
}

function add(collection: Collection, { path, lines }: File, line: LogicalLine, written: string, said: Said): void {
	const last = Math.max(0, written.length - 1);
	const place = lines.place(path, line.offsetOf(0), line.offsetOf(last) + 1);
	if (said.kind === "named") {
		const { name, extras, isInstalled } = said;
		collection.requirements.push({ name, extras, written, isInstalled, place });
		return;
	}
	// A variable that the build may set can stand for anything; pip leaves it as it is where it is not set.
	const cause = said.kind === "invalid" && /\$\{[A-Z0-9_]+\}/.test(written) ? "unnamed" : said.kind;
	collection.unread.push({ cause, reason: said.reason, written, place });
}

function include(collection: Collection, file: File, line: LogicalLine, { kind, value }: Included): void {
	const target = resolveInclude(file.path, value);
	const reason = target.kind === "inside" ? open(collection, kind, target.path, file.chain) : target.reason;
	if (reason === undefined) return;
	const place = file.lines.place(file.path, line.offsetOf(0), line.offsetOf(line.text.length - 1) + 1);
	collection.unread.push({ cause: causeOf(kind, target.kind), reason, written: line.text, place });
}

/** Constraints add no requirement, so their file only has to be there. */
function open(
	collection: Collection,
	kind: Included["kind"],
	path: string,
	chain: readonly string[],
): string | undefined {
	if (kind === "requirements") return follow(collection, path, chain);
	return collection.source.entries.has(path) ? undefined : "the Space does not hold it";
}

function causeOf(kind: Included["kind"], target: Include["kind"]): UnreadLine["cause"] {
	if (kind === "constraints") return target === "remote" ? "unnamed" : "invalid";
	return target === "remote" ? "remote" : "include";
}

function follow(collection: Collection, path: string, chain: readonly string[]): string | undefined {
	if (chain.includes(path)) return "it includes itself";
	if (collection.opened.has(path)) return undefined;
	if (chain.length > LIMITS.depth) return `files include each other more than ${LIMITS.depth} levels deep`;
	if (collection.opened.size >= LIMITS.files) return `more than ${LIMITS.files} files are included`;
	collection.opened.add(path);
	return readFile(collection, path, [...chain, path])?.reason;
}
