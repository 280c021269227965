import type { Trace } from "../python/proof.ts";
import type { Place } from "../source/place.ts";

/** How much a finding weighs: an `error` stands in the way of a deployment. */
export type Severity = "error" | "warning" | "notice";

/** Heaviest first. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "notice"];

/** Puts `text` in place of what stands at `place`; an empty place inserts. */
export interface Edit {
	readonly place: Place;
	readonly text: string;
}

/** A change of the user's files that mends a problem. */
export interface Fix {
	/** What it does, in the imperative: `Require python-dotenv`. */
	readonly title: string;
	/** `safe`: nothing that works can break, and there is one reading of what was meant. */
	readonly safety: "safe" | "unsafe";
	readonly edits: readonly Edit[];
}

/** What no report may show. */
export interface Secret {
	/** The stretch that is hidden wherever its lines are shown. */
	readonly place: Place;
	/** Texts that are hidden in everything else that is said; none for what anybody would guess. */
	readonly texts: readonly string[];
}

/** What a rule reports: the message says what is wrong, why it fails on a Space, and what to do, in that order. */
export interface Problem {
	readonly message: string;
	readonly place: Place;
	readonly trace?: Trace;
	/** Where this problem weighs differently from the rule's default. */
	readonly severity?: Severity;
	readonly fix?: Fix;
	readonly secret?: Secret;
}

/** A problem with the rule that found it. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	readonly message: string;
	readonly place: Place;
	/** Clauses of the specification that are violated: "SP-HF-04". */
	readonly clauses: readonly string[];
	/** Address of the rule's page. */
	readonly help: string;
	readonly trace: Trace;
	readonly fix: Fix | undefined;
	/** What reports have to hide; messages, notes and titles of fixes are free of it already. */
	readonly secret?: Secret;
}
