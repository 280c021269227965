import { nearest } from "../config/nearest.ts";
import { ignoresPath } from "../source/ignore/gitignore.ts";
import { shown } from "../source/shown.ts";
import type { Suppression } from "../suppressions/suppression.ts";
import type { Finding, Problem } from "./finding.ts";
import type { Ignored, Space } from "./space.ts";
import type { Outcome, Suppressed } from "./verdict.ts";

/** What is left of the outcomes, what is allowed, and the comments that allow nothing. */
export interface Sifted {
	readonly outcomes: readonly Outcome[];
	readonly suppressed: readonly Suppressed[];
	readonly unused: readonly Unused[];
}

/** A comment with those of its rules that find nothing where it allows it, or that are not there at all. */
export interface Unused {
	readonly comment: Suppression;
	readonly idle: readonly string[];
	readonly unknown: readonly string[];
}

/** Takes the findings away that the project allows. A comment without a reason allows nothing. `known` are ids of rules. */
export function sift(
	outcomes: readonly Outcome[],
	{ suppressions, settings: { ignored } }: Pick<Space, "suppressions" | "settings">,
	known: readonly string[],
): Sifted {
	const comments = suppressions.filter(({ reason }) => reason !== "");
	const used = new Set<string>();
	const suppressed: Suppressed[] = [];
	const isLeft = (finding: Finding): boolean => {
		const comment = comments.find((one) => allows(one, finding));
		if (comment !== undefined) used.add(keyOf(comment, finding.rule));
		const by = comment === undefined ? "configuration" : "comment";
		const reason = comment?.reason ?? ignoredBy(finding, ignored);
		if (reason !== undefined) suppressed.push({ finding, by, reason });
		return reason === undefined;
	};
	const left = outcomes.map((outcome): Outcome => {
		if (outcome.state !== "found") return outcome;
		const findings = outcome.findings.filter(isLeft);
		return findings.length === 0 ? { rule: outcome.rule, state: "passed" } : { ...outcome, findings };
	});
	const asked = new Set(outcomes.flatMap(({ rule, state }) => (state === "skipped" ? [] : [rule])));
	const unused = comments.map((comment) => ({
		comment,
		idle: comment.rules.filter((rule) => asked.has(rule) && !used.has(keyOf(comment, rule))),
		unknown: comment.rules.filter((rule) => !known.includes(rule)),
	}));
	const isUnused = ({ idle, unknown }: Unused) => idle.length + unknown.length > 0;
	return { outcomes: left, suppressed, unused: unused.filter(isUnused) };
}

/** The problems of a comment that allows what is not found. */
export function unusedProblems(
	{ comment: { place, line }, idle, unknown }: Unused,
	known: readonly string[],
): Problem[] {
	const problems = unknown.map((rule) => {
		const [meant] = nearest(rule, known);
		const advice = meant === undefined ? '"space-gate rules" lists the rules.' : `Did you mean ${meant}?`;
		return { place, message: `This comment allows ${shown(rule)}, but there is no such rule. ${advice}` };
	});
	if (idle.length === 0) return problems;
	const message =
		`This comment allows ${idle.join(", ")} on line ${line}, but nothing is found there that it would have to allow. ` +
		"It would hide the next real finding on that line. Remove it.";
	return [...problems, { place, message }];
}

function allows({ place: { file }, line, rules }: Suppression, { rule, place }: Finding): boolean {
	return file === place.file && line === place.start.line && rules.includes(rule);
}

function keyOf({ place: { file, start } }: Suppression, rule: string): string {
	return `${file}:${start.line}:${start.column}:${rule}`;
}

function ignoredBy({ rule, place: { file } }: Finding, { patterns, file: by }: Ignored): string | undefined {
	const ofRule = patterns.get(rule);
	return ofRule !== undefined && ignoresPath(ofRule, file) ? `${by} leaves ${shown(file)} out` : undefined;
}
