// Writes src/card/schema/licences.ts from the list of licences in Hugging Face's documentation:
// docs/hub/repositories-licenses.md of https://github.com/huggingface/hub-docs, given as a file. Not part of
// "npm run generate": the list is read anew where somebody has a newer copy.
import { readFileSync, writeFileSync } from "node:fs";

const [path, edition] = process.argv.slice(2);
if (path === undefined || !/^\d{4}-\d\d-\d\d$/.test(edition ?? "")) {
	process.stderr.write("Usage: node scripts/card-licences.mjs repositories-licenses.md YYYY-MM-DD\n");
	process.exit(2);
}
const rows = readFileSync(path, "utf8").matchAll(/^\|[^|]+\| `([a-z0-9.+-]+)` +\|/gm);
const licences = [...rows].map(([, id]) => id);
if (licences.length < 50) throw new Error(`${path} holds ${licences.length} licences: its layout has changed`);
writeFileSync(
	"src/card/schema/licences.ts",
	`// Made by scripts/card-licences.mjs.

/**
 * Identifiers of licences that the Hub accepts, in its own order: hub-docs, docs/hub/repositories-licenses.md, ${edition}.
 * The server rejects any other with \`"license" must be one of […]\`.
 */
export const LICENCES: readonly string[] = [
${licences.map((id) => `\t${JSON.stringify(id)},\n`).join("")}];
`,
);
