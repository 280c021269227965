import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import { type Credential, findCredentials } from "../../secrets/find-credentials.ts";
import { maskedSecret } from "../../secrets/mask.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { settingAt } from "../image/setting-at.ts";

/** Findings of one run; who has so many has a reason to look at all files. */
const MAX_FINDINGS = 50;

export default {
	id: "config/hardcoded-secret",
	title: "No credential stands in a file",
	severity: "error",
	contracts: ["python", "docker"],
	clauses: ["SP-HF-08", "FR-03", "000 security"],
	since: "0.1.0",
	sources: [
		"https://huggingface.co/docs/hub/spaces-overview#managing-secrets",
		"https://cwe.mitre.org/data/definitions/798.html",
	],
	check: (space) => {
		const { found, isCutOff } = findCredentials(space.source, space.python);
		const problems = found
			.filter((one) => one.verdict === "secret" && settingAt(space, one.place) === undefined)
			.map(problemOf);
		if (problems.length === 0 && isCutOff) return { skipped: "the tree holds more text than can be searched" };
		return withoutOthers(atMost(MAX_FINDINGS, problems), problems.slice(MAX_FINDINGS));
	},
} satisfies Rule;

/** What is not listed must not be shown beside what is. */
function withoutOthers(listed: readonly Problem[], others: readonly Problem[]): Problem[] {
	const texts = others.flatMap(({ secret }) => secret?.texts ?? []);
	return listed.map((problem, index) => {
		if (index < listed.length - 1 || problem.secret === undefined || others.length === 0) return problem;
		return { ...problem, secret: { ...problem.secret, texts } };
	});
}

function problemOf(credential: Credential): Problem {
	const { place, texts, by } = credential;
	const isTrial = by.kind === "form" && by.isTrial;
	return {
		place,
		message: `${whatIsWrong(credential)} ${WHY} ${adviceOf(credential)}`,
		secret: { place, texts },
		...(isTrial && { severity: "warning" }),
	};
}

const WHY =
	"Whoever can see this repository or the files of the Space can use it, and git keeps it even when the line is deleted.";

function whatIsWrong({ by, texts: [text = ""] }: Credential): string {
	const value = maskedSecret(text);
	switch (by.kind) {
		case "form":
			return `${capitalised(by.what)} stands in this file${value}.`;
		case "address":
			return `An address (${by.scheme}://…) holds its password${value}.`;
		case "name":
			return by.use === "fallback"
				? `"${shown(by.variable ?? by.name)}" falls back to a secret that stands in the code${value}.`
				: `"${shown(by.name)}" is given a secret that stands in the file${value}.`;
	}
}

function adviceOf({ by }: Credential): string {
	const name = by.kind === "name" ? (by.variable ?? by.name) : "";
	const variable = /^[A-Z][A-Z0-9_]{2,60}$/.test(name) ? name : "the value";
	return (
		"Revoke it where it was given out, store a new one under Settings → Secrets of the Space, " +
		`and read ${variable === "the value" ? "it" : `"${variable}"`} from the environment without a fallback.`
	);
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
