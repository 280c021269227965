// What the gate is measured against: reading and parsing every Python file of a folder once, with the same engine.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadEngine } from "../src/python/parser/load-engine.ts";

/** Native trees are freed only when the event loop turns, and pile up until then. */
const FILES_PER_TURN = 20;

async function main(folder: string, kind: "native" | "wasm"): Promise<void> {
	const { engine } = await loadEngine(kind);
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".py"));
	let parsed = 0;
	for (const path of paths) {
		const tree = engine.parse(readFileSync(join(folder, path), "utf8"));
		if (tree === undefined || tree.root.hasError) throw new Error(`${path} does not parse`);
		tree.release();
		parsed++;
		if (parsed % FILES_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	process.stdout.write(`${parsed}\n`);
}

const [folder = ".", kind] = process.argv.slice(2);
void main(folder, kind === "wasm" ? "wasm" : "native");
