import { describe, expect, test } from "@jest/globals";
import { loadProgram } from "../../src/python/load-program.ts";
import type { Module, Unjudged } from "../../src/python/module.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import type { Source } from "../../src/source/source.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";

/** The engine, and how often it has parsed something. */
function counted(engine: Engine): { engine: Engine; parses: () => number } {
	let parses = 0;
	const parse: Engine["parse"] = (text) => {
		parses += 1;
		return engine.parse(text);
	};
	return { engine: { ...engine, parse }, parses: () => parses };
}

function judged(module: Module | Unjudged | undefined): Module {
	if (module === undefined || "unjudged" in module) throw new Error("no module");
	return module;
}

function reasonOf(module: Module | Unjudged | undefined): string {
	if (module === undefined || !("unjudged" in module)) throw new Error("judged");
	return module.unjudged;
}

describe.each(engines.map((engine) => ({ kind: engine.kind, engine })))("with the $kind engine", ({ engine }) => {
	function programOf(files: Parameters<typeof memorySource>[0], use: Engine = engine) {
		return loadProgram(memorySource(files), use, DEFAULT_PYTHON);
	}

	test("the Python files of a tree are listed, links among them", () => {
		const files = {
			"main.py": "",
			"src/b.py": "",
			"src/a.py": "",
			"notes.txt": "",
			"link.py": { link: "main.py" },
			"x.pyc": "",
		};
		expect(programOf(files).files).toEqual(["link.py", "main.py", "src/a.py", "src/b.py"]);
	});

	test("a file is parsed when it is asked for, and once", () => {
		const { engine: counting, parses } = counted(engine);
		const program = programOf({ "main.py": "x = 1\n", "b.py": "y = 1\n" }, counting);
		expect(program.mentions("main.py", ["x"])).toBe(true);
		expect(parses()).toBe(0);
		const module = judged(program.module("main.py"));
		expect(module.body).toMatchObject([{ kind: "assign" }]);
		expect(program.module("main.py")).toBe(module);
		expect(module.problems()).toBe(module.problems());
		expect(parses()).toBe(1);
		program.release();
	});

	test("a file that is not there is no module, and mentions nothing", () => {
		const program = programOf({ "main.py": "" });
		expect(program.module("other.py")).toBeUndefined();
		expect(program.mentions("other.py", [""])).toBe(false);
	});

	test.each([
		[["uvicorn"], true],
		[["gunicorn", "run("], true],
		[["gunicorn"], false],
		[["übung"], true],
		[[], false],
	])("words %j are mentioned: %p", (words, expected) => {
		expect(programOf({ "main.py": "import uvicorn\n# übung\nrun()\n" }).mentions("main.py", words)).toBe(expected);
	});

	test("of words those are told that a file holds, at every question", () => {
		const program = programOf({ "main.py": "import uvicorn\n# übung\nrun()\n" });
		for (let question = 0; question < 2; question += 1) {
			expect(program.mentioned("main.py", ["gunicorn", "corn", "un", "übung", "xy"])).toEqual(["corn", "un", "übung"]);
			expect(program.mentioned("main.py", ["gunicorn"])).toEqual([]);
			expect(program.mentioned("other.py", ["run"])).toEqual([]);
		}
	});

	test("what cannot be read may mention anything, and says why it is not judged", () => {
		const source: Source = { ...memorySource({ "main.py": "" }), read: () => ({ unreadable: "it is a pipe" }) };
		const program = loadProgram(source, engine, DEFAULT_PYTHON);
		expect(program.mentions("main.py", ["x"])).toBe(true);
		expect(reasonOf(program.module("main.py"))).toBe("it is a pipe");
	});

	test("a file of more than 2 MiB is not judged", () => {
		const program = programOf({ "main.py": `x = "${"a".repeat(2 * 1024 * 1024)}"\n` });
		expect(reasonOf(program.module("main.py"))).toBe("it is larger than 2 MiB");
	});

	test("a file in an encoding that is not read here is not judged", () => {
		const program = programOf({ "main.py": Buffer.from("# coding: cp437\nx = '\xe9'\n", "latin1") });
		expect(reasonOf(program.module("main.py"))).toContain("cp437");
	});

	test("a file that takes too long to parse is not judged, and after some of them no others are tried", () => {
		const { engine: counting, parses } = counted({ ...engine, parse: () => undefined });
		const names = Array.from({ length: 10 }, (_, index) => `m${index}.py`);
		const program = programOf(Object.fromEntries(names.map((name) => [name, "x = 1\n"])), counting);
		const reasons = names.map((name) => reasonOf(program.module(name)));
		expect(reasons[0]).toBe("parsing it takes too long");
		expect(reasons.at(-1)).toBe("parsing 5 other files took too long");
		expect(parses()).toBe(5);
	});

	test("a file that Python cannot decode has no statements and one problem", () => {
		const module = judged(programOf({ "main.py": "# coding: nope\nx = 1\n" }).module("main.py"));
		expect(module.body).toEqual([]);
		expect(module.problems()).toMatchObject([{ start: 10, end: 14 }]);
	});

	test("bytes that are no UTF-8 are a problem in code and strings, not in comments", () => {
		const source = "# \xe9\nx = '\xe9' # \xe9\n# coding: \xe9\ny = '\xe9'\n";
		const module = judged(programOf({ "main.py": Buffer.from(source, "latin1") }).module("main.py"));
		const starts = module.problems().map(({ start }) => start);
		expect(starts).toEqual([9, 33]);
		expect(module.lines.position(9)).toEqual({ line: 2, column: 6 });
	});

	test("the entry point is proven once, from what the program reads", () => {
		const program = programOf({
			"main.py": "from src.app import app\n",
			"src/app.py": "from fastapi import FastAPI\napp = FastAPI()\n",
		});
		const entrypoint = program.prove("main", "app");
		expect(entrypoint).toMatchObject({
			target: "main:app",
			proof: { state: "proven" },
			reached: ["main.py", "src/app.py"],
		});
		expect(program.prove("main", "app")).toBe(entrypoint);
		expect(program.prove("main", "other").proof.state).toBe("refuted");
		program.release();
	});

	test("modules stay whole when there are more of them than trees are kept", () => {
		const { engine: counting, parses } = counted(engine);
		const filler = `x = "${"a".repeat(400_000)}"\n`;
		const names = Array.from({ length: 8 }, (_, index) => `m${index}.py`);
		const program = programOf(
			Object.fromEntries(names.map((name, index) => [name, `${filler}def f${index}(): return ${index}\n`])),
			counting,
		);
		const modules = names.map((name) => judged(program.module(name)));
		const values = modules.map(({ body }) => {
			const last = body.at(-1);
			return last?.kind === "function" ? last.body() : [];
		});
		expect(values).toEqual(
			names.map((_, value) => [expect.objectContaining({ value: expect.objectContaining({ kind: "number", value }) })]),
		);
		// Native trees are not freed at once, so none is given up.
		expect(parses()).toBe(engine.kind === "native" ? 8 : 16);
		program.release();
	});
});
