import { APPLICATION, type HostileTree, repeated, soundWith } from "./tree.ts";

const SYNTAX = "entrypoint/syntax";

function program(
	name: string,
	text: string | Uint8Array,
	finds: readonly string[],
	entrypoint: HostileTree["entrypoint"],
): HostileTree {
	return { name, make: soundWith({ "main.py": text }), finds, entrypoint };
}

/** Modules m0 to m<count>, each with this text, beside a main.py that imports the first. */
function modules(count: number, text: (at: number) => string): (folder: string) => void {
	const files = Array.from({ length: count }, (_, at) => [`m${at}.py`, text(at)]);
	return soundWith({ "main.py": "from m0 import app\n", ...Object.fromEntries(files) });
}

/** Trees whose danger lies in the Python that they hold. */
export const PYTHON_TREES: readonly HostileTree[] = [
	program(
		"main.py is all bytes that there are",
		Uint8Array.from({ length: 4096 }, (_, at) => at % 256),
		[SYNTAX],
		"refuted",
	),
	program("main.py has NUL bytes", `${APPLICATION}x = "\0"\n`, [SYNTAX], "refuted"),
	program("main.py is saved as UTF-16", Buffer.from(`\ufeff${APPLICATION}`, "utf16le"), [SYNTAX], "refuted"),
	program("main.py is a byte order mark", "\ufeff", ["entrypoint/app-missing"], "refuted"),
	program("main.py ends its lines with carriage returns alone", APPLICATION.replaceAll("\n", "\r"), [], "proven"),
	program(
		"main.py claims an encoding that there is not",
		`# -*- coding: ${"x".repeat(5000)} -*-\n${APPLICATION}`,
		[SYNTAX],
		"refuted",
	),
	program(
		"five megabytes of assignments",
		`${APPLICATION}${repeated(300_000, (at) => `x${at} = ${at}\n`)}`,
		[],
		"unproven",
	),
	program(
		"nine megabytes, more than is read",
		`${APPLICATION}${"#".repeat(9_000_000)}\n`,
		["structure/out-of-bounds"],
		"unproven",
	),
	program(
		"fifty thousand brackets inside each other",
		`${APPLICATION}x = ${"[".repeat(50_000)}${"]".repeat(50_000)}\n`,
		[SYNTAX],
		"refuted",
	),
	program("fifty thousand brackets that nobody closes", `${APPLICATION}x = ${"(".repeat(50_000)}`, [SYNTAX], "refuted"),
	program(
		"ten thousand branches",
		`${APPLICATION}if a == 0:\n    x = 0\n${repeated(10_000, (at) => `elif a == ${at}:\n    x = ${at}\n`)}`,
		[],
		"refuted",
	),
	program(
		"a thousand indentations",
		`${APPLICATION}${repeated(1000, (at) => `${" ".repeat(at)}if x:\n`)}${" ".repeat(1000)}pass\n`,
		[SYNTAX],
		"refuted",
	),
	program("a sum of a hundred thousand", `${APPLICATION}x = 1${" + 1".repeat(100_000)}\n`, [], "refuted"),
	program("a chain of fifty thousand attributes", `${APPLICATION}x = a${".a".repeat(50_000)}\n`, [], "refuted"),
	program("a chain of twenty thousand calls", `${APPLICATION}x = a${"()".repeat(20_000)}\n`, [], "refuted"),
	program("a hundred thousand negations", `${APPLICATION}x = ${"not ".repeat(100_000)}1\n`, [], "refuted"),
	program("ten thousand lambdas inside each other", `${APPLICATION}x = ${"lambda: ".repeat(10_000)}1\n`, [], "refuted"),
	program(
		"ten thousand conditions inside each other",
		`${APPLICATION}x = ${"1 if a else ".repeat(10_000)}1\n`,
		[],
		"refuted",
	),
	program("five thousand decorators", `${APPLICATION}${"@app.get('/')\n".repeat(5000)}def f(): ...\n`, [], "proven"),
	program("a string that nobody closes", `${APPLICATION}x = """${"a\n".repeat(500_000)}`, [SYNTAX], "refuted"),
	program(
		"f-strings inside each other",
		`${APPLICATION}x = ${'f"{'.repeat(2000)}1${'}"'.repeat(2000)}\n`,
		[SYNTAX],
		"refuted",
	),
	program("a list of two hundred thousand", `${APPLICATION}x = [${"1, ".repeat(200_000)}]\n`, [], "proven"),
	program("a line of backslashes", `${APPLICATION}x = 1 ${"\\\n".repeat(100_000)}\n`, [], "open"),
	program("tabs and spaces by turns", `${APPLICATION}if x:\n\ty = 1\n        z = 1\n`, [SYNTAX], "refuted"),
	program("an application that makes itself", "def make():\n    return make()\n\n\napp = make()\n", [], "refuted"),
	program(
		"two functions that call each other",
		"def a(x):\n    return b(x)\n\n\ndef b(x):\n    return a([x])\n\n\napp = a(1)\n",
		[],
		"unproven",
	),
	program("a loop without end before the application", `while True:\n    pass\n${APPLICATION}`, [], "refuted"),
	program(
		"a number that grows beyond all measure",
		`${APPLICATION}x = 9 ** 9 ** 9 ** 9\ny = "a" * 10 ** 12\nz = [0] * 10 ** 12\n`,
		[],
		"open",
	),
	program("doubling, sixty times", `${APPLICATION}x = ["a"]\n${"x = x + x\n".repeat(60)}`, [], "open"),
	program("names that look alike", `${APPLICATION}ａｐｐ = None\n`, ["entrypoint/app-not-asgi"], "refuted"),
	program(
		"functions that call the one before twice",
		`${APPLICATION}def f0(): return 1\n${repeated(40, (at) => `def f${at + 1}(): return f${at}() + f${at}()\n`)}x = f40()\n`,
		[],
		"unproven",
	),
	{
		name: "a thousand modules in a circle",
		make: modules(1000, (at) => `import m${(at + 1) % 1000}\n${APPLICATION}`),
		finds: [],
		entrypoint: "unproven",
	},
	{
		name: "three thousand modules in a chain",
		make: modules(3000, (at) => (at === 2999 ? APPLICATION : `from m${at + 1} import app\n`)),
		finds: [],
		entrypoint: "unproven",
	},
	{
		name: "modules that import all of each other",
		make: modules(60, () => repeated(60, (at) => `from m${at} import *\n`)),
		finds: [],
		entrypoint: "refuted",
	},
	{
		name: "a module that imports itself by star",
		make: soundWith({ "main.py": `from main import *\n${APPLICATION}` }),
		finds: [],
		entrypoint: "proven",
	},
	{
		name: "relative imports out of the root",
		make: soundWith({ "main.py": `from ${".".repeat(500)}etc import passwd\n${APPLICATION}` }),
		finds: [],
		entrypoint: "refuted",
	},
	{
		name: "modules of the project named after those that the program needs",
		make: soundWith({ "fastapi.py": "FastAPI = None\n", "sys/__init__.py": "" }),
		finds: [],
		entrypoint: "refuted",
	},
];
