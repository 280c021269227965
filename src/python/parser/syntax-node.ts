/** A node of the concrete tree, as far as one needs it by itself. Offsets are UTF-16 code units. */
export interface SyntaxNode {
	/** Whether something in it could not be read. */
	readonly hasError: boolean;
	readonly startIndex: number;
	readonly endIndex: number;
	/** Every node below this one of the types named, in document order; linear, and safe on any depth. */
	descendantsOfType(types: string[]): readonly SyntaxNode[];
}

/**
 * A place in the concrete tree that moves. Reading many nodes through it costs a quarter of reading them as
 * {@link SyntaxNode}s, which the native engine has to build one by one.
 */
export interface Cursor {
	/** Number of the node's type in the grammar; {@link ERROR_TYPE} for a stretch that could not be read. */
	readonly nodeTypeId: number;
	readonly nodeType: string;
	readonly nodeIsNamed: boolean;
	readonly nodeIsMissing: boolean;
	readonly startIndex: number;
	readonly endIndex: number;
	/** Number of the node among all nodes of the tree in document order; the same for every parse of a text. */
	readonly currentDescendantIndex: number;
	gotoFirstChild(): boolean;
	gotoNextSibling(): boolean;
	gotoParent(): boolean;
	/** Moves to the node with this {@link currentDescendantIndex}. */
	gotoDescendant(index: number): void;
}

/** `nodeTypeId` of ERROR nodes (tree-sitter's `ts_builtin_sym_error`). */
export const ERROR_TYPE = 0xffff;

/** A parsed text. Its nodes and its cursor are valid until `release` is called. */
export interface SyntaxTree {
	readonly root: SyntaxNode;
	/** Number of nodes; each takes about 130 bytes. */
	readonly size: number;
	/** The tree's one cursor; it stands where the last user left it. */
	cursor(): Cursor;
	release(): void;
}

/** One of the two builds of tree-sitter with the Python grammar; both give the same trees. */
export interface Engine {
	readonly kind: EngineKind;
	/** Parses `text`, in which line ends are `\n` or `\r\n`. `undefined` when it took longer than {@link PARSE_LIMIT_MS}. */
	parse(text: string): SyntaxTree | undefined;
}

export type EngineKind = "native" | "wasm";

/** Milliseconds that one file may take; the slowest file of CPython's library takes 60. */
export const PARSE_LIMIT_MS = 5_000;
