import type { Result } from "./check.ts";
import type { Verdict } from "./verdict.ts";

/** Exit status of a run that could not judge, wrong usage included. */
export const CANNOT_JUDGE = 2;

/** 0: the gate passes; 1: findings stand in the way; 2: the gate could not judge. */
export function exitStatusOf(result: Result): number {
	if (result.kind === "fault") return CANNOT_JUDGE;
	return result.verdict === "pass" ? 0 : 1;
}

/** Of several results: `error` where one could not be judged, else `fail` where one fails. */
export function worstVerdict(results: readonly Result[]): Verdict | "error" {
	const verdicts = results.map((result) => (result.kind === "fault" ? "error" : result.verdict));
	return (["error", "fail"] as const).find((verdict) => verdicts.includes(verdict)) ?? "pass";
}
