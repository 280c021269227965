import { describe, expect, test } from "@jest/globals";
import { callsIn } from "../../../src/python/names/calls.ts";
import { openNames } from "../../../src/python/names/names.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { processorTime } from "../../support/processor-time.ts";
import { spaceOf } from "../../support/spaces.ts";

/** The dotted names of what main.py calls, those of `builtins` left out, on every engine. */
function namesIn(main: string, others: Readonly<Record<string, string>> = {}): string[] {
	const [first = [], ...rest] = engines.map((engine) => {
		const { python } = spaceOf(memorySource({ "main.py": main, ...others }), engine);
		const names = openNames(python, () => true);
		const module = names.of("main.py");
		const found = module === undefined ? [] : callsIn(names, module).map(({ name }) => name);
		python.release();
		return found.filter((name) => !name.startsWith("builtins."));
	});
	for (const other of rest) expect(other).toEqual(first);
	return first;
}

describe("imports", () => {
	test.each<[code: string, names: string[]]>([
		["import uvicorn\nuvicorn.run()", ["uvicorn.run"]],
		["import uvicorn as u\nu.run()", ["uvicorn.run"]],
		["import uvicorn.server\nuvicorn.server.Server()", ["uvicorn.server.Server"]],
		["import a.b.c as x\nx.y()", ["a.b.c.y"]],
		["from uvicorn import run as start\nstart()", ["uvicorn.run"]],
		["def f():\n    import uvicorn\n    uvicorn.run()", ["uvicorn.run"]],
		["def f():\n    uvicorn.run()\nimport uvicorn", ["uvicorn.run"]],
		["from uvicorn import *\nrun()", []],
		["import importlib\nimportlib.import_module('uvicorn').run()", ["uvicorn.run", "importlib.import_module"]],
		["__import__('uvicorn').run()", ["uvicorn.run"]],
		["try:\n    import uvicorn\nexcept ImportError:\n    uvicorn = None\nuvicorn.run()", ["uvicorn.run"]],
		["try:\n    from a import x\nexcept ImportError:\n    def x(): pass\nx()", ["a.x"]],
		["if A:\n    from a import x\nelse:\n    from b import x\nx()", ["a.x", "b.x"]],
	])("%j", (code, names) => {
		expect(namesIn(code)).toEqual(names);
	});
});

describe("what a name is bound to in between", () => {
	test.each<[code: string, names: string[]]>([
		["import a\nx = a.f\nx()", ["a.f"]],
		["import a\nx = y = a.f\ny()", ["a.f"]],
		["import a\nx, y = a.f, a.g\ny()", ["a.g"]],
		["import a\nx, *y = a.f, a.g\ny()", []],
		["import a\nx: object = a.f\nx()", ["a.f"]],
		["import a\n(x := a.f)()", ["a.f"]],
		["import a\n[y := a.f for _ in b]\ny()", ["a.f"]],
		["import a\na = 1\na.f()", []],
		["import a\na.f()\na = 1", ["a.f"]],
		["import a\ndef f(a):\n    a.f()", []],
		["import a\nf = lambda a: a.f()", []],
		["import a\nfor a in b: a.f()", []],
		["import a\n[a.f() for a in b]", []],
		["import a\n[a.f() for b in c]", ["a.f"]],
		["import a\ntry: pass\nexcept E as a: a.f()", []],
		["import a\nmatch x:\n    case a: a.f()", []],
		["import a\nclass a: pass\na.f()", []],
		["from a import f\ndef f(): pass\nf()", []],
		["from a import f\ndef g():\n    f()\ndef f(): pass", []],
		["import a\na += 1\na.f()", []],
		["import a\nfor b in c:\n    if b: a = b\na.f()", []],
		["import a\nfrom b import c\nx = a.f\nif c: x = c.f\nx()", ["a.f", "b.c.f"]],
		["import a\ndef g():\n    global s\n    s = a.S()\ns = None\ndef h(): s.run()", ["a.S", "a.S().run"]],
		[
			"import a\ndef g():\n    s = None\n    def h():\n        nonlocal s\n        s = a.S()\n    s.run()",
			["a.S", "a.S().run"],
		],
		["import a\nclass C:\n    f = a.f\n    f()\n    def g(self): f()", ["a.f"]],
	])("%j", (code, names) => {
		expect(namesIn(code)).toEqual(names);
	});
});

describe("objects", () => {
	test.each<[code: string, names: string[]]>([
		["import a\na.S().run()", ["a.S", "a.S().run"]],
		["import a\ns = a.S()\ns.run()", ["a.S", "a.S().run"]],
		["import a\nasync def f():\n    s = await a.make()\n    s.run()", ["a.make", "a.make().run"]],
		["import a\nwith a.S() as s: s.run()", ["a.S", "a.S().run"]],
		["import a\ndef make(): return a.S()\nmake().run()", ["a.S", "a.S().run"]],
		[
			"import a\nclass C:\n    def __init__(self): self.s = a.S()\n    def go(self): self.s.run()",
			["a.S", "a.S().run"],
		],
		["import a\nclass C:\n    s = a.S()\nC().s.run()", ["a.S", "a.S().run"]],
		["import a\nclass C:\n    s: a.S\n    def go(me): me.s.run()", ["a.S().run"]],
		["import a\nclass C(a.S):\n    def go(self): self.run()", ["a.S().run"]],
		["import a\nclass C(a.S):\n    def run(self): super().run()", ["a.S().run"]],
		["import a\nclass C(a.S):\n    def run(self): pass\n    def go(self): self.run()", []],
		["import a\nclass B(a.S): pass\nclass C(B): pass\nC().run()", ["a.S().run"]],
		["import a\nclass C(a.S): pass\nC(1)", ["a.S"]],
		["import a\nclass C(a.S):\n    def __init__(self): pass\nC(1)", []],
		["import a\nclass C:\n    @staticmethod\n    def go(x): x.run()", []],
		["import a\nclass C(a.S):\n    @classmethod\n    def go(cls): cls.make()", ["a.S.make"]],
		[
			"import a\nclass C:\n    @property\n    def s(self): return a.S()\n    def go(self): self.s.run()",
			["a.S", "a.S().run"],
		],
		["import a\ndef go(s: a.S): s.run()", ["a.S().run"]],
		["import a\ndef go(run=a.run): run()", ["a.run"]],
		["import a\ngo = lambda run=a.run: run()", ["a.run"]],
		["import a\nx = a.f if y else b\nx()", ["a.f"]],
		["import sys\nsys.modules['a'].f()", ["a.f"]],
		["import a\na.f.__call__()", ["a.f"]],
		["import a\nfrom typing import cast\ncast(b, a.S()).run()", ["typing.cast", "a.S", "a.S().run"].toSorted()],
	])("%j", (code, names) => {
		expect(namesIn(code).toSorted()).toEqual(names);
	});
});

describe("calls that happen later", () => {
	test.each<[code: string, name: string]>([
		["import a\nfrom functools import partial\np = partial(a.f, 1)\np()", "a.f"],
		["import a\ngetattr(a, 'f')()", "a.f"],
		["import a\nfrom threading import Thread\nThread(target=a.f)", "a.f"],
		["import a\nfrom threading import Thread\ns = a.S()\nThread(target=s.run)", "a.S().run"],
		["import a\nloop.run_in_executor(None, a.f, 1)", "a.f"],
		["import a, atexit\natexit.register(a.f)", "a.f"],
		["import a, anyio, functools\nanyio.run(functools.partial(a.f, 1))", "a.f"],
		["import a\nwith ThreadPoolExecutor() as pool: pool.submit(a.f)", "a.f"],
		["import a\n@a.f\ndef g(): pass", "a.f"],
	])("%j", (code, name) => {
		expect(namesIn(code)).toContain(name);
	});

	test.each([
		"import a, inspect\ninspect.signature(a.f)",
		"import a\nprint(a.f)",
		"import a\nx = [a.f]",
		"import a\nmonkeypatch.setattr(a, 'f', 1)",
	])("not %j", (code) => {
		expect(namesIn(code)).not.toContain("a.f");
	});
});

test("names are followed through the project's files", () => {
	const src = { "src/__init__.py": "", "src/lib.py": "import a\nserver = a.S()\nrun = a.run\n" };
	expect(namesIn("from src.lib import server\nserver.go()", src)).toEqual(["a.S().go"]);
	expect(namesIn("from src import lib\nlib.run()", src)).toEqual(["a.run"]);
	expect(namesIn("import src.lib\nsrc.lib.server.go()", src)).toEqual(["a.S().go"]);
	expect(namesIn("from src import go\ngo()", { ...src, "src/__init__.py": "from .lib import run as go" })).toEqual([
		"a.run",
	]);
	expect(
		namesIn("from src.deep.x import go\ngo()", {
			...src,
			"src/deep/__init__.py": "",
			"src/deep/x.py": "from ..lib import run as go",
		}),
	).toEqual(["a.run"]);
	expect(namesIn("from src.lib import missing\nmissing()", src)).toEqual([]);
	expect(namesIn("from src.nowhere import x\nx()", src)).toEqual([]);
	expect(namesIn("from src.ring import x\nx()", { ...src, "src/ring.py": "from main import x" })).toEqual([]);
});

test("code that leads in circles or nests without end is answered in bounded time", () => {
	const begin = processorTime();
	expect(namesIn("x = x\nx()")).toEqual([]);
	expect(namesIn("def f(): return f()\nf()()()")).toEqual([]);
	expect(namesIn("class A(B): pass\nclass B(A): pass\nA().run()")).toEqual([]);
	expect(namesIn(`import a\n${"x = x or x\n".repeat(2_000)}x()`)).toEqual([]);
	expect(namesIn(`import a\na${".b".repeat(3_000)}()`)).toEqual([]);
	expect(namesIn(`import a\n${"a = a\na()\n".repeat(5_000)}`)).toEqual([]);
	expect(namesIn(`import a\nx = a.f\n${"if c: x = a.f\n".repeat(20_000)}x()`)).toEqual([]);
	expect(namesIn(`import a\nclass C:\n def f(self):\n${"  self.x = self.x\n  self.x.y()\n".repeat(3_000)}`)).toEqual(
		[],
	);
	expect(processorTime() - begin).toBeLessThan(20_000);
});
