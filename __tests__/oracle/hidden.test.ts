import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { judge } from "../../src/gate/judge.ts";
import hiddenDependency from "../../src/rules/dependencies/hidden-dependency.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

/** The distributions that bring the modules which a program has. */
const BRINGERS: Readonly<Record<string, string>> = {
	multipart: "python-multipart",
	jinja2: "jinja2",
	itsdangerous: "itsdangerous",
};

/** The versions that are asked: what is required is what is there. */
const VERSIONS = `
from importlib.metadata import version
for name in "fastapi starlette pydantic sqlalchemy sqlmodel python-dotenv uvicorn".split():
    print(f"{name}=={version(name)}")
`;

/** A small program with what is installed besides, and whether it fails to start for want of something. */
interface Program {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	readonly installed: readonly string[];
	readonly fails: boolean;
	/** Why the rule says nothing of what fails. */
	readonly unseen: string | undefined;
}

/** Milliseconds that Python has for all programs; it takes about ten seconds. */
const TIME_LIMIT = 120_000;

const programs = programsIn(readFileSync("__tests__/oracle/hidden/programs.yml", "utf8"));

function programsIn(text: string): Program[] {
	const list: readonly Record<string, unknown>[] = parse(text);
	return list.map((entry) => ({
		id: String(entry.name),
		files: Object.fromEntries(
			Object.entries(entry).flatMap(([key, value]) => (key.endsWith(".py") ? [[key, String(value)]] : [])),
		),
		installed: String(entry.installed ?? "")
			.split(/ +/)
			.filter((word) => word !== ""),
		fails: entry.fails === true,
		unseen: entry.unseen === undefined ? undefined : String(entry.unseen),
	}));
}

function failing(): readonly string[] {
	const { status, stdout, stderr } = spawnSync(
		INTERPRETER,
		["-I", "-W", "ignore", "__tests__/oracle/hidden/ask_hidden.py"],
		{
			input: JSON.stringify(programs),
			encoding: "utf8",
		},
	);
	if (status !== 0) throw new Error(`Python could not be asked: ${stderr}`);
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.flatMap((line) => {
			const answer: { readonly id: string; readonly error: string | null } = JSON.parse(line);
			return answer.error === null ? [] : [answer.id];
		});
}

test(
	"what fails to start without what it does not import, as the libraries have it",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("hidden dependencies", why);
			return;
		}
		expect(failing()).toEqual(programs.flatMap(({ id, fails }) => (fails ? [id] : [])));
	},
	TIME_LIMIT,
);

test.each(engines)("the rule speaks of the same programs ($kind)", (engine) => {
	const why = obstacle();
	if (why !== undefined) return;
	const { stdout } = spawnSync(INTERPRETER, ["-I", "-c", VERSIONS], { encoding: "utf8" });
	const spoken = programs.filter(({ files, installed }) => {
		const extra = installed.map((module) => BRINGERS[module] ?? module).join("\n");
		const source = memorySource({ ...files, "requirements.txt": `${stdout}${extra}\n` });
		const space = spaceOf(source, engine, { python: "3.11" });
		const { outcomes } = judge(space, [hiddenDependency], "");
		space.python.release();
		expect(outcomes.flatMap((one) => (one.state === "skipped" ? [one.reason] : []))).toEqual([]);
		return outcomes.some((one) => one.state === "found" && one.findings.some(({ severity }) => severity === "error"));
	});
	const expected = programs.filter(({ fails, unseen }) => fails && unseen === undefined);
	expect(spoken.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
});
