import type { PythonVersion } from "../python/version.ts";
import { type Lines, linesOf } from "../source/lines.ts";
import { type Place, topOf } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import { foreignFormat } from "./diagnoses/foreign-format.ts";
import { decode } from "./file/decode.ts";
import { type Include, resolveInclude } from "./file/include.ts";
import { lineParts } from "./file/line-parts.ts";
import { type LogicalLine, logicalLines } from "./file/logical-lines.ts";
import type { GivenOption } from "./file/options.ts";
import type { FileOption, Requirement, Requirements, UnreadLine } from "./requirements.ts";
import { readEditable } from "./text/editable.ts";
import { localFilesOf } from "./text/local-files.ts";
import { readRequirement } from "./text/requirement.ts";
import type { Said, Surroundings } from "./text/said.ts";

/** The file that a Space installs, unless its Dockerfile names another one. */
const ROOT = "requirements.txt";

/** Bounds of what is read, all files together; the largest lists that people commit have some thousand lines. */
const LIMITS = { bytes: 1024 * 1024, files: 50, depth: 16 } as const;

/** What pip replaces by a variable of its environment, and leaves as it is where there is none. */
const VARIABLE = /\$\{[A-Z0-9_]+\}/;

/** Options that pips before 23.1 do not have, and one that only they have. */
const DIVIDED: ReadonlyMap<string, "recent" | "legacy"> = new Map([
	["--config-settings", "recent"],
	["--install-option", "legacy"],
]);

/** With one of these pip takes nothing whose hash is not given. */
const HASHES: ReadonlySet<string> = new Set(["--hash", "--require-hashes"]);

/** What has been read so far. */
interface Collection extends Surroundings {
	readonly source: Source;
	readonly requirements: Requirement[];
	readonly constraints: Requirement[];
	readonly options: FileOption[];
	readonly unread: UnreadLine[];
	/** Paths of files that were opened, by kind and path: each counts once, so that no tree of includes multiplies. */
	readonly opened: Map<string, string>;
	/** Size of what was read. */
	bytes: number;
	isHashChecked: boolean;
}

/** What the lines of a file are. */
type Kind = "requirements" | "constraints";

/** A file that is being read. */
interface File {
	readonly path: string;
	readonly kind: Kind;
	/** The files by whose includes it was reached, itself last. */
	readonly chain: readonly string[];
	readonly lines: Lines;
}

/**
 * Reads requirements.txt at the root, or the file at a path, with what it includes from inside the tree, as pip would read it for CPython of the
 * version on Linux x86-64. `undefined` where there is no such file. Nothing is fetched, installed or executed.
 */
export function readRequirements(
	source: Source,
	version: PythonVersion,
	path: string = ROOT,
): Requirements | undefined {
	if (!source.entries.has(path)) return undefined;
	const collection: Collection = {
		source,
		version,
		localFiles: localFilesOf(source),
		requirements: [],
		constraints: [],
		options: [],
		unread: [],
		opened: new Map(),
		bytes: 0,
		isHashChecked: false,
	};
	const failure = readFile(collection, { path, way: path, kind: "requirements", chain: [path] });
	if (failure !== undefined) collection.unread.push({ ...failure, written: "", place: topOf(path) });
	const { requirements, constraints, options, unread, isHashChecked } = collection;
	const files = [...new Set([path, ...collection.opened.values()])];
	return { path, files, requirements, constraints, options, unread, isHashChecked };
}

/** Why a file cannot be read at all. */
type Failure = Pick<UnreadLine, "cause" | "reason">;

/** A file that is to be read. `way` is its path as includes spell it: a folder on it may be missing, though `..` leaves it. */
interface Wanted extends Omit<File, "lines"> {
	readonly way: string;
}

/** Adds what a file says, or gives the reason where it cannot be read at all. */
function readFile(collection: Collection, { way, ...wanted }: Wanted): Failure | undefined {
	const { path } = wanted;
	const content = collection.source.read(way);
	if (content === undefined) return { cause: "unreadable", reason: "the Space does not hold it" };
	if ("unreadable" in content) return { cause: "unreadable", reason: content.unreadable };
	collection.bytes += content.length;
	if (collection.bytes > LIMITS.bytes) {
		return { cause: "bound", reason: `more than ${LIMITS.bytes / 1024 / 1024} MB would have to be read` };
	}
	const decoded = decode(content);
	if (decoded.kind === "unreadable") return { cause: "encoding", reason: decoded.reason };
	const file = { ...wanted, lines: linesOf(decoded.text) };
	if (decoded.broken !== undefined) {
		const place = file.lines.place(path, decoded.broken, decoded.broken + 1);
		collection.unread.push({ cause: "encoding", reason: "it holds bytes that are not UTF-8", written: "", place });
	}
	const lines = logicalLines(decoded.text);
	const [first] = lines;
	const format = foreignFormat(lines.map(({ text }) => text));
	if (first !== undefined && format !== undefined) {
		const place = placeOf(file, first, first.text);
		collection.unread.push({ cause: "format", reason: format, written: first.text, place });
	} else for (const line of lines) readLine(collection, file, line);
	return undefined;
}

function readLine(collection: Collection, file: File, line: LogicalLine): void {
	const parts = lineParts(line.text);
	const place = placeOf(file, line, line.text);
	if (parts.kind === "rejected") {
		add(collection, file, line, line.text, { kind: "invalid", reason: parts.reason });
		return;
	}
	if ("given" in parts) collection.isHashChecked ||= parts.given.some(({ name }) => HASHES.has(name));
	let said: Said | undefined;
	switch (parts.kind) {
		case "requirement":
			said = withOptions(readRequirement(parts.text, collection), parts.given);
			// Of a line that is no requirement at all the options may be what was meant.
			add(collection, file, line, said.kind === "invalid" ? line.text : parts.text, said);
			break;
		case "editable":
			said = withOptions(readEditable(parts.text, collection), parts.given);
			add(collection, file, line, line.text, said);
			break;
		case "options":
			collection.options.push(...parts.given.map((option) => ({ ...option, place })));
			break;
		default:
			include(collection, file, line, parts.kind, parts.value);
	}
	// What pip rejects is not also passed over.
	if (parts.ignored !== undefined && said?.kind !== "invalid" && said?.kind !== "absent") {
		collection.unread.push({ cause: "ignored", reason: parts.ignored, written: line.text, place });
	}
}

function placeOf({ path, lines }: File, line: LogicalLine, written: string): Place {
	return lines.place(path, line.offsetOf(0), line.offsetOf(Math.max(0, written.length - 1)) + 1);
}

/** Not every pip has every option. */
function withOptions(said: Said, given: readonly GivenOption[]): Said {
	if (said.kind !== "named") return said;
	const divided = (which: "recent" | "legacy") => given.find(({ name }) => DIVIDED.get(name) === which)?.name;
	const [recent, legacy] = [divided("recent"), divided("legacy")];
	return {
		...said,
		recent: said.recent ?? (recent && `pips before 23.1 have no option "${recent}"`),
		legacy: said.legacy ?? (legacy && `pips from 23.1 on have no option "${legacy}"`),
	};
}

function add(collection: Collection, file: File, line: LogicalLine, written: string, said: Said): void {
	const place = placeOf(file, line, written);
	if (said.kind === "named") {
		const { kind: _, ...requirement } = said;
		const objection = file.kind === "constraints" ? objectionTo(requirement, line) : undefined;
		if (objection === undefined) collection[file.kind].push({ ...requirement, written, place });
		else collection.unread.push({ cause: "invalid", reason: objection, written, place });
		return;
	}
	const cause = said.kind !== "unnamed" && VARIABLE.test(written) ? "variable" : said.kind;
	if (cause !== "unnamed" || file.kind === "requirements") {
		collection.unread.push({ cause, reason: said.reason, written, place });
	} else collection.unread.push({ cause: "invalid", reason: "a constraint must begin with a name", written, place });
}

/** What pip does not take as a constraint. */
function objectionTo({ extras }: Pick<Requirement, "extras">, line: LogicalLine): string | undefined {
	if (line.text.startsWith("-")) return "a constraint cannot be editable";
	return extras.length > 0 ? "a constraint cannot have extras" : undefined;
}

function include(collection: Collection, file: File, line: LogicalLine, kind: Kind, value: string): void {
	const target = resolveInclude(file.path, value);
	const failure =
		target.kind === "inside"
			? follow(collection, target, kind, file.chain)
			: { cause: target.kind, reason: target.reason };
	if (failure === undefined) return;
	const place = placeOf(file, line, line.text);
	collection.unread.push({ cause: causeOf(kind, failure.cause), reason: failure.reason, written: line.text, place });
}

/** A requirement may hide behind what cannot be included, but none behind a constraint. */
function causeOf(kind: Kind, cause: Failure["cause"] | Include["kind"]): UnreadLine["cause"] {
	if (cause === "bound") return "bound";
	if (cause === "remote") return kind === "requirements" ? "remote" : "unnamed";
	return kind === "requirements" ? "include" : "absent";
}

function follow(
	collection: Collection,
	{ path, way }: Extract<Include, { readonly kind: "inside" }>,
	kind: Kind,
	chain: readonly string[],
): Failure | undefined {
	if (chain.includes(path)) return { cause: "unreadable", reason: "it includes itself" };
	const key = `${kind} ${path}`;
	if (collection.opened.has(key)) return undefined;
	if (chain.length > LIMITS.depth) {
		return { cause: "bound", reason: `files include each other more than ${LIMITS.depth} levels deep` };
	}
	if (collection.opened.size >= LIMITS.files) {
		return { cause: "bound", reason: `more than ${LIMITS.files} files are included` };
	}
	collection.opened.set(key, path);
	return readFile(collection, { path, way, kind, chain: [...chain, path] });
}
