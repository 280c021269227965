import type { Problem } from "../../gate/finding.ts";
import type { HubAnswers } from "../../hub/answers.ts";

/** Whether the Hub itself was asked and says something of a key: that is a finding of `card/rejected`. */
export function isNamedByHub({ card }: HubAnswers, key: string): boolean {
	if (card.kind !== "asked") return false;
	const names = [`"${key}"`, `"${key}.`, `"${key}[`];
	return [...card.errors, ...card.warnings].some((sentence) => names.some((name) => sentence.includes(name)));
}

/**
 * What is left to say of a value where the Hub itself was asked: nothing of a key that it names, and no error where it
 * took the value, for then what is known here has grown old.
 */
export function leftBy(hub: HubAnswers, key: string, problems: readonly Problem[]): readonly Problem[] {
	if (hub.card.kind !== "asked") return problems;
	return isNamedByHub(hub, key) ? [] : problems.filter(({ severity }) => severity === "warning");
}
