import { spawnSync } from "node:child_process";
import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import partialApp from "../../src/rules/entrypoint/partial-app.ts";
import type { Source } from "../../src/source/source.ts";
import { casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

const TIME_LIMIT = 60_000;

const [engine] = engines;

interface Answer {
	readonly id: string;
	readonly lacking: readonly string[];
	readonly error: string | null;
}

/** What the rule says of its own cases: how many routes main:app lacks, and which application has them. */
const claims = casesOf(partialApp.id).flatMap((one) => {
	if (engine === undefined) return [];
	const space = spaceOf(one.source, engine, one);
	const { outcomes } = judge(space, [partialApp], "");
	space.python.release();
	return outcomes
		.flatMap((outcome) => (outcome.state === "found" ? outcome.findings : []))
		.map(({ message }) => {
			const [, count = "", name = "", file = ""] =
				/lacks (\d+) routes? that "(\S+)" of (\S+)\.py has/.exec(message) ?? [];
			const [, served = "main"] = /^([\w.]+):app lacks/.exec(message) ?? [];
			return {
				id: one.name,
				count: Number(count),
				name,
				served,
				module: file.replaceAll("/", "."),
				files: filesOf(one.source),
			};
		});
});

function filesOf(source: Source): Record<string, string> {
	const files: Record<string, string> = {};
	for (const path of source.entries.keys()) {
		const content = source.read(path);
		if (content instanceof Uint8Array) files[path] = new TextDecoder().decode(content);
	}
	return files;
}

function ask(): readonly Answer[] {
	const { status, stdout, stderr } = spawnSync("/usr/bin/python3", ["-I", "__tests__/support/ask_lacking.py"], {
		input: JSON.stringify(claims),
		encoding: "utf8",
	});
	if (status !== 0) throw new Error(`FastAPI could not be asked: ${stderr}`);
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.map((line): Answer => JSON.parse(line));
}

test(
	"main:app lacks as many routes as the rule says, when FastAPI is asked for each of them",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("routes that are lacking compared with FastAPI", why);
			return;
		}
		expect(claims.length).toBeGreaterThan(5);
		const answers = ask();
		expect(answers.filter(({ error }) => error !== null)).toEqual([]);
		expect(answers.map(({ id, lacking }) => `${id}: ${lacking.length}`)).toEqual(
			claims.map(({ id, count }) => `${id}: ${count}`),
		);
	},
	TIME_LIMIT,
);
