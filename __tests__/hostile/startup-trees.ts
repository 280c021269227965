import { APPLICATION, type HostileTree, repeated, treeOf } from "./tree.ts";

const SYNTAX = "entrypoint/syntax";

/** Programs that make the search for what is slow at the start, and for servers, run wild. */
export const STARTUP_TREES: readonly HostileTree[] = [
	treeOf(
		"twenty thousand downloads",
		{ "main.py": `import nltk\n${APPLICATION}${'nltk.download("punkt")\n'.repeat(20_000)}` },
		["entrypoint/slow-start"],
		"proven",
	),
	treeOf(
		"a command of a megabyte",
		{
			"main.py": `import os\n${APPLICATION}os.system("${"uv run sh -c 'env A=1 ".repeat(45_000)}")\nos.system("${";".repeat(500_000)} alembic upgrade head")\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"a command of ten thousand operands",
		{ "main.py": `import subprocess\n${APPLICATION}subprocess.run(["wget"]${' + ["a"]'.repeat(10_000)})\n` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"lifespans that enter each other",
		{
			"main.py": `from contextlib import asynccontextmanager\nimport requests\nfrom fastapi import FastAPI\n${repeated(2000, (at) => `@asynccontextmanager\nasync def l${at}(app):\n    async with l${(at + 1) % 2000}(app):\n        requests.get("https://a.example")\n        yield\n`)}app = FastAPI(lifespan=l0)\n`,
		},
		["entrypoint/slow-start"],
		"proven",
	),
	treeOf(
		"handlers for ten thousand applications",
		{
			"main.py": `import time\n${APPLICATION}def wait():\n    time.sleep(60)\n${repeated(5000, (at) => `a${at} = FastAPI()\na${at}.add_event_handler("startup", wait)\n`)}`,
		},
		[],
		"proven",
	),
	treeOf(
		"a name bound ten thousand times",
		{
			"main.py": `import requests\n${APPLICATION}${repeated(10_000, (at) => `class A:\n    x = ${at}\ndef f(): return requests\n`)}f().get("https://a.example")\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"names that stand for names",
		{
			"main.py": `import requests\n${APPLICATION}n0 = requests\n${repeated(5000, (at) => `n${at + 1} = n${at}\n`)}n5000.get("https://a.example")\n`,
		},
		[],
		"proven",
	),
	treeOf(
		"names that may be two others, thirty times",
		{
			"main.py": `import os, requests\n${APPLICATION}n0 = requests\n${repeated(30, (at) => `n${at + 1} = n${at} if os.getenv("A") else n${at}\n`)}n30.get("https://a.example")\n`,
		},
		[],
		"proven",
	),
];
