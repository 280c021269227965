import { expect, test } from "@jest/globals";
import { environmentOf } from "../../src/python/environment/inventory.ts";
import { loadProgram } from "../../src/python/load-program.ts";
import type { Engine } from "../../src/python/parser/syntax-node.ts";
import { DEFAULT_PYTHON } from "../../src/python/version.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { type Snippet, snippets } from "./corpus.ts";

const corpus = snippets();

/** Smallest share of what is expected that must be found, and largest share of what is found that may be wrong. */
const RECALL = 0.97;
const FALSE_ALARMS = 0.01;

function needsOf({ files }: Pick<Snippet, "files">, engine: Engine): ReadonlyMap<string, string> {
	const program = loadProgram(memorySource(files), engine, DEFAULT_PYTHON);
	try {
		const { variables } = environmentOf(program, program.prove("main", "app"));
		return new Map(
			variables.map(({ name, need, fallback }) => [
				name,
				need === "default" && fallback !== undefined ? `default=${fallback}` : need,
			]),
		);
	} finally {
		program.release();
	}
}

test("the corpus is large enough", () => {
	expect(corpus.length).toBeGreaterThanOrEqual(150);
});

test.each(engines)("what programs ask of the environment is found, and nothing else ($kind)", (engine) => {
	let [expected, right, found, wrong] = [0, 0, 0, 0];
	const mistakes: string[] = [];
	for (const snippet of corpus) {
		const needs = needsOf(snippet, engine);
		for (const [name, need] of Object.entries(snippet.expects)) {
			expected += 1;
			if (needs.get(name) === need) right += 1;
			else mistakes.push(`${snippet.id}: ${name} should be ${need}, and is ${needs.get(name) ?? "not found"}`);
		}
		for (const [name, need] of needs) {
			found += 1;
			if (snippet.expects[name] === need) continue;
			wrong += 1;
			if (snippet.expects[name] === undefined)
				mistakes.push(`${snippet.id}: ${name} is ${need}, and should not be found`);
		}
	}
	const share = `${right} of ${expected} found as expected, ${wrong} of ${found} false, in ${corpus.length} programs`;
	process.stderr.write(`inventory (${engine.kind}): ${share}\n${mistakes.map((one) => `  ${one}\n`).join("")}`);
	expect(right / expected).toBeGreaterThanOrEqual(RECALL);
	expect(wrong / found).toBeLessThanOrEqual(FALSE_ALARMS);
});
