import type { Problem } from "../../gate/finding.ts";
import type { Rule } from "../../gate/rule.ts";
import type { Space } from "../../gate/space.ts";
import { type Credential, findCredentials } from "../../secrets/find-credentials.ts";
import { maskedSecret } from "../../secrets/mask.ts";
import { bySecret, type Spread } from "../../secrets/same-credential.ts";
import { ignoresPath } from "../../source/ignore/gitignore.ts";
import type { Place } from "../../source/place.ts";
import { shown } from "../../source/shown.ts";
import { atMost } from "../at-most.ts";
import { settingAt } from "../image/setting-at.ts";

/** Findings of one run; who has so many has a reason to look at all files. */
const MAX_FINDINGS = 50;

/** Further places of one credential. */
const MAX_OTHERS = 50;

const ID = "config/hardcoded-secret";

export default {
	id: ID,
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
		const secrets = found.filter((one) => one.verdict === "secret" && settingAt(space, one.place) === undefined);
		const problems = bySecret(secrets, ({ place }) => isAllowed(space, place)).map(problemOf);
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

/** Whether the project allows what is found at a place: there, nothing is said of other places. */
function isAllowed({ suppressions, settings: { ignored } }: Space, { file, start }: Place): boolean {
	const patterns = ignored.patterns.get(ID);
	if (patterns !== undefined && ignoresPath(patterns, file)) return true;
	return suppressions.some(
		({ place, line, rules }) => place.file === file && line === start.line && rules.includes(ID),
	);
}

function problemOf({ first, others }: Spread): Problem {
	const { place, texts, by } = first;
	const isTrial = by.kind === "form" && by.isTrial;
	const elsewhere = others.length === 0 ? "" : ` The same one stands at ${otherPlaces(others.length)}.`;
	return {
		place,
		message: `${whatIsWrong(first)}${elsewhere} ${WHY} ${adviceOf(first)}`,
		trace: others.slice(0, MAX_OTHERS).map((one) => ({ place: one.place, note: "holds it, too" })),
		secret: { place, texts: [...texts, ...others.flatMap((one) => one.texts)] },
		...(isTrial && { severity: "warning" }),
	};
}

function otherPlaces(count: number): string {
	return count === 1 ? "another place, too" : `${count} other places, too`;
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
				? `"${shown(by.variable ?? by.name)}" falls back to a secret that stands in the file${value}.`
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
