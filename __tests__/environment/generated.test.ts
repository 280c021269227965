import { expect, test } from "@jest/globals";
import { environmentOf } from "../../src/python/environment/inventory.ts";
import { loadProgram } from "../../src/python/load-program.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { SEED } from "../support/seed.ts";
import { askVariables } from "./ask.ts";
import { type Draw, generateProgram, NAMES } from "./generate.ts";

const TIME_LIMIT = 300_000;

/** Programs of one run; `SPACE_GATE_PROGRAMS` asks for more. */
const COUNT = Number(process.env.SPACE_GATE_PROGRAMS ?? 200);

/** Numbers that look like chance, the same for the same seed (a linear congruential generator, Numerical Recipes). */
function drawer(seed: number): Draw {
	let state = seed >>> 0;
	return (bound) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * bound);
	};
}

function neededBy(text: string): readonly string[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("there is no engine");
	const program = loadProgram(memorySource({ "main.py": text }), engine, { major: 3, minor: 11 });
	try {
		const { variables } = environmentOf(program, program.prove("main", "app"));
		return variables.filter(({ need }) => need === "startup").map(({ name }) => name);
	} finally {
		program.release();
	}
}

test(
	"of programs that nobody has written, the same variables are needed as Python needs",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("variables of generated programs", why);
			return;
		}
		const draw = drawer(SEED);
		const texts = new Map(Array.from({ length: COUNT }, (_, index) => [`${index}`, generateProgram(draw)]));
		const values = Object.fromEntries(NAMES.map((name) => [name, "1"]));
		const answers = askVariables(
			[...texts].map(([id, text]) => ({
				id,
				files: { "main.py": text },
				values,
				missing: NAMES.map((name) => [name]),
			})),
		);
		const complete = answers.filter((answer) => answer.complete);
		const wrong = complete.flatMap(({ id, failing }) => {
			const text = texts.get(id) ?? "";
			const [own, truth] = [neededBy(text), failing.map(([name]) => name)].map((names) => names.toSorted().join(" "));
			return own === truth ? [] : [`needed: ${truth}; found: ${own}\n${text}`];
		});
		process.stderr.write(
			`generated programs: ${complete.length} asked (seed ${SEED}), ${wrong.length} judged otherwise\n`,
		);
		expect(wrong).toEqual([]);
		expect(complete.length).toBeGreaterThan(COUNT * 0.9);
	},
	TIME_LIMIT,
);
