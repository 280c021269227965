import { describe, expect, test } from "@jest/globals";
import { type ConcreteNode, readConcrete } from "../../../src/python/conversion/concrete.ts";
import { createNative } from "../../../src/python/parser/native.ts";
import type { Engine } from "../../../src/python/parser/syntax-node.ts";
import { createWasm } from "../../../src/python/parser/wasm.ts";
import { engines } from "../../support/engines.ts";

function concrete(engine: Engine, text: string): ConcreteNode | undefined {
	const tree = engine.parse(text);
	if (tree === undefined) return undefined;
	const node = readConcrete(tree.cursor(), text, []);
	tree.release();
	return node;
}

const TEXTS = [
	["nothing", ""],
	["a module", 'import os\n\n\ndef f(a, *b):\n    return f"{a!r:>{b}}"\n\n\nif f(1):\n    x = [y for y in z]\n'],
	["errors", "def f(:\n    pass\nx = (1 +\nclass A\n    y = 2\n"],
	["characters outside the basic plane", 'x = "😀é"; y = "é" + 変数\n'],
	["Windows line ends", "if a:\r\n    b\r\nelse:\r\n    c\r\n"],
	["a byte order mark and lone surrogates", '\ufeffx = "\ud800"\n'],
	["Python 2", 'print "x"\nexec "y" in z\nraise A, "b"\n'],
] as const;

test.each(TEXTS)("both engines give the same tree for %s", (_, text) => {
	const [first, ...others] = engines.map((engine) => concrete(engine, text));
	expect(first?.type).toMatch(/^(module|ERROR)$/);
	for (const other of others) expect(other).toEqual(first);
});

describe.each(engines.map((engine) => ({ kind: engine.kind, engine })))("the $kind engine", ({ engine }) => {
	test("counts offsets in UTF-16 code units", () => {
		const text = 'x = "😀"; y = 1\n';
		const tree = engine.parse(text);
		const [last] = tree?.root.descendantsOfType(["integer"]) ?? [];
		expect(last?.startIndex).toBe(text.indexOf("1"));
		tree?.release();
	});

	test("parses texts that are longer than the chunks in which it is fed", () => {
		const text = `x = [\n${'    "é😀", # comment\n'.repeat(20_000)}]\ny = 1\n`;
		const tree = engine.parse(text);
		expect(tree?.root.hasError).toBe(false);
		expect(tree?.root.descendantsOfType(["string"])).toHaveLength(20_000);
		tree?.release();
	});

	test("parses 50,000 brackets in each other", () => {
		const tree = engine.parse(`x = ${"(".repeat(50_000)}1${")".repeat(50_000)}\n`);
		expect(tree?.root.hasError).toBe(false);
		tree?.release();
	});
});

test.each([
	["native", createNative],
	["wasm", createWasm],
] as const)("the %s engine gives up when its time is over, and goes on with the next text", async (_, create) => {
	const engine = await create(100);
	expect(engine.parse("\\\n".repeat(50_000))).toBeUndefined();
	const tree = engine.parse("x = 1\n");
	expect(tree?.root.hasError).toBe(false);
	tree?.release();
});
