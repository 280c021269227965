import { Language, Parser, type Tree, type TreeCursor } from "web-tree-sitter";
import { readWasm } from "./assets.ts";
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
	const parse = (text: string, isDone: () => boolean) => {
		const end = performance.now() + limit;
		const tree = parser.parse(text, null, { progressCallback: () => isDone() || performance.now() > end });
		if (tree === null) parser.reset();
		return tree;
	};
	return {
		kind: "wasm",
		parse: (text) => {
			const tree = parse(text, () => false);
			return tree === null ? undefined : toTree(tree);
		},
		firstRecovery: (text) => {
			const log = recoveryFromLog();
			parser.setLogger((line) => log.read(line, parametersOf(line)));
			try {
				parse(text, log.isComplete)?.delete();
			} finally {
				parser.setLogger(null);
			}
			return log.place();
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
