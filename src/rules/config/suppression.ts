import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Suppression } from "../../suppressions/suppression.ts";

const FORM = '"# space-gate: allow config/hardcoded-url -- why it is right here"';

export default {
	id: "config/suppression",
	title: "Every comment that allows a finding gives its reason, and is needed",
	severity: "notice",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: [],
	// That a comment allows what is not found is added by the judgement, which knows what the other rules found.
	check: ({ suppressions }) => suppressions.flatMap((one) => problemOf(one) ?? []),
} satisfies Rule;

function problemOf({ place, rules, reason }: Suppression): Problem | undefined {
	if (rules.length === 0)
		return { place, message: `This comment allows no rule by name, so it allows nothing. Write ${FORM}.` };
	if (reason !== "") return undefined;
	return {
		place,
		message: `This comment gives no reason, so it allows nothing: whoever reads it next cannot tell whether it still holds. Write ${FORM}.`,
	};
}
