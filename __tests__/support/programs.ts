import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { loadProgram } from "../../src/python/load-program.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import type { Proof } from "../../src/python/proof.ts";
import { memorySource } from "./memory-source.ts";

const FOLDER = "__tests__/oracle/programs";
const INTERPRETER = "/usr/bin/python3";

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

/** What the gate says of a program's `main:app` for the Python of which the corpus is the truth. */
export function proofOf({ files }: Pick<Program, "files">, engine: Engine): Proof {
	const program = loadProgram(memorySource(files), engine, { major: 3, minor: 11 });
	try {
		return program.prove("main", "app").proof;
	} finally {
		program.release();
	}
}

/** Why uvicorn cannot be asked on this machine; `undefined` where it can. */
export function obstacle(): string | undefined {
	const program = "import sys, uvicorn, fastapi, sqlmodel, dotenv; print(sys.version_info.minor)";
	const { status, stdout } = spawnSync(INTERPRETER, ["-I", "-c", program], { encoding: "utf8" });
	if (status !== 0) return `${INTERPRETER} has no uvicorn, fastapi, sqlmodel and dotenv`;
	return stdout.trim() === "11" ? undefined : `${INTERPRETER} is Python 3.${stdout.trim()}, and the corpus is for 3.11`;
}

/** Asks the real uvicorn. Throws when it cannot be started. */
export function askUvicorn(
	programs: readonly Pick<Program, "id" | "files" | "environment">[],
): ReadonlyMap<string, Answer> {
	const { status, stdout, stderr } = spawnSync(INTERPRETER, ["-I", "__tests__/support/ask_uvicorn.py"], {
		input: JSON.stringify(programs),
		encoding: "utf8",
		maxBuffer: 1024 ** 3,
	});
	if (status !== 0) throw new Error(`uvicorn could not be asked: ${stderr}`);
	const answers = stdout.split("\n").filter((line) => line !== "");
	return new Map(answers.map((line): [string, Answer] => parsed(line)));
}

function parsed(line: string): [string, Answer] {
	const answer: Answer = JSON.parse(line);
	return [answer.id, answer];
}
