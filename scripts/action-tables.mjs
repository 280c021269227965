// The Action's inputs and outputs as docs/action.md shows them, from action.yml.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** Tables of inputs and outputs. */
export function actionTables() {
	const { inputs, outputs } = parse(readFileSync("action.yml", "utf8"));
	const oneLine = (text) => text.trim().replace(/\s+/g, " ").replaceAll("|", "\\|");
	const shown = (value) => (value === undefined || value === "" ? "" : `\`${value}\``);
	const inputRows = Object.entries(inputs).map(
		([name, { description, default: value }]) => `| \`${name}\` | ${shown(value)} | ${oneLine(description)} |`,
	);
	const outputRows = Object.entries(outputs).map(
		([name, { description }]) => `| \`${name}\` | ${oneLine(description)} |`,
	);
	return `
| input | default | what it is |
| --- | --- | --- |
${inputRows.join("\n")}

| output | what it is |
| --- | --- |
${outputRows.join("\n")}
`;
}
