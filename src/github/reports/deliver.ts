import type { Judged } from "../../gate/check.ts";
import { count } from "../../report/counts.ts";
import type { Forge } from "../../report/markdown.ts";
import { type GitHub, type Refusal, refusalWords } from "../api/client.ts";
import { type Access, openGitHub } from "../api/open.ts";
import { findingsOnChanges } from "../changed-only.ts";
import type { RootResult } from "../check-roots.ts";
import type { Event } from "../event.ts";
import type { ReportName } from "../inputs.ts";
import { type PullFiles, readPullFiles } from "../pull-files.ts";
import { deliverCheck } from "./checks.ts";
import { deliverComments } from "./comment.ts";
import { deliverReview } from "./review.ts";

/** What reports on GitHub are made with. */
export interface Desk extends Access {
	readonly wanted: ReadonlySet<ReportName>;
	readonly event: Event;
	/** What tells runs of several workflows and jobs apart. */
	readonly job: string;
	readonly forgeFor: (judged: Judged) => Forge | undefined;
}

/** What became of the reports. */
export interface Delivery {
	/** The results with the findings that are still to be annotated by commands. */
	readonly annotate: readonly RootResult[];
	/** What of it the log has to say, a sentence or two each. */
	readonly notes: readonly string[];
	/** What the summary has to say of the annotations; "" for nothing. */
	readonly limits: string;
}

/** Milliseconds for all reports of a run. */
const TIME = 30_000;

/** The permission that a job needs for a report. */
const PERMISSIONS: Readonly<Record<ReportName, string>> = {
	checks: "checks: write",
	review: "pull-requests: write",
	comment: "pull-requests: write",
	"changed-only": "pull-requests: read",
};

/** Makes the reports that GitHub's API takes. A refusal is a note: a verdict does not depend on who hears of it. */
export async function deliver(results: readonly RootResult[], desk: Desk): Promise<Delivery> {
	const github = openGitHub(desk, TIME);
	if ("closed" in github) {
		const note = `Nothing is reported through GitHub's API, because ${github.closed}.`;
		return { annotate: results, notes: [note], limits: "" };
	}
	const { wanted, event, forgeFor } = desk;
	const notes: string[] = [];
	const say = (name: ReportName, refusal: Refusal | undefined) => {
		if (refusal !== undefined) notes.push(refused(name, refusal, event));
	};
	const pull = pullRequestOf(desk, notes);
	const files = pull === undefined ? undefined : await changedFiles(github, pull.number, wanted, say);
	const isLimited = wanted.has("changed-only") && files !== undefined;
	const limited = isLimited ? limitedTo(files, results) : results;
	const areChecked = wanted.has("checks") && (await deliverChecks(github, desk, { results, limited }, notes));
	if (wanted.has("comment") && pull !== undefined) {
		say("comment", await deliverComments(github, pull.number, results, forgeFor));
	}
	if (wanted.has("review") && pull !== undefined && files !== undefined) {
		say("review", await deliverReview(github, { ...pull, files }, results));
	}
	// What could not be judged is said by commands in any case: it is about the workflow, not about a line.
	const annotate = areChecked ? limited.filter(({ result }) => result.kind === "fault") : limited;
	return { annotate, notes, limits: isLimited ? limitsOf(results, limited) : "" };
}

async function changedFiles(
	github: GitHub,
	number: number,
	wanted: ReadonlySet<ReportName>,
	say: (name: ReportName, refusal: Refusal) => void,
): Promise<PullFiles | undefined> {
	const name = (["changed-only", "review"] as const).find((one) => wanted.has(one));
	if (name === undefined) return undefined;
	const reply = await readPullFiles(github, number);
	if (reply.kind === "answer") return reply.value;
	say(name, reply);
	return undefined;
}

/** The pull request, where one of the reports is about it. */
function pullRequestOf({ wanted, event }: Desk, notes: string[]) {
	const names = (["changed-only", "comment", "review"] as const).filter((name) => wanted.has(name));
	if (names.length === 0) return undefined;
	if (event.kind === "pull-request" && event.number !== undefined) return { number: event.number, head: event.head };
	const without =
		event.kind === "pull-request" ? "GitHub does not tell which pull request it is about" : "it is about none";
	notes.push(`${names.join(", ")}: nothing to do in this run, for pull requests are what that is for and ${without}.`);
	return undefined;
}

/** Whether every Space root has its check run. */
async function deliverChecks(
	github: GitHub,
	{ event, job, forgeFor }: Desk,
	{ results, limited }: Readonly<Record<"results" | "limited", readonly RootResult[]>>,
	notes: string[],
): Promise<boolean> {
	const { head } = event;
	if (head === undefined) {
		notes.push("No check run is written, because the runner names no commit.");
		return false;
	}
	for (const [index, one] of results.entries()) {
		const refusal = await deliverCheck(github, { head, job }, { one, shown: limited[index] ?? one }, forgeFor);
		if (refusal === undefined) continue;
		notes.push(refused("checks", refusal, event));
		return false;
	}
	return true;
}

function limitedTo(files: PullFiles, results: readonly RootResult[]): readonly RootResult[] {
	return results.map((one) => {
		if (one.result.kind === "fault") return one;
		const { judgement } = one.result;
		const findings = findingsOnChanges(one.result, files);
		return { ...one, result: { ...one.result, judgement: { ...judgement, findings } } };
	});
}

function limitsOf(results: readonly RootResult[], limited: readonly RootResult[]): string {
	const [all = 0, shown = 0] = [results, limited].map((some) =>
		some.reduce((sum, { result }) => sum + (result.kind === "fault" ? 0 : result.judgement.findings.length), 0),
	);
	if (all === 0) return "";
	return `Annotations are limited to what this pull request changes: ${shown} of ${count(all, "finding")}. The verdict counts all of them.`;
}

const NAMES: Readonly<Record<ReportName, readonly [what: string, instead: string]>> = {
	checks: ["The check run could not be written", "Annotations are printed instead."],
	review: ["The review could not be written", ""],
	comment: ["The comment could not be written", ""],
	"changed-only": ["What the pull request changes could not be read", "Nothing is left out."],
};

function refused(name: ReportName, refusal: Refusal, event: Event): string {
	const [what, instead] = NAMES[name];
	const isForbidden = refusal.kind === "refused" && (refusal.status === 403 || refusal.status === 404);
	const isFork = event.kind === "pull-request" && event.isFork;
	const advice = isFork
		? "On pull requests of forks the token may only read."
		: `The job needs the permission \`${PERMISSIONS[name]}\`.`;
	return [`${what}: GitHub was asked, and ${refusalWords(refusal)}.`, ...(isForbidden ? [advice] : []), instead]
		.join(" ")
		.trim();
}
