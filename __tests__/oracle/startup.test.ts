import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { judge } from "../../src/gate/judge.ts";
import slowStart from "../../src/rules/entrypoint/slow-start.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

/** A program that fetches, and the places that are reached although the rule says nothing of them. */
interface Fetching {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	readonly unseen: readonly string[];
}

const programs = readFetching("__tests__/oracle/startup/programs.yml");

function readFetching(path: string): readonly Fetching[] {
	const list: readonly Record<string, unknown>[] = parse(readFileSync(path, "utf8"));
	return list.map(({ name, unseen, ...files }) => ({
		id: String(name),
		files: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, String(text)])),
		unseen: Array.isArray(unseen) ? unseen.map(String) : [],
	}));
}

/** What FastAPI says of the programs, by their names. */
function ask(): ReadonlyMap<string, { readonly fetched: readonly string[]; readonly error: string | null }> {
	const { status, stdout, stderr } = spawnSync(INTERPRETER, ["-I", "__tests__/oracle/startup/ask_startup.py"], {
		input: JSON.stringify(programs),
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`FastAPI could not be asked: ${stderr}`);
	const answers = stdout
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	return new Map(answers.map((answer) => [answer.id, answer]));
}

const reason = obstacle();
const truth = reason === undefined ? ask() : new Map();

if (reason !== undefined) {
	test("FastAPI is not there", () => announceSkipped("what is fetched before the first answer", reason));
}

describe.each(programs.map((program) => ({ ...program })))("$id", ({ id, files, unseen }) => {
	for (const engine of reason === undefined ? engines : []) {
		test(`reports what is fetched before the answer (${engine.kind})`, () => {
			const space = spaceOf(memorySource(files), engine, { python: "3.11" });
			const { outcomes } = judge(space, [slowStart], "");
			space.python.release();
			const found = outcomes.flatMap((outcome) => (outcome.state === "found" ? outcome.findings : []));
			const places = new Set(found.map(({ place }) => `${place.file}:${place.start.line}`));
			expect({ error: null, fetched: [...places, ...unseen].toSorted() }).toEqual({
				error: truth.get(id)?.error,
				fetched: truth.get(id)?.fetched,
			});
		});
	}
});
