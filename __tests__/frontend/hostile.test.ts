import { describe, expect, test } from "@jest/globals";
import { openFrontend } from "../../src/frontend/frontend.ts";
import { languageOf, loadScriptParser } from "../../src/frontend/scripts/parser.ts";
import { scriptBlocks } from "../../src/frontend/scripts/script-blocks.ts";
import { saidOf } from "../support/frontends.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";

const parse = await loadScriptParser();

/** Milliseconds of the processor that judging a frontend with these scripts takes. */
function cost(files: Readonly<Record<string, string>>): number {
	const frontend = openFrontend("frontend", memorySource({ "package.json": "{}", ...files }), undefined, parse);
	if (frontend.kind !== "open") throw new Error("it is not open");
	const before = processorTime();
	void frontend.found;
	return processorTime() - before;
}

describe("scripts that nobody writes are passed over, and said to be", () => {
	test.each([
		["brackets within one another", `fetch(${"[".repeat(50_000)}${"]".repeat(50_000)})`],
		["calls within one another", `${"fetch(".repeat(20_000)}1${")".repeat(20_000)}`],
		["elements within one another", `const fetch = ${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`],
		["a sum of many parts", `fetch("a"${' + "b"'.repeat(60_000)})`],
		["functions within one another", `${"() => ".repeat(30_000)}fetch("/api/tasks")`],
		["a list of many parts", `fetch([${"1,".repeat(240_000)}])`],
		["templates within one another", `fetch(${"`${".repeat(10_000)}1${"}`".repeat(10_000)})`],
	])("%s", (_, text) => {
		const said = saidOf(`--- src/a.jsx\n${text.replace(/(.{400})/g, "$1\n")}`);
		expect(said.filter((one) => !/cannot be read as a script$/.test(one))).toEqual([]);
	});
});

test("casts within one another, which the parser tries again and again, are not read", () => {
	const casts = `x = ${"<T>(\n".repeat(40)}1${")".repeat(40)};\nfetch(x);\n`;
	const before = processorTime();
	expect(parse(casts, "typescript")).toBeUndefined();
	expect(parse("const a = <T>(<U>(b as T)); ".repeat(400), "typescript")).toBeDefined();
	expect(processorTime() - before).toBeLessThan(2_000);
});

test("syntax that is not there yet, or never was, keeps nothing else from being read", () => {
	expect(saidOf('--- src/broken.ts\nconst = fetch((;\n--- src/a.ts\nfetch("/api/tasks");')).toEqual([
		"bypasses-api-client src/a.ts:1",
		...["hardcoded-api-url", "token-not-attached", "unknown-route"].map(
			(rule) => `${rule} skipped: frontend/src/broken.ts cannot be read as a script`,
		),
	]);
});

describe("what calls itself, or one another, ends", () => {
	test.each([
		["a function", "const a = (path) => a(path + path);\nfetch(a('/api/tasks'));"],
		["two functions", "const a = (p) => b(p) + b(p);\nconst b = (p) => a(p) + a(p);\nfetch(a('/x'));"],
		["a variable", "let a = b;\nlet b = a + a;\na = b + a;\nfetch(a);"],
		["modules", 'export * from "./b";\nimport { x } from "./b";\nfetch(x);\nexport const y = x;'],
		["a class", "class A extends A { x = this.x + this.x; go() { fetch(this.x + this.go()); } }\nnew A().go();"],
		["classes above one another", "class A extends B {}\nclass B extends A {}\nfetch(new A().x);"],
		[
			"a chain of spreads",
			`const o0 = { a: 1 };\n${Array.from({ length: 60 }, (_, at) => `const o${at + 1} = y ? { ...o${at}, ...o${at} } : { ...o${at} };`).join("\n")}\nfetch(o60.missing);`,
		],
		["many uses of this", `class A { constructor() { this.x = "/api"; } m() { ${"fetch(this.x);\n".repeat(8_000)} } }`],
		[
			"a chain of functions",
			Array.from({ length: 60 }, (_, at) => `const f${at} = (p) => fetch(f${at + 1}(p) + f${at + 1}(p));`).join("\n"),
		],
		[
			"a chain of choices",
			Array.from({ length: 60 }, (_, at) => `const c${at} = x ? c${at + 1} + c${at + 1} : c${at + 1};`).join("\n") +
				"\nconst c60 = '/api';\nfetch(c0);",
		],
	])("%s", (_, text) => {
		expect(
			cost({ "src/a.js": text, "src/b.js": 'export * from "./a";\nimport { y } from "./a";\nexport const x = y;' }),
		).toBeLessThan(4_000);
	});
});

test("ten times as many scripts cost about ten times as much", () => {
	const files = (count: number) =>
		Object.fromEntries(
			Array.from({ length: count }, (_, at) => [
				`src/page${at}.ts`,
				`import { request } from "./lib";\nexport const load${at} = (id) => request("/api/things/" + id);\nfetch(\`\${import.meta.env.VITE_API_URL}/api/${at}\`);\n`.repeat(
					1,
				),
			]),
		);
	const lib = { "src/lib.ts": "export const request = (path) => fetch(import.meta.env.VITE_API_URL + path);" };
	cost({ ...files(200), ...lib });
	const small = cost({ ...files(100), ...lib });
	const large = cost({ ...files(1_000), ...lib });
	expect(large).toBeLessThan(Math.max(small, 20) * 40);
});

test("scripts that matter are parsed up to a bound, and reports say so", () => {
	const big = `// ${"x".repeat(70)}\n`.repeat(6_000);
	const files = Array.from({ length: 16 }, (_, at) => `--- src/big${at}.ts\n${big}fetch("/api/tasks");\n`).join("");
	const said = saidOf(files);
	expect(said).toContain("unknown-route skipped: the frontend holds more than 6 MiB of scripts that matter");
});

describe("script blocks", () => {
	test("keep every offset of the file", () => {
		const text =
			'<template>\r\n<p>é</p></template>\r\n<script lang="ts">\r\nconst a = 1\r\n</script>\n<style>a{}</style>\n<script setup>\nlet b\n</script>';
		const blocks = scriptBlocks(text);
		expect(blocks.indexOf("const a")).toBe(text.indexOf("const a"));
		expect(blocks.indexOf("let b")).toBe(text.indexOf("let b"));
		expect(blocks).not.toContain("template");
		expect(parse(blocks, languageOf("A.vue", text))).toBeDefined();
	});

	test("leave comments and data out", () => {
		expect(scriptBlocks('<!-- <script>fetch("/api")</script> -->').trim()).toBe("");
		expect(scriptBlocks('<script type="application/ld+json">{"a": 1}</script>').trim()).toBe("");
		expect(scriptBlocks("<script src=x></script><p>").trim()).toBe(";");
		expect(scriptBlocks("<script>open").trim()).toBe("open");
	});

	test("of any text end in time, and are no longer than it", () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom("<script", ">", "</script>", "<!--", "-->", " lang=ts", "x", "\n"), {
					maxLength: 200,
				}),
				(parts) => {
					const text = parts.join("");
					expect(scriptBlocks(text).length).toBeLessThanOrEqual(text.length + 10);
				},
			),
		);
	});
});
