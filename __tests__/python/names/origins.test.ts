import { expect, test } from "@jest/globals";
import { openNames } from "../../../src/python/names/names.ts";
import { originsOf } from "../../../src/python/names/origins.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { processorTime } from "../../support/processor-time.ts";
import { spaceOf } from "../../support/spaces.ts";

/** The texts of what the argument of the only call of `ask` in main.py may come from, on every engine. */
function originsIn(main: string, others: Readonly<Record<string, string>> = {}): string[] {
	const [first = [], ...rest] = engines.map((engine) => {
		const { python } = spaceOf(memorySource({ "main.py": main, ...others }), engine);
		const names = openNames(python, () => true);
		const call = names
			.of("main.py")
			?.calls.find(({ node }) => node.callee.kind === "name" && node.callee.name === "ask");
		const argument = call?.node.arguments[0];
		const origins = call === undefined || argument === undefined ? [] : originsOf(names, argument.value, call.scope);
		const texts = origins.map(({ expression, scope }) => scope.module.text.slice(expression.start, expression.end));
		python.release();
		return texts;
	});
	for (const other of rest) expect(other).toEqual(first);
	return first;
}

test.each<[code: string, origins: string[]]>([
	["ask(8000)", ["8000"]],
	["x = 8000\nask(x)", ["8000"]],
	["x = 1\nx = 8000\nask(x)", ["8000"]],
	["x = 1\nif y: x = 8000\nask(x)", ["1", "8000"]],
	["x = y = 8000\nz = x\nask(z)", ["8000"]],
	["a, b = 1, 2\nask(b)", ["2"]],
	["ask(int('8000'))", ["'8000'"]],
	["ask(1 if x else 2)", ["1", "2"]],
	["ask(x or 8000)\nx = None", ["8000", "None"]],
	["import os\nask(os.getenv('X', 8000))", ["8000"]],
	["import os\nask(int(os.environ.get('X', default='8000')))", ["'8000'"]],
	["import os\nask(os.environ['X'])", []],
	["import os\nask(os.getenv('X'))", ["os.getenv('X')"]],
	["ask({'a': 1, 'b': 2}['b'])", ["2"]],
	["d = dict(a=1)\nask(d['a'])", ["1"]],
	["d = {'a': {'b': 3}}\nask(d['a']['b'])", ["3"]],
	["def f(x, y=2): ask(y)", ["2"]],
	["def f(x): ask(x)\nf(1)\nf(x=2)\ng(3)", ["1", "2"]],
	["class C:\n    def __init__(self, x): self.x = x\n    def go(self): ask(self.x)\nC(4)", ["4"]],
	["class C:\n    def f(self, x): ask(x)\nC().f(5)", ["5"]],
	["class C: x = 6\nask(C.x)", ["6"]],
	["class C:\n    x: int = 7\nc = C()\nask(c.x)", ["7"]],
	["for x in [1]: ask(x)", []],
	["def f(*x): ask(x)\nf(1)", []],
	["ask(make())", ["make()"]],
	["from nowhere import x\nask(x)", []],
])("%j", (code, origins) => {
	expect(originsIn(code).toSorted()).toEqual(origins.toSorted());
});

test("values are followed through imports and re-exports", () => {
	const src = {
		"src/__init__.py": "from .config import PORT, settings",
		"src/config.py": "PORT = 1\nclass S: port = 2\nsettings = S()",
	};
	expect(originsIn("from src import PORT\nask(PORT)", src)).toEqual(["1"]);
	expect(originsIn("from src.config import PORT as p\nask(p)", src)).toEqual(["1"]);
	expect(originsIn("import src.config\nask(src.config.PORT)", src)).toEqual(["1"]);
	expect(originsIn("from src import settings\nask(settings.port)", src)).toEqual(["2"]);
	expect(originsIn("from src import config\nask(config.settings.port)", src)).toEqual(["2"]);
	expect(originsIn("from a import x\nask(x)", { "a.py": "from b import x", "b.py": "from a import x" })).toEqual([]);
});

test("values that lead in circles or grow without end are cut off", () => {
	const begin = processorTime();
	expect(originsIn("x = y\ny = x\nask(x)")).toEqual([]);
	expect(originsIn("x = x['a']\nask(x['a'])")).toEqual([]);
	expect(originsIn("x = {'a': x}\nask(x['a']['a']['a'])")).toEqual(["{'a': x}"]);
	expect(originsIn("def f(x): f(x); ask(x)")).toEqual([]);
	expect(originsIn(`ask(x${"['a']".repeat(2_000)})`)).toEqual([]);
	expect(originsIn(`x = 1\n${"if y: x = 1\n".repeat(5_000)}ask(x)`)).toEqual([]);
	expect(originsIn(`def f(x): ask(x)\n${"f(1)\n".repeat(20_000)}`).length).toBeLessThanOrEqual(200);
	expect(processorTime() - begin).toBeLessThan(20_000);
});
