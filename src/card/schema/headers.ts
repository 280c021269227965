import type { Takes } from "./takes.ts";

/**
 * The response headers that a Space may set. The reference names these three, in lower case only; the values are those
 * that @huggingface/hub generates from the server's schema (`ApiSpaceMetadata`), and browsers know newer ones.
 */
export const HEADERS: ReadonlyMap<string, Takes> = new Map([
	["cross-origin-embedder-policy", oneOf("unsafe-none", "require-corp", "credentialless")],
	["cross-origin-opener-policy", oneOf("same-origin", "same-origin-allow-popups", "unsafe-none")],
	["cross-origin-resource-policy", oneOf("same-site", "same-origin", "cross-origin")],
]);

function oneOf(...words: readonly string[]): Takes {
	return { kind: "choice", words, certainty: "likely" };
}
