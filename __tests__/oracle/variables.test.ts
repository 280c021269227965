import { expect, test } from "@jest/globals";
import { engines } from "../support/engines.ts";
import { askUvicorn, corpus, obstacle, type Program, proofOf } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";

/** The programs that need variables, and that the gate proves all the same: provided that the Space sets them. */
const programs = corpus().filter(({ environment, serves }) => serves && Object.keys(environment).length > 0);

const TIME_LIMIT = 120_000;

const ids = programs.map(({ id }) => id);

function served(asked: readonly Program[]): readonly string[] {
	const answers = askUvicorn(asked);
	return asked.filter(({ id }) => answers.get(id)?.answers === true).map(({ id }) => id);
}

test(
	"uvicorn serves what needs variables once they are set, and not before",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("programs that need variables", why);
			return;
		}
		expect(served(programs)).toEqual(ids);
		expect(served(programs.map((program) => ({ ...program, environment: {} })))).toEqual([]);
	},
	TIME_LIMIT,
);

test.each(engines)("the gate says of each what it is that the Space has to set ($kind)", (engine) => {
	const conditional = programs.filter((program) => {
		const proof = proofOf(program, engine);
		if (proof.state !== "proven") return false;
		return /unless the Space sets the environment variables/.test(proof.trace.at(-1)?.note ?? "");
	});
	const provable = programs.filter(({ unproven }) => unproven === undefined);
	expect(conditional.map(({ id }) => id)).toEqual(provable.map(({ id }) => id));
	expect(conditional.length).toBeGreaterThan(20);
});
