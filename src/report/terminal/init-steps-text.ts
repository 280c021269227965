import type { Result } from "../../gate/check.ts";
import type { NamedVariable } from "../../gate/environment.ts";
import type { Finding } from "../../gate/finding.ts";
import type { PlannedBackend } from "../../init/plan.ts";
import { count, weights } from "../counts.ts";
import { inOrder } from "../environment.ts";
import { clean } from "../escape.ts";
import { faultReport } from "../fault-text.ts";
import { formatPath } from "../paths.ts";
import { cut, wrap } from "../wrap.ts";
import { shellWord } from "./package-text.ts";
import { headline } from "./text.ts";
import { indent, type TextTarget } from "./text-layout.ts";

/** A backend as it is now, and what the gate says of it. */
export interface InitOutcome {
	readonly planned: PlannedBackend;
	readonly result: Result;
	/** Its folder as the reader names it; "" for the one that the reader is in. */
	readonly prefix: string;
}

/** What is done at the end, and where. */
export interface InitEnd {
	readonly outcomes: readonly InitOutcome[];
	/** Those of which the workflow waits to be told the Space. */
	readonly unnamed: readonly PlannedBackend[];
	/** Whether files were written that no commit holds yet. */
	readonly isWritten: boolean;
	/** Whether there is a repository of git. */
	readonly hasRepository: boolean;
	readonly branch: string;
}

/** Where the text goes. */
type Target = Pick<TextTarget, "width" | "colours">;

/** Findings and variables of a backend that are listed, and characters of a message. */
const MAX = { findings: 8, variables: 20, message: 300 } as const;

/** The verdict on each backend, and what only a person can do. */
export function initEndText(end: InitEnd, target: Target): string {
	const verdicts = end.outcomes.map((one) => verdictLines(one, target).join("\n"));
	const head = target.colours.bold("What only you can do");
	const steps = stepsOf(end).flatMap((step, at) => stepLines(step, at + 1, target));
	return [...verdicts, [head, ...steps].join("\n")].join("\n\n");
}

function verdictLines({ result, prefix }: InitOutcome, target: Target): string[] {
	if (result.kind === "fault") return [faultReport(result.fault, target.colours)];
	const { findings } = result.judgement;
	const command = commandFor("check", prefix);
	const head = headline(result, { ...target, prefix });
	if (result.verdict === "pass") {
		return findings.length === 0
			? head
			: [...head, `  ${weights(findings)}: ${command} shows ${findings.length === 1 ? "it" : "them"}.`];
	}
	const [first] = findings;
	const heavy = findings.filter(({ severity }) => severity === first?.severity);
	const more = findings.length - Math.min(heavy.length, MAX.findings);
	const rest = more > 0 ? `${count(more, "more finding")}, and the lines: ${command}` : `The lines: ${command}`;
	return [...head, ...heavy.slice(0, MAX.findings).flatMap((one) => findingLines(one, prefix, target)), `  ${rest}`];
}

function findingLines({ rule, place, message }: Finding, prefix: string, { colours, width }: Target): string[] {
	const where = `${clean(formatPath(prefix, place.file))}:${place.start.line}`;
	const text = wrap(clean(cut(message, MAX.message)), Math.max(40, Math.min(width - 4, 100)));
	return [`  ${colours.red("✘")} ${colours.bold(where)}  ${colours.dim(rule)}`, ...indent(text, 4)];
}

/** A command about a folder, as a shell takes it. */
function commandFor(name: string, prefix: string): string {
	return `space-gate ${name}${prefix === "" ? "" : ` ${clean(shellWord(prefix))}`}`;
}

/** A step: its sentence, and lines below it. */
interface Step {
	readonly says: string;
	readonly lines: readonly string[];
}

function stepsOf({ outcomes, unnamed, isWritten, hasRepository, branch }: InitEnd): readonly Step[] {
	const failing = outcomes.filter(({ result }) => result.kind === "fault" || result.verdict === "fail");
	const many = outcomes.length > 1;
	return [
		...(failing.length === 0 ? [] : [step("Mend what the gate has found above, until space-gate check passes.")]),
		...outcomes.flatMap(tryStep),
		step(
			`Create ${many ? "the Spaces" : "the Space"} at https://huggingface.co/new-space, with the SDK Docker. ` +
				"A Space that runs a container needs a paid plan of the Hub.",
		),
		step(
			"Give the workflow access, in one of two ways: in the Space's settings, under Trusted Publishers, name the GitHub " +
				"repository; or make a token that may write to the Space at https://huggingface.co/settings/tokens, and store it " +
				"as the secret HF_TOKEN of the GitHub repository.",
		),
		...outcomes.flatMap((one) => variableStep(one, many)),
		...nameStep(unnamed),
		...(isWritten ? [commitStep(hasRepository, branch)] : []),
	];
}

function step(says: string, lines: readonly string[] = []): Step {
	return { says, lines };
}

function tryStep({ result, prefix }: InitOutcome): readonly Step[] {
	if (result.kind === "fault" || result.verdict === "fail") return [];
	const command = commandFor("rehearse", prefix);
	return [step(`Try it on this machine, if you like: ${command} starts it as its Space would. It runs your code.`)];
}

function commitStep(hasRepository: boolean, branch: string): Step {
	if (hasRepository) return step(`Look at the files, commit them, and push. What reaches ${branch} is deployed.`);
	return step('This folder is in no git repository: run "git init", commit the files, and push them to GitHub.');
}

/** Which Space it is, where nobody has said so. */
function nameStep(unnamed: readonly PlannedBackend[]): readonly Step[] {
	if (unnamed.length === 0) return [];
	const where = "in the settings of the GitHub repository, under Secrets and variables, Actions, Variables";
	const [only, ...others] = unnamed;
	if (only !== undefined && others.length === 0) {
		return [step(`Say which Space it is: the variable ${only.variable} with the value owner/name, ${where}.`)];
	}
	const column = Math.max(...unnamed.map(({ variable }) => variable.length));
	const lines = unnamed.map(({ variable, root }) => `${variable.padEnd(column)}  ${clean(root || ".")}`);
	return [step(`Say which Spaces they are: a variable with the value owner/name for each, ${where}.`, lines)];
}

/** What is set on the Space by hand: without some the start fails, without others a part of the application. */
function variableStep({ planned, result, prefix }: InitOutcome, isOneOfMany: boolean): readonly Step[] {
	if (result.kind === "fault") return [];
	const all = inOrder(result.judgement.environment.variables);
	const wanted = all.filter(({ need, isRequired }) => need === "startup" || need === "use" || isRequired);
	if (wanted.length === 0) return [];
	const names = wanted.slice(0, MAX.variables);
	const column = Math.max(...names.map(({ name }) => clean(name).length));
	const lines = names.map((one) => `${clean(one.name).padEnd(column)}  ${whatOf(one)}`);
	const more = wanted.length - names.length;
	const of = isOneOfMany ? ` of ${planned.root || "the folder at the top"}` : "";
	const command = commandFor("env", prefix);
	return [
		step(
			`Set these on the Space${of}, under Settings, Variables and secrets. ${command} lists all that the code reads.`,
			[...lines, ...(more > 0 ? [`… and ${more} more`] : [])],
		),
	];
}

function whatOf({ isSecret, need }: NamedVariable): string {
	const kind = isSecret ? "as a secret  " : "as a variable";
	return `${kind}  ${need === "startup" ? "needed to start" : "needed when it is used"}`;
}

function stepLines({ says, lines }: Step, number: number, { width }: Target): string[] {
	const [first = "", ...others] = wrap(clean(says), Math.max(40, Math.min(width - 5, 100)));
	return [`  ${number}. ${first}`, ...indent(others, 5), ...indent(lines, 7)];
}
