import type { Finding, Severity } from "../gate/finding.ts";
import type { Contract } from "../gate/space.ts";
import { type Judgement, type Outcome, verdictOf } from "../gate/verdict.ts";
import { inquiryLines } from "./inquiries.ts";

/** A line of the checklist and the rules that it stands for; every rule belongs to exactly one line. */
interface Item {
	/** What holds when the line is ticked; names of files between backticks. */
	readonly title: string | Readonly<Record<Contract, string>>;
	readonly rules: readonly string[];
	/** Whether the line is ticked only when the entry point is proven. */
	readonly needs?: "proof";
}

/** The specification's validation checklist (SP-HF-10) in its order and words, then what the other rules add to it. */
export const CHECKLIST: readonly Item[] = [
	{
		title: { python: "Space set to Python SDK", docker: "Space set to Docker SDK" },
		rules: ["card/sdk"],
	},
	{
		title: { python: "`main.py` at root", docker: "What the Dockerfile starts is there" },
		rules: ["structure/entrypoint-missing"],
	},
	{
		title: "`app` exposed",
		rules: ["entrypoint/app-missing", "entrypoint/app-not-asgi", "entrypoint/app-unproven", "entrypoint/import-fails"],
		needs: "proof",
	},
	{
		title: { python: "`requirements.txt` present", docker: "The Dockerfile installs packages from what is there" },
		rules: ["structure/requirements-missing"],
	},
	{
		title: { python: "No Dockerfile", docker: "Dockerfile present" },
		rules: ["structure/dockerfile-forbidden", "structure/dockerfile-missing"],
	},
	{ title: "No hardcoded ports", rules: ["entrypoint/hardcoded-port"] },
	{ title: "No server started in code", rules: ["entrypoint/server-start", "entrypoint/reload"] },
	{
		title: {
			python: "`app` is a FastAPI application, not a factory",
			docker: "`app` is an application, not a factory",
		},
		rules: ["entrypoint/app-factory", "entrypoint/app-not-fastapi"],
	},
	{
		title: { python: "`main:app` is the whole application", docker: "The whole application is served" },
		rules: ["entrypoint/main-guard", "entrypoint/partial-app"],
	},
	{ title: "Python compiles what the start reaches", rules: ["entrypoint/syntax"] },
	{ title: "Nothing slow before the first answer", rules: ["entrypoint/slow-start"] },
	{ title: "Something answers `GET /`", rules: ["entrypoint/no-root-route"] },
	{ title: "Required packages listed", rules: ["dependencies/required-package"] },
	{ title: "Every import of the start is installed", rules: ["dependencies/undeclared-import"] },
	{ title: "What the start uses without importing it is installed", rules: ["dependencies/hidden-dependency"] },
	{ title: "`requirements.txt` readable by pip", rules: ["dependencies/invalid-requirement"] },
	{ title: "Requirements agree with each other", rules: ["dependencies/conflict", "dependencies/duplicate"] },
	{
		title: "Requirements name what is meant, from PyPI",
		rules: ["dependencies/wrong-distribution", "dependencies/unsafe-source"],
	},
	{ title: "Versions pinned or limited", rules: ["dependencies/unpinned"] },
	{ title: "Python has everything that is used", rules: ["dependencies/python-version"] },
	{ title: "`README.md` front matter readable", rules: ["card/missing", "card/invalid-yaml"] },
	{
		title: {
			python: "Python version and app file as agreed",
			docker: "The port of the front matter is the one that is served",
		},
		rules: ["card/python-version", "card/app-file", "card/app-port", "runtime/port"],
	},
	{
		title: "The Hub accepts the front matter",
		rules: ["card/invalid-value", "card/unknown-key", "card/rejected"],
	},
	{ title: "`README.md` says what the Space is", rules: ["card/no-documentation"] },
	{ title: "The Dockerfile serves an application that is proven", rules: ["runtime/serves-app"] },
	{ title: "The Dockerfile copies what is there", rules: ["runtime/missing-source"] },
	{ title: "The container may write where it has to", rules: ["runtime/user"] },
	{ title: "No secrets in the image", rules: ["runtime/build-secret"] },
	{ title: "The server trusts the Hub's proxy", rules: ["runtime/proxy-headers"] },
	{ title: "No credentials in files or code", rules: ["structure/secret-file", "config/hardcoded-secret"] },
	{ title: "No guessable secret where a variable is missing", rules: ["config/weak-default"] },
	{
		title: "Configuration comes from the environment",
		rules: ["config/hardcoded-url", "config/env-file-required", "config/unchecked-required"],
	},
	{
		title: "Variables are read as they are declared",
		rules: ["config/undeclared-variable", "config/unused-variable", "config/variable-mismatch"],
	},
	{ title: "The Space has the variables that it needs", rules: ["config/not-set-on-space", "config/invalid-on-space"] },
	{
		title: "CORS allows named origins only",
		rules: [
			"security/cors-wildcard",
			"security/cors-invalid-origin",
			"security/cors-missing",
			"security/cors-undeclared-origin",
		],
	},
	{ title: "Tokens are verified", rules: ["security/jwt-unverified"] },
	{ title: "Models validate what endpoints take", rules: ["security/unvalidated-input"] },
	{
		title: "The frontend asks the API through one client",
		rules: ["frontend/api-client-missing", "frontend/bypasses-api-client"],
	},
	{
		title: "The frontend finds the API, and sends its token",
		rules: ["frontend/hardcoded-api-url", "frontend/token-not-attached"],
	},
	{
		title: "What the frontend asks for is answered",
		rules: ["frontend/unknown-route", "frontend/cors-origin-missing"],
	},
	{ title: "No configuration of other platforms", rules: ["structure/foreign-platform-config"] },
	{ title: "One entry point", rules: ["structure/second-entrypoint"] },
	{ title: "No file hides a module that is imported", rules: ["structure/shadowed-module"] },
	{ title: "What is allowed has its reason", rules: ["config/suppression"] },
	{ title: "Every file can be read", rules: ["structure/out-of-bounds"] },
	{ title: "Every file is there in full, and fits", rules: ["structure/lfs-pointer", "structure/large-file"] },
];

/**
 * How a line stands: `failed` when a finding on it fails the gate, `warned` when it has only lighter ones; a line of
 * which something was not asked is never `passed`.
 */
export type LineState = "passed" | "failed" | "warned" | "unproven" | "skipped";

/** A line of the checklist as a Space has it. */
export interface ChecklistLine {
	readonly title: string;
	readonly state: LineState;
	/** For `skipped` words that complete "skipped, because …", for `unproven` why; else "". */
	readonly reason: string;
	/** The rules whose findings stand against the line; for the other states those that it stands for. */
	readonly rules: readonly string[];
}

/** The lines that the contract has rules for, and those for what others were to be asked. */
export function checklistOf(judgement: Judgement, failOn: Severity): ChecklistLine[] {
	const outcomes = new Map(judgement.outcomes.map((outcome) => [outcome.rule, outcome]));
	const lines = CHECKLIST.flatMap((item) => {
		const asked = item.rules.flatMap((rule) => outcomes.get(rule) ?? []);
		return asked.length === 0 ? [] : [lineOf(item, asked, judgement, failOn)];
	});
	return [...lines, ...inquiryLines(judgement.packages)];
}

function lineOf(item: Item, outcomes: readonly Outcome[], judgement: Judgement, failOn: Severity): ChecklistLine {
	const title = typeof item.title === "string" ? item.title : item.title[judgement.contract];
	const found = outcomes.filter((outcome) => outcome.state === "found");
	const findings: Finding[] = found.flatMap((outcome) => outcome.findings);
	const rules = outcomes.map(({ rule }) => rule);
	const foundRules = found.map(({ rule }) => rule);
	if (verdictOf(findings, failOn) === "fail") return { title, state: "failed", reason: "", rules: foundRules };
	const skipped = outcomes.filter((outcome) => outcome.state === "skipped");
	const { proof } = judgement.entrypoint;
	const isOpen = proof.state === "unproven" || (proof.state === "refuted" && found.length + skipped.length === 0);
	if (item.needs === "proof" && isOpen) return { title, state: "unproven", reason: proof.reason, rules };
	if (findings.length > 0) return { title, state: "warned", reason: "", rules: foundRules };
	if (skipped.length > 0) return { title, state: "skipped", reason: reasonsOf(skipped, outcomes.length), rules };
	return { title, state: "passed", reason: "", rules };
}

/** One reason where all rules of the line have the same, else each with its rule. */
function reasonsOf(skipped: readonly Extract<Outcome, { state: "skipped" }>[], asked: number): string {
	const reasons = new Set(skipped.map(({ reason }) => reason));
	const [only = ""] = reasons;
	if (reasons.size === 1 && skipped.length === asked) return only;
	const rulesOf = (reason: string) => skipped.filter((one) => one.reason === reason).map(({ rule }) => rule);
	return [...reasons].map((reason) => `${reason} (${rulesOf(reason).join(", ")})`).join("; ");
}
