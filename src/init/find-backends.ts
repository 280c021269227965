import { readCard } from "../card/read-card.ts";
import { distributionsOf } from "../distributions/distributions.ts";
import { overlaid } from "../fix/overlay.ts";
import { below as treeBelow } from "../gate/find-frontend.ts";
import { groundOf } from "../gate/ground.ts";
import type { Contract } from "../gate/space.ts";
import { entrypointOf } from "../gate/target.ts";
import { loadProgram } from "../python/load-program.ts";
import type { Engine } from "../python/parser/syntax-node.ts";
import type { Entrypoint } from "../python/program.ts";
import { DEFAULT_PYTHON, PYTHON_MINORS, type PythonVersion } from "../python/version.ts";
import type { Source } from "../source/source.ts";
import type { Backend, Finds } from "./backend.ts";
import { below, type Candidate, candidatesIn, foldersOf, isIn } from "./candidates.ts";
import { mainFileFor } from "./content/main-file.ts";

/** Proofs of one search: each follows a whole start. Backends that one run sets up. */
const MAX = { proofs: 60, backends: 20 } as const;

/** A folder with a contract, as somebody would have it judged. */
interface Trial {
	readonly home: string;
	readonly contract: Contract;
	readonly mainFile: string | undefined;
}

/**
 * Finds the backends of a tree: for each file that may make an application, the folder from which that is proven. The file
 * that is likeliest has the first word, and what lies in a folder that has been taken belongs to it.
 */
export function findBackends(tree: Source, engine: Engine): Finds {
	const backends: Backend[] = [];
	const others: string[] = [];
	let proofs = 0;
	const prove = (trial: Trial, version: PythonVersion): Entrypoint | undefined => {
		proofs += 1;
		return proofs > MAX.proofs ? undefined : entrypointIn(tree, trial, engine, version);
	};
	for (const candidate of candidatesIn(tree)) {
		const owner = backends.find(({ home }) => isIn(home, candidate.path));
		if (owner !== undefined) {
			if (candidate.isMaker && !isUsed(owner, candidate)) others.push(candidate.path);
			continue;
		}
		const isFree = (home: string) => backends.every((one) => !isIn(home, one.file));
		const found = backendOf(tree, candidate, isFree, prove);
		if (found !== undefined) backends.push(found);
		if (backends.length === MAX.backends) break;
	}
	const isCutOff = proofs > MAX.proofs || backends.length === MAX.backends;
	return { backends: backends.toSorted((a, b) => (a.home < b.home ? -1 : 1)), others, isCutOff };
}

function isUsed({ home, file, entrypoint }: Backend, { path }: Candidate): boolean {
	return path === file || entrypoint.reached.some((one) => below(home, one) === path);
}

/** Proves a trial; `undefined` where there have been too many. */
type Prove = (trial: Trial, version: PythonVersion) => Entrypoint | undefined;

/** The first home from which a candidate is proven; where there is none, the likeliest one that has a start of its own. */
function backendOf(
	tree: Source,
	candidate: Candidate,
	isFree: (home: string) => boolean,
	prove: Prove,
): Backend | undefined {
	let fallback: Backend | undefined;
	for (const home of candidate.homes.filter(isFree)) {
		const tried = backendsIn(tree, home, candidate, prove);
		// A Dockerfile that cannot be followed may well work, and the python contract forbids it.
		const open = tried.find(({ contract, entrypoint }) => contract === "docker" && stateOf(entrypoint) === "unproven");
		const sound = tried.find(({ entrypoint }) => stateOf(entrypoint) === "proven");
		if (sound !== undefined || (open !== undefined && sdkOf(treeIn(tree, home)) === "docker")) return open ?? sound;
		// A new main.py is no guess where the import finds its modules, and nothing else does.
		const [own] = tried.filter(({ mainFile, entrypoint }) => mainFile === undefined || !isElsewhere(entrypoint));
		const isBetter = own !== undefined && fallback !== undefined && isElsewhere(fallback.entrypoint);
		if (fallback === undefined || (isBetter && !isElsewhere(own.entrypoint))) fallback = own;
	}
	// What makes no application, and is none, is a script.
	return candidate.isMaker ? fallback : undefined;
}

/** What a candidate would be in a home, under each contract that the home may be held to. */
function backendsIn(tree: Source, home: string, candidate: Candidate, prove: Prove): readonly Backend[] {
	return trialsIn(tree, home, candidate).flatMap((trial) => {
		const found = proven(trial, prove);
		if (found === undefined || isMisplaced(tree, trial, candidate, found.entrypoint)) return [];
		return [{ ...trial, file: candidate.path, ...found }];
	});
}

function stateOf({ proof }: Entrypoint): Entrypoint["proof"]["state"] {
	return proof.state;
}

/** Whether the import fails as it does from a wrong folder: a module is not found. */
function isElsewhere({ proof }: Entrypoint): boolean {
	if (proof.state !== "refuted") return false;
	return proof.because === "no-module" || (proof.because === "import-fails" && NOT_FOUND.test(proof.reason));
}

/** How the reason of such a failure begins. */
const NOT_FOUND = /^The import of .{1,300} ends in (?:ModuleNotFoundError|ImportError):/s;

/**
 * Whether the start asks installed distributions for a module that lies beside the candidate's own folders: from this home it
 * is not found, and no distribution is meant.
 */
function isMisplaced(
	{ entries }: Source,
	{ home, contract }: Trial,
	{ path }: Candidate,
	{ imports }: Entrypoint,
): boolean {
	if (contract === "docker") return false;
	const folders = foldersOf(path).filter((folder) => folder !== home);
	const names = new Set(imports.map(({ module }) => module.split(".", 1)[0] ?? ""));
	return [...names].some((name) =>
		folders.some((folder) => {
			if (entries.has(below(folder, `${name}.py`)) || entries.has(below(folder, `${name}/__init__.py`))) return true;
			return distributionsOf(name).length === 0 && isIn(below(folder, name), path);
		}),
	);
}

/** What a home may be held to: a card decides, else a Dockerfile may serve the application. */
function trialsIn(tree: Source, home: string, candidate: Candidate): readonly Trial[] {
	const sdk = sdkOf(treeIn(tree, home));
	const has = (name: string) => tree.entries.has(below(home, name));
	const mainFile = has("main.py") ? undefined : mainFileFor(home, candidate);
	const isDocker = sdk === "docker" || (sdk === undefined && has("Dockerfile"));
	const isPython = sdk !== "docker" && (has("main.py") || mainFile !== undefined);
	return [
		...(isDocker ? [{ home, contract: "docker", mainFile: undefined } as const] : []),
		...(isPython ? [{ home, contract: "python", mainFile } as const] : []),
	];
}

/** What the card of a folder names as its SDK, where it names one. */
function sdkOf(source: Source): unknown {
	const card = readCard(source);
	return card.kind === "card" ? card.values.get("sdk")?.value : undefined;
}

/** The proof, with a newer Python where only that has what the program needs; `undefined` where there have been too many. */
function proven(trial: Trial, prove: Prove): Pick<Backend, "entrypoint" | "python"> | undefined {
	const first = prove(trial, DEFAULT_PYTHON);
	if (first === undefined || trial.contract === "docker" || !isTooOld(first)) {
		return first && { entrypoint: first, python: DEFAULT_PYTHON };
	}
	for (let minor = DEFAULT_PYTHON.minor + 1; minor <= PYTHON_MINORS.newest; minor++) {
		const python: PythonVersion = { major: 3, minor };
		const entrypoint = prove(trial, python);
		if (entrypoint?.proof.state === "proven") return { entrypoint, python };
	}
	return { entrypoint: first, python: DEFAULT_PYTHON };
}

function isTooOld({ proof }: Entrypoint): boolean {
	return proof.state === "refuted" && (proof.because === "python-version" || proof.because === "syntax");
}

function entrypointIn(tree: Source, trial: Trial, engine: Engine, version: PythonVersion): Entrypoint {
	const inHome = treeIn(tree, trial.home);
	const source =
		trial.mainFile === undefined
			? inHome
			: overlaid(inHome, new Map([["main.py", new TextEncoder().encode(trial.mainFile)]]));
	const ground = groundOf(source, trial.contract, version);
	const program = loadProgram(source, engine, ground.version, ground.serving.folders);
	try {
		return entrypointOf(program, ground.serving.target(program), ground.isPythonKnown);
	} finally {
		program.release();
	}
}

/** The part of a tree below a home. */
export function treeIn(tree: Source, home: string): Source {
	return home === "" ? tree : treeBelow(tree, home);
}
