import { Language, Parser, type Tree, type TreeCursor } from "web-tree-sitter";
import { readWasm } from "./assets.ts";
import { feedOf } from "./feed.ts";
import { type Cursor, type Engine, PARSE_LIMIT_MS, type SyntaxNode, type SyntaxTree } from "./syntax-node.ts";

/**
 * web-tree-sitter with the same grammar as the native engine, and the milliseconds that one text may take.
 * Throws when WebAssembly cannot be set up.
 */
export async function createWasm(limit: number = PARSE_LIMIT_MS): Promise<Engine> {
	const { core, grammar } = await readWasm();
	await Parser.init({ wasmBinary: core });
	const parser = new Parser();
	parser.setLanguage(await Language.load(grammar));
	return {
		kind: "wasm",
		parse: (text) => {
			const feed = feedOf(text, limit);
			const tree = parser.parse(feed.read, null, { progressCallback: feed.isOverdue });
			if (tree === null) parser.reset();
			if (tree !== null && !feed.isOverdue()) return toTree(tree);
			tree?.delete();
			return undefined;
		},
	};
}

function toTree(tree: Tree): SyntaxTree {
	let cursor: TreeCursor | undefined;
	const root = tree.rootNode;
	return {
		root: root as unknown as SyntaxNode,
		size: root.descendantCount,
		cursor: (): Cursor => {
			cursor ??= tree.walk();
			return cursor;
		},
		release: () => {
			cursor?.delete();
			tree.delete();
		},
	};
}
