// Writes everything that is made from something else; with --check it only says what is out of date.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { actionTables } from "./action-tables.mjs";
import { loadSource } from "./load-source.mjs";
import { ruleIndex } from "./rule-index.mjs";
import { pageHeader, rulesTable } from "./rule-tables.mjs";

const isCheck = process.argv.includes("--check");
const stale = [];

put("src/rules/index.ts", formatted("src/rules/index.ts", ruleIndex()));
const { RULES } = await loadSource("src/rules/index.ts");
for (const rule of RULES) putPart(`docs/rules/${rule.id}.md`, "header", pageHeader(rule));
if (existsSync("README.md")) {
	putPart("README.md", "rules", rulesTable(RULES));
	putPart("README.md", "inputs", actionTables());
}

if (isCheck && stale.length > 0) {
	process.stderr.write(`Out of date: ${stale.join(", ")}. Run "npm run generate" and commit the result.\n`);
	process.exitCode = 1;
}

/** Replaces what stands between `<!-- name … -->` and `<!-- /name -->`. */
function putPart(path, name, text) {
	if (!existsSync(path)) throw new Error(`${path} is missing`);
	const before = readFileSync(path, "utf8");
	const pattern = new RegExp(`(<!-- ${name}:[^\\n]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
	if (!pattern.test(before)) throw new Error(`${path} has no part "${name}"`);
	put(
		path,
		before.replace(pattern, (_, open, close) => `${open}${text.replace(/\n{3,}/g, "\n\n")}${close}`),
	);
}

function put(path, text) {
	if (existsSync(path) && readFileSync(path, "utf8") === text) return;
	if (isCheck) stale.push(path);
	else writeFileSync(path, text);
}

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
