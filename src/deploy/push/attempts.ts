import { setTimeout as wait } from "node:timers/promises";
import type { Failure } from "../failure.ts";
import type { Scratch } from "./scratch.ts";

/** Times that the Space is asked for something, or pushed to. */
export const ATTEMPTS = 3;

/** What another attempt may mend at once; what else may pass wants to be left alone for longer. */
const MENDED: ReadonlySet<Failure["code"]> = new Set(["race", "network", "hub-error", "not-what-was-pushed"]);

/** Whether an attempt that came to nothing is worth another one. */
export function isWorthAnother({ code }: Failure): boolean {
	return MENDED.has(code);
}

/** Waits between two attempts, each time twice as long, unless somebody ends it all. */
export async function pause({ deadlines, signal }: Scratch, attempt: number): Promise<void> {
	await wait(deadlines.pause * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
}
