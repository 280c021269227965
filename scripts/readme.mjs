// Writes what README.md shows of the built product: the workflow to copy, a real run, and its picture. Needs dist/.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { openParts } from "./parts.mjs";
import { picture } from "./picture.mjs";

/** Lines of the broken example's output that the README shows: of the checklist, and of what comes after it. */
const SHOWN_LINES = { checklist: 9, rest: 34 };

const { put, putPart, finish } = openParts();

put("docs/check.svg", picture());
putPart("README.md", "quick start", block("yaml", readFileSync("examples/workflow.yml", "utf8")));
putPart("README.md", "proof", block("text", proof()));
putPart("README.md", "broken example", block("text", brokenRun()));
putPart("README.md", "environment", block("text", run("env", "examples/todo-backend")));
finish("npm run readme");

function brokenRun() {
	const lines = check("examples/broken-backend").split("\n");
	const rest = lines.slice(lines.findIndex((line) => line.startsWith("Entry point")));
	const shown = [...lines.slice(0, SHOWN_LINES.checklist), "  …", "", ...rest.slice(0, SHOWN_LINES.rest), "…", ""];
	return shown.join("\n");
}

/** The paragraph of the good example's output that holds the trace. */
function proof() {
	const paragraph = check("examples/todo-backend")
		.split("\n\n")
		.find((part) => part.startsWith("Entry point"));
	if (paragraph === undefined) throw new Error("The example's output has no proof.");
	return paragraph;
}

function check(path) {
	return run("check", path);
}

function run(command, path) {
	return spawnSync(process.execPath, ["dist/cli.cjs", command, path], {
		encoding: "utf8",
		env: { PATH: process.env.PATH, NO_COLOR: "1", COLUMNS: "110" },
	}).stdout;
}

function block(language, text) {
	return `\n\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n\n`;
}
