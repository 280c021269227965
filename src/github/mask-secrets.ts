import { setSecret } from "@actions/core";
import type { Result } from "../gate/check.ts";
import { secretTexts } from "../gate/conceal.ts";

/** Shortest line that the runner is asked to hide: it hides it in every later line of the log, and words stand in many. */
const MIN_MASKED = 8;

/** Has the runner hide what findings tell as secret, whichever step prints it (GitHub Docs, "Masking a value in a log"). */
export function maskSecrets(result: Result): void {
	if (result.kind === "fault") return;
	const { findings, suppressed } = result.judgement;
	const texts = secretTexts([...findings, ...suppressed.map(({ finding }) => finding)]);
	const lines = texts.flatMap((text) => text.split(/[\r\n]+/)).filter((line) => line.trim().length >= MIN_MASKED);
	for (const line of new Set(lines)) setSecret(line);
}
