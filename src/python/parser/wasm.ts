import { Language, Parser } from "web-tree-sitter";
import { readWasm } from "./assets.ts";
import { recoveryFromLog } from "./recovery.ts";
import { type Engine, PARSE_LIMIT_MS, type SyntaxNode } from "./syntax-node.ts";

/** web-tree-sitter with the same grammar as the native engine. Throws when WebAssembly cannot be set up. */
export async function createWasm(): Promise<Engine> {
	const { core, grammar } = await readWasm();
	await Parser.init({ wasmBinary: core });
	const parser = new Parser();
	parser.setLanguage(await Language.load(grammar));
	const parse = (text: string) => {
		const end = performance.now() + PARSE_LIMIT_MS;
		const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
		if (tree === null) parser.reset();
		return tree;
	};
	return {
		kind: "wasm",
		parse: (text) => {
			const tree = parse(text);
			if (tree === null) return undefined;
			return { root: tree.rootNode as unknown as SyntaxNode, release: () => tree.delete() };
		},
		firstRecovery: (text) => {
			const log = recoveryFromLog();
			parser.setLogger((line) => log.read(line, parametersOf(line)));
			parse(text)?.delete();
			parser.setLogger(null);
			return log.place();
		},
	};
}

/** `process version:0, row:2, col:10` as the native engine would hand it over. */
function parametersOf(line: string): Record<string, string> {
	const pairs = line.matchAll(/([a-z_]+):(\d+)/g);
	return Object.fromEntries([...pairs].map(([, name = "", value = ""]) => [name, value]));
}
