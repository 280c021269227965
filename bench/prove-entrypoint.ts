// What the proof of the entry point costs in a process that is warm, and what parsing the files that it reaches once
// costs in the same process. Prints samples of both in milliseconds of the processor, taken in turn, as JSON.
import { loadProgram } from "../src/python/load-program.ts";
import { loadEngine } from "../src/python/parser/load-engine.ts";
import type { Engine } from "../src/python/parser/syntax-node.ts";
import { DEFAULT_PYTHON } from "../src/python/version.ts";
import { openFolder } from "../src/source/folder.ts";
import type { Source } from "../src/source/source.ts";

/** Milliseconds of work before anything counts: V8 compiles a function well only after many calls of it. */
const WARM_UP = 3_000;

/** Milliseconds that one sample takes at least, so that garbage is collected within it as often as it is made. */
const SAMPLE = 200;

const SAMPLES = 7;

async function main(folder: string, kind: "native" | "wasm"): Promise<void> {
	const { engine } = await loadEngine(kind);
	const source = kept(await openFolder(folder));
	const { proof, reached } = prove(source, engine);
	if (proof.state !== "proven") throw new Error(`${folder} is ${proof.state}, not proven`);
	const works = [() => parseAll(source, engine, reached), () => void prove(source, engine)];
	const repeats: number[] = [];
	for (const work of works) repeats.push(Math.ceil(SAMPLE / (await warmUp(work))));
	const costs: number[][] = works.map(() => []);
	for (let sample = 0; sample < SAMPLES; sample++) {
		for (const [index, work] of works.entries()) costs[index]?.push(await costOf(work, repeats[index] ?? 1));
	}
	const [parse, whole] = costs;
	const lines = linesIn(source, reached);
	process.stdout.write(JSON.stringify({ parse, prove: whole, modules: reached.length, lines }));
}

/** Repeats a work until it is warm, and gives its cost then. */
async function warmUp(work: () => void): Promise<number> {
	let cost = await costOf(work, 1);
	for (let spent = cost; spent < WARM_UP; ) {
		const repeats = Math.ceil(SAMPLE / cost);
		cost = await costOf(work, repeats);
		spent += cost * repeats;
	}
	return cost;
}

/** The source with every file that was read once in memory: what disks cost is not the question. */
function kept(source: Source): Source {
	const contents = new Map<string, ReturnType<Source["read"]>>();
	return {
		...source,
		read: (path) => {
			if (!contents.has(path)) contents.set(path, source.read(path));
			return contents.get(path);
		},
	};
}

function prove(source: Source, engine: Engine) {
	const program = loadProgram(source, engine, DEFAULT_PYTHON);
	const entrypoint = program.prove("main", "app");
	program.release();
	return entrypoint;
}

function parseAll(source: Source, engine: Engine, paths: readonly string[]): void {
	for (const path of paths) {
		const tree = engine.parse(textOf(source, path));
		if (tree === undefined || tree.root.hasError) throw new Error(`${path} does not parse`);
		tree.release();
	}
}

function textOf(source: Source, path: string): string {
	const content = source.read(path);
	if (!(content instanceof Uint8Array)) throw new Error(`${path} cannot be read`);
	return new TextDecoder().decode(content);
}

function linesIn(source: Source, paths: readonly string[]): number {
	return paths.reduce((sum, path) => sum + textOf(source, path).split("\n").length - 1, 0);
}

/** Milliseconds of the processor, system and helper threads included, that a work takes on average. */
async function costOf(work: () => void, repeats: number): Promise<number> {
	const before = process.cpuUsage();
	for (let count = 0; count < repeats; count++) {
		work();
		// Native trees are freed only when the event loop turns.
		await new Promise((resolve) => setImmediate(resolve));
	}
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000 / repeats;
}

const [folder = ".", kind] = process.argv.slice(2);
void main(folder, kind === "wasm" ? "wasm" : "native");
