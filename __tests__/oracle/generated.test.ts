import { expect, test } from "@jest/globals";
import type { Proof } from "../../src/python/proof.ts";
import { engines } from "../support/engines.ts";
import { draw, shrunk } from "../support/generator/draw.ts";
import type { Files } from "../support/generator/project.ts";
import { type Answer, askUvicorn, obstacle, proofOf } from "../support/programs.ts";
import { announceSkipped } from "../support/python.ts";
import { SEED } from "../support/seed.ts";

/** Programs of a run: as many as fit into half a minute. `SPACE_GATE_PROGRAMS` asks for more. */
const COUNT = Number(process.env.SPACE_GATE_PROGRAMS ?? 600);

/** Milliseconds that a run takes at most, with what it shows of its faults. */
const TIME_LIMIT = 180_000 + COUNT * 300;

/** Faults of a run that are made smaller and shown, and the milliseconds that each may take. */
const SHOWN = { faults: 2, milliseconds: 60_000 } as const;

/** Of the programs, so many must serve and so many not: else the comparison says little. */
const SERVED = { least: 0.35, most: 0.65 } as const;

/** Of the programs, the gate may leave so many untold. */
const UNPROVEN = 0.15;

const [native, ...others] = engines;

/** Whether the gate says the opposite of what uvicorn does. */
function isFault({ state }: Proof, answer: Answer | undefined): boolean {
	return answer?.answers === true ? state === "refuted" : state === "proven";
}

function judge(files: Files): Proof {
	if (native === undefined) throw new Error("there is no parser");
	return proofOf({ files }, native);
}

/** What uvicorn makes of programs, in their order. */
function ask(programs: readonly Files[]): readonly (Answer | undefined)[] {
	const answers = askUvicorn(programs.map((files, index) => ({ id: `${index}`, files, environment: {} })));
	return programs.map((_, index) => answers.get(`${index}`));
}

/** A fault as somebody needs it who is to mend it. */
function shown(index: number, drawn: Files): string {
	const { state } = judge(drawn);
	const isFaulty = (files: Files) => judge(files).state === state && isFault(judge(files), ask([files])[0]);
	const files = shrunk({ seed: SEED, index, isFaulty, milliseconds: SHOWN.milliseconds }) ?? drawn;
	const proof = judge(files);
	return [
		`Program ${index} of seed ${SEED}, made smaller:`,
		...Object.entries(files).map(([path, text]) => `--- ${path}\n${text}`),
		`gate: ${proof.state}: ${proof.state === "proven" ? proof.type : proof.reason}`,
		`uvicorn: ${JSON.stringify(ask([files])[0])}`,
	].join("\n");
}

test(
	"the gate never says the opposite of what uvicorn does with a random program",
	() => {
		const why = obstacle();
		if (why !== undefined) {
			announceSkipped("random programs compared with uvicorn", why);
			return;
		}
		const programs = draw(SEED, COUNT);
		const proofs = programs.map(judge);
		for (const engine of others) expect(programs.map((files) => proofOf({ files }, engine))).toEqual(proofs);

		const answers = ask(programs);
		const served = answers.filter((answer) => answer?.answers).length / COUNT;
		const unproven = proofs.filter(({ state }) => state === "unproven").length / COUNT;
		const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
		process.stderr.write(
			`${COUNT} random programs of seed ${SEED}: uvicorn serves ${percent(served)}, the gate cannot tell ${percent(unproven)}\n`,
		);

		// Asked twice, since a machine that is busy may let a program run out of time once.
		const suspects = programs.flatMap((files, index) => {
			const proof = proofs[index];
			return proof !== undefined && isFault(proof, answers[index]) ? [{ index, files }] : [];
		});
		const again = ask(suspects.map(({ files }) => files));
		const faults = suspects.filter(({ files }, at) => isFault(judge(files), again[at]));
		if (faults.length > 0) {
			const texts = faults.slice(0, SHOWN.faults).map(({ index, files }) => shown(index, files));
			throw new Error(`${faults.length} of ${COUNT} answers are wrong.\n\n${texts.join("\n\n")}`);
		}
		expect(served).toBeGreaterThan(SERVED.least);
		expect(served).toBeLessThan(SERVED.most);
		expect(unproven).toBeLessThan(UNPROVEN);
	},
	TIME_LIMIT,
);
