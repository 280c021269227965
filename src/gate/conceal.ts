import type { Entrypoint } from "../python/program.ts";
import type { Trace } from "../python/proof.ts";
import { concealer } from "../secrets/mask.ts";
import type { Finding, Fix } from "./finding.ts";
import type { Outcome } from "./verdict.ts";

/** Hides what no report may show in a text. */
export type Conceal = (text: string) => string;

/** The outcomes with every secret hidden that one of their findings tells, in whatever another says; and how to hide them elsewhere. */
export function concealed(outcomes: readonly Outcome[]): { outcomes: readonly Outcome[]; conceal: Conceal } {
	const conceal = concealing(outcomes.flatMap((outcome) => (outcome.state === "found" ? outcome.findings : [])));
	if (conceal === undefined) return { outcomes, conceal: (text) => text };
	return { outcomes: outcomes.map((outcome) => hiddenIn(outcome, conceal)), conceal };
}

/** Hides what findings tell as secret; `undefined` where they tell none. */
function concealing(findings: readonly Finding[]): Conceal | undefined {
	const texts = secretTexts(findings);
	return texts.length === 0 ? undefined : concealer(texts);
}

/** Every text that findings tell as secret, once. */
export function secretTexts(findings: readonly Finding[]): readonly string[] {
	return [...new Set(findings.flatMap(({ secret }) => secret?.texts ?? []))];
}

function hiddenIn(outcome: Outcome, conceal: Conceal): Outcome {
	if (outcome.state === "skipped") return { ...outcome, reason: conceal(outcome.reason) };
	if (outcome.state !== "found") return outcome;
	const findings = outcome.findings.map((finding) => ({
		...finding,
		message: conceal(finding.message),
		trace: concealedTrace(finding.trace, conceal),
		fix: withoutSecrets(finding.fix, conceal),
	}));
	return { ...outcome, findings };
}

/** A fix is shown and applied as it is: one that would write a secret is none. */
function withoutSecrets(fix: Fix | undefined, conceal: Conceal): Fix | undefined {
	if (fix?.edits.some(({ text }) => conceal(text) !== text)) return undefined;
	return fix && { ...fix, title: conceal(fix.title) };
}

function concealedTrace(trace: Trace, conceal: Conceal): Trace {
	return trace.map((step) => ({ ...step, note: conceal(step.note) }));
}

/** What is said of the entry point, without the secrets. */
export function concealedEntrypoint(entrypoint: Entrypoint, conceal: Conceal): Entrypoint {
	const trace = concealedTrace(entrypoint.proof.trace, conceal);
	const { proof } = entrypoint;
	if (proof.state === "proven") return { ...entrypoint, proof: { ...proof, trace } };
	return { ...entrypoint, proof: { ...proof, trace, reason: conceal(proof.reason) } };
}
