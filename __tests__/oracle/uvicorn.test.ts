import { expect, test } from "@jest/globals";
import type { Proof } from "../../src/python/proof.ts";
import { engines } from "../support/engines.ts";
import { askUvicorn, corpus, obstacle, type Program, proofOf } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";

const programs = corpus();

/** Milliseconds that uvicorn has for all programs; it takes about four seconds. */
const TIME_LIMIT = 120_000;

/** The answer that the corpus says the gate has to give. */
function wanted({ serves, unproven, decision }: Program): Proof["state"] {
	if (unproven !== undefined) return "unproven";
	return serves && decision === undefined ? "proven" : "refuted";
}

test("every program has a name of its own", () => {
	expect(new Set(programs.map(({ id }) => id)).size).toBe(programs.length);
	expect(programs.length).toBeGreaterThan(350);
});

test.each(engines)("the gate answers as the corpus says ($kind)", (engine) => {
	const answers = programs.map((program) => `${program.id}: ${proofOf(program, engine).state}`);
	expect(answers).toEqual(programs.map((program) => `${program.id}: ${wanted(program)}`));
});

test(
	"uvicorn serves what the corpus says it serves, and nothing else",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("the gate compared with uvicorn", why);
			return;
		}
		const answers = askUvicorn(programs);
		const found = programs.map(({ id }) => `${id}: ${answers.get(id)?.answers === true ? "serves" : "refuses"}`);
		expect(found).toEqual(programs.map(({ id, serves }) => `${id}: ${serves ? "serves" : "refuses"}`));
	},
	TIME_LIMIT,
);
