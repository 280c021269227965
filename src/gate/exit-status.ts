import type { Result } from "./check.ts";

/** Exit status of a run that could not judge, wrong usage included. */
export const CANNOT_JUDGE = 2;

/** 0: the gate passes; 1: findings stand in the way; 2: the gate could not judge. */
export function exitStatusOf(result: Result): number {
	if (result.kind === "fault") return CANNOT_JUDGE;
	return result.verdict === "pass" ? 0 : 1;
}
