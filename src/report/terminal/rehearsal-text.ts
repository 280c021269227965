import type { Rehearsal } from "../../rehearse/rehearsal.ts";
import { durationWords } from "../deployment-words.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import { cut } from "../wrap.ts";
import { answerLines, failureLines, notesOf } from "./deployment-text.ts";
import type { TextTarget } from "./text-layout.ts";

/** Characters of a command that are shown. */
const MAX_COMMAND = 300;

/** What is said before anything is started: somebody who did not know it can still press Ctrl-C. */
export const REHEARSAL_WARNING =
	"This runs the code of the project and of its requirements on this machine, with your rights.";

/** A rehearsal for people at a terminal or a log: whether it answers, why not, and what was started. */
export function rehearsalText(rehearsal: Rehearsal, target: TextTarget): string {
	const { facts, outcome, warnings } = rehearsal;
	const { colours } = target;
	const head = [
		badgeLine(rehearsal, target),
		...(facts === undefined
			? []
			: [
					`  ${clean(cut(facts.command, MAX_COMMAND))}`,
					`  ${colours.dim(clean(`${facts.python} · ${facts.packages}`))}`,
				]),
	];
	const body =
		outcome.kind === "answers" ? answerLines(outcome.answers, target) : failureLines(outcome.failure, target);
	const notes = warnings.flatMap((one) => notesOf([one], target));
	return [head, body, ...notes].map((lines) => lines.join("\n")).join("\n\n");
}

/** What is said of an application that is kept running. */
export function keptText({ facts }: Rehearsal, { colours }: TextTarget): string {
	return `It runs at ${colours.cyan(facts?.address ?? "")} until you press Ctrl-C.`;
}

function badgeLine({ outcome }: Rehearsal, { colours, prefix }: TextTarget): string {
	const { bgGreen, bgRed, bgYellow, black, white, bold, isColorSupported } = colours;
	const space = prefix === "" ? "The Space" : formatPath(prefix, "").replace(/\/$/, "");
	const [badge, sentence] = wordsOf(outcome, clean(space));
	const text = isColorSupported ? ` ${badge} ` : badge;
	const painted = {
		answers: () => bgGreen(black(text)),
		failed: () => bgRed(white(text)),
		impossible: () => bgYellow(black(text)),
	};
	return `${bold(painted[outcome.kind]())} ${bold(sentence)}`;
}

function sinceWords(seconds: number): string {
	return seconds < 1 ? "less than a second" : durationWords(seconds);
}

function wordsOf(outcome: Rehearsal["outcome"], space: string): readonly [badge: string, sentence: string] {
	switch (outcome.kind) {
		case "answers":
			return ["ANSWERS", `${space} answers, ${sinceWords(outcome.seconds)} after its start`];
		case "failed":
			return ["FAILED", `${space} does not answer as it should`];
		case "impossible":
			return ["ERROR", `${space} was not rehearsed`];
	}
}
