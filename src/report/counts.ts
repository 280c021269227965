import { type Finding, SEVERITIES } from "../gate/finding.ts";
import { countOf } from "../gate/verdict.ts";

/** "1 file", "2 files". */
export function count(number: number, noun: string): string {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** "3 errors, 1 warning"; "nothing found" when there is nothing. */
export function weights(findings: readonly Finding[]): string {
	const parts = SEVERITIES.map((severity) => [severity, countOf(findings, severity)] as const)
		.filter(([, number]) => number > 0)
		.map(([severity, number]) => count(number, severity));
	return parts.length === 0 ? "nothing found" : parts.join(", ");
}
