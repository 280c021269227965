import type { Rule } from "../../gate/rule.ts";

export default {
	id: "card/missing",
	title: "README.md begins with the front matter that configures the Space",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-03", "FR-05", "H1"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://huggingface.co/docs/hub/spaces-overview",
	],
	check: ({ card, contract, settings }) => {
		if (card.kind !== "missing") return [];
		const message =
			`The Space has no configuration: ${card.reason}. ` +
			'The Hub reads it from YAML front matter at the first character of README.md and, where there is none, stops the Space with "Missing configuration in README". ' +
			`Let README.md begin with a line "---", the keys title, emoji, colorFrom, colorTo and "sdk: ${contract}", and a second line "---".`;
		// The specification calls README.md optional; the Hub does not, but it is only asked at a deployment.
		const isOptional = contract === "python" && !settings.isDeployed;
		return [{ message, place: card.place, severity: isOptional ? "warning" : "error" }];
	},
} satisfies Rule;
