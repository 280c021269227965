import type { Card } from "../../card/card.ts";
import { CARD_KEYS } from "../../card/schema/keys.ts";
import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { leftBy } from "../front-matter/hub-decides.ts";
import { valueProblems } from "../front-matter/value-problems.ts";

export default {
	id: "card/invalid-value",
	title: "Every value of the front matter is one that the Hub takes",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-05", "H2"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://huggingface.co/docs/hub/repositories-licenses",
		"https://github.com/huggingface/datasets/issues/5090",
		"https://github.com/qdonnars/ohmywind/pull/160",
	],
	check: ({ card, contract, hub }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const problems = [...card.values].flatMap(([key, value]) => {
			const known = CARD_KEYS.get(key);
			const isJudged = known?.judged?.includes(contract) === true || known?.idle?.under.includes(contract) === true;
			if (known === undefined || isJudged) return [];
			return leftBy(hub, key, valueProblems(card.file, key, known.takes, value));
		});
		return [...problems, ...unusedProblems(card)];
	},
} satisfies Rule;

/** One problem for a card that stands twice and does not say the same. */
function unusedProblems({ values, unused }: Extract<Card, { kind: "card" }>): Problem[] {
	if (unused === undefined) return [];
	const differing = [...unused.values].filter(
		([key, { value }]) => JSON.stringify(value) !== JSON.stringify(values.get(key)?.value),
	);
	const [first] = differing;
	if (first === undefined) return [];
	const names = new Intl.ListFormat("en").format(differing.slice(0, 5).map(([key]) => `"${key}"`));
	const message =
		`${unused.file} says something else than README.md about ${names}${differing.length > 5 ? ", among others" : ""}. ` +
		`A card stands in one place: the front matter of README.md is what counts, and "card" in ${unused.file} has no effect. ` +
		"Delete the one that you do not want.";
	return [{ place: first[1].keyPlace, severity: "warning", message }];
}
