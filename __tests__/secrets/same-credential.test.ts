import { expect, test } from "@jest/globals";
import type { Finding } from "../../src/gate/finding.ts";
import { judge } from "../../src/gate/judge.ts";
import type { Rule } from "../../src/gate/rule.ts";
import hardcodedSecret from "../../src/rules/config/hardcoded-secret.ts";
import corsWildcard from "../../src/rules/security/cors-wildcard.ts";
import { parseIgnoreFile } from "../../src/source/ignore/gitignore.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { type Conditions, spaceOf } from "../support/spaces.ts";
import { assembled } from "../support/tokens.ts";

const [engine] = engines;

const PASSWORD = 'DB_PASSWORD = "k3ks-und-Milch"\n';

function findingsIn(rule: Rule, files: Readonly<Record<string, string>>, conditions: Conditions = {}): Finding[] {
	if (engine === undefined) throw new Error("no engine is loaded");
	const space = spaceOf(memorySource(files), engine, conditions);
	const { outcomes } = judge(space, [rule], "");
	space.python.release();
	return outcomes.flatMap((one) => (one.state === "found" ? one.findings : []));
}

function placesOf({ place, trace }: Finding): string[] {
	return [place, ...trace.map((step) => step.place)].map(({ file, start }) => `${file}:${start.line}`);
}

test("one credential in many files is one finding, and its trace names the other places", () => {
	const files = { "a.py": PASSWORD, "b.py": `\n${PASSWORD}`, "c.yaml": "password: k3ks-und-Milch\n" };
	const [finding, ...others] = findingsIn(hardcodedSecret, files);
	expect(others).toEqual([]);
	expect(finding && placesOf(finding)).toEqual(["a.py:1", "b.py:2", "c.yaml:1"]);
	expect(finding?.message).toContain("The same one stands at 2 other places, too.");
	expect(finding?.trace.map(({ note }) => note)).toEqual(["holds it, too", "holds it, too"]);
});

test("every way in which a file writes it is hidden", () => {
	const files = { "a.py": PASSWORD, "b.py": 'DB_PASSWORD = "k3ks-" "und-Milch"\n' };
	const [finding] = findingsIn(hardcodedSecret, files);
	expect(finding?.secret?.texts).toEqual(expect.arrayContaining(["k3ks-und-Milch", "k3ks-", "und-Milch"]));
});

test("where tests and the application hold one key, the finding is about the application", () => {
	const key = assembled("KEY = 'sk_test_{{base62:24}}'\n");
	const files = { "a/tests/test_pay.py": key, "b/pay.py": key, "c/pay.py": key };
	const [finding] = findingsIn(hardcodedSecret, files);
	expect(finding?.severity).toBe("error");
	expect(finding && placesOf(finding)).toEqual(["b/pay.py:1", "a/tests/test_pay.py:1", "c/pay.py:1"]);
});

test("what the configuration leaves out does not take other places with it", () => {
	const patterns = new Map([["config/hardcoded-secret", parseIgnoreFile(Buffer.from("legacy/\n"), false)]]);
	const files = { "legacy/a.py": PASSWORD, "src/b.py": PASSWORD, "src/c.py": PASSWORD };
	const settings = { ignored: { file: ".space-gate.yml", patterns } };
	expect(findingsIn(hardcodedSecret, files, { settings }).map(placesOf)).toEqual([["src/b.py:1", "src/c.py:1"]]);
});

test("the wildcards beside a star stand in its trace", () => {
	const main = `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://*.a.dev", "*", "http://*"])
`;
	const [finding, ...others] = findingsIn(corsWildcard, { "main.py": main });
	expect(others).toEqual([]);
	expect(finding?.trace.map(({ note }) => note)).toEqual([
		'lists "https://*.a.dev", a wildcard that nothing would match',
		'lists "http://*", a wildcard that nothing would match',
	]);
});
