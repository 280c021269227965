import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { engines } from "../support/engines.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { ask, snippetsOf } from "./corpus.ts";

const SNIPPETS = snippetsOf("inputs.yml");

for (const engine of engines) {
	describe(`what the rule about input finds (${engine.kind})`, () => {
		test.each(SNIPPETS.map((one) => [one.name, one] as const))("%s", (_name, snippet) => {
			const { found, messages } = ask(snippet, ["unvalidated-input"], engine);
			expect(found).toEqual(snippet.found);
			expect(messages).toContain(snippet.says);
		});
	});
}

describe("a body that nobody expects is taken by what is found, and refused by what validates", () => {
	const reason = obstacle();
	if (reason !== undefined) {
		announceSkipped("input against FastAPI", reason);
		test.skip("as FastAPI decides", () => undefined);
		return;
	}
	const asked = SNIPPETS.filter(({ found, entry }) => found.length > 0 || entry.refuses === true);
	const { stdout } = spawnSync(INTERPRETER, ["-W", "ignore", "__tests__/support/ask_inputs.py"], {
		input: JSON.stringify(asked.map(({ name, files }) => ({ id: name, files }))),
		encoding: "utf8",
	});
	const lines = stdout.split("\n").filter((line) => line !== "");
	const answers = new Map(
		lines.map((line): [string, readonly number[]] => {
			const { id, statuses } = JSON.parse(line) as { readonly id: string; readonly statuses: readonly number[] };
			return [id, statuses];
		}),
	);

	test.each(asked.map((one) => [one.name, one] as const))("%s", (name, { entry }) => {
		const statuses = answers.get(name) ?? [];
		expect(statuses.length).toBeGreaterThan(0);
		if (entry.refuses === true) expect(new Set(statuses)).toEqual(new Set([422]));
		else expect(statuses.some((status) => status !== 422)).toBe(true);
	});
});
