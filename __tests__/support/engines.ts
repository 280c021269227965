import { loadEngine } from "../../src/python/parser/load-engine.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";

const loaded = await Promise.all([loadEngine("native"), loadEngine("wasm")]);

/** Both builds of the parser, native first: what holds for one must hold for the other. */
export const engines: readonly Engine[] = loaded.map(({ engine }) => engine);
