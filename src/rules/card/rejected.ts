import type { Card } from "../../card/card.ts";
import type { Problem, Severity } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";

export default {
	id: "card/rejected",
	title: "The Hub itself accepts the front matter",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://github.com/huggingface/huggingface_hub/blob/main/src/huggingface_hub/repocard.py",
	],
	asks: "card",
	check: ({ card, hub }) => {
		const verdict = hub.card;
		if (verdict.kind !== "asked") return { skipped: verdict.reason };
		if (card.kind !== "card") return { skipped: "there is no front matter that can be read" };
		const problem = (severity: Severity, words: string) => (sentence: string) => ({
			severity,
			place: placeOf(sentence, card),
			message: `${verdict.host} ${words}: ${cut(sentence)}. ${severity === "error" ? FATE : ADVICE}`,
		});
		return [
			...verdict.errors.map(problem("error", "rejects the front matter of README.md")),
			...verdict.warnings.map(problem("warning", "warns of the front matter of README.md")),
		];
	},
} satisfies Rule;

const FATE = "The Hub checks this before it takes an upload, so nothing could be deployed. Correct what it names.";
const ADVICE = "The upload is taken all the same. Correct what it names.";

/** Characters of a sentence that a message repeats; lists of all that is allowed are long. */
const LENGTH = 300;

function cut(sentence: string): string {
	return sentence.length <= LENGTH ? sentence : `${sentence.slice(0, LENGTH)}…`;
}

/** A name between quotes, with what may follow it of a path: `"hf_oauth_scopes[0]"`, `"custom_headers.x"`. */
const NAME = /"([A-Za-z_][\w-]*)[^"]*"/;

/** The value that a sentence of the Hub names, else the head of the front matter. */
function placeOf(sentence: string, { values, place }: Extract<Card, { kind: "card" }>): Problem["place"] {
	const [, key = ""] = NAME.exec(sentence) ?? [];
	return values.get(key)?.place ?? { ...place, end: place.start };
}
