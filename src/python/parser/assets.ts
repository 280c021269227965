// Where the parsers lie when the sources run from the repository. The bundle puts assets.bundled.ts in this file's place.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** node-tree-sitter's `Parser` class and the Python grammar for it. Throws where the machine has no build of them. */
export async function loadNative(): Promise<{ Parser: unknown; language: unknown }> {
	const [engine, grammar] = await Promise.all([import("tree-sitter"), import("tree-sitter-python")]);
	return { Parser: engine.default, language: grammar.default };
}

/** The two WebAssembly files: tree-sitter itself and the Python grammar. */
export async function readWasm(): Promise<{ core: Uint8Array; grammar: Uint8Array }> {
	const { resolve } = createRequire(import.meta.url);
	const [core, grammar] = await Promise.all([
		readFile(resolve("web-tree-sitter/tree-sitter.wasm")),
		readFile(resolve("tree-sitter-python/tree-sitter-python.wasm")),
	]);
	return { core, grammar };
}
