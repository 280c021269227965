import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";
import { engines } from "../support/engines.ts";
import { INTERPRETER, obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { ask, snippetsOf } from "./corpus.ts";

const RULES = ["cors-wildcard", "cors-invalid-origin", "cors-missing", "cors-undeclared-origin"];
const SNIPPETS = snippetsOf("cors.yml");

for (const engine of engines) {
	describe(`what the rules about CORS find (${engine.kind})`, () => {
		test.each(SNIPPETS.map((one) => [one.name, one] as const))("%s", (_name, snippet) => {
			const { found, messages, skipped } = ask(snippet, RULES, engine);
			expect(found).toEqual(snippet.found);
			expect(messages).toContain(snippet.says);
			for (const rule of snippet.skipped) expect(skipped).toContain(rule);
		});
	});
}

describe("Starlette agrees", () => {
	const reason = obstacle();
	const [STRANGER, OWN] = ["https://attacker.example", "https://app.example.com"];
	if (reason !== undefined) {
		announceSkipped("CORS against Starlette", reason);
		test.skip("with what is found", () => undefined);
		return;
	}
	const asked = SNIPPETS.filter(({ entry }) => entry.unset !== false);
	const answers = new Map(answersOf(asked.map(({ name, files, entry }) => [name, files, originsOf(entry)])));

	function originsOf({ allows }: Readonly<Record<string, unknown>>): readonly string[] {
		return [STRANGER, OWN, ...(Array.isArray(allows) ? allows.map(String) : [])];
	}

	test.each(asked.map((one) => [one.name, one] as const))("%s", (name, { found, entry, files }) => {
		const answer = answers.get(name);
		expect(answer?.error ?? null).toBeNull();
		const isOpen = found.some((one) => one.startsWith("cors-wildcard")) && !/letter by letter/.test(String(entry.says));
		expect(answer?.allowed.includes(STRANGER)).toBe(isOpen);
		if (Array.isArray(entry.allows)) expect(answer?.allowed).toEqual(expect.arrayContaining(entry.allows.map(String)));
		// What is refused as an origin matches no page, and what is one text matches its pieces.
		const isRefused = found.length === 1 && found[0]?.startsWith("cors-invalid-origin") === true;
		if (isRefused && entry.allows === undefined && !/allow_origins=(os\.getenv|")/.test(files["main.py"] ?? "")) {
			expect(answer?.allowed).not.toContain(OWN);
		}
	});
});

interface Answer {
	readonly allowed: readonly string[];
	readonly error: string | null;
}

function answersOf(
	programs: readonly (readonly [id: string, files: Readonly<Record<string, string>>, origins: readonly string[]])[],
): readonly (readonly [string, Answer])[] {
	const input = JSON.stringify(programs.map(([id, files, origins]) => ({ id, files, origins })));
	const { stdout, stderr } = spawnSync(INTERPRETER, ["-W", "ignore", "__tests__/support/ask_cors.py"], {
		input,
		encoding: "utf8",
	});
	const lines = stdout.split("\n").filter((line) => line !== "");
	if (lines.length < programs.length) throw new Error(`ask_cors.py failed: ${stderr}`);
	return lines.map((line) => {
		const answer = JSON.parse(line) as Answer & { readonly id: string };
		return [answer.id, answer];
	});
}
