import { expect, test } from "@jest/globals";
import { obstacle } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { askVariables } from "./ask.ts";
import { snippets } from "./corpus.ts";

const TIME_LIMIT = 300_000;

/** Programs of the corpus for which the machine has every package; fewer would prove nothing. */
const LEAST = 130;

test(
	"a variable is needed at the start where the real program does not start without it, and only there",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("variables that the start needs", why);
			return;
		}
		const asked = snippets()
			.filter(({ expects, unasked }) => unasked === undefined && Object.keys(expects).length > 0)
			.map(({ id, files, expects, values, alone }) => {
				const names = Object.keys(expects);
				return {
					id,
					files,
					values: { ...Object.fromEntries(names.map((name) => [name, "1"])), ...values },
					missing: alone ? [names] : names.map((name) => [name]),
				};
			});
		const answers = askVariables(asked);
		const complete = answers.filter((answer) => answer.complete);
		const others = answers.filter((answer) => !answer.complete).map(({ id, error }) => `${id}: ${error}`);
		process.stderr.write(
			`${complete.length} programs of the corpus were asked; not on this machine:\n${others.join("\n")}\n`,
		);
		const needed = new Map(
			snippets().map(({ id, expects }) => [id, Object.keys(expects).filter((name) => expects[name] === "startup")]),
		);
		const claims = complete.map(({ id }) => `${id}: ${(needed.get(id) ?? []).join(" ")}`);
		const truth = complete.map(({ id, failing }) => `${id}: ${failing.map(([name]) => name).join(" ")}`);
		expect(claims).toEqual(truth);
		expect(complete.length).toBeGreaterThanOrEqual(LEAST);
	},
	TIME_LIMIT,
);
