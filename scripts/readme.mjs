// Writes what README.md and the pages show of the built product: the workflow to copy, real runs, and a picture. Needs dist/.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withOutput } from "./doc-blocks.mjs";
import { openParts } from "./parts.mjs";
import { picture } from "./picture.mjs";

const { put, putPart, finish } = openParts();

put("docs/check.svg", picture());
putPart(
	"README.md",
	"quick start",
	`\n\`\`\`yaml\n${readFileSync("examples/workflow.yml", "utf8").trimEnd()}\n\`\`\`\n\n`,
);
const pages = readdirSync("docs").filter((name) => name.endsWith(".md"));
for (const path of ["README.md", ...pages.map((name) => join("docs", name))]) {
	put(path, withOutput(readFileSync(path, "utf8"), path));
}
finish("npm run readme");
