// Cuts GitHub's description of its API down to what the Action asks, with all that it refers to, for the contract server of the tests:
// node scripts/github-openapi.mjs <folder of the unpacked package @octokit/openapi> > __tests__/support/contract/github-openapi.json
import { readFileSync } from "node:fs";
import { join } from "node:path";

const OPERATIONS = new Set([
	"checks/create",
	"checks/update",
	"checks/list-for-ref",
	"checks/list-annotations",
	"git/get-blob",
	"git/get-tree",
	"issues/list-comments",
	"issues/create-comment",
	"issues/update-comment",
	"pulls/list-files",
	"pulls/list-review-comments",
	"pulls/create-review",
	"pulls/delete-review-comment",
	"repos/create-deployment",
	"repos/create-deployment-status",
	"users/get-authenticated",
]);

/** What no request or reply is checked against. */
const PROSE = new Set(["description", "summary", "externalDocs", "x-github", "tags", "title"]);

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name the folder of the unpacked package @octokit/openapi");
const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const full = JSON.parse(readFileSync(join(folder, "generated/api.github.com.json"), "utf8"));

const paths = {};
const components = {};
const pending = [];
for (const [path, item] of Object.entries(full.paths)) {
	for (const [method, operation] of Object.entries(item)) {
		if (!OPERATIONS.has(operation.operationId)) continue;
		paths[path] ??= {};
		paths[path][method] = kept(operation);
	}
}
for (let reference = pending.pop(); reference !== undefined; reference = pending.pop()) {
	const [, , kind, key] = reference.split("/");
	components[kind] ??= {};
	components[kind][key] ??= kept(full.components[kind][key]);
}

/** A copy without prose; what it refers to comes along. */
function kept(node, isNamed = false) {
	if (Array.isArray(node)) return node.map((inner) => kept(inner));
	if (typeof node !== "object" || node === null) return node;
	if (typeof node.$ref === "string") refer(node.$ref);
	const entries = Object.entries(node).filter(
		([key, value]) => isNamed || !PROSE.has(key) || typeof value === "boolean",
	);
	// Below these, keys are names and not words of the description.
	return Object.fromEntries(
		entries.map(([key, value]) => [
			key,
			key === "value" && !isNamed ? value : kept(value, !isNamed && (key === "properties" || key === "examples")),
		]),
	);
}

function refer(reference) {
	const [, , kind, key] = reference.split("/");
	if (components[kind]?.[key] === undefined) pending.push(reference);
}

const from = `${name} ${version}, licence ${license}, cut down by scripts/github-openapi.mjs`;
const text = JSON.stringify({ from, openapi: full.openapi, paths, components });
process.stdout.write(`${text}\n`);
