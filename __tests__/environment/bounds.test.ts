import { expect, test } from "@jest/globals";
import { environmentOf } from "../../src/python/environment/inventory.ts";
import { loadProgram } from "../../src/python/load-program.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";

const HEAD = "import os\nfrom fastapi import FastAPI\napp = FastAPI()\n";

const TIME_LIMIT = 120_000;

function lines(count: number, line: (index: number) => string): string {
	return HEAD + Array.from({ length: count }, (_, index) => line(index)).join("\n");
}

/** Texts that grow with a number, as large as the parser takes them. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
	"assignments of reads": (size) => lines(size * 4, (index) => `V${index} = os.getenv("NAME_${index}")`),
	"assignments of nothing": (size) => lines(size * 10, (index) => `value_${index} = ${index}`),
	"one name bound again and again": (size) => lines(size * 5, () => 'value = os.getenv("NAME")'),
	"a chain of names": (size) =>
		lines(size * 4, (index) => (index === 0 ? 'v0 = os.getenv("NAME")' : `v${index} = v${index - 1}`)),
	"conditions about a read": (size) => lines(size * 3, () => 'if not os.getenv("NAME"): print(1)'),
	"reads that are caught": (size) =>
		lines(size, (index) => `try:\n    V${index} = os.environ["NAME_${index}"]\nexcept KeyError:\n    pass`),
	"a literal of megabytes": (size) => `${HEAD}TEXT = os.getenv("NAME", "${"x".repeat(size * 200)}")\n`,
	"a sum of names": (size) => `${HEAD}VALUE = os.getenv(${Array.from({ length: size }, () => '"a"').join(" + ")})\n`,
	"loops over names": (size) =>
		lines(size, (index) => `for k${index} in ("A${index}", "B${index}"):\n    print(os.environ.get(k${index}))`),
	"calls of one function": (size) =>
		lines(size * 2, (index) =>
			index === 0 ? "def need(name):\n    return os.environ[name]" : `need("NAME_${index}")`,
		),
	"fields of settings": (size) =>
		`${HEAD}from pydantic import BaseSettings\nclass Settings(BaseSettings):\n${Array.from({ length: size * 2 }, (_, index) => `    field_${index}: str`).join("\n")}\nsettings = Settings()\n`,
};

function timeFor(text: string): number {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const before = processorTime();
	const program = loadProgram(memorySource({ "main.py": text }), engine, DEFAULT_PYTHON);
	environmentOf(program, program.prove("main", "app"));
	program.release();
	return processorTime() - before;
}

test.each(Object.entries(HOSTILE))(
	"%s take time in proportion to their number",
	(_, textOf) => {
		timeFor(textOf(500));
		const [short, long] = [timeFor(textOf(2_500)), timeFor(textOf(5_000))];
		process.stderr.write(`${_}: ${Math.round(short)} ms, ${Math.round(long)} ms\n`);
		expect(long).toBeLessThan(3.2 * short + 150);
	},
	TIME_LIMIT,
);
