import { SEVERITIES, type Severity } from "../gate/finding.ts";
import type { Contract } from "../gate/space.ts";
import { PYTHON_MINORS, type PythonVersion, parsePythonVersion } from "../python/version.ts";

/** What the inputs of the Action, the options of the command and the configuration file can all say. */
export interface Choices {
	readonly contract: Contract | "auto" | undefined;
	readonly python: PythonVersion | undefined;
	readonly failOn: Severity | undefined;
}

/** `auto` goes by the card. */
export const CONTRACTS: readonly (Contract | "auto")[] = ["auto", "python", "docker"];

/** The versions of Python that can be chosen: "3.9" to "3.14". */
export const PYTHONS: readonly string[] = Array.from(
	{ length: PYTHON_MINORS.newest - PYTHON_MINORS.oldest + 1 },
	(_, index) => `3.${PYTHON_MINORS.oldest + index}`,
);

const FLAGS = ["true", "false"] as const;

/** What each choice takes, by its name as people write it. */
export const TAKES = {
	contract: oneOf(CONTRACTS),
	"python-version": oneOf(PYTHONS),
	"fail-on": oneOf(SEVERITIES),
	online: oneOf(FLAGS),
	resolve: oneOf(FLAGS),
	checks: oneOf(FLAGS),
	review: oneOf(FLAGS),
	comment: oneOf(FLAGS),
	"changed-only": oneOf(FLAGS),
	deploy: oneOf(["false", "plan", "auto", "true"]),
	"index-url": "an https address without a user, a query or a fragment",
	space: "the name of a Space on the Hub, owner/name",
} as const;

/** Reads a contract; `undefined` when it is none. */
export function parseContract(text: string): Contract | "auto" | undefined {
	return CONTRACTS.find((contract) => contract === text);
}

/** Reads a severity; `undefined` when it is none. */
export function parseSeverity(text: string): Severity | undefined {
	return SEVERITIES.find((severity) => severity === text);
}

/** Reads a version that can be chosen; `undefined` when it cannot. */
export function parsePython(text: string): PythonVersion | undefined {
	return PYTHONS.includes(text) ? parsePythonVersion(text) : undefined;
}

/** Reads "true" or "false"; `undefined` when it is neither. */
export function parseFlag(text: string): boolean | undefined {
	return FLAGS.some((flag) => flag === text) ? text === "true" : undefined;
}

/** `"a", "b" or "c"`. */
export function oneOf(words: readonly unknown[]): string {
	const quoted = words.map((word) => JSON.stringify(word));
	return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}
