import type { Source } from "../source.ts";

/** Bytes that a pointer has at least (version, oid and a size of one digit) and that it stays below (git-lfs, docs/spec.md). */
const POINTER_SIZE = { least: 120, below: 1024 } as const;

/** A pointer as git-lfs writes it, in its own words or in those of its first versions; line ends may have been changed. */
const POINTER =
	/^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v1\r?\n(?:ext-\d-[\w.-]{1,80} [\w:]{1,140}\r?\n){0,10}oid sha256:([0-9a-f]{64})\r?\nsize (\d{1,15})(?:\r?\n)?$/;

/** The object that a pointer names: the SHA-256 of the file that it stands for, in hexadecimal digits, and its bytes. */
export interface NamedObject {
	readonly oid: string;
	readonly size: number;
}

/** The object that a content names; `undefined` where it is no pointer. */
export function objectNamed(content: Uint8Array): NamedObject | undefined {
	if (content.length < POINTER_SIZE.least || content.length >= POINTER_SIZE.below) return undefined;
	const [, oid, size] = POINTER.exec(Buffer.from(content).toString("latin1")) ?? [];
	return oid === undefined || size === undefined ? undefined : { oid, size: Number(size) };
}

/** A pointer as git-lfs writes it today. */
export function pointerTo({ oid, size }: NamedObject): string {
	return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`;
}

/** Bytes of the file that a pointer stands for; `undefined` where the content is no pointer. */
export function pointedSize(content: Uint8Array): number | undefined {
	return objectNamed(content)?.size;
}

/** Whether a file of a tree is only a pointer: what it should hold is not there to be judged. */
export function isPointer(source: Source, path: string): boolean {
	const entry = source.entries.get(path);
	if (entry?.kind !== "file" || entry.size < POINTER_SIZE.least || entry.size >= POINTER_SIZE.below) return false;
	const content = source.read(path);
	return content instanceof Uint8Array && pointedSize(content) !== undefined;
}

/** A file of a tree that is only a pointer, and the bytes of the file that it stands for. */
export interface Pointer {
	readonly path: string;
	readonly size: number;
}

/** Small files that are read; a tree with more of them is one of data. */
const MAX_READ = 20_000;

const KNOWN = new WeakMap<Source, readonly Pointer[]>();

/** The pointers of a tree, found once: of files that are small enough, and of those the first {@link MAX_READ}. */
export function pointersIn(source: Source): readonly Pointer[] {
	const known = KNOWN.get(source) ?? findPointers(source);
	KNOWN.set(source, known);
	return known;
}

function findPointers(source: Source): Pointer[] {
	const small = [...source.entries].filter(
		([, entry]) => entry.kind === "file" && entry.size >= POINTER_SIZE.least && entry.size < POINTER_SIZE.below,
	);
	return small.slice(0, MAX_READ).flatMap(([path]) => {
		const content = source.read(path);
		const size = content instanceof Uint8Array ? pointedSize(content) : undefined;
		return size === undefined ? [] : [{ path, size }];
	});
}
