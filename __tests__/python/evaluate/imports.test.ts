import { expect, test } from "@jest/globals";
import { loadProgram } from "../../../src/python/load-program.ts";
import type { Program } from "../../../src/python/program.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";

const FILES = {
	"main.py": "from src.main import app\n",
	"src/__init__.py": "",
	"src/main.py": "import os\nfrom fastapi import FastAPI\nfrom src import cache, mail\napp = FastAPI()\n",
	"src/cache.py": "import redis.asyncio\n",
	"src/mail.py": "try:\n    import redis\nexcept ImportError:\n    pass\ndef later():\n    import stripe\n",
};

function asked<T>(engine: (typeof engines)[number], files: Record<string, string>, ask: (program: Program) => T): T {
	const program = loadProgram(memorySource(files), engine, { major: 3, minor: 10 });
	try {
		return ask(program);
	} finally {
		program.release();
	}
}

test.each(engines)("what distributions are asked for, in order and with the places ($kind)", (engine) => {
	const { imports } = asked(engine, FILES, (program) => program.prove("main", "app"));
	expect(
		imports.map(
			({ module, places }) => `${module} ${places.map(({ file, start }) => `${file}:${start.line}`).join(" ")}`,
		),
	).toEqual([
		"fastapi src/main.py:2",
		"fastapi.FastAPI src/main.py:2",
		"redis src/cache.py:1 src/mail.py:2",
		"redis.asyncio src/cache.py:1",
	]);
});

test.each(engines)("a start that lacks a module says which, where, and how it came there ($kind)", (engine) => {
	const lack = asked(engine, FILES, (program) => program.lack("main", "app", new Set(["redis", "stripe"])));
	expect(lack).toMatchObject({ module: "redis", place: { file: "src/cache.py", start: { line: 1 } } });
	expect(lack?.trace.map(({ place, note }) => `${place.file}:${place.start.line} ${note}`)).toEqual([
		"main.py:1 imports app from src.main",
		"src/main.py:3 imports cache, mail from src",
		"src/cache.py:1 import redis.asyncio",
	]);
});

test.each(engines)("a start that can do without says nothing ($kind)", (engine) => {
	const without = (module: string) => asked(engine, FILES, (program) => program.lack("main", "app", new Set([module])));
	expect(without("stripe")).toBeUndefined();
	expect(without("redis.cluster")).toBeUndefined();
	const lack = asked(engine, { "main.py": "def app(" }, (program) => program.lack("main", "app", new Set(["redis"])));
	expect(lack).toBeUndefined();
});

test.each(engines)("a start that is cut off says so ($kind)", (engine) => {
	const calls = Array.from({ length: 40 }, (_, at) => `def f${at + 1}():\n    return f${at}() + f${at}()\n`).join("");
	const files = { "main.py": `import redis\ndef f0():\n    return 1\n${calls}f40()\nimport stripe\n` };
	const entrypoint = asked(engine, files, (program) => program.prove("main", "app"));
	expect(entrypoint.isCutOff).toBe(true);
	expect(entrypoint.imports.map(({ module }) => module)).toEqual(["redis"]);
	expect(asked(engine, FILES, (program) => program.prove("main", "app")).isCutOff).toBe(false);
});
