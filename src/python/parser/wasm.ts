import { Language, Parser, type Tree, type TreeCursor } from "web-tree-sitter";
import { readWasm } from "./assets.ts";
import { type Feed, feedOf } from "./feed.ts";
import { recoveryFromLog } from "./recovery.ts";
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
	const parse = (feed: Feed) => {
		const tree = parser.parse(feed.read, null, { progressCallback: feed.isOver });
		if (tree === null) parser.reset();
		return tree;
	};
	return {
		kind: "wasm",
		parse: (text) => {
			const feed = feedOf(text, limit);
			const tree = parse(feed);
			if (tree !== null && !feed.isOverdue()) return toTree(tree);
			tree?.delete();
			return undefined;
		},
		firstRecovery: (text) => {
			const log = recoveryFromLog();
			const feed = feedOf(text, limit, log.isComplete);
			parser.setLogger((line) => log.read(line, parametersOf(line)));
			try {
				parse(feed)?.delete();
			} finally {
				parser.setLogger(null);
			}
			return feed.isOverdue() ? undefined : log.place();
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

/** `process version:0, row:2, col:10` as the native engine would hand it over. */
function parametersOf(line: string): Record<string, string> {
	if (!line.startsWith("process")) return {};
	const pairs = line.matchAll(/([a-z_]+):(\d+)/g);
	return Object.fromEntries([...pairs].map(([, name = "", value = ""]) => [name, value]));
}
