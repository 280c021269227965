import { expect, test } from "@jest/globals";
import { engines } from "../../support/engines.ts";
import { processorTime } from "../../support/processor-time.ts";
import { proofOf } from "../../support/programs.ts";

const IMPORT = "from fastapi import FastAPI\n";
const many = (count: number, line: (index: number) => string) =>
	Array.from({ length: count }, (_, index) => line(index)).join("");

/** Milliseconds that a hostile program may take; each takes well under two seconds on a free machine. */
const TIME_LIMIT = 10_000;

/** What the proof says of a program, which must come in time and on both engines alike. */
function stateOf(text: string): string {
	const states = engines.map((engine) => {
		const start = processorTime();
		const { state } = proofOf({ files: { "main.py": IMPORT + text } }, engine);
		expect(processorTime() - start).toBeLessThan(TIME_LIMIT);
		return state;
	});
	expect(new Set(states).size).toBe(1);
	return states[0] ?? "";
}

test.each([
	[
		"a match with 5,000 cases",
		`import os\nmatch os.getenv("X"):\n${many(5000, (i) => `    case "v${i}":\n        app = FastAPI()\n`)}`,
	],
	[
		"a match with 5,000 nested patterns",
		`import os\nx = os.getenv("X")\nmatch x:\n${many(5000, (i) => `    case {"a": [int(), *_, v${i}]} if v${i}:\n        app = FastAPI()\n`)}`,
	],
	["iterators around iterators", `x = [1]\n${"x = map(lambda a: a, x)\n".repeat(2000)}list(x)\napp = FastAPI()\n`],
	[
		"a hook that asks itself for another name",
		"class A:\n    def __getattr__(self, n):\n        return getattr(self, n + 'x')\napp = A().app\n",
	],
	["lists that hold themselves", "a = []\na.append(a)\nb = []\nb.append(b)\napp = FastAPI() if a == b else None\n"],
	[
		"a hook that makes subclasses",
		"class B:\n    def __init_subclass__(cls):\n        type('X', (B,), {})\nclass C(B): pass\napp = FastAPI()\n",
	],
	[
		"200 calls within one another",
		`${many(200, (i) => `def f${i}(): return f${i + 1}()\n`)}def f200(): return FastAPI()\napp = f0()\n`,
	],
])("%s: nothing is claimed", (_name, text) => {
	expect(stateOf(text)).toBe("unproven");
});

test.each([
	[
		"a pattern that nests deep",
		`x = 1\nmatch x:\n    case ${"[".repeat(150)}y${"]".repeat(150)}:\n        pass\napp = FastAPI()\n`,
	],
	[
		"5,000 alternatives",
		`x = 1\nmatch x:\n    case ${many(5000, (i) => `${i === 0 ? "" : " | "}${i + 5}`)}:\n        pass\napp = FastAPI()\n`,
	],
	["a generator without end, asked once", "def g():\n    while True:\n        yield FastAPI()\napp = next(g())\n"],
	[
		"a comprehension with 216,000 rounds",
		"xs = [a + b + c for a in range(60) for b in range(60) for c in range(60)]\napp = FastAPI()\n",
	],
	[
		"3,000 fields",
		`from dataclasses import dataclass\n@dataclass\nclass D:\n${many(3000, (i) => `    f${i}: int = ${i}\n`)}app = FastAPI() if D().f2999 == 2999 else None\n`,
	],
	[
		"1,000 elements to sort",
		`xs = [${many(1000, (i) => `(${i}, ${1000 - i}), `)}]\napp = FastAPI() if sorted(xs, key=lambda x: x[1])[0][0] == 999 else None\n`,
	],
	[
		"a copy of lists in lists",
		`import copy\nx = [1]\n${"x = [x, x]\n".repeat(40)}y = copy.deepcopy(x)\napp = FastAPI()\n`,
	],
	[
		"texts that grow by formatting",
		`x = "a"\n${'x = "{0}{0}{0}{0}".format(x)\nx = "%s%s%s" % (x, x, x)\n'.repeat(50)}app = FastAPI()\n`,
	],
	["50,000 braces", `x = "${"{".repeat(50_000)}".format(1)\napp = FastAPI()\n`],
	[
		"300 classes with a metaclass",
		`class M(type):\n    def __new__(m, n, b, d):\n        for k, v in list(d.items()):\n            d[k + "_"] = v\n        return super().__new__(m, n, b, d)\n${many(300, (i) => `class A${i}(metaclass=M):\n    x = 1\n`)}app = FastAPI()\n`,
	],
	[
		"a recursion with a cache",
		"from functools import lru_cache\n@lru_cache\ndef f(n):\n    return 1 if n < 2 else f(n - 1) + f(n - 2)\napp = FastAPI() if f(40) > 1 else None\n",
	],
])("%s: proven all the same", (_name, text) => {
	expect(stateOf(text)).toBe("proven");
});

test.each([
	[
		"a metaclass",
		"class M(type):\n    def __call__(cls):\n        return cls()\nclass A(metaclass=M): pass\napp = A()\n",
	],
	["__new__", "class A:\n    def __new__(cls):\n        return A()\napp = A()\n"],
	["__eq__", "class A:\n    def __eq__(self, o):\n        return self == o\napp = FastAPI() if A() == A() else None\n"],
	["__bool__", "class A:\n    def __bool__(self):\n        return bool(self)\napp = FastAPI() if A() else None\n"],
	["__iter__", "class A:\n    def __iter__(self):\n        return iter(self)\napp = FastAPI()\nlist(A())\n"],
	["__getattribute__", "class A:\n    def __getattribute__(self, n):\n        return self.x\napp = A().app\n"],
])("%s that calls itself is a recursion without end", (_name, text) => {
	expect(stateOf(text)).toBe("refuted");
});
