import { type Dirent, opendirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { entryOf } from "./entry.ts";
import { isRepository, type Repository } from "./git/repository.ts";
import { toByteString } from "./ignore/gitignore.ts";
import {
	type IgnoreBudget,
	type IgnoreScope,
	innerScope,
	isIgnored,
	outerScope,
	pathFromTop,
} from "./ignore/ignore-scope.ts";
import { noteOmission } from "./omissions.ts";
import { codeOf } from "./read-file.ts";
import { type Entry, LIMITS, type Omission } from "./source.ts";

/** What was found in a folder. */
export interface Walk {
	/** In no order. */
	readonly entries: Map<string, Entry>;
	readonly omissions: Omission[];
	/** Whether something was left out because an ignore file says so. */
	readonly hasIgnored: boolean;
}

/** Names that are looked at, ignored ones and folders included: a tree can be endless without holding many files. */
const NAMES = 10 * LIMITS.files;

/** Comparisons of one byte that ignore files may cost. Measured: 10,000 files against 200 patterns cost 5 million. */
const IGNORE_BUDGET = 2_000_000_000;

/** A folder that is still to be looked into. */
interface Pending {
	readonly path: string;
	readonly depth: number;
	readonly scope: IgnoreScope | undefined;
}

/** State of one walk. */
interface Walker {
	readonly root: string;
	/** Top of the repository, or the root where there is none. */
	readonly top: string;
	/** Path from the top to the root, with a slash at its end; "" where they are the same. */
	readonly prefix: string;
	readonly budget: IgnoreBudget;
	readonly entries: Map<string, Entry>;
	readonly omissions: Omission[];
	/** Folders in the order in which they were found. */
	readonly pending: Pending[];
	names: number;
	hasIgnored: boolean;
}

/**
 * Lists a folder as git would take it in: without `.git`, without what is ignored, without what no commit can hold.
 * Links are listed and never followed; nothing is opened but folders and ignore files. Ends at {@link LIMITS}.
 */
export function walkFolder(root: string, repository: Repository | undefined): Walk {
	const top = repository?.top ?? root;
	const prefix = pathFromTop(top, root);
	const budget = { left: IGNORE_BUDGET };
	const scope = repository && outerScope(repository, root, budget);
	const walker: Walker = {
		root,
		top,
		prefix: prefix === "" ? "" : `${prefix}/`,
		budget,
		entries: new Map(),
		omissions: [],
		pending: [{ path: "", depth: 0, scope }],
		names: 0,
		hasIgnored: false,
	};
	for (let at = 0; at < walker.pending.length; at++) {
		const folder = walker.pending[at];
		if (folder === undefined) break;
		const excess = excessOf(walker) ?? lookInto(walker, folder);
		if (excess !== undefined) {
			noteOmission(walker.omissions, { kind: "bound", path: "", reason: excess });
			break;
		}
	}
	return walker;
}

/** Which bound the walk has reached, as a clause about the tree. */
function excessOf({ entries, names, budget }: Walker): string | undefined {
	if (entries.size >= LIMITS.files) return `it holds more than ${LIMITS.files} files`;
	if (names > NAMES) return `it holds more than ${NAMES} names`;
	if (budget.left < 0) return "its ignore files hold more patterns than can be compared with so many paths";
	return undefined;
}

/** Lists one folder; a clause where a bound ends the walk. */
function lookInto(walker: Walker, folder: Pending): string | undefined {
	const path = join(walker.root, folder.path);
	let children: Dirent[];
	try {
		children = readFolder(path, NAMES - walker.names);
	} catch (error) {
		omit(walker, "unreadable", folder.path, `its folder cannot be opened (${codeOf(error)})`);
		return undefined;
	}
	walker.names += children.length;
	const scope = scopeOf(walker, folder, children);
	const illegible = children.some(({ name }) => name.includes("\ufffd")) ? illegibleNames(path) : undefined;
	for (const child of children) {
		const excess = excessOf(walker);
		if (excess !== undefined) return excess;
		if (illegible?.has(child.name)) omit(walker, "unreadable", below(folder.path, child.name), "its name is not UTF-8");
		else takeIn(walker, { ...folder, scope }, child);
	}
	return undefined;
}

/** Names of a folder, sorted; one more than `most` at most. */
function readFolder(path: string, most: number): Dirent[] {
	const children: Dirent[] = [];
	const folder = opendirSync(path, { bufferSize: 256 });
	try {
		for (let child = folder.readSync(); child !== null && children.length <= most; child = folder.readSync()) {
			children.push(child);
		}
	} finally {
		folder.closeSync();
	}
	return children.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function scopeOf(walker: Walker, { path, scope }: Pending, children: readonly Dirent[]): IgnoreScope | undefined {
	// Git does not follow a .gitignore that is a link either (gitignore(5)).
	if (!children.some((child) => child.name === ".gitignore" && child.isFile())) return scope;
	const inner = innerScope(scope, walker.top, (walker.prefix + path).replace(/\/$/, ""));
	if (!("unreadable" in inner)) return inner;
	omit(walker, "unreadable", below(path, ".gitignore"), inner.unreadable);
	return scope;
}

function takeIn(walker: Walker, folder: Pending, child: Dirent): void {
	if (child.name === ".git") return;
	const path = below(folder.path, child.name);
	const isFolder = child.isDirectory();
	if (folder.scope !== undefined) {
		const fromTop = toByteString(walker.prefix + path);
		if (isIgnored(folder.scope, { path: fromTop, isFolder }, walker.budget)) {
			walker.hasIgnored = true;
			return;
		}
	}
	if (!isFolder) takeInFile(walker, path);
	else if (isRepository(join(walker.root, path))) walker.entries.set(path, { kind: "submodule" });
	else if (folder.depth >= LIMITS.depth) {
		omit(walker, "bound", path, `it lies more than ${LIMITS.depth} folders deep`);
	} else walker.pending.push({ path, depth: folder.depth + 1, scope: folder.scope });
}

function takeInFile(walker: Walker, path: string): void {
	const entry = entryOf(join(walker.root, path));
	if ("reason" in entry) omit(walker, entry.kind, path, entry.reason);
	else walker.entries.set(path, entry);
}

/** Names that are no UTF-8 come from readdir with U+FFFD in them, and nothing can be opened by such a name. */
function illegibleNames(folder: string): Set<string> {
	const decoded = readdirSync(folder, "buffer").map((name) => ({ name, text: name.toString("utf8") }));
	return new Set(decoded.filter(({ name, text }) => !Buffer.from(text).equals(name)).map(({ text }) => text));
}

function omit(walker: Walker, kind: Omission["kind"], path: string, reason: string): void {
	noteOmission(walker.omissions, { kind, path, reason });
}

function below(folder: string, name: string): string {
	return folder === "" ? name : `${folder}/${name}`;
}
