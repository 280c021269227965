import type { Entrypoint } from "../python/program.ts";

/** The entry point in a sentence or two: what it is, or what keeps it from being an application. */
export function sayProof({ target, proof }: Entrypoint): string {
	if (proof.state === "unproven") return `${target} may be an application, but nothing proves it. ${proof.reason}`;
	if (proof.state === "refuted") return `${target} is no application that a server can load. ${proof.reason}`;
	const what = proof.isFactory ? `a factory that returns a ${proof.type} application` : `a ${proof.type} application`;
	return `${target} is proven to be ${what}.`;
}
