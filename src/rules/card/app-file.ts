import { showPair } from "../../card/show-pair.ts";
import type { Rule } from "../../gate/rule.ts";

export default {
	id: "card/app-file",
	title: "The front matter names `main.py` as the app file, or none",
	severity: "error",
	contracts: ["python"],
	clauses: ["SP-HF-06"],
	since: "0.1.0",
	sources: ["https://huggingface.co/docs/hub/spaces-config-reference"],
	check: ({ card }) => {
		if (card.kind !== "card") return { skipped: "there is no front matter to read" };
		const file = card.values.get("app_file");
		if (file === undefined || file.value === "main.py" || file.value === "./main.py") return [];
		const what =
			file.value === null ? 'README.md gives "app_file" no value' : `README.md says ${showPair("app_file", file)}`;
		const message =
			`${what}, but the contract's entry point is main.py at the Space root: ` +
			`what runs is \`main:app\`, ${contrast(file.value)}. Write "app_file: main.py", or delete the key.`;
		return [{ place: file.place, message }];
	},
} satisfies Rule;

/** What the value seems to have meant, and why it does not come true. */
function contrast(value: unknown): string {
	if (value === "main:app") return "and app_file takes the name of the file, not the import path";
	if (typeof value === "string" && value.toLowerCase() === "main.py") return "and the name counts letter by letter";
	return "and what another file holds is never served";
}
