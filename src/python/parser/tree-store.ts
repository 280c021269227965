import type { Engine, SyntaxTree } from "./syntax-node.ts";

/** The tree of one text, parsed again when it is wanted after it had to give way to others. */
export interface StoredTree {
	/** `undefined` when parsing it again took too long. */
	tree(): SyntaxTree | undefined;
}

/** Keeps trees within a bound of memory. */
export interface TreeStore {
	/** Parses a text. A string says why that was not possible: a clause about the file. */
	parse(text: string): StoredTree | string;
	/** A text that is parsed when its tree is first wanted. */
	later(text: string): StoredTree;
	/** Parses a text of which nothing is kept; `undefined` where that was not possible. Whoever asks releases the tree. */
	once(text: string): SyntaxTree | undefined;
	/** Frees all trees. */
	release(): void;
}

/**
 * Code units of text whose trees are kept when the engine frees memory at once (a tree takes 30 bytes for each): 30 MB.
 * Native trees are freed by the garbage collector, which does not run as long as rules are being asked: there,
 * to give one up and parse it again would cost memory, not save it.
 */
const KEPT_LENGTH = 1_000_000;

/** Nodes that all trees together may have, which bounds memory to 2 GB; CPython's library has 7.5 million. */
const NODE_LIMIT = 15_000_000;

/** Texts that may run into the parser's time limit before no more are tried: they cost its five seconds each. */
const SLOW_LIMIT = 5;

/** A store of trees over an engine. */
export function treeStore(engine: Engine): TreeStore {
	/** Least recently used first. */
	const kept = new Map<StoredTree, { readonly tree: SyntaxTree; readonly length: number }>();
	let length = 0;
	let nodes = 0;
	let slow = 0;

	const drop = (owner: StoredTree) => {
		const entry = kept.get(owner);
		if (entry === undefined) return;
		kept.delete(owner);
		length -= entry.length;
		entry.tree.release();
	};
	const keep = (owner: StoredTree, tree: SyntaxTree, size: number) => {
		kept.set(owner, { tree, length: size });
		length += size;
		if (engine.kind === "native") return;
		for (const oldest of kept.keys()) {
			if (length <= KEPT_LENGTH || oldest === owner) return;
			drop(oldest);
		}
	};
	const parse = (text: string): SyntaxTree | undefined => {
		const tree = engine.parse(text);
		if (tree === undefined) slow += 1;
		nodes += tree?.size ?? 0;
		return tree;
	};
	const obstacle = (): string | undefined => {
		if (nodes > NODE_LIMIT) return "the project holds more Python than can be parsed";
		return slow >= SLOW_LIMIT ? `parsing ${slow} other files took too long` : undefined;
	};
	const later = (text: string): StoredTree => {
		const stored: StoredTree = {
			tree: () => {
				const entry = kept.get(stored);
				const tree = entry?.tree ?? parse(text);
				if (tree === undefined) return undefined;
				if (entry === undefined) keep(stored, tree, text.length);
				else {
					kept.delete(stored);
					kept.set(stored, entry);
				}
				return tree;
			},
		};
		return stored;
	};
	return {
		parse: (text) => {
			const reason = obstacle();
			if (reason !== undefined) return reason;
			const first = parse(text);
			if (first === undefined) return "parsing it takes too long";
			const stored = later(text);
			keep(stored, first, text.length);
			return stored;
		},
		later,
		once: (text) => (obstacle() === undefined ? parse(text) : undefined),
		release: () => {
			for (const owner of [...kept.keys()]) drop(owner);
		},
	};
}
