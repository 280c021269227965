import { expect, test } from "@jest/globals";
import { loadEngine } from "../../src/python/parser/load-engine.ts";
import { corpus, type Program, proofOf } from "../support/programs.ts";
import { canServe, rehearseFiles, SPACE } from "./stage.ts";

/** Programs that are started; all of the corpus take ten minutes. */
const SAMPLE = 400;

/** The same programs in every run, from the whole corpus: every n-th of those that the gate can tell of. */
function sample(): readonly Program[] {
	const told = corpus().filter(({ unproven, decision }) => unproven === undefined && decision === undefined);
	return Array.from({ length: SAMPLE }, (_, index) => told[Math.floor(((index + 0.5) * told.length) / SAMPLE)]).flatMap(
		(one) => one ?? [],
	);
}

const real = canServe("the gate compared with rehearsals") ? test : test.skip;

real(
	"a rehearsal answers where the gate proves that the application does, and nowhere else",
	async () => {
		const programs = sample();
		const { engine } = await loadEngine("auto");
		const rehearsed: string[] = [];
		const rehearseNext = async (queue: Program[]): Promise<void> => {
			for (let program = queue.shift(); program !== undefined; program = queue.shift()) {
				const { id, files, environment } = program;
				const options = { variables: environment, python: { major: 3, minor: 11 } as const, course: { soak: 0 } };
				await rehearseFiles({ ...SPACE, ...files }, options, ({ rehearsal, left, running }) => {
					rehearsed.push(`${id}: ${rehearsal.outcome.kind === "answers" ? "proven" : "refuted"}`);
					expect([id, left, running]).toEqual([id, [], []]);
				});
			}
		};
		const queue = [...programs];
		await Promise.all([rehearseNext(queue), rehearseNext(queue)]);
		expect(programs.length).toBe(SAMPLE);
		expect(rehearsed.sort()).toEqual(programs.map((one) => `${one.id}: ${proofOf(one, engine).state}`).sort());
	},
	1_500_000,
);
