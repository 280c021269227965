import type { DockerfileReading } from "../dockerfile/dockerfile.ts";
import { type Served, servedBy } from "../dockerfile/start/served.ts";
import type { Entrypoint, Program } from "../python/program.ts";
import { servedByMain } from "../python/servers/served-by-main.ts";
import type { Place } from "../source/place.ts";
import type { Source } from "../source/source.ts";
import type { Target } from "./space.ts";

/** What the platform starts for the `python` contract (SP-HF-04). */
const MAIN: Target = { kind: "known", module: "main", attribute: "app", file: "main.py", start: "uvicorn main:app" };

/** What a Space serves, and the folders in which its modules are searched. */
export interface Serving {
	readonly folders: readonly string[];
	target(program: Program): Target;
}

/** Under the `python` contract `main:app` of the Space root. */
export const PYTHON_SERVING: Serving = { folders: [""], target: () => MAIN };

/** Under the `docker` contract what the Dockerfile starts, through a file that starts its own server as well. */
export function dockerServing(source: Source, dockerfile: DockerfileReading): Serving {
	const served = servedBy(source, dockerfile);
	switch (served.kind) {
		case "import":
			return { folders: served.folders, target: (program) => importTarget(program, source, served) };
		case "program":
			return { folders: served.folders, target: (program) => programTarget(program, source, served) };
		case "malformed":
			return unknown(`the Dockerfile serves nothing that can be imported`, served.place);
		case "unknown":
			return unknown(served.reason, served.place);
	}
}

function unknown(reason: string, place: Place): Serving {
	return { folders: [""], target: () => ({ kind: "unknown", reason, place }) };
}

function importTarget(
	{ prove }: Program,
	source: Source,
	{ module, attribute: wanted, others, folders, start }: Extract<Served, { kind: "import" }>,
): Target {
	const isBound = (name: string) => {
		const { proof } = prove(module, name);
		return proof.state !== "refuted" || proof.because !== "not-bound";
	};
	const attribute = others.length === 0 ? wanted : ([wanted, ...others].find(isBound) ?? wanted);
	return { kind: "known", module, attribute, file: fileOf(source, module, folders), start };
}

/** The file of a module, or the one that it would have. */
function fileOf({ entries }: Source, module: string, folders: readonly string[]): string {
	const path = module.replaceAll(".", "/");
	const paths = folders.flatMap((folder) => {
		const home = folder === "" ? "" : `${folder}/`;
		return [`${home}${path}/__init__.py`, `${home}${path}.py`];
	});
	return paths.find((one) => entries.has(one)) ?? paths[1] ?? `${path}.py`;
}

function programTarget(program: Program, source: Source, served: Extract<Served, { kind: "program" }>): Target {
	const { path, isModule, place } = served.program;
	const [home = ""] = served.folders;
	const own = path
		.slice(home === "" ? 0 : home.length + 1)
		.replace(/(\/__init__)?\.py$/, "")
		.replaceAll("/", ".");
	const start = isModule ? `python -m ${own}` : `python ${path}`;
	const found = servedByMain(program, path);
	switch (found.kind) {
		case "text": {
			const { module, attribute } = found;
			return { kind: "known", module, attribute, file: fileOf(source, module, served.folders), start };
		}
		case "name":
			return objectTarget(program, own, { attribute: found.attribute, path, start, place });
		case "nothing":
			return {
				kind: "unknown",
				reason: `the Dockerfile runs ${path}, and no server is seen to be started there`,
				place,
			};
		case "unknown":
			return { kind: "unknown", reason: found.reason, place };
	}
}

/** What a file that is run binds to a name; under its main guard it may bind what an import does not. */
function objectTarget(
	{ prove }: Program,
	module: string,
	{
		attribute,
		path,
		start,
		place,
	}: { readonly attribute: string; readonly path: string; readonly start: string; readonly place: Place },
): Target {
	const { proof } = prove(module, attribute);
	const isOpen = proof.state === "refuted" && ["not-bound", "not-asgi", "no-module"].includes(proof.because);
	if (isOpen) return { kind: "unknown", reason: `what "${attribute}" is when ${path} is run cannot be told`, place };
	return { kind: "known", module, attribute, file: path, start };
}

/**
 * The proof of the target; where nothing is known of it, nothing is proven. Where it is not known which Python the Space
 * has, one that lacks something refutes nothing.
 */
export function entrypointOf(program: Program, target: Target, isPythonKnown: boolean): Entrypoint {
	if (target.kind === "known") {
		const entrypoint = program.prove(target.module, target.attribute);
		const { proof } = entrypoint;
		const isOpen = !isPythonKnown && proof.state === "refuted" && /^(python-version|syntax)$/.test(proof.because);
		if (proof.state !== "refuted" || !isOpen) return entrypoint;
		const reason = `The Dockerfile does not say which Python its image has, and this depends on it: ${proof.reason}`;
		return { ...entrypoint, proof: { state: "unproven", reason, place: proof.place, trace: proof.trace } };
	}
	const reason = `${target.reason.slice(0, 1).toUpperCase()}${target.reason.slice(1)}.`;
	return {
		target: "",
		proof: { state: "unproven", reason, place: target.place, trace: [] },
		reached: [],
		isCutOff: false,
		imports: [],
	};
}
