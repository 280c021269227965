import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { engines } from "../support/engines.ts";
import { INTERPRETER } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { ask, snippetsOf } from "./corpus.ts";

const SNIPPETS = snippetsOf("jwt.yml");

for (const engine of engines) {
	describe(`what the rule about tokens finds (${engine.kind})`, () => {
		test.each(SNIPPETS.map((one) => [one.name, one] as const))("%s", (_name, snippet) => {
			const { found, messages } = ask(snippet, ["jwt-unverified"], engine);
			expect(found).toEqual(snippet.found);
			expect(messages).toContain(snippet.says);
		});
	});
}

describe("a forged token is taken by what is found, and by nothing else", () => {
	const { status } = spawnSync(INTERPRETER, ["-c", "import jwt, jose"]);
	if (status !== 0) {
		announceSkipped("tokens against their libraries", `${INTERPRETER} has no jwt and jose`);
		test.skip("as the libraries decide", () => undefined);
		return;
	}
	const asked = SNIPPETS.filter(({ entry }) => entry.accepts !== undefined);
	const input = JSON.stringify(asked.map(({ name, files }) => ({ id: name, files })));
	const { stdout } = spawnSync(INTERPRETER, ["-W", "ignore", "__tests__/support/ask_tokens.py"], {
		input,
		encoding: "utf8",
	});
	const answers = new Map(
		stdout
			.split("\n")
			.filter((line) => line !== "")
			.map((line): [string, boolean | null] => {
				const { id, accepts } = JSON.parse(line) as { readonly id: string; readonly accepts: boolean | null };
				return [id, accepts];
			}),
	);

	test.each(asked.map((one) => [one.name, one] as const))("%s", (name, { entry, found }) => {
		expect(answers.get(name)).toBe(entry.accepts);
		if (found.length === 0) expect(entry.accepts).toBe(false);
	});
});
