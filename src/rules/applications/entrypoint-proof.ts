import type { Problem } from "../../gate/finding.ts";
import type { Answer } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import type { Proof, Refutation } from "../../python/proof.ts";

/** What a rule asks of the proof of `main:app`. */
type Question = Exclude<Refutation, "no-module" | "syntax"> | "unproven";

type Proven = Extract<Proof, { readonly state: "proven" }>;

type Refuted = Extract<Proof, { readonly state: "refuted" }>;

/**
 * What the proof of `main:app` says to one question: its problem, nothing where the proof came to another result, or
 * why it could not be asked. `effect` says why that fails on a Space, one sentence.
 */
export function answerOf({ python }: Space, question: Question, effect: string): Answer {
	const { proof } = python.prove("main", "app");
	const obstacle = obstacleTo(proof);
	if (obstacle !== undefined) return { skipped: obstacle };
	if (proof.state === "unproven") return question === "unproven" ? [unproven(proof, effect)] : [];
	return proof.state === "refuted" && proof.because === question ? [refuted(proof, effect)] : [];
}

/**
 * What a rule says of a proven `main:app`, `reached` being the files that the import runs; why it could not be asked where
 * nothing is proven.
 */
export function askProven({ python }: Space, ask: (proof: Proven, reached: readonly string[]) => Answer): Answer {
	const { proof, reached } = python.prove("main", "app");
	if (proof.state === "proven") return ask(proof, reached);
	return { skipped: obstacleTo(proof) ?? "main:app is not proven to be an application" };
}

/** Why nothing can be said about what `app` is, words that complete "skipped, because …". */
function obstacleTo(proof: Proof): string | undefined {
	if (proof.state !== "refuted") return undefined;
	if (proof.because === "no-module") return "there is no main.py";
	return proof.because === "syntax" ? `${proof.place.file} does not compile` : undefined;
}

function refuted({ reason, advice, place, trace }: Refuted, effect: string): Problem {
	return { message: `${reason} ${effect} ${advice}`, place, trace };
}

function unproven({ reason, place, trace }: Extract<Proof, { readonly state: "unproven" }>, effect: string): Problem {
	const advice =
		"Bind app to the application in a way that can be followed, or try the start yourself: uvicorn main:app.";
	return { message: `${reason} ${effect} ${advice}`, place, trace };
}
