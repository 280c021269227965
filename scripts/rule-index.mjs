// src/rules/index.ts: every rule file, imported and listed.
import { readdirSync } from "node:fs";

/** Groups in the order in which reports list them: from the tree to the details. */
export const GROUPS = ["structure", "entrypoint", "dependencies", "card", "config", "security", "runtime", "frontend"];

/** Ids of all rule files, in the order of the groups, then by name. */
export function ruleIds() {
	return GROUPS.flatMap((group) =>
		namesIn(`src/rules/${group}`)
			.filter((name) => name.endsWith(".ts"))
			.map((name) => `${group}/${name.slice(0, -3)}`),
	);
}

/** The text of src/rules/index.ts. */
export function ruleIndex() {
	const rules = ruleIds().map((id) => ({ id, name: id.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase()) }));
	return `// Made by "npm run generate" from the files of this folder.
import type { Rule } from "../gate/rule.ts";
${rules
	.toSorted((a, b) => (a.id < b.id ? -1 : 1))
	.map(({ id, name }) => `import ${name} from "./${id}.ts";`)
	.join("\n")}

/** Every rule, in the order in which reports list them. */
export const RULES: readonly Rule[] = [
${rules.map(({ name }) => `\t${name},`).join("\n")}
];
`;
}

function namesIn(folder) {
	try {
		return readdirSync(folder).sort();
	} catch (error) {
		if (error.code === "ENOENT") return [];
		throw error;
	}
}
