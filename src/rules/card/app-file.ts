import type { CardValue } from "../../card/card.ts";
import { showPair } from "../../card/show-pair.ts";
import type { Fix } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { rewriting } from "../front-matter/card-edit.ts";

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
			file.value === null
				? `${card.file} gives "app_file" no value`
				: `${card.file} says ${showPair("app_file", file)}`;
		const message =
			`${what}, but the contract's entry point is main.py at the Space root: ` +
			`what runs is \`main:app\`, ${contrast(file.value)}. Write "app_file: main.py", or delete the key.`;
		const fix = fixOf(file);
		return [{ place: file.place, message, ...(fix !== undefined && { fix }) }];
	},
} satisfies Rule;

/** What the value seems to have meant, and why it does not come true. */
function contrast(value: unknown): string {
	if (value === "main:app") return "and app_file takes the name of the file, not the import path";
	if (isMisspelt(value)) return "and the name counts letter by letter";
	return "and what another file holds is never served";
}

function isMisspelt(value: unknown): boolean {
	return typeof value === "string" && /^(?:\.?\/)?main\.py$/i.test(value.trim());
}

/** Another file may be where the program is: then main.py is not all that has to change. */
function fixOf(file: CardValue): Fix | undefined {
	const { value } = file;
	const isMeant = value === null || value === "main:app" || isMisspelt(value);
	const edits = rewriting(file, "main.py");
	return edits.length === 0 ? undefined : { title: "Name main.py", safety: isMeant ? "safe" : "unsafe", edits };
}
