import { formatPythonVersion } from "../python/version.ts";
import suppression from "../rules/config/suppression.ts";
import { RULES } from "../rules/index.ts";
import { concealed, concealedEntrypoint } from "./conceal.ts";
import { namedEnvironment } from "./environment.ts";
import { type Finding, type Problem, SEVERITIES } from "./finding.ts";
import { helpOf } from "./help.ts";
import type { Rule } from "./rule.ts";
import type { Space } from "./space.ts";
import { sift, type Unused, unusedProblems } from "./suppress.ts";
import type { Judgement, Outcome } from "./verdict.ts";

/** Asks every rule of the Space's contract. Pure: all that can fail for outside reasons happened when the Space was read. */
export function judge(space: Space, rules: readonly Rule[], contractReason: string): Judgement {
	const { outcomes: asked, conceal } = concealed(
		rules.filter((rule) => belongs(rule, space)).map((rule) => ask(rule, space)),
	);
	const { outcomes: sifted, suppressed, unused } = sift(asked, space, KNOWN);
	const outcomes = withUnused(sifted, unused, rules);
	const findings = outcomes.flatMap((outcome) => (outcome.state === "found" ? outcome.findings : []));
	return {
		root: space.root,
		contract: space.contract,
		contractReason: conceal(contractReason),
		python: formatPythonVersion(space.python.version),
		entrypoint: concealedEntrypoint(space.entrypoint, conceal),
		outcomes,
		findings: findings.toSorted(compareFindings),
		suppressed: suppressed.toSorted((a, b) => compareFindings(a.finding, b.finding)),
		packages: space.packages,
		hub: space.hub,
		environment: namedEnvironment(space),
		files: space.source.entries.size,
	};
}

/** Ids that a comment may name. */
const KNOWN = RULES.map(({ id }) => id);

/** Adds what only this can know to the outcome of the rule about comments that allow something. */
function withUnused(outcomes: readonly Outcome[], unused: readonly Unused[], rules: readonly Rule[]): Outcome[] {
	const rule = rules.find(({ id }) => id === suppression.id);
	if (rule === undefined || unused.length === 0) return [...outcomes];
	const findings = unused.flatMap((one) => unusedProblems(one, KNOWN)).map((problem) => toFinding(rule, problem));
	return outcomes.map((outcome) => {
		if (outcome.rule !== rule.id || outcome.state === "skipped") return outcome;
		const found = outcome.state === "found" ? outcome.findings : [];
		return { rule: rule.id, state: "found", findings: [...found, ...findings] };
	});
}

/** What needs an answer of the Hub that nobody wanted is no part of the judgement. */
function belongs({ contracts, asks }: Rule, { contract, hub }: Space): boolean {
	return contracts.includes(contract) && (asks === undefined || hub[asks].kind !== "unwanted");
}

function ask(rule: Rule, space: Space): Outcome {
	const answer = rule.check(space);
	if ("skipped" in answer) return { rule: rule.id, state: "skipped", reason: answer.skipped };
	if (answer.length === 0) return { rule: rule.id, state: "passed" };
	return { rule: rule.id, state: "found", findings: answer.map((problem) => toFinding(rule, problem)) };
}

function toFinding(rule: Rule, problem: Problem): Finding {
	return {
		rule: rule.id,
		severity: problem.severity ?? rule.severity,
		message: problem.message,
		place: problem.place,
		clauses: rule.clauses,
		help: helpOf(rule.id),
		trace: problem.trace ?? [],
		fix: problem.fix,
		...(problem.secret !== undefined && { secret: problem.secret }),
	};
}

/** Heaviest first, then by file, position and rule, so that the order never depends on the machine. */
function compareFindings(a: Finding, b: Finding): number {
	return (
		SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
		compareTexts(a.place.file, b.place.file) ||
		a.place.start.line - b.place.start.line ||
		a.place.start.column - b.place.start.column ||
		compareTexts(a.rule, b.rule)
	);
}

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
