import fc from "fast-check";
import { type Files, project } from "./project.ts";

/** The programs that a seed gives; the same ones each time. */
export function draw(seed: number, count: number): readonly Files[] {
	const drawn: Files[] = [];
	// Not fc.sample: what it gives from a seed cannot be replayed, and only what is replayed shrinks.
	fc.check(
		fc.property(project, (files) => {
			drawn.push(files);
		}),
		{ seed, numRuns: count },
	);
	return drawn;
}

/** How a program is made smaller. */
interface Shrinking {
	readonly seed: number;
	/** Which of the seed's programs it is. */
	readonly index: number;
	/** Whether a program shows the fault, too. */
	readonly isFaulty: (files: Files) => boolean;
	readonly milliseconds: number;
}

/** The smallest program with the same fault that is found in the time; `undefined` where the fault does not come back. */
export function shrunk({ seed, index, isFaulty, milliseconds }: Shrinking): Files | undefined {
	// Many ways to make the parts smaller come to the same text.
	const known = new Map<string, boolean>();
	const { counterexample } = fc.check(
		fc.property(project, (files) => {
			const text = JSON.stringify(files);
			const answer = known.get(text) ?? isFaulty(files);
			known.set(text, answer);
			return !answer;
		}),
		{ seed, path: `${index}`, numRuns: 1, interruptAfterTimeLimit: milliseconds },
	);
	return counterexample?.[0];
}
