import { linesOf } from "../source/lines.ts";
import type { KindTable } from "./conversion/concrete.ts";
import { convertModule, convertOutline } from "./conversion/convert.ts";
import { decodeSource, undecodableByte } from "./decode.ts";
import type { Module, Unjudged } from "./module.ts";
import type { Engine } from "./parser/syntax-node.ts";
import { type StoredTree, treeStore } from "./parser/tree-store.ts";
import { outlineOf } from "./syntax/outline.ts";
import { readSyntax, type Syntax } from "./syntax/problems.ts";
import type { Statement } from "./tree/ast.ts";
import type { PythonVersion } from "./version.ts";

/** Turns the bytes of files into modules. */
export interface ModuleReader {
	read(path: string, bytes: Uint8Array): Module | Unjudged;
	/** Frees the trees; modules that were read cannot be asked for what they have not told yet. */
	release(): void;
}

/** Bytes of a file that is parsed; the longest module of CPython's library has 0.7 MiB. */
const SIZE_LIMIT = 2 * 1024 * 1024;

/** Reads modules with one engine, as one version of Python. */
export function moduleReader(engine: Engine, version: PythonVersion): ModuleReader {
	const trees = treeStore(engine);
	const kinds: KindTable = [];
	/** Reads what runs when a module is imported, and bodies of functions when they are wanted: of most they never are. */
	const outlined = (text: string, { problems, bodies }: Syntax): readonly Statement[] | undefined => {
		const outline = problems.length > 0 ? undefined : outlineOf(text, bodies);
		const tree = outline === undefined ? undefined : trees.once(outline);
		if (tree === undefined) return undefined;
		const stored = trees.later(text);
		const parsed = { text, kinds, cursor: () => stored.tree()?.cursor() };
		const body = tree.root.hasError ? undefined : convertOutline(parsed, tree.cursor());
		tree.release();
		return body;
	};
	const read = (path: string, bytes: Uint8Array): Module | Unjudged => {
		if (bytes.length > SIZE_LIMIT) return { path, unjudged: "it is larger than 2 MiB" };
		const decoded = decodeSource(bytes);
		if (decoded.kind === "unjudged") return { path, unjudged: decoded.reason };
		const { text } = decoded;
		const lines = linesOf(text);
		if (decoded.kind === "refused") return { path, text, lines, body: [], problems: () => [decoded.problem] };
		const syntax = once(() => readSyntax({ text, lines, version }));
		if (decoded.undecodable.length === 0) {
			const body = outlined(text, syntax());
			if (body !== undefined) return { path, text, lines, body, problems: () => syntax().problems };
		}
		const stored = trees.parse(text);
		if (typeof stored === "string") return { path, unjudged: stored };
		const body = convertModule({ text, kinds, cursor: () => stored.tree()?.cursor() });
		const damage = outsideComments(decoded.undecodable, stored).map((offset) => undecodableByte(offset, "UTF-8"));
		// Python decodes a file before it reads it: bytes that it cannot decode are all that it sees.
		const problems = () => (damage.length > 0 ? damage : syntax().problems);
		return { path, text, lines, body, problems };
	};
	return { read, release: trees.release };
}

/** Python up to 3.13 does not look at the bytes of comments when it imports a module. */
function outsideComments(offsets: readonly number[], stored: StoredTree): readonly number[] {
	if (offsets.length === 0) return [];
	const comments = stored.tree()?.root.descendantsOfType(["comment"]) ?? [];
	const places = comments.map(({ startIndex, endIndex }) => [startIndex, endIndex] as const);
	let next = 0;
	return offsets.filter((offset) => {
		while ((places[next]?.[1] ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
		return !((places[next]?.[0] ?? Number.POSITIVE_INFINITY) <= offset);
	});
}

function once<T>(compute: () => T): () => T {
	let memo: { readonly value: T } | undefined;
	return () => {
		memo ??= { value: compute() };
		return memo.value;
	};
}
