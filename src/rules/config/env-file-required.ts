import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { EnvFileUse } from "../../python/environment/env-files.ts";
import { environmentOf, placeOfRead } from "../../python/environment/inventory.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";

/** Findings of one run. */
const MAX_FINDINGS = 20;

export default {
	id: "config/env-file-required",
	title: "The application runs without a .env file",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["002 files modified"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
		"https://saurabh-kumar.com/python-dotenv/",
	],
	check: ({ python, entrypoint, source }) => {
		const { envFiles } = environmentOf(python, entrypoint);
		const missing = envFiles.filter(({ file }) => !source.entries.has(file));
		return atMost(MAX_FINDINGS, missing.map(problemOf));
	},
} satisfies Rule;

function problemOf(use: EnvFileUse): Problem {
	const file = shown(use.file);
	return {
		place: placeOfRead(use),
		message:
			`The code needs the file "${file}", which a Space does not have: ${use.effect}. A Space hands its variables and secrets to ` +
			`the application's environment, not to a file, and a "${file}" that is committed gives its secrets away. Read the variables ` +
			"with os.environ; load_dotenv() fills it from the file on your own machine, and does nothing where there is none.",
	};
}
