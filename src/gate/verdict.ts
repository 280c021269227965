import type { HubAnswers } from "../hub/answers.ts";
import type { Packages } from "../packages/answers.ts";
import type { Entrypoint } from "../python/program.ts";
import type { NamedEnvironment } from "./environment.ts";
import type { Finding, Severity } from "./finding.ts";
import { SEVERITIES } from "./finding.ts";
import type { Contract } from "./space.ts";

/** What became of a rule that belongs to the contract. */
export type Outcome =
	| { readonly rule: string; readonly state: "passed" }
	| { readonly rule: string; readonly state: "found"; readonly findings: readonly Finding[] }
	/** `reason` completes "skipped, because …". */
	| { readonly rule: string; readonly state: "skipped"; readonly reason: string };

/** A finding that the project allows, and why. */
export interface Suppressed {
	readonly finding: Finding;
	readonly by: "comment" | "configuration";
	/** The comment's reason, or which configuration leaves the file out. */
	readonly reason: string;
}

/** Everything that the gate has to say of a Space. */
export interface Judgement {
	readonly root: string;
	readonly contract: Contract;
	/** Why this contract: "the card says sdk: docker". */
	readonly contractReason: string;
	readonly python: string;
	readonly entrypoint: Entrypoint;
	/** One for each rule of the contract, in the order of the rules. */
	readonly outcomes: readonly Outcome[];
	/** All findings: heaviest first, then by file and position. */
	readonly findings: readonly Finding[];
	/** What the project allows, in the same order. It counts for nothing. */
	readonly suppressed: readonly Suppressed[];
	/** Who was asked about the required distributions, and who did not answer. */
	readonly packages: Packages;
	/** What the Hub was asked, and what it did not answer. */
	readonly hub: HubAnswers;
	/** The environment variables that the program asks for, and those that the project declares. */
	readonly environment: NamedEnvironment;
	/** Number of files in the tree. */
	readonly files: number;
}

/** `error` is not among them: a gate that could not judge has no judgement. */
export type Verdict = "pass" | "fail";

/** `fail` when a finding weighs `failOn` or more. */
export function verdictOf(findings: readonly Finding[], failOn: Severity): Verdict {
	const limit = SEVERITIES.indexOf(failOn);
	return findings.some((finding) => SEVERITIES.indexOf(finding.severity) <= limit) ? "fail" : "pass";
}

/** How many findings weigh just this. */
export function countOf(findings: readonly Finding[], severity: Severity): number {
	return findings.filter((finding) => finding.severity === severity).length;
}
