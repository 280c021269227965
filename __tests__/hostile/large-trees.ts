import { APPLICATION, type HostileTree, repeated, type TreeFiles, treeOf } from "./tree.ts";

const SYNTAX = "entrypoint/syntax";

const WITH_ROUTER = "from fastapi import APIRouter, FastAPI\n\n";

/** Modules m0 to m<count>, beside a main.py. */
function withModules(main: string, count: number, text: (at: number) => string): TreeFiles {
	return { "main.py": main, ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}.py`, text(at)])) };
}

/** Programs that are far too large, or far too tangled. */
export const LARGE_TREES: readonly HostileTree[] = [
	treeOf(
		"five megabytes of routes",
		{
			"main.py": `${APPLICATION}${repeated(85_000, (at) => `@app.get("/route/${at}")\ndef route_${at}():\n    return {}\n`)}`,
		},
		[],
		"unproven",
	),
	treeOf(
		"as many routes as a file that is read can hold",
		{
			"main.py": `${APPLICATION}${repeated(32_000, (at) => `@app.get("/route/${at}")\ndef route_${at}():\n    return {}\n`)}`,
		},
		[],
		"proven",
	),
	treeOf(
		"routes in a hundred modules, thirty thousand of them",
		withModules(
			`${APPLICATION}${repeated(100, (at) => `from m${at} import router as r${at}\napp.include_router(r${at}, prefix="/${at}")\n`)}`,
			100,
			() =>
				`${WITH_ROUTER}router = APIRouter()\n${repeated(300, (at) => `@router.get("/route/${at}")\ndef route_${at}():\n    return {}\n`)}`,
		),
		[],
		"proven",
	),
	treeOf(
		"ninety thousand classes in a chain",
		{ "main.py": `${APPLICATION}class C0: pass\n${repeated(90_000, (at) => `class C${at + 1}(C${at}): pass\n`)}` },
		[],
		"unproven",
	),
	treeOf(
		"classes with two thousand bases",
		{
			"main.py": `${APPLICATION}${repeated(2000, (at) => `class B${at}: pass\n`)}${repeated(20, (n) => `class C${n}(${repeated(2000, (at) => `B${at}, `)}): pass\n`)}`,
		},
		[],
		"proven",
	),
	treeOf(
		"a hundred thousand assignments",
		{ "main.py": `${APPLICATION}${repeated(100_000, (at) => `x${at} = ${at}\n`)}` },
		[],
		"proven",
	),
	treeOf(
		"five thousand functions in a chain",
		{
			"main.py": `import requests\n${APPLICATION}${repeated(5000, (at) => `def f${at}():\n    return f${at + 1}()\n`)}def f5000():\n    return requests.get("https://a.example")\nf0()\n`,
		},
		["entrypoint/slow-start"],
		"unproven",
	),
	treeOf(
		"five thousand functions in a circle",
		{
			"main.py": `import requests\n${APPLICATION}${repeated(5000, (at) => `def f${at}(x=requests):\n    return f${(at + 1) % 5000}(x.get)\n`)}f0()\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"three thousand classes in a chain",
		{
			"main.py": `${APPLICATION}class C0(FastAPI): pass\n${repeated(3000, (at) => `class C${at + 1}(C${at}): pass\n`)}app = C3000()\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"a thousand decorators of the project",
		{
			"main.py": `${APPLICATION}def same(f):\n    return f\n${"@same\n".repeat(1000)}@app.get("/")\ndef root():\n    return {}\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"a thousand decorators that each make another",
		{
			"main.py": `${APPLICATION}def wrap(f):\n    def inner(*a, **k):\n        return f(*a, **k)\n    return inner\n${"@wrap\n".repeat(1000)}def root():\n    return {}\nroot()\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"three hundred modules that hand everything on",
		withModules(
			"from m0 import *\n",
			300,
			(at) => `name_${at} = ${at}\n${at === 299 ? APPLICATION : `from m${at + 1} import *\n`}`,
		),
		[],
		"unproven",
	),
	treeOf(
		"a hundred modules in a circle",
		withModules(
			`from m0 import x0\n${APPLICATION}`,
			100,
			(at) => `from m${(at + 1) % 100} import x${(at + 1) % 100}\nx${at} = 1\n`,
		),
		["entrypoint/import-fails"],
		"refuted",
	),
	treeOf(
		"a hundred modules in a circle that works",
		withModules(`import m0\n${APPLICATION}`, 100, (at) => `import m${(at + 1) % 100}\nx = ${at}\n`),
		[],
		"proven",
	),
	treeOf(
		"a router that includes itself",
		{
			"main.py": `${WITH_ROUTER}router = APIRouter()\n@router.get("/")\ndef root():\n    return {}\nrouter.include_router(router, prefix="/r")\napp = FastAPI()\napp.include_router(router)\n`,
		},
		["entrypoint/import-fails"],
		"refuted",
	),
	treeOf(
		"two routers that include each other, forty times",
		{
			"main.py": `${WITH_ROUTER}a = APIRouter()\nb = APIRouter()\n@a.get("/")\ndef root():\n    return {}\n${'a.include_router(b, prefix="/b")\nb.include_router(a, prefix="/a")\n'.repeat(40)}app = FastAPI()\napp.include_router(a)\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"an application that is mounted in itself",
		{
			"main.py": `${APPLICATION}app.mount("/self", app)\nsub = FastAPI()\nsub.mount("/up", app)\napp.mount("/sub", sub)\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"routers in routers, three hundred deep",
		{
			"main.py": `${WITH_ROUTER}r0 = APIRouter()\n${repeated(300, (at) => `r${at + 1} = APIRouter()\nr${at + 1}.include_router(r${at}, prefix="/p")\n`)}app = FastAPI()\napp.include_router(r300)\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"forty conditions that nobody knows",
		{
			"main.py": `import os\n${APPLICATION}${repeated(40, (at) => `if os.getenv("A${at}"):\n    x${at} = 1\n    app.state.x${at} = 2\nelse:\n    x${at} = "a"\n`)}`,
		},
		[],
		"proven",
	),
	treeOf(
		"forty conditions that each choose the application",
		{
			"main.py": `import os\n${APPLICATION}${repeated(40, (at) => `if os.getenv("A${at}"):\n    app = FastAPI(title="${at}")\n`)}`,
		},
		[],
		"unproven",
	),
	treeOf(
		"forty conditions on the way through functions",
		{
			"main.py": `import os\n${APPLICATION}def f0(): return 1\n${repeated(40, (at) => `def f${at + 1}():\n    if os.getenv("A${at}"):\n        return f${at}()\n    return f${at}() or 1\n`)}x = f40()\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"a list of conditions with exceptions",
		{
			"main.py": `import os\n${APPLICATION}${repeated(60, (at) => `try:\n    if os.getenv("A${at}"):\n        raise ValueError\n    y${at} = 1\nexcept ValueError:\n    y${at} = 2\nfinally:\n    z${at} = y${at}\n`)}`,
		},
		[],
		"proven",
	),
	treeOf(
		"an f-string of ten thousand parts",
		{ "main.py": `${APPLICATION}a = 1\nx = f"${"{a}-{a!r:>{a}}".repeat(10_000)}"\n` },
		[],
		"proven",
	),
	treeOf(
		"f-strings in format specifications",
		{ "main.py": `${APPLICATION}a = 1\nx = f"${"{a:".repeat(200)}${"}".repeat(200)}"\n` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"ten thousand lambdas in a dict",
		{
			"main.py": `${APPLICATION}table = {${repeated(10_000, (at) => `"k${at}": lambda x=${at}: table["k${at + 1}"](x), `)}}\ntable["k0"](1)\n`,
		},
		[],
		"unproven",
	),
	treeOf(
		"five thousand cases of a match",
		{
			"main.py": `import os\n${APPLICATION}match os.getenv("A"):\n${repeated(5000, (at) => `    case "${at}":\n        x = ${at}\n`)}`,
		},
		[],
		"unproven",
	),
	treeOf(
		"ten thousand applications",
		{ "main.py": `${APPLICATION}${repeated(10_000, (at) => `app${at} = FastAPI(title="${at}")\n`)}` },
		[],
		"proven",
	),
	treeOf(
		"a hundred thousand words of one text",
		{ "main.py": `${APPLICATION}x = (${repeated(100_000, (at) => `"a${at}" `)})\n` },
		[],
		"proven",
	),
];
