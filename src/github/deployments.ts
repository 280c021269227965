import type { Deployment, Outcome } from "../deploy/deployment.ts";
import type { Judged } from "../gate/check.ts";
import { isRecord } from "../http/json.ts";
import type { SpaceId } from "../hub/space-id.ts";
import { askGitHub, type GitHubReply, refusalWords } from "./api/client.ts";
import { type Access, openGitHub } from "./api/open.ts";

/** What GitHub is told of a deployment, and the way to it. */
export interface Announcement extends Access {
	/** The commit that is deployed, a full hash. */
	readonly commit: string;
	/** Its id is the name of the environment too, so that every Space has a history of its own. */
	readonly space: SpaceId;
	/** The page with the log; `undefined` where the runner does not tell it. */
	readonly log: string | undefined;
}

/** Milliseconds for what is said before the deployment, and again for what is said after it. */
const TIME = 10_000;

/** Statuses of a token without `deployments: write`: GitHub hides from some tokens what they may not change. */
const NOT_PERMITTED: readonly number[] = [403, 404];

/** What GitHub is to be told, by the runner's own words; `undefined` where no commit is deployed. */
export function announcementOf(
	{ source: { origin } }: Judged,
	space: SpaceId,
	token: string,
	env: NodeJS.ProcessEnv,
): Announcement | undefined {
	if (origin.kind !== "commit") return undefined;
	const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_SERVER_URL: server, GITHUB_REPOSITORY } = env;
	const { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: attempt = "1" } = env;
	const repository = GITHUB_REPOSITORY || undefined;
	const isKnown = server !== undefined && repository !== undefined && run !== undefined;
	const log = isKnown ? `${server}/${repository}/actions/runs/${run}/attempts/${attempt}` : undefined;
	return { api, repository, token, commit: origin.commit, space, log };
}

/**
 * Carries out a deployment and shows it on GitHub, in the repository's list of deployments and on the pull request that was merged.
 * The job needs `deployments: write`; without it nothing is shown and nothing said. What GitHub answers changes no deployment.
 */
export async function shownOnGitHub(
	announcement: Announcement | undefined,
	say: (note: string) => void,
	carryOut: () => Promise<Deployment>,
): Promise<Deployment> {
	if (announcement === undefined) return await carryOut();
	const id = await begin(announcement, say);
	const deployment = await carryOut();
	if (id !== undefined) heard(await tell(announcement, id, statusAtEnd(deployment)), say);
	return deployment;
}

/** Number of the deployment on GitHub; `undefined` where there is none. */
async function begin(announcement: Announcement, say: (note: string) => void): Promise<number | undefined> {
	const github = openGitHub(announcement, TIME);
	if ("closed" in github) return undefined;
	// Asked once: where the answer is lost, a second question would make a second deployment.
	const once = { ...github, limits: { ...github.limits, attempts: 1 } };
	const reply = await askGitHub(once, "POST", "/deployments", {
		ref: announcement.commit,
		environment: announcement.space,
		// The gate has judged this commit: no merge of the default branch into it, no other check to wait for.
		auto_merge: false,
		required_contexts: [],
		transient_environment: false,
		// Only of an environment that is none of production GitHub marks what ran before as inactive, and on a Space one version runs.
		production_environment: false,
	});
	heard(reply, say);
	const id = reply.kind === "answer" && isRecord(reply.value) ? reply.value.id : undefined;
	if (typeof id !== "number") return undefined;
	await tell(announcement, id, { state: "in_progress" });
	return id;
}

/** What GitHub takes as the state of a deployment. */
interface Status {
	readonly state: "in_progress" | "success" | "failure" | "error" | "inactive";
	/** At most 140 characters. Nothing of the tree, and nothing that somebody else has said: this text is not masked. */
	readonly description?: string;
	readonly environment_url?: string;
}

async function tell(announcement: Announcement, id: number, status: Status): Promise<GitHubReply> {
	const github = openGitHub(announcement, TIME);
	if ("closed" in github) return { kind: "failed", reason: github.closed };
	const { log } = announcement;
	return await askGitHub(github, "POST", `/deployments/${id}/statuses`, {
		...status,
		...(log !== undefined && { log_url: log }),
	});
}

function heard(reply: GitHubReply, say: (note: string) => void): void {
	if (reply.kind === "answer" || (reply.kind === "refused" && NOT_PERMITTED.includes(reply.status))) return;
	say(`GitHub does not show this deployment, because ${refusalWords(reply)}.`);
}

function statusAtEnd({ outcome, plan }: Deployment): Status {
	const address = plan?.url;
	const answers = address !== undefined && /^https?:/.test(address) ? { environment_url: address } : {};
	switch (outcome.kind) {
		case "deployed":
			return { state: "success", description: `The Space answers with commit ${short(outcome.commit)}.`, ...answers };
		case "unchanged":
			return { state: "success", description: "The Space answers with this tree already.", ...answers };
		case "superseded":
			return { state: "inactive", description: "A newer run has deployed already." };
		case "planned":
			return { state: "inactive", description: "Only a plan was made." };
		case "failed":
			return failed(outcome);
	}
}

/** GitHub tells a deployment that failed from one that could not be tried. */
function failed({ failure, commit, rollBack }: Extract<Outcome, { readonly kind: "failed" }>): Status {
	if (commit === undefined) return { state: "error", description: `Nothing was deployed (${failure.code}).` };
	const after = rollBack?.kind === "restored" ? " What ran before is back." : "";
	return { state: "failure", description: `The new version does not answer (${failure.code}).${after}` };
}

function short(commit: string): string {
	return commit.slice(0, 12);
}
