import type { Problem } from "../../gate/finding.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space, Target } from "../../gate/space.ts";
import type { Lack } from "../../python/program.ts";
import type { Proof, Refutation } from "../../python/proof.ts";
import { shown } from "../../source/shown.ts";

/** What a rule asks of the proof of the target. */
type Question = Exclude<Refutation, "no-module" | "syntax"> | "unproven";

type Proven = Extract<Proof, { readonly state: "proven" }>;

type Refuted = Extract<Proof, { readonly state: "refuted" }>;

/** What the Space serves, where that is known. */
export type KnownTarget = Extract<Target, { readonly kind: "known" }>;

/** For a message: "main:app". */
export function nameOf({ module, attribute }: KnownTarget): string {
	return `${module}:${attribute}`;
}

/**
 * What the proof of the target says to one question: its problem, nothing where the proof came to another result, or
 * why it could not be asked. `effect` says why that fails on a Space, one sentence.
 */
export function answerOf(space: Space, question: Question, effect: (target: KnownTarget) => string): Answer {
	const { target } = space;
	if (target.kind === "unknown") return { skipped: target.reason };
	const { proof } = space.entrypoint;
	const obstacle = obstacleTo(proof, target);
	if (obstacle !== undefined) return { skipped: obstacle };
	if (proof.state === "unproven") return question === "unproven" ? [unproven(proof, effect(target), target)] : [];
	return proof.state === "refuted" && proof.because === question ? [refuted(proof, effect(target))] : [];
}

/**
 * What a rule says of a proven target, `reached` being the files that the import runs; why it could not be asked where
 * nothing is proven.
 */
export function askProven(
	space: Space,
	ask: (proof: Proven, reached: readonly string[], target: KnownTarget) => Answer,
): Answer {
	const { target } = space;
	if (target.kind === "unknown") return { skipped: target.reason };
	const { proof, reached } = space.entrypoint;
	if (proof.state === "proven") return ask(proof, reached, target);
	return { skipped: obstacleTo(proof, target) ?? `${nameOf(target)} is not proven to be an application` };
}

/** The first of the modules for whose absence the start of the target certainly fails; see `Program.lack`. */
export function lackOf({ python, target }: Space, absent: ReadonlySet<string>): Lack | undefined {
	return target.kind === "known" ? python.lack(target.module, target.attribute, absent) : undefined;
}

/** Why nothing can be said about what the target is, words that complete "skipped, because …". */
function obstacleTo(proof: Proof, { file }: KnownTarget): string | undefined {
	if (proof.state !== "refuted") return undefined;
	if (proof.because === "no-module") return `there is no ${shown(file)}`;
	return proof.because === "syntax" ? `${proof.place.file} does not compile` : undefined;
}

function refuted({ reason, advice, place, trace }: Refuted, effect: string): Problem {
	return { message: `${reason} ${effect} ${advice}`, place, trace };
}

function unproven(
	{ reason, place, trace }: Extract<Proof, { readonly state: "unproven" }>,
	effect: string,
	{ attribute, start }: KnownTarget,
): Problem {
	const advice = `Bind ${attribute} to the application in a way that can be followed, or try the start yourself: ${start}.`;
	return { message: `${reason} ${effect} ${advice}`, place, trace };
}
