import type { Card, CardValue } from "../../card/card.ts";
import { CARD_KEYS, QUIET_KEYS } from "../../card/schema/keys.ts";
import { STRANGERS } from "../../card/schema/strangers.ts";
import { showPair, showText } from "../../card/show-pair.ts";
import { oneOf } from "../../config/choices.ts";
import { nearest } from "../../config/nearest.ts";
import type { Fix, Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Contract } from "../../gate/space.ts";
import { valueProblems } from "../front-matter/value-problems.ts";

/** Keys that are told of one card. */
const MOST = 20;

/** Keys that their owner set apart: "x-base", ".common". */
const PRIVATE = /^(?:x-|\.)/;

export default {
	id: "card/unknown-key",
	title: "Every key of the front matter is one that the Hub reads",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-config-reference"],
	check: ({ card, contract }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const problems: Problem[] = [];
		for (const [key, value] of card.values) {
			problems.push(...problemsOf(card, contract, key, value));
			if (problems.length === MOST) break;
		}
		return problems;
	},
} satisfies Rule;

function problemsOf(
	card: Extract<Card, { kind: "card" }>,
	contract: Contract,
	key: string,
	value: CardValue,
): readonly Problem[] {
	const { keyPlace: place } = value;
	const idle = CARD_KEYS.get(key)?.idle;
	if (idle?.under.includes(contract) === true) {
		const message = `${card.file} says ${showPair(key, value)}, which has no effect: ${idle.because}. Delete the line, or keep it and expect nothing of it.`;
		return [{ place, severity: "notice", message }];
	}
	if (CARD_KEYS.has(key) || QUIET_KEYS.has(key) || PRIVATE.test(key)) return [];
	// The rule card/sdk speaks of these.
	if (key.toLowerCase() === "sdk" && !card.values.has("sdk")) return [];
	const what = `${card.file} has the key "${showText(key)}", which the Hub does not know and ignores`;
	const advice = STRANGERS.get(key);
	if (advice !== undefined) return [{ place, message: `${what}. ${advice}` }];
	const near = nearest(key, [...CARD_KEYS.keys()]);
	const [meant] = near;
	if (meant === undefined) {
		return [
			{ place, message: `${what}: it changes nothing on the Space. Delete it, or check how the reference spells it.` },
		];
	}
	const fix = near.length === 1 ? renaming(card, value, meant) : undefined;
	const message = `${what}: what it says does not reach the Space. Did you mean ${oneOf(near)}?`;
	return [{ place, message, ...(fix !== undefined && { fix }) }];
}

/** Gives a key its right name. Not where that one stands already; safe only where the value will do as well. */
function renaming(card: Extract<Card, { kind: "card" }>, value: CardValue, meant: string): Fix | undefined {
	const known = CARD_KEYS.get(meant);
	if (known === undefined || card.values.has(meant)) return undefined;
	const isRight = known.judged === undefined && valueProblems(card.file, meant, known.takes, value).length === 0;
	return {
		title: `Rename the key to "${meant}"`,
		safety: isRight ? "safe" : "unsafe",
		edits: [{ place: value.keyPlace, text: meant }],
	};
}
