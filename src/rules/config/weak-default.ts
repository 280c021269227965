import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { type Credential, findCredentials } from "../../secrets/find-credentials.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { settingAt } from "../image/setting-at.ts";

/** Findings of one run. */
const MAX_FINDINGS = 50;

export default {
	id: "config/weak-default",
	title: "No secret can be guessed where a variable is missing",
	severity: "warning",
	contracts: ["python", "docker"],
	clauses: ["FR-03", "000 security"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
		"https://cwe.mitre.org/data/definitions/1392.html",
	],
	check: (space) => {
		const { found, isCutOff } = findCredentials(space.source, space.python);
		const weak = found.filter(({ verdict, place }) => verdict === "weak" && settingAt(space, place) === undefined);
		const problems = weak.map(problemOf);
		if (problems.length === 0 && isCutOff) return { skipped: "the tree holds more text than can be searched" };
		return atMost(MAX_FINDINGS, problems);
	},
} satisfies Rule;

function problemOf({ place, by }: Credential): Problem {
	return { place, message: messageOf(by), secret: { place, texts: [] } };
}

function messageOf(by: Credential["by"]): string {
	if (by.kind === "name" && by.use === "fallback") {
		const name = shown(by.variable ?? by.name);
		return (
			`Where "${name}" is not set, the application takes a value for it that anybody would guess. A Space whose secret was ` +
			"forgotten then starts as if nothing were wrong, and whoever guesses the value can forge what it protects. " +
			`Read "${name}" without a fallback, so that the start fails while it is missing, and store it under Settings → Secrets of the Space.`
		);
	}
	const what = by.kind === "name" ? `"${shown(by.name)}" has a value` : "The password in this address is one";
	return (
		`${what} that anybody would guess. It is the same wherever this code runs, and a Space can be reached by everybody. ` +
		"Read it from the environment, and store a long random one under Settings → Secrets of the Space."
	);
}
