import type { Answer, Deployment, Difference, Plan } from "../../deploy/deployment.ts";
import type { Failure } from "../../deploy/failure.ts";
import { count } from "../counts.ts";
import { commitWords, differenceWords, endingOf } from "../deployment-words.ts";
import { clean } from "../escape.ts";
import { formatPath } from "../paths.ts";
import { cut } from "../wrap.ts";
import { indent, paragraph, type TextTarget } from "./text-layout.ts";

/** Files that are listed, lines of somebody's words, and characters of a text. */
const MAX = { files: 20, lines: 50, text: 300 } as const;

const SIGNS: Readonly<Record<Difference["kind"], string>> = { added: "+", changed: "~", removed: "-" };

/** A deployment for people at a terminal or a log: how it ended, why, and what it was about. */
export function deploymentText(deployment: Deployment, target: TextTarget): string {
	const { plan, outcome, warnings } = deployment;
	const head = [badgeLine(deployment, target), ...(plan === undefined ? [] : factLines(deployment, plan, target))];
	const sections = outcome.kind === "failed" ? failedSections(outcome, target) : [];
	const planned =
		outcome.kind !== "failed" && plan !== undefined
			? planSections(plan, outcome.kind === "planned" ? plan.notes : [], target)
			: [];
	const answers = "answers" in outcome && outcome.answers.length > 0 ? [answerLines(outcome.answers, target)] : [];
	return [head, ...sections, ...planned, ...notesOf(warnings, target), ...answers]
		.map((lines) => lines.join("\n"))
		.join("\n\n");
}

function failedSections(
	{ failure, rollBack }: Extract<Deployment["outcome"], { readonly kind: "failed" }>,
	target: TextTarget,
): string[][] {
	const second = rollBack?.kind === "failed" ? [failureLines(rollBack.failure, target)] : [];
	return [failureLines(failure, target), ...second];
}

function planSections(plan: Plan, notes: readonly string[], target: TextTarget): string[][] {
	return [
		...(plan.differences.length === 0 ? [] : [differenceLines(plan, target)]),
		...notesOf(notes, target),
		...plan.obstacles.map((one) => failureLines(one, target)),
	];
}

function badgeLine(deployment: Deployment, { colours }: TextTarget): string {
	const { badge, tone, sentence } = endingOf(deployment);
	const { bgGreen, bgRed, bgCyan, black, white, bold, isColorSupported } = colours;
	const paint = {
		good: (text: string) => bgGreen(black(text)),
		bad: (text: string) => bgRed(white(text)),
		neutral: (text: string) => bgCyan(black(text)),
	};
	return `${bold(paint[tone](isColorSupported ? ` ${badge} ` : badge))} ${bold(clean(sentence))}`;
}

function factLines({ stage }: Deployment, plan: Plan, { colours }: TextTarget): string[] {
	const now = stage ?? plan.stage;
	const facts = [
		...(now === undefined ? [] : [clean(now)]),
		...(plan.hardware === undefined ? [] : [clean(plan.hardware)]),
		differenceWords(plan),
	];
	return [
		`  ${clean(plan.url ?? plan.page)} ${colours.dim(`· ${facts.join(" · ")}`)}`,
		...(plan.head === undefined ? [] : [`  ${colours.dim(`before: ${clean(cut(commitWords(plan.head), MAX.text))}`)}`]),
	];
}

function differenceLines(plan: Plan, { colours }: TextTarget): string[] {
	const paint = { added: colours.green, changed: colours.yellow, removed: colours.red };
	const large = new Set(plan.large);
	const lines = plan.differences.slice(0, MAX.files).map(({ kind, path }) => {
		const note = kind !== "removed" && large.has(path) ? colours.dim("  (Git LFS)") : "";
		return `  ${paint[kind](`${SIGNS[kind]} ${clean(cut(path, MAX.text))}`)}${note}`;
	});
	const left = plan.differences.length - lines.length;
	return left === 0 ? lines : [...lines, `  … and ${count(left, "more file")}`];
}

/** Sentences, a paragraph each. */
export function notesOf(notes: readonly string[], target: TextTarget): string[][] {
	return notes.length === 0 ? [] : [notes.flatMap((note) => paragraph(note, target))];
}

/** What was asked, with a mark for each answer. */
export function answerLines(answers: readonly Answer[], { colours }: TextTarget): string[] {
	const marks: Readonly<Record<Answer["state"], string>> = {
		"as it should": colours.green("✔"),
		otherwise: colours.red("✘"),
		unknown: colours.yellow("?"),
	};
	return answers.map(
		({ what, state, words }) =>
			`  ${marks[state]} ${clean(cut(what, MAX.text))}  ${colours.dim(clean(cut(words, MAX.text)))}`,
	);
}

/** A failure: what is wrong, where, what to do, and the words of others. */
export function failureLines({ code, message, advice, words, files, place }: Failure, target: TextTarget): string[] {
	const { bold, cyan, dim, red } = target.colours;
	const where =
		place === undefined ? [] : [`  ${cyan(`${clean(formatPath(target.prefix, place.file))}:${place.start.line}`)}`];
	const lines = words === "" ? [] : words.split("\n").slice(-MAX.lines);
	return [
		`${bold(red(clean(cut(message, MAX.text))))} ${dim(code)}`,
		...where,
		...paragraph(advice, target),
		...files.slice(0, MAX.files).map((file) => `  ${clean(cut(file, MAX.text))}`),
		...(lines.length === 0
			? []
			: [
					"",
					...indent(
						lines.map((line) => dim(`│ ${clean(cut(line, MAX.text))}`)),
						2,
					),
				]),
	];
}
