import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import rule from "../../src/rules/security/cors-invalid-origin.ts";
import { textOf, withEdits } from "../support/apply-fix.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

const [engine] = engines;

function programWith(origins: string): string {
	return `from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=${origins})
`;
}

function fixed(origins: string): { readonly text: string; readonly safety: string | undefined; readonly left: number } {
	if (engine === undefined) throw new Error("there is no engine");
	const source = memorySource({ "main.py": programWith(origins) });
	const space = spaceOf(source, engine);
	const { findings } = judge(space, [rule], "");
	space.python.release();
	const edited = withEdits(
		source,
		findings.flatMap(({ fix }) => fix?.edits ?? []),
	);
	const after = spaceOf(edited, engine);
	const left = judge(after, [rule], "").findings.length;
	after.python.release();
	return { text: textOf(edited, "main.py"), safety: findings[0]?.fix?.safety, left };
}

describe("an origin is written as it was meant, and the rule is content", () => {
	test.each([
		['["https://app.example.com/"]', '["https://app.example.com"]', "safe"],
		["['https://App.example.com']", "['https://app.example.com']", "safe"],
		['["https://a.example/x", "https://b.example/"]', '["https://a.example", "https://b.example"]', "unsafe"],
		['["localhost:3000"]', '["http://localhost:3000"]', "unsafe"],
	])("%s", (before, after, safety) => {
		expect(fixed(before)).toEqual({ text: programWith(after), safety, left: 0 });
	});
});

describe("what cannot be mended without a guess is left as it is", () => {
	test.each([
		'["null"]',
		'"https://a.example, https://b.example".split(",")',
		'["https://" + "a.example/"]',
		'[r"""a.example"""]',
	])("%s", (origins) => {
		expect(fixed(origins)).toMatchObject({ text: programWith(origins), safety: undefined });
	});
});

test("a password in an address is shown nowhere", () => {
	if (engine === undefined) throw new Error("there is no engine");
	const password = ["pass", "word"].join("");
	const space = spaceOf(memorySource({ "main.py": programWith(`["https://me:${password}@app.example.com"]`) }), engine);
	const [finding] = judge(space, [rule], "").findings;
	space.python.release();
	expect(finding?.message).toContain("holds a user");
	expect(finding?.message).not.toContain(password);
});
