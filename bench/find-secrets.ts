// What looking for secrets costs in a process that is warm, and what secretlint takes for the same files. Prints samples of both in
// milliseconds of the processor, taken in turn, as JSON. The files are those of a folder, and are held in memory.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lintSource } from "@secretlint/core";
import { creator } from "@secretlint/secretlint-rule-preset-recommend";
import { loadProgram } from "../src/python/load-program.ts";
import { loadEngine } from "../src/python/parser/load-engine.ts";
import { DEFAULT_PYTHON } from "../src/python/version.ts";
import { findCredentials } from "../src/secrets/find-credentials.ts";
import type { Source } from "../src/source/source.ts";

const SAMPLES = 10;

function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
	return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

function sourceOf(files: ReadonlyMap<string, Uint8Array>): Source {
	const entries: Source["entries"] = new Map(
		[...files].map(([path, { length }]) => [path, { kind: "file", size: length, isExecutable: false }]),
	);
	return { origin: { kind: "folder" }, entries, omissions: [], read: (path) => files.get(path) };
}

async function costOf(work: () => number | Promise<number>): Promise<{ cost: number; found: number }> {
	const before = process.cpuUsage();
	const found = await work();
	const { user, system } = process.cpuUsage(before);
	return { cost: (user + system) / 1000, found };
}

async function main(): Promise<void> {
	const [folder = ".", kind = "native"] = process.argv.slice(2);
	const { engine } = await loadEngine(kind === "wasm" ? "wasm" : "native");
	const files = filesIn(folder);
	const ours = () => {
		// A source of its own for every sample: what was found is remembered with it.
		const source = sourceOf(files);
		const program = loadProgram(source, engine, DEFAULT_PYTHON);
		const { found } = findCredentials(source, program);
		program.release();
		return found.length;
	};
	const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] };
	const theirs = async () => {
		let found = 0;
		for (const [filePath, bytes] of files) {
			const source = { filePath, content: new TextDecoder().decode(bytes), contentType: "text" as const };
			found += (await lintSource({ source, options: { config, maskSecrets: true } })).messages.length;
		}
		return found;
	};
	const samples: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
	const found = { ours: 0, theirs: 0 };
	for (let sample = 0; sample < SAMPLES; sample++) {
		for (const [name, work] of [["ours", ours] as const, ["theirs", theirs] as const]) {
			const { cost, found: count } = await costOf(work);
			samples[name].push(cost);
			found[name] = count;
		}
	}
	const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
	const text = JSON.stringify({ ...samples, found, files: files.size, bytes });
	// secretlint's profiler still has every mark of every file to go through, which takes minutes and counts for nothing here.
	process.stdout.write(text, () => process.exit());
}

void main();
