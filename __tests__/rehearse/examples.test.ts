import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { withFolder } from "../support/temporary.ts";
import { canServe, processesKnowing, rehearseFolder, TIME_LIMIT } from "./stage.ts";

/** What comes of an example: how it ends, and where, or with which code. Those that need packages of others are not among them. */
const EXPECTED: readonly (readonly [name: string, outcome: string, variables?: Readonly<Record<string, string>>])[] = [
	["todo", "answers", { DATABASE_URL: "sqlite:///./todo.db", BETTER_AUTH_SECRET: "of-a-test" }],
	["todo", "impossible: variables-missing at src/settings.py:20"],
	["factory", "answers"],
	["partial", "answers"],
	["patched", "answers"],
	["broken", "failed: runtime-error at main.py:1", { DATABASE_URL: "sqlite://" }],
	["misplaced", "failed: runtime-error at main.py:1"],
	["relative", "failed: runtime-error at main.py:1"],
	["cluttered", "failed: runtime-error at main.py:3"],
	["plugin", "impossible: variables-missing at main.py:4"],
	["plugin", "failed: runtime-error at main.py:4", { TODO_PLUGIN: "nothing_like_it" }],
	["composed", "impossible: no-app-file"],
	["unserved", "impossible: docker-needed at Dockerfile:8"],
];

const real = canServe("rehearsals of the examples") ? test : test.skip;

for (const [name, expected, variables = {}] of EXPECTED) {
	real(
		`examples/${name}-backend ${Object.keys(variables).length > 0 ? "with its variables " : ""}ends so: ${expected}`,
		async () => {
			await withFolder(async (folder) => {
				const temp = join(folder, "temp");
				mkdirSync(temp);
				const { outcome } = await rehearseFolder(`examples/${name}-backend`, { temp, variables });
				expect(told(outcome)).toBe(expected);
				expect([readdirSync(temp), processesKnowing(temp)]).toEqual([[], []]);
			});
		},
		TIME_LIMIT,
	);
}

function told(outcome: Awaited<ReturnType<typeof rehearseFolder>>["outcome"]): string {
	if (outcome.kind === "answers") return outcome.kind;
	const { code, place } = outcome.failure;
	return `${outcome.kind}: ${code}${place === undefined ? "" : ` at ${place.file}:${place.start.line}`}`;
}
