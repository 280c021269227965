import { describe, expect, test } from "@jest/globals";
import { type Expression, MAX_DEPTH, type Statement } from "../../../src/python/tree/ast.ts";
import { walk } from "../../../src/python/tree/walk.ts";
import { engines } from "../../support/engines.ts";
import { expressionOf, moduleOf, statementOf } from "../../support/modules.ts";

function kinds(body: readonly Statement[]): string[] {
	return body.map(({ kind }) => kind);
}

/** Names in the order in which the walk meets them. */
function namesIn(body: readonly Statement[]): string[] {
	const names: string[] = [];
	walk(body, {
		expression: (expression) => {
			if (expression.kind === "name") names.push(expression.name);
			return undefined;
		},
	});
	return names;
}

describe.each(engines.map((engine) => ({ kind: engine.kind, engine })))("with the $kind engine", ({ engine }) => {
	const body = (text: string) => moduleOf(text, engine).body;

	describe("what cannot be read is unreadable, and nothing else is lost", () => {
		test.each([
			["a statement between others", "a = 1\nb = = 2\nc = 3\n", ["assign", "unreadable", "assign"]],
			["an unexpected character", "a = 1\nb = $ 2\nimport c\n", ["assign", "unreadable", "import"]],
			["print as a statement", 'print "x"\na = 1\n', ["unreadable", "assign"]],
			["exec as a statement", 'exec "x"\na = 1\n', ["unreadable", "assign"]],
			["defaults of type parameters", "class A[T = int]:\n    b = 1\nc = 2\n", ["class", "assign"]],
		])("%s", (_, text, expected) => {
			expect(kinds(body(text))).toEqual(expected);
		});

		test("a broken condition leaves the branch readable", () => {
			const [statement] = body("if a $ b:\n    c()\nelse:\n    d()\n");
			if (statement?.kind !== "if") throw new Error("no if");
			expect(namesIn(statement.branches[0]?.body ?? [])).toEqual(["c"]);
			expect(namesIn(statement.orelse)).toEqual(["d"]);
		});

		test("statements inside an error are still there", () => {
			const text = "import a\nfoo = (bar.\nbaz)\nimport b\ndef f():\n    import c\n";
			const modules: string[] = [];
			walk(body(text), {
				statement: (statement) => {
					if (statement.kind === "import") modules.push(...statement.names.map(({ module }) => module));
					return undefined;
				},
			});
			expect(modules).toEqual(["a", "b", "c"]);
		});
	});

	describe("strings", () => {
		test.each([
			[String.raw`"\x41\u00e9\U0001F600\101\0\n\\\'\"\q"`, "Aé😀A\0\n\\'\"\\q"],
			[String.raw`r"\n\x41"`, String.raw`\n\x41`],
			['"a" \'b\' """c"""', "abc"],
			["'''a\r\nb'''", "a\nb"],
			['"a\\\r\nb"', "ab"],
			['f"{{}}"', "{}"],
			[String.raw`rf"\n{{"`, String.raw`\n{`],
			['u"x" R"y"', "xy"],
			['"\\ud800"', "\ud800"],
			['""', ""],
		])("%s is worth %j", (text, value) => {
			expect(expressionOf(text, engine)).toEqual({ kind: "string", value, start: 0, end: text.length });
		});

		test("a character that is named has no value that is known", () => {
			expect(expressionOf(String.raw`"a" "\N{BULLET}" "b"`, engine)).toMatchObject({
				kind: "formatted",
				parts: ["a", { kind: "unreadable" }, "b"],
			});
			expect(expressionOf(String.raw`f"\N{BULLET}"`, engine)).toMatchObject({ kind: "formatted" });
		});

		test("bytes have no value, and do not go together with text", () => {
			expect(expressionOf("b'a' rb'b'", engine)).toMatchObject({ kind: "bytes" });
			expect(expressionOf("b'a' 'b'", engine)).toMatchObject({ kind: "unreadable" });
		});

		test("an interpolation that is formatted is not just its value", () => {
			const value = { kind: "name", name: "a" };
			expect(expressionOf('f"{a}:{a!r}{a:>{w}}{a=}" "b"', engine)).toMatchObject({
				kind: "formatted",
				parts: [
					value,
					":",
					{ kind: "converted", value, specification: [] },
					{ kind: "converted", value, specification: [{ kind: "name", name: "w" }] },
					"a=",
					{ kind: "converted", value, specification: [] },
					"b",
				],
			});
		});
	});

	test.each([
		["1_000", 1000],
		["0x_FF", 255],
		["0o17", 15],
		["0b11", 3],
		["1e3", 1000],
		[".5", 0.5],
		["00", 0],
		["123456789012345678901234567890", Number("123456789012345678901234567890")],
		["1j", undefined],
		["0777", undefined],
	])("the number %s is worth %p", (text, value) => {
		expect(expressionOf(text, engine)).toEqual({ kind: "number", value, start: 0, end: text.length });
	});

	test("identifiers are compared in NFKC", () => {
		expect(namesIn(body("ﬁ = ℌ.ｕ\n"))).toEqual(["fi", "H"]);
		expect(body("import ｏｓ as ªﾞ\n")).toMatchObject([{ names: [{ module: "os" }] }]);
	});

	test("soft keywords are names where they are no keywords", () => {
		const text = "match = type = case = _ = print\nmatch(x)\ntype(x).y = match[0]\nprint\n";
		expect(kinds(body(text))).toEqual(["assign", "expression", "assign", "expression"]);
	});

	test("parentheses leave no trace, and the place is that of what they hold", () => {
		expect(expressionOf("((  a ))", engine)).toEqual({ kind: "name", name: "a", start: 4, end: 5 });
		expect(statementOf("(a) = (b)", engine)).toMatchObject({ kind: "assign", targets: [{ kind: "name" }] });
		expect(expressionOf("(a,)", engine)).toMatchObject({ kind: "tuple", start: 0, end: 4 });
	});

	describe("bodies of functions", () => {
		const text = "def f():\n    a = 1\n    def g(): yield\nclass C:\n    def h(self): return 2\n";

		test("are converted once, when they are asked for", () => {
			const [first] = body(text);
			if (first?.kind !== "function") throw new Error("no function");
			expect(kinds(first.body())).toEqual(["assign", "function"]);
			expect(first.body()).toBe(first.body());
		});

		test("tell generators by a yield of their own", () => {
			const generators: string[] = [];
			const source = `${text}def i():\n    x = lambda: (yield)\n    "yield"\ndef j():\n    if a: b = [(yield)]\n`;
			walk(body(source), {
				statement: (statement) => {
					if (statement.kind === "function" && statement.isGenerator()) generators.push(statement.name);
					return undefined;
				},
			});
			expect(generators).toEqual(["g", "j"]);
		});
	});

	describe("deep and long texts", () => {
		test("10,000 elifs are as many branches", () => {
			const text = `if a: pass\n${"elif b: pass\n".repeat(10_000)}else: c\n`;
			const [statement] = body(text);
			if (statement?.kind !== "if") throw new Error("no if");
			expect(statement.branches).toHaveLength(10_001);
			expect(namesIn(statement.orelse)).toEqual(["c"]);
		});

		test("100,000 statements and elements are all there", () => {
			expect(body("a\n".repeat(100_000))).toHaveLength(100_000);
			expect(expressionOf(`[${"a, ".repeat(100_000)}]`, engine)).toMatchObject({ kind: "list" });
			expect(namesIn(body(`[${"a, ".repeat(100_000)}]`))).toHaveLength(100_000);
		});

		test.each([
			["brackets", `${"[".repeat(20_000)}a${"]".repeat(20_000)}`],
			["parentheses", `${"(".repeat(20_000)}a${")".repeat(20_000)}`],
			["negations", `${"not ".repeat(20_000)}a`],
			["lambdas", `${"lambda: ".repeat(5_000)}a`],
			["conditions", `${"a if b else ".repeat(5_000)}c`],
			["attributes", `a${".b".repeat(20_000)}`],
			["calls", `a${"()".repeat(20_000)}`],
			["powers", `a${" ** a".repeat(5_000)}`],
		])("%s in each other end unreadable", (_, text) => {
			const seen: Expression["kind"][] = [];
			walk(body(`${text}\nb\n`), {
				expression: ({ kind }) => {
					seen.push(kind);
					return undefined;
				},
			});
			expect(seen.at(-1)).toBe("name");
			expect(seen).toContain("unreadable");
		});

		test("long sums keep their last terms", () => {
			const names = namesIn(body(`${"a + ".repeat(5_000)}b\n`));
			expect(names.length).toBeLessThan(MAX_DEPTH);
			expect(names.at(-1)).toBe("b");
		});

		test.each([
			["functions", (level: number) => `def f${level}():`],
			["classes", (level: number) => `class C${level}:`],
			["branches", () => "if a:"],
			["loops", () => "while a:"],
		])("%s in each other end unreadable", (_, header) => {
			const lines = Array.from({ length: MAX_DEPTH * 2 }, (_line, level) => `${" ".repeat(level)}${header(level)}\n`);
			const seen = new Set<Statement["kind"]>();
			walk(body(`${lines.join("")}${" ".repeat(MAX_DEPTH * 2)}pass\n`), {
				statement: ({ kind }) => {
					seen.add(kind);
					return undefined;
				},
			});
			expect(seen).toContain("unreadable");
		});
	});
});
