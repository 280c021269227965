import { posix } from "node:path";
import { README } from "../../card/card.ts";
import type { Change, Content, Package, PackageFile } from "../../package/package.ts";
import { findRepository } from "../../source/git/repository.ts";
import { ATTRIBUTES } from "../../source/lfs/attributes.ts";
import { type NamedObject, pointerTo } from "../../source/lfs/pointer.ts";
import { SourceError } from "../../source/source-error.ts";
import { type Failure, failure } from "../failure.ts";
import { examine, type Listeners } from "./examine.ts";
import type { Verdict } from "./examiner.ts";
import { fetchedStore, type LfsObject, type Store, storeOf } from "./lfs-object.ts";
import { type Overlaid, overlaidAttributes } from "./overlay-attributes.ts";

/** A package as the Hub takes it, and the objects that have to be there before it is pushed. */
export interface StoredPackage {
	/** With pointers instead of what the Hub refuses in plain git, and with the attributes that they need. */
	readonly packed: Package;
	readonly objects: readonly LfsObject[];
	/** Paths of the files that became pointers here, sorted. */
	readonly converted: readonly string[];
}

/**
 * Makes of a package what the Hub takes: files that are large or binary become objects of Git LFS. Pointers that the tree
 * has stay as they are, and their objects are named too. The same package gives the same answer. Files are read once,
 * as streams.
 */
export async function storedPackage(packed: Package, listeners: Listeners): Promise<StoredPackage | Failure> {
	try {
		const verdicts = await examine(packed, listeners);
		if ("kind" in verdicts) return verdicts;
		return await withObjects(packed, verdicts);
	} catch (thrown) {
		if (!(thrown instanceof SourceError)) throw thrown;
		return failure(thrown.code === "git-missing" ? "git-missing" : "git-failed", thrown.message, thrown.advice);
	}
}

async function withObjects(packed: Package, verdicts: ReadonlyMap<string, Verdict>): Promise<StoredPackage | Failure> {
	const files = new Map(packed.files);
	const objects = new Map<string, LfsObject & { readonly paths: string[] }>();
	const converted: string[] = [];
	const named: string[] = [];
	for (const [path, file] of packed.files) {
		const verdict = verdicts.get(path);
		if (verdict === undefined || (verdict.kind === "object" && isRead(path))) continue;
		const { object } = verdict;
		const store =
			verdict.kind === "object" ? storeOf(file.content, packed.repository) : fetchedBy(packed, file, object);
		if (store === undefined) continue;
		const known = objects.get(object.oid);
		const isBetter = known === undefined || known.store.kind === "absent";
		objects.set(object.oid, {
			...object,
			paths: [...(known?.paths ?? []), path],
			store: isBetter ? store : known.store,
		});
		named.push(path);
		if (verdict.kind === "pointer") continue;
		converted.push(path);
		files.set(path, textFile(file.mode, pointerTo(object)));
	}
	const attributes = await overlaidAttributes(packed, named);
	if ("kind" in attributes) return attributes;
	for (const { path, bytes } of attributes) files.set(path, textFile("100644", bytes));
	return {
		packed: {
			...packed,
			files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
			changes: changesWith(packed, converted, attributes),
		},
		objects: [...objects.values()],
		converted: converted.toSorted(),
	};
}

/** What git and the Hub themselves read: as an object it would say nothing to them. */
function isRead(path: string): boolean {
	return path === README || posix.basename(path) === ATTRIBUTES;
}

/** The store of an object that the repository has only a pointer to: git-lfs may have fetched it. */
function fetchedBy({ repository }: Package, { content }: PackageFile, object: NamedObject): Store {
	const folder = folderOf(content, repository);
	const common = folder === undefined ? undefined : findRepository(folder)?.commonFolder;
	return common === undefined ? { kind: "absent" } : fetchedStore(common, object);
}

function folderOf(content: Content, repository: string | undefined): string | undefined {
	return content.kind === "file" ? posix.dirname(content.path) : repository;
}

function textFile(mode: PackageFile["mode"], text: string | Uint8Array): PackageFile {
	const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
	return { mode, size: bytes.length, content: { kind: "bytes", bytes } };
}

function changesWith(
	{ files, changes }: Package,
	converted: readonly string[],
	attributes: readonly Overlaid[],
): readonly Change[] {
	const others: Change[] = [
		...converted.map((path): Change => {
			return { kind: "replaced", path, notes: ["the Hub takes its content as an object of Git LFS only"] };
		}),
		...attributes.map(({ path, lines }): Change => {
			const notes = [`gives ${lines === 1 ? "one file" : `${lines} files`} to Git LFS`];
			return { kind: files.has(path) ? "replaced" : "added", path, notes };
		}),
	];
	return [...changes, ...others].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
