import type { HubAnswers } from "../hub/answers.ts";
import type { Problem, Severity } from "./finding.ts";
import type { Contract, Space } from "./space.ts";

/** What a rule answers: problems (none means that it passed), or why it could not be asked. */
export type Answer = readonly Problem[] | Skipped;

/** The rule could not be asked: words that complete "skipped, because …". */
export interface Skipped {
	readonly skipped: string;
}

/** One check. A pure function of the Space with what people need to know about it. */
export interface Rule {
	/** `<group>/<name>`; public, and never used for anything else. */
	readonly id: string;
	/** One line, without a full stop: what holds when the rule passes. */
	readonly title: string;
	readonly severity: Severity;
	readonly contracts: readonly Contract[];
	/** Clauses of the specification: "SP-HF-04", "FR-01", "002/validation-3". */
	readonly clauses: readonly string[];
	/** Version of Space Gate that brought it. */
	readonly since: string;
	/** Addresses that prove what the rule claims. */
	readonly sources: readonly string[];
	/** Whose answer it needs: where nobody wanted the Hub to be asked, the rule is not asked either. */
	readonly asks?: keyof HubAnswers;
	check(space: Space): Answer;
}
