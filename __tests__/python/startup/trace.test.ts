import { expect, test } from "@jest/globals";
import { judge } from "../../../src/gate/judge.ts";
import slowStart from "../../../src/rules/entrypoint/slow-start.ts";
import { engines } from "../../support/engines.ts";
import { memorySource } from "../../support/memory-source.ts";
import { spaceOf } from "../../support/spaces.ts";

/** The traces of what is slow, as a report shows them, on every engine. */
function tracesOf(files: Readonly<Record<string, string>>): string[][] {
	const [first = [], ...rest] = engines.map((engine) => {
		const space = spaceOf(memorySource(files), engine);
		const { findings } = judge(space, [slowStart], "");
		space.python.release();
		return findings.map(({ trace }) => trace.map(({ place, note }) => `${place.file}:${place.start.line} ${note}`));
	});
	for (const other of rest) expect(other).toEqual(first);
	return first;
}

test("the way leads from main.py over imports and calls to the slow one", () => {
	const traces = tracesOf({
		"main.py": "from fastapi import FastAPI\nfrom ml.models import load\n\nload()\napp = FastAPI()\n",
		"ml/__init__.py": "",
		"ml/models.py":
			"import nltk\n\n\nclass Service:\n    def __init__(self):\n        nltk.download('a')\n\n\ndef load():\n    return Service()\n\n\nnltk.download('b')\n",
	});
	expect(traces).toEqual([
		["main.py:4 calls load()", "ml/models.py:10 calls Service()"],
		["main.py:2 imports ml/models.py"],
	]);
});

test("the way leads over the application to its lifespan", () => {
	const traces = tracesOf({
		"main.py": "from factory import create_app\n\napp = create_app()\n",
		"factory.py":
			"import nltk\nfrom fastapi import FastAPI\n\n\nasync def lifespan(app):\n    nltk.download('a')\n    yield\n\n\ndef create_app():\n    return FastAPI(lifespan=lifespan)\n",
	});
	expect(traces).toEqual([
		["main.py:3 calls create_app()", "factory.py:11 runs lifespan() before the application answers"],
	]);
});

test("a long way is cut in the middle, and names are cut short", () => {
	const functions = Array.from(
		{ length: 30 },
		(_, at) => `def f${at}${"x".repeat(100)}():\n    f${at + 1}${"x".repeat(100)}()\n`,
	);
	const [trace = []] = tracesOf({
		"main.py": `import nltk\nfrom fastapi import FastAPI\n${functions.join("")}def f30${"x".repeat(100)}():\n    nltk.download('a')\nf0${"x".repeat(100)}()\napp = FastAPI()\n`,
	});
	expect(trace).toHaveLength(12);
	expect(trace[0]).toMatch(/^main\.py:\d+ calls f0x+…\(\)$/);
	expect(trace.at(-1)).toMatch(/ calls f30x+…\(\)$/);
	for (const step of trace) expect(step.length).toBeLessThan(100);
});
