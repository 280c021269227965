import type { Rule } from "../../gate/rule.ts";

export default {
	id: "card/invalid-yaml",
	title: "The front matter of README.md is closed and is valid YAML",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["FR-05"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-config-reference", "https://yaml.org/spec/1.2.2/"],
	check: ({ card }) => {
		if (card.kind === "missing") return { skipped: "there is no front matter to read" };
		if (card.kind === "card") return [];
		return card.problems.map(({ message, remedy, place }) => ({
			place,
			message:
				`The Space's configuration cannot be read: ${message}. ` +
				`The Hub takes it from the front matter of README.md and does not start the Space without it. ${remedy}`,
		}));
	},
} satisfies Rule;
