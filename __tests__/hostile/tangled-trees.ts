import { APPLICATION, type HostileTree, repeated, treeOf } from "./tree.ts";

/** Programs of a few lines, or of one line many times, that would keep an evaluation busy for ever. */
export const TANGLED_TREES: readonly HostileTree[] = (
	[
		[
			"fifty thousand branches for one name",
			`import os\nif os.getenv("A"):\n    x = 0\n${repeated(45_000, (at) => `elif os.getenv("A${at}"):\n    x = ${at}\n`)}`,
			"refuted",
		],
		[
			"twelve loops inside each other",
			`import os\n${repeated(12, (at) => `${"    ".repeat(at)}for x${at} in range(20):\n`)}${"    ".repeat(12)}if os.getenv("A"):\n${"    ".repeat(13)}app = None\n`,
			"unproven",
		],
		[
			"a dict that takes itself up, forty times",
			`d0 = {"a": 1}\n${repeated(40, (at) => `d${at + 1} = {"k${at}": d${at}, **d${at}, **d${at}}\n`)}`,
			"proven",
		],
		[
			"pairs of pairs, sixty times",
			`t0 = (1, 2)\n${repeated(60, (at) => `t${at + 1} = (t${at}, t${at})\n`)}same = t60 == (t59, t59)\nprint(t60)\n`,
			"proven",
		],
		[
			"a list that holds itself",
			"x = []\nx.append(x)\ny = [x, x]\nx.extend(y)\nz = len(x)\nfor one in y:\n    x.append(one)\n",
			"proven",
		],
		[
			"a class that is its own attribute",
			"class A:\n    pass\nA.a = A\nA.b = A()\nA.b.a = A.b\nx = A.a.a.b.a.a.a\n",
			"proven",
		],
		[
			"partial of partial, two thousand times",
			`from functools import partial\np0 = partial(FastAPI)\n${repeated(2000, (at) => `p${at + 1} = partial(p${at}, title="x")\n`)}app = p2000()\n`,
			"proven",
		],
		[
			"a generator of a generator, five hundred times",
			`g0 = (x for x in [1])\n${repeated(500, (at) => `g${at + 1} = (x for x in g${at})\n`)}items = list(g500)\n`,
			"proven",
		],
		[
			"arguments without end",
			"def f(*a, **k):\n    return f(*a, *a, **k)\nx = [1] * 10 ** 9\nprint(*x, *range(10 ** 12))\n",
			"proven",
		],
		[
			"a property that asks for itself",
			"class A:\n    @property\n    def a(self):\n        return self.a\nx = A().a\n",
			"refuted",
		],
		[
			"an attribute that is looked up for ever",
			"class A:\n    def __getattr__(self, name):\n        return getattr(self, name + 'a')\nx = A().a\n",
			"unproven",
		],
		["code in code", "exec('exec(\"exec(1)\")')\n".repeat(1000), "unproven"],
		[
			"metaclasses of metaclasses",
			`class M0(type): pass\n${repeated(300, (at) => `class M${at + 1}(M${at}, metaclass=M${at}): pass\n`)}`,
			"proven",
		],
		["classes from a loop", 'B = object\nfor i in range(10 ** 6):\n    B = type("B", (B,), {})\n', "proven"],
		["a name of a megabyte", `${"PORT_".repeat(200_000)} = 8000\n`, "proven"],
		["a keyword of a megabyte", `dict(${"port_".repeat(200_000)}=8000)\n`, "proven"],
		["a path of a megabyte", `@app.get("/${"{a}/".repeat(250_000)}")\ndef root():\n    return {}\n`, "proven"],
		["a module name of a megabyte", `import ${"a.".repeat(250_000)}b\n`, "unproven"],
		[
			"ten thousand places in sys.path",
			`import sys\n${repeated(10_000, (at) => `sys.path.insert(0, "p${at}")\n`)}import m\n`,
			"proven",
		],
		[
			"ten thousand contexts",
			`import contextlib\nwith ${"contextlib.nullcontext(), ".repeat(10_000)}contextlib.nullcontext():\n    x = 1\n`,
			"refuted",
		],
		[
			"finally within finally",
			`${repeated(18, (at) => `${" ".repeat(at)}try:\n${" ".repeat(at + 1)}pass\n${" ".repeat(at)}finally:\n`)}${" ".repeat(18)}pass\n`,
			"proven",
		],
		["a comprehension of fifteen loops", `x = [1 for a in range(9)${" for a in range(9)".repeat(14)}]\n`, "proven"],
	] as const
).map(([name, text, state]) => treeOf(name, { "main.py": `${APPLICATION}${text}` }, [], state));
