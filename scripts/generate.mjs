// Writes everything that is made from the sources; with --check it only says what is out of date.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { actionTables } from "./action-tables.mjs";
import { cardSchema } from "./card-schema.mjs";
import { cardTable, configurationSections } from "./configuration-tables.mjs";
import { loadSource } from "./load-source.mjs";
import { openParts } from "./parts.mjs";
import { ruleIndex } from "./rule-index.mjs";
import { pageHeader, rulesTable } from "./rule-tables.mjs";

/** Written by hand but for its property `card`. */
const CONFIGURATION_SCHEMA = "schema/config.schema.json";

const { put, putPart, finish } = openParts();

put("src/rules/index.ts", formatted("src/rules/index.ts", ruleIndex()));
const { RULES } = await loadSource("src/rules/index.ts");
for (const rule of RULES) putPart(`docs/rules/${rule.id}.md`, "header", pageHeader(rule));
putPart("docs/rules.md", "rules", rulesTable(RULES));
putPart("docs/action.md", "inputs", actionTables());
const configuration = JSON.parse(readFileSync(CONFIGURATION_SCHEMA, "utf8"));
configuration.properties.card = cardSchema(await loadSource("src/card/schema/keys.ts"));
put(CONFIGURATION_SCHEMA, formatted(CONFIGURATION_SCHEMA, JSON.stringify(configuration, undefined, "\t")));
putPart("docs/configuration.md", "keys", configurationSections(configuration));
putPart("docs/configuration.md", "card", cardTable(configuration));
finish("npm run generate");

/** Code as the formatter leaves it, so that what is generated passes the same checks. */
function formatted(path, text) {
	return execFileSync(
		process.execPath,
		["node_modules/@biomejs/biome/bin/biome", "format", `--stdin-file-path=${path}`],
		{
			input: text,
			encoding: "utf8",
		},
	);
}
