import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { judge } from "../../src/gate/judge.ts";
import undeclaredImport from "../../src/rules/dependencies/undeclared-import.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { INTERPRETER, obstacle, corpus as programs } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

const FOLDER = "__tests__/oracle/imports";

/** What every project requires unless it says otherwise. */
const REQUIRED = "fastapi uvicorn pydantic sqlmodel python-dotenv";

/** A small project, what its Space does not have, and what the rule has to say about that. */
interface Project {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	/** Modules that nothing installs, whether or not the start can do without. */
	readonly absent: readonly string[];
	/** `file:line module`, in the order in which they are found. */
	readonly finds: readonly string[];
	readonly skips: string | undefined;
	readonly contract: "python" | "docker";
	readonly python: string;
	/** Whether Python is asked: not where the answer depends on what is not written here. */
	readonly isAsked: boolean;
}

const NOTHING_TO_SAY: Omit<Project, "files"> = {
	id: "",
	absent: [],
	finds: [],
	skips: undefined,
	contract: "python",
	python: "3.11",
	isAsked: false,
};

/** Milliseconds that Python has for all projects; it takes about twenty seconds. */
const TIME_LIMIT = 180_000;

const projects = readdirSync(FOLDER)
	.filter((name) => name.endsWith(".yml"))
	.flatMap((name) => projectsIn(readFileSync(`${FOLDER}/${name}`, "utf8")));

/** `start` stands before an application in main.py, `requires` behind what every project requires; both are short forms. */
function projectsIn(text: string): Project[] {
	const list: readonly Record<string, unknown>[] = parse(text);
	return list.map((entry) => {
		const lines = `${REQUIRED} ${entry.requires ?? ""}`.trim().split(/ +/);
		const files = {
			"main.py": `${entry.start ?? ""}from fastapi import FastAPI\napp = FastAPI()\n`,
			"requirements.txt": `${lines.join("\n")}\n`,
		};
		const given = Object.entries(entry).filter(([key]) => /[./]/.test(key) || key === "Dockerfile");
		const all = Object.entries({ ...files, ...Object.fromEntries(given) });
		return {
			id: String(entry.name),
			// A file that is null is not there.
			files: Object.fromEntries(all.flatMap(([path, text]) => (text === null ? [] : [[path, String(text)]]))),
			absent: wordsOf(entry.absent),
			finds: Array.isArray(entry.finds) ? entry.finds.map(String) : [],
			skips: entry.skips === undefined ? undefined : String(entry.skips),
			contract: "Dockerfile" in entry ? "docker" : "python",
			python: String(entry.python ?? "3.11"),
			isAsked: entry.python === undefined && entry.skips === undefined && entry.unasked === undefined,
		};
	});
}

function wordsOf(value: unknown): string[] {
	return String(value ?? "")
		.split(" ")
		.filter((word) => word !== "");
}

/** What the rule says: `file:line module` for each finding, or why it is skipped. */
function saidOf({ files, contract, python }: Project, engine: (typeof engines)[number]): string[] {
	const space = spaceOf(memorySource(files), engine, { contract, python });
	const { outcomes } = judge(space, [undeclaredImport], "");
	space.python.release();
	return outcomes.flatMap((outcome) => {
		if (outcome.state === "skipped") return [`skipped: ${outcome.reason}`];
		if (outcome.state === "passed") return [];
		return outcome.findings.map(({ place, message }) => {
			const module = /imports "([^"]+)"/.exec(message)?.[1] ?? message;
			return `${place.file}:${place.start.line} ${module}`;
		});
	});
}

test("there are projects enough, and more of which nothing is to be said", () => {
	expect(new Set(projects.map(({ id }) => id)).size).toBe(projects.length);
	expect(projects.length).toBeGreaterThanOrEqual(120);
	const silent = projects.filter(({ finds }) => finds.length === 0);
	expect(silent.length).toBeGreaterThan(projects.length / 2);
});

test.each(engines)("the rule says what the corpus says ($kind)", (engine) => {
	const said = projects.map((project) => [project.id, ...saidOf(project, engine).toSorted()]);
	const wanted = projects.map(({ id, finds, skips }, index) => {
		const reason = said[index]?.[1] ?? "";
		const isAsWanted = skips !== undefined && reason.startsWith("skipped: ") && reason.includes(skips);
		return [id, ...(skips === undefined ? finds.toSorted() : [isAsWanted ? reason : `skipped: ${skips}`])];
	});
	expect(said).toEqual(wanted);
});

// A name that is added here has to be read first: the other corpora are not about imports.

test.each(engines)("of the programs for uvicorn just those lack something that use asgiref ($kind)", (engine) => {
	const lacking = programs().filter(({ files }) => {
		const project = { ...NOTHING_TO_SAY, files: { "requirements.txt": REQUIRED.replaceAll(" ", "\n"), ...files } };
		return saidOf(project, engine).some((said) => !said.startsWith("skipped: "));
	});
	expect(lacking.map(({ files }) => files["main.py"])).toEqual(lacking.map(() => expect.stringContaining("asgiref")));
	expect(lacking.length).toBe(3);
});

test(
	"Python lacks the same modules, one after the other",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("imports compared with Python", why);
			return;
		}
		const asked = projects.filter(({ isAsked }) => isAsked);
		const answers = askPython(asked);
		const found = asked.map(({ id }) => [id, ...(answers.get(id) ?? ["no answer"])]);
		expect(found).toEqual(asked.map(({ id, finds }) => [id, ...finds.map((one) => one.split(" ")[1] ?? "")]));
	},
	TIME_LIMIT,
);

/** What Python says the start of each project lacks; how it ended, where it is not for want of a module. */
function askPython(asked: readonly Project[]): ReadonlyMap<string, readonly string[]> {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine is loaded");
	const programs = asked.map(({ id, files, absent }) => {
		const space = spaceOf(memorySource(files), engine, { python: "3.11" });
		const { imports } = space.python.prove("main", "app");
		space.python.release();
		const present = imports.map(({ module }) => module).filter((module) => !absent.includes(module));
		return { id, files, absent, present };
	});
	const { status, stdout, stderr } = spawnSync(INTERPRETER, ["-I", `${FOLDER}/ask_imports.py`], {
		input: JSON.stringify(programs),
		encoding: "utf8",
		maxBuffer: 1024 ** 3,
	});
	if (status !== 0) throw new Error(`Python could not be asked: ${stderr}`);
	return new Map(
		stdout
			.split("\n")
			.filter((line) => line !== "")
			.map(answerIn),
	);
}

function answerIn(line: string): [string, string[]] {
	const { id, lacking, error }: { id: string; lacking: string[]; error: string | null } = JSON.parse(line);
	return [id, error === null ? lacking : [...lacking, error]];
}
