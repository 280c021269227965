import { APPLICATION, type HostileTree, treeOf } from "./tree.ts";

const SYNTAX = "entrypoint/syntax";

/** Files that are no Python of this version, at the root and on the way of the import. */
export const UNREADABLE_TREES: readonly HostileTree[] = [
	treeOf("Python 2", { "main.py": `import sys\nprint "starting", sys.argv\n${APPLICATION}` }, [SYNTAX], "refuted"),
	treeOf(
		"Python 2 in a module on the way",
		{
			"main.py": `import settings\n${APPLICATION}`,
			"settings.py": "try:\n    pass\nexcept ValueError, error:\n    raise\n",
		},
		[SYNTAX],
		"refuted",
	),
	treeOf("Python 2 that nothing imports", { "old/tool.py": 'print "hello"\n' }, [], "proven"),
	treeOf("a colon is missing", { "main.py": `def root()\n    pass\n${APPLICATION}` }, [SYNTAX], "refuted"),
	treeOf(
		"a conflict that was committed",
		{ "main.py": `<<<<<<< HEAD\n${APPLICATION}=======\n>>>>>>> main\n` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"Latin-1 without a word about it",
		{ "main.py": Buffer.from(`${APPLICATION}name = "caf\u00e9"\n`, "latin1") },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"Latin-1 that says so",
		{ "main.py": Buffer.from(`# -*- coding: latin-1 -*-\n${APPLICATION}name = "caf\u00e9"\n`, "latin1") },
		[],
		"proven",
	),
	treeOf("UTF-8 with a byte order mark", { "main.py": `\ufeff${APPLICATION}` }, [], "proven"),
	treeOf(
		"a byte order mark and another encoding",
		{ "main.py": `\ufeff# coding: latin-1\n${APPLICATION}` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"UTF-16 on the way",
		{ "main.py": `import s\n${APPLICATION}`, "s.py": Buffer.from("\ufeffx = 1\n", "utf16le") },
		[SYNTAX],
		"refuted",
	),
	treeOf("UTF-32", { "main.py": Buffer.from("\ufeff\0import os\0", "utf16le") }, [SYNTAX], "refuted"),
	treeOf("a NUL on the way", { "main.py": `import s\n${APPLICATION}`, "s.py": "x = 1\0\n" }, [SYNTAX], "refuted"),
	treeOf(
		"a picture with the name of a module",
		{ "main.py": `import s\n${APPLICATION}`, "s.py": Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0) },
		[SYNTAX],
		"refuted",
	),
	treeOf("an empty main.py", { "main.py": "" }, ["entrypoint/app-missing"], "refuted"),
	treeOf("only comments", { "main.py": "# app = FastAPI()\n".repeat(10_000) }, ["entrypoint/app-missing"], "refuted"),
	treeOf(
		"fifty thousand brackets on the way",
		{ "main.py": `import s\n${APPLICATION}`, "s.py": `x = ${"(".repeat(50_000)}${")".repeat(50_000)}\n` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"fifty thousand braces and quotes",
		{ "main.py": `${APPLICATION}x = ${"{'".repeat(50_000)}\n` },
		[SYNTAX],
		"refuted",
	),
	treeOf(
		"a module on the way is a folder",
		{ "main.py": `from settings import DEBUG\n${APPLICATION}`, "settings.py/x.py": "" },
		["entrypoint/import-fails"],
		"refuted",
	),
	treeOf(
		"a module on the way is a link to nothing",
		{ "main.py": `import settings\n${APPLICATION}`, "settings.py": { link: "gone.py" } },
		["entrypoint/import-fails"],
		"refuted",
	),
];
