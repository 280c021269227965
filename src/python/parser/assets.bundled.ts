// Where the parsers lie beside the bundle: dist/native/<platform>-<arch>/*.node and dist/wasm/*.wasm.
import { readFileSync } from "node:fs";
import { join, toNamespacedPath } from "node:path";

/** As in assets.ts. The bundle's stand-in for node-gyp-build asks {@link openAddon} for the engine. */
export async function loadNative(): Promise<{ Parser: unknown; language: unknown }> {
	const language = openAddon("tree-sitter-python");
	const engine = await import("tree-sitter");
	return { Parser: engine.default, language };
}

/** As in assets.ts. At once, because Node's asynchronous files take it a millisecond to load. */
export async function readWasm(): Promise<{ core: Uint8Array; grammar: Uint8Array }> {
	const core = readFileSync(join(__dirname, "wasm", "tree-sitter.wasm"));
	const grammar = readFileSync(join(__dirname, "wasm", "tree-sitter-python.wasm"));
	return { core, grammar };
}

/** Opens a native module without the search that node-gyp-build does, which the environment could lead astray. */
export function openAddon(name: "tree-sitter" | "tree-sitter-python"): unknown {
	const file = join(__dirname, "native", `${process.platform}-${process.arch}`, `${name}.node`);
	const module = { exports: {} };
	process.dlopen(module, toNamespacedPath(file));
	return module.exports;
}
