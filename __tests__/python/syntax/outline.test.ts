import { describe, expect, test } from "@jest/globals";
import { convertModule } from "../../../src/python/conversion/convert.ts";
import { moduleReader } from "../../../src/python/load-module.ts";
import type { Module } from "../../../src/python/module.ts";
import type { Engine } from "../../../src/python/parser/syntax-node.ts";
import { outlineOf } from "../../../src/python/syntax/outline.ts";
import { readSyntax } from "../../../src/python/syntax/problems.ts";
import type { PythonVersion } from "../../../src/python/version.ts";
import { linesOf } from "../../../src/source/lines.ts";
import { engines } from "../../support/engines.ts";

const LONG = `    total = sum(one.price * one.count for one in basket if one.count > 0)${" + 1".repeat(40)}`;

/** Texts of which most is bodies; each ends its bodies in another way. */
const TEXTS: readonly (readonly [string, string])[] = [
	["functions in a row", `def f(a):\n${LONG}\n    return total\n\n\ndef g():\n${LONG}\nx = f(1)\n`],
	["methods between attributes", `class A(B):\n    a = 1\n\n    def f(self):\n    ${LONG}\n\n    b = 2\n\nx = A\n`],
	["functions in functions", `def f():\n    def g():\n    ${LONG}\n    return g\nx = 1\n`],
	["a class in a function", `def f():\n    class A:\n        def g(self):\n        ${LONG}\nx = 1\n`],
	["decorators and defaults", `@app.get("/")\nasync def f(a=[1, 2], *b: int) -> int:\n${LONG}\n    yield 1\n`],
	["no line end at the end", `x = 1\ndef f():\n${LONG}`],
	["lines that end as on Windows", `def f():\r\n${LONG}\r\n    return 1\r\n\r\nx = 1\r\n`],
	["comments around", `def f():  # one\n    # two\n${LONG}  # three\n    # four\n  # five\n# six\nx = 1\n`],
	["a semicolon at the end", `def f():\n${LONG};\nx = 1\n`],
	["a joined line", `def f():\n${LONG} + \\\n  1\n\nx = 1\n`],
	["brackets over several lines", `def f():\n${LONG}\n    return (\n1,\n    )\nx = 1\n`],
	["a long string at the end", `def f():\n${LONG}\n    return """\nx = 1\n  """\nx = 1\n`],
	["a formatted string at the end", `def f():\n${LONG}\n    return f"{total!r:>{width}} {a['b']}"\nx = 1\n`],
	["characters of two units", `def f():\n${LONG}\n    return "🐘🐘"\nx = "🐘"\n`],
	["tabs", `def f():\n\ttotal = sum(one.price * one.count for one in basket)${" + 1".repeat(40)}\n\treturn 1\nx = 1\n`],
	["a form feed", `def f():\n${LONG}\n\f\n\fdef g():\n${LONG}\n`],
	["branches", `if a:\n    def f():\n    ${LONG}\nelse:\n    def f():\n    ${LONG}\n        return 2\nx = f\n`],
	["blocks that end with the body", `def f():\n    if a:\n        while b:\n        ${LONG}\n        ${LONG}\nx = 1\n`],
	["a body on the line", `def f(): return 1; pass\ndef g():\n${LONG}\nx = 1\n`],
	["documentation first", `"""Text."""\ndef f():\n    """${LONG}"""\n\n    return 1\nx = 1\n`],
];

/** A tree as plain data, bodies of functions and what they tell of themselves among it. */
function written(body: Module["body"]): string {
	return JSON.stringify(body, (_, value: unknown) => {
		if (typeof value === "bigint") return String(value);
		return typeof value === "function" ? (value() ?? null) : value;
	});
}

/** The tree of the whole text. */
function whole(text: string, engine: Engine): Module["body"] {
	const tree = engine.parse(text);
	if (tree === undefined) throw new Error("not parsed");
	return convertModule({ text, kinds: [], cursor: () => tree.cursor() });
}

describe.each(engines)("modules of which bodies are read later, on the $kind engine", (engine) => {
	test.each([9, 10, 13])("are the same as where all is read at once, as Python 3.%i", (minor) => {
		const version: PythonVersion = { major: 3, minor };
		for (const [, text] of TEXTS) {
			const { bodies, problems } = readSyntax({ text, lines: linesOf(text), version });
			expect(problems).toEqual([]);
			expect(outlineOf(text, bodies)).toHaveLength(text.length);
			const reader = moduleReader(engine, version);
			const module = reader.read("main.py", new TextEncoder().encode(text));
			if ("unjudged" in module) throw new Error(module.unjudged);
			expect(written(module.body)).toBe(written(whole(text, engine)));
			reader.release();
		}
	});

	test("are parsed as a whole at the first question about a body, and once", () => {
		const parsed: string[] = [];
		const parse = (text: string) => {
			parsed.push(text);
			return engine.parse(text);
		};
		const text = `def f():\n${LONG}\n\n\ndef g():\n${LONG}\n`;
		const reader = moduleReader({ ...engine, parse }, { major: 3, minor: 10 });
		const module = reader.read("main.py", new TextEncoder().encode(text));
		if ("unjudged" in module) throw new Error(module.unjudged);
		expect(parsed).toHaveLength(1);
		expect(parsed[0]).not.toContain("basket");
		for (const statement of module.body) if (statement.kind === "function") statement.body();
		expect(parsed.slice(1)).toEqual([text]);
		reader.release();
	});
});

describe("the outline of a text", () => {
	const of = (text: string) =>
		outlineOf(text, readSyntax({ text, lines: linesOf(text), version: { major: 3, minor: 10 } }).bodies);

	test("holds a string of the same length in place of a body", () => {
		expect(of(`def f():\n${LONG}\nx = 1\n`)).toBe(`def f():\n    """${" ".repeat(LONG.length - 10)}"""\nx = 1\n`);
	});

	test("is not worth it where bodies are short, or the lesser part", () => {
		expect(of("def f():\n    return 1\n")).toBeUndefined();
		expect(of(`x = [${"1, ".repeat(200)}]\ndef f():\n${LONG}\n`)).toBeUndefined();
		expect(of("")).toBeUndefined();
	});
});
