import { SourceError } from "../source/source-error.ts";

/**
 * Why the gate could not judge. `configuration`: something that the caller set, or handed over, does not work;
 * `internal`: a fault of Space Gate's own. What is wrong with the Space is neither: that is a finding.
 */
export interface Fault {
	readonly kind: "configuration" | "internal";
	/** Stable word for programs: "config-invalid", "folder-missing". */
	readonly code: string;
	/** What is wrong, one sentence. */
	readonly message: string;
	/** What to do about it. */
	readonly advice: string;
	/** What was thrown, for those who look for a fault of ours. */
	readonly cause?: unknown;
}

/** A fault in what the caller set. */
export function configurationFault(code: string, message: string, advice: string): Fault {
	return { kind: "configuration", code, message, advice };
}

/** The fault that a thrown value stands for: a tree that cannot be opened is the caller's, all else is ours. */
export function faultOf(thrown: unknown): Fault {
	if (thrown instanceof SourceError) return configurationFault(thrown.code, thrown.message, thrown.advice);
	return internalFault("internal", thrown, "This is a fault of Space Gate, not of your Space.");
}

/** A fault of ours. */
export function internalFault(code: string, thrown: unknown, advice: string): Fault {
	return { kind: "internal", code, message: messageOf(thrown), advice, cause: thrown };
}

function messageOf(thrown: unknown): string {
	const text = thrown instanceof Error ? thrown.message : String(thrown);
	return text === "" ? "an error without a message" : text;
}
