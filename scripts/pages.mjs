// dist/pages.json: the rules' pages, for "space-gate explain". A file of its own, so that a check never reads it.
import { readFileSync } from "node:fs";
import { ruleIds } from "./rule-index.mjs";

/** The text of every page, by rule id. */
export function pagesFile() {
	const pages = ruleIds().map((id) => [id, readFileSync(`docs/rules/${id}.md`, "utf8")]);
	return Buffer.from(`${JSON.stringify(Object.fromEntries(pages), undefined, "\t")}\n`);
}
