import { expect, test } from "@jest/globals";
import type { Proof } from "../../src/python/proof.ts";
import { engines } from "../support/engines.ts";
import { askUvicorn, contractPython, corpus, obstacle, type Program, proofOf } from "../support/programs.ts";
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

test("the gate cannot tell of three in a hundred at most, each with its reason", () => {
	const open = programs.filter(({ unproven }) => unproven !== undefined);
	expect(open.every(({ unproven }) => (unproven ?? "").length > 10)).toBe(true);
	expect(open.length / programs.length).toBeLessThanOrEqual(0.03);
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

test(
	"the gate never says the opposite of what uvicorn does under the contract's own Python",
	() => {
		const interpreter = contractPython();
		// A machine needs Debian's packages for this, and a Python that is not Debian's.
		if (interpreter === undefined) return;
		const answers = askUvicorn(programs, interpreter);
		const opposite = programs.filter((program) => {
			const proofs = engines.map((engine) => proofOf(program, engine, interpreter.version));
			if (answers.get(program.id)?.answers !== true) return proofs.some(({ state }) => state === "proven");
			return program.decision === undefined && proofs.some(({ state }) => state === "refuted");
		});
		expect(opposite.map(({ id }) => id)).toEqual([]);
	},
	TIME_LIMIT,
);
