import type { Source } from "../source/source.ts";
import { applicationWith, failsWithout } from "./evaluate/assume.ts";
import { lackOf } from "./evaluate/lack.ts";
import { prove } from "./evaluate/prove.ts";
import { moduleReader } from "./load-module.ts";
import type { Module, Unjudged } from "./module.ts";
import { resolver } from "./modules/resolve.ts";
import type { Engine } from "./parser/syntax-node.ts";
import type { Entrypoint, Program } from "./program.ts";
import { mayHold, type Trigrams, trigramsOf } from "./trigrams.ts";
import type { PythonVersion } from "./version.ts";

/** Files of which trigrams are kept, two kilobytes for each. */
const NOTED_FILES = 4_000;

/**
 * Makes the Python of a tree answerable; files are read and parsed when they are first asked for. Modules are searched in
 * the folders, first of all in the one where the server starts.
 */
export function loadProgram(
	source: Source,
	engine: Engine,
	version: PythonVersion,
	folders: readonly string[] = [""],
): Program {
	const mentioned = wordsIn(source);
	const reader = moduleReader(engine, version);
	const modules = new Map<string, Module | Unjudged | undefined>();
	const proofs = new Map<string, Entrypoint>();
	const program: Program = {
		version,
		folders,
		files: pythonFiles(source),
		module: (path) => {
			if (!modules.has(path)) modules.set(path, readModule(path));
			return modules.get(path);
		},
		mentioned,
		mentions: (path, words) => mentioned(path, words).length > 0,
		resolve: resolver(source, version, folders),
		prove: (module, attribute) => {
			const target = `${module}:${attribute}`;
			const known = proofs.get(target);
			if (known !== undefined) return known;
			const entrypoint = prove(program, source, module, attribute);
			proofs.set(target, entrypoint);
			return entrypoint;
		},
		lack: (module, attribute, absent) => lackOf(program, source, { module, attribute }, absent),
		failsWithout: (module, attribute, unset) => failsWithout(program, source, { module, attribute }, unset),
		applicationByDefault: (module, attribute, given) =>
			applicationWith(program, source, { module, attribute }, { variables: "unset", given }) ??
			applicationWith(program, source, { module, attribute }, { variables: "fallbacks", given }),
		release: () => {
			reader.release();
			modules.clear();
		},
	};
	const readModule = (path: string): Module | Unjudged | undefined => {
		const bytes = source.read(path);
		if (bytes === undefined) return undefined;
		return bytes instanceof Uint8Array ? reader.read(path, bytes) : { path, unjudged: bytes.unreadable };
	};
	return program;
}

function pythonFiles(source: Source): readonly string[] {
	return [...source.entries]
		.filter(([path, { kind }]) => kind !== "submodule" && path.endsWith(".py"))
		.map(([path]) => path);
}

/**
 * Those of some words that the bytes of a file hold. Every rule asks every file of the start for dozens of them: most
 * answers come from what is noted at the first question. What cannot be read may hold anything: whoever goes on to ask for
 * the module learns why.
 */
function wordsIn(source: Source): Program["mentioned"] {
	const noted = new Map<string, Trigrams>();
	return (path, words) => {
		const known = noted.get(path);
		const possible = known === undefined ? words : words.filter((word) => mayHold(known, word));
		if (possible.length === 0) return [];
		const bytes = source.read(path);
		if (bytes === undefined) return [];
		if (!(bytes instanceof Uint8Array)) return words;
		const trigrams = known ?? trigramsOf(bytes);
		if (known === undefined && noted.size < NOTED_FILES) noted.set(path, trigrams);
		const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		return possible.filter((word) => mayHold(trigrams, word) && buffer.includes(word));
	};
}
