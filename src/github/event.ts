import { readFileSync, statSync } from "node:fs";
import { isRecord } from "../http/json.ts";

/** Bytes of an event file that are read; GitHub's payloads have 25 MB at most (docs, webhook events and payloads). */
const MAX_SIZE = 25 * 1024 * 1024;

/** `pull_request`, `pull_request_target`, or a `workflow_run` that a pull request started. */
export interface PullRequest {
	readonly kind: "pull-request";
	/** The name of the event that started the run. */
	readonly name: string;
	/** `undefined` where GitHub does not tell it: a `workflow_run` of a fork. */
	readonly number: number | undefined;
	/** The commit that the author pushed: checks and reviews belong to it, not to the merge that is checked out. */
	readonly head: string;
	/** The commit of the branch that it is to be merged into; `undefined` where GitHub does not tell it. */
	readonly base: string | undefined;
	/** Whether the commit comes from another repository: there are no secrets then, and the token may only read. */
	readonly isFork: boolean;
}

/** `push`, `merge_group`, `workflow_dispatch`, `schedule`, `release` and all that is not a pull request. */
export interface CommitEvent {
	readonly kind: "commit";
	readonly name: string;
	/** The commit that it is about; `undefined` where the runner does not say. */
	readonly head: string | undefined;
	/** Whether it is about the default branch of the repository. */
	readonly isDefaultBranch: boolean;
	/** Of a `workflow_run`: the event that started the run before this one. */
	readonly startedBy?: string;
}

/** What a run is about. */
export type Event = PullRequest | CommitEvent;

/** What the runner tells of the event: the variables of GitHub Actions. */
export interface EventVariables {
	readonly GITHUB_EVENT_NAME?: string | undefined;
	readonly GITHUB_EVENT_PATH?: string | undefined;
	readonly GITHUB_SHA?: string | undefined;
	readonly GITHUB_REF?: string | undefined;
}

/** Reads what the run is about. A payload that is missing or broken is as one that tells nothing: never an error. */
export function readEvent({
	GITHUB_EVENT_NAME: name = "",
	GITHUB_EVENT_PATH: path = "",
	GITHUB_SHA,
	GITHUB_REF,
}: EventVariables): Event {
	const payload = payloadIn(path);
	const isDefaultBranch = GITHUB_REF !== undefined && GITHUB_REF === defaultBranch(payload);
	const fallback: Event = { kind: "commit", name, head: shaIn(GITHUB_SHA), isDefaultBranch };
	if (name === "pull_request" || name === "pull_request_target") return pullRequest(name, payload) ?? fallback;
	if (name === "workflow_run") return workflowRun(payload) ?? fallback;
	if (name === "merge_group")
		return { ...fallback, head: shaIn(at(payload, "merge_group", "head_sha")) ?? fallback.head };
	return fallback;
}

function pullRequest(name: string, payload: unknown): Event | undefined {
	const head = shaIn(at(payload, "pull_request", "head", "sha"));
	const number = at(payload, "pull_request", "number");
	if (head === undefined || typeof number !== "number") return undefined;
	const [from, to] = (["head", "base"] as const).map((side) => at(payload, "pull_request", side, "repo", "full_name"));
	const base = shaIn(at(payload, "pull_request", "base", "sha"));
	// The repository of a head is null once it is deleted: nobody knows then that it is this one.
	return { kind: "pull-request", name, number, head, base, isFork: typeof from !== "string" || from !== to };
}

function workflowRun(payload: unknown): Event | undefined {
	const run = at(payload, "workflow_run");
	const head = shaIn(at(run, "head_sha"));
	if (head === undefined) return undefined;
	const name = "workflow_run";
	const startedBy = String(at(run, "event") ?? "");
	// `pull_request_target` and those of reviews too: whoever opens a pull request causes them.
	if (!startedBy.startsWith("pull_request")) {
		const isDefaultBranch = `refs/heads/${at(run, "head_branch")}` === defaultBranch(payload);
		return { kind: "commit", name, head, isDefaultBranch, startedBy };
	}
	const from = at(run, "head_repository", "full_name");
	const isFork = typeof from !== "string" || from !== at(payload, "repository", "full_name");
	const requests = at(run, "pull_requests");
	const [first]: readonly unknown[] = Array.isArray(requests) ? requests : [];
	const number = at(first, "number");
	return {
		kind: "pull-request",
		name,
		number: typeof number === "number" ? number : undefined,
		head,
		base: shaIn(at(first, "base", "sha")),
		isFork,
	};
}

/** As a reference of git; `undefined` where the payload does not tell it. */
function defaultBranch(payload: unknown): string | undefined {
	const branch = at(payload, "repository", "default_branch");
	return typeof branch === "string" && branch !== "" ? `refs/heads/${branch}` : undefined;
}

function payloadIn(path: string): unknown {
	try {
		return path === "" || statSync(path).size > MAX_SIZE ? undefined : JSON.parse(readFileSync(path, "utf8"));
	} catch {
		return undefined;
	}
}

/** What lies at a path of keys; `undefined` where one of them is not there. */
function at(value: unknown, ...keys: readonly string[]): unknown {
	return keys.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

/** A full hash, SHA-1 or SHA-256; git is never given anything else. */
function shaIn(value: unknown): string | undefined {
	return typeof value === "string" && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value) ? value : undefined;
}
