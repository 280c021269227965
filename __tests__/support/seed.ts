import fc from "fast-check";

/** What tests draw where nobody asks for anything else: every run asks the same, and gives the same answer. */
const FIXED = 20_260_101;

/**
 * The seed of whatever tests draw at random. `SPACE_GATE_SEED` names another one; `SPACE_GATE_SEED=random` has each test
 * file draw its own.
 */
export const SEED = seedFrom(process.env.SPACE_GATE_SEED);

function seedFrom(asked: string | undefined): number {
	if (asked === undefined || asked === "") return FIXED;
	if (asked === "random") return Math.floor(Math.random() * 2 ** 31);
	const seed = Number(asked);
	if (!Number.isInteger(seed)) throw new Error(`SPACE_GATE_SEED is a whole number or "random", not "${asked}"`);
	return seed;
}

fc.configureGlobal({ seed: SEED });

/** fast-check, with that seed for all that it draws; a failure names it. */
export { fc };
