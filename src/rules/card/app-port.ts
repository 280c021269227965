import { CARD_KEYS } from "../../card/schema/keys.ts";
import type { Rule } from "../../gate/rule.ts";
import { isNamedByHub } from "../front-matter/hub-decides.ts";
import { valueProblems } from "../front-matter/value-problems.ts";

export default {
	id: "card/app-port",
	title: "`app_port` is a port on which a Space can be reached",
	severity: "error",
	contracts: ["docker"],
	clauses: ["002/validation-4", "H2", "H3"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-config-reference",
		"https://huggingface.co/docs/hub/spaces-sdks-docker",
	],
	check: ({ card, hub }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const port = card.values.get("app_port");
		const takes = CARD_KEYS.get("app_port")?.takes;
		if (port === undefined || takes === undefined || isNamedByHub(hub, "app_port")) return [];
		return valueProblems(card.file, "app_port", takes, port);
	},
} satisfies Rule;
