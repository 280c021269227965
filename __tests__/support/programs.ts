import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "yaml";
import { loadProgram } from "../../src/python/load-program.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import type { Proof } from "../../src/python/proof.ts";
import { DEFAULT_PYTHON, type PythonVersion } from "../../src/python/version.ts";
import { memorySource } from "./memory-source.ts";

const FOLDER = "__tests__/oracle/programs";

/** The Python that the corpus is written for: Debian's, with the packages that CONTRIBUTING.md names. */
export const INTERPRETER = "/usr/bin/python3";

/** A Python that can be asked for the truth. */
export interface Interpreter {
	readonly executable: string;
	readonly version: PythonVersion;
	/** Folders of packages that it has not got itself. */
	readonly libraries: readonly string[];
}

const SYSTEM: Interpreter = { executable: INTERPRETER, version: { major: 3, minor: 11 }, libraries: [] };

/** Where Debian keeps packages, most of them without a compiled part; `PY_DIST` names another folder. */
const LIBRARY = process.env.PY_DIST ?? "/usr/lib/python3/dist-packages";

/** A small program and what uvicorn makes of it. */
export interface Program {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	/** Whether uvicorn loads `main:app` and gets an answer to `GET /` from it. */
	readonly serves: boolean;
	/** Why the gate cannot tell; `undefined` where it must. */
	readonly unproven: string | undefined;
	/** Why the gate refuses it although uvicorn serves it. */
	readonly decision: string | undefined;
	readonly environment: Readonly<Record<string, string>>;
}

/** What uvicorn said of a program. */
export interface Answer {
	readonly id: string;
	readonly loads: boolean;
	readonly answers: boolean;
	readonly error: string | null;
	/** Kind, methods and path of each route, where the program asks for them. */
	readonly routes?: readonly (readonly [string, readonly string[], string])[];
}

/** Every program of the corpus. */
export function corpus(): readonly Program[] {
	return readdirSync(FOLDER)
		.filter((name) => name.endsWith(".yml"))
		.flatMap((name) => programsIn(readFileSync(join(FOLDER, name), "utf8")));
}

function programsIn(text: string): readonly Program[] {
	const list: readonly Record<string, unknown>[] = parse(text);
	return list.map((entry) => {
		const files = Object.entries(entry).filter(([key]) => key.includes("."));
		return {
			id: String(entry.name),
			files: Object.fromEntries(files.map(([path, content]) => [path, String(content)])),
			serves: entry.serves === true,
			unproven: entry.unproven === undefined ? undefined : String(entry.unproven),
			decision: entry.decision === undefined ? undefined : String(entry.decision),
			environment: Object.assign({}, entry.environment),
		};
	});
}

/** What the gate says of a program's `main:app`, by default for the Python of which the corpus is the truth. */
export function proofOf({ files }: Pick<Program, "files">, engine: Engine, version = SYSTEM.version): Proof {
	const program = loadProgram(memorySource(files), engine, version);
	try {
		return program.prove("main", "app").proof;
	} finally {
		program.release();
	}
}

/** Why uvicorn cannot be asked on this machine; `undefined` where it can. */
export function obstacle(): string | undefined {
	const { executable, version } = SYSTEM;
	const minor = minorOf(SYSTEM);
	if (minor === undefined) return `${executable} has no ${MODULES}`;
	return minor === version.minor ? undefined : `${executable} is Python 3.${minor}, and the corpus is for 3.11`;
}

/** A CPython of the contract's version that can import Debian's packages, if the machine has one. */
export function contractPython(): Interpreter | undefined {
	const { major, minor } = DEFAULT_PYTHON;
	const folder = join(process.env.PYENV_ROOT ?? "", "versions");
	const versions = existsSync(folder) ? readdirSync(folder) : [];
	const found = versions
		.filter((version) => version.startsWith(`${major}.${minor}.`))
		.map((version) => join(folder, version, "bin", "python3"));
	return [`python${major}.${minor}`, ...found]
		.map((executable) => ({ executable, version: DEFAULT_PYTHON, libraries: [LIBRARY] }))
		.find((interpreter) => minorOf(interpreter) === minor);
}

const MODULES = "uvicorn, fastapi, sqlmodel, dotenv";

/** Second number of an interpreter's version; `undefined` where it cannot import what the programs need. */
function minorOf(interpreter: Interpreter): number | undefined {
	const program = `import sys; sys.path += sys.argv[1:]; import ${MODULES}; print(sys.version_info.minor)`;
	const { status, stdout } = run(interpreter, ["-c", program], "");
	return status === 0 ? Number(stdout) : undefined;
}

/** Asks the real uvicorn. Throws when it cannot be started. */
export function askUvicorn(
	programs: readonly Pick<Program, "id" | "files" | "environment">[],
	interpreter = SYSTEM,
): ReadonlyMap<string, Answer> {
	const { status, stdout, stderr } = run(interpreter, ["__tests__/support/ask_uvicorn.py"], JSON.stringify(programs));
	if (status !== 0) throw new Error(`uvicorn could not be asked: ${stderr}`);
	const answers = stdout.split("\n").filter((line) => line !== "");
	return new Map(answers.map((line): [string, Answer] => parsed(line)));
}

/** Runs a program without what the user's settings would add. */
function run({ executable, version, libraries }: Interpreter, program: readonly string[], input: string) {
	// Packages of another Python are compiled once, beside them would be the wrong place.
	const compiled = resolve("node_modules/.cache/space-gate", `pycache-${version.major}.${version.minor}`);
	const options = libraries.length === 0 ? ["-I"] : ["-I", "-X", `pycache_prefix=${compiled}`];
	return spawnSync(executable, [...options, ...program, ...libraries], {
		input,
		encoding: "utf8",
		maxBuffer: 1024 ** 3,
	});
}

function parsed(line: string): [string, Answer] {
	const answer: Answer = JSON.parse(line);
	return [answer.id, answer];
}
