import { isRecord } from "../../http/json.ts";
import { type Limits, type Question, request } from "../../http/request.ts";

/** How GitHub is asked, about one repository. */
export interface GitHub {
	/** Address of the API without the last slash, as `parseAddress` gives it; of an Enterprise Server it has a path. */
	readonly endpoint: string;
	/** "owner/name". */
	readonly repository: string;
	/** Sent as a header to this endpoint only, never shown. */
	readonly token: string;
	readonly limits: Limits;
	/** Ends every question. */
	readonly signal: AbortSignal;
}

/** What GitHub said. */
export type GitHubReply<Value = unknown> =
	| { readonly kind: "answer"; readonly value: Value }
	/** It answered with a status of 400 or more; `said` is its own sentence. */
	| { readonly kind: "refused"; readonly status: number; readonly said: string }
	/** It gave no answer that can be used: words that complete "because …". */
	| { readonly kind: "failed"; readonly reason: string };

/** What became of something that was to be sent: `undefined` where all went well. */
export type Refusal = Exclude<GitHubReply, { kind: "answer" }>;

/** Bounds of a question. Who has to wait longer than this is not waited for: a report is not worth it. */
export const GITHUB_LIMITS: Limits = {
	time: 10_000,
	attempts: 3,
	pause: 500,
	patience: 20_000,
	bytes: 32 * 1024 * 1024,
};

/** Things on a page of a list: the most that GitHub gives (GitHub Docs, "Using pagination in the REST API"). */
const PER_PAGE = 100;

/** Pages of a list that are read: GitHub lists at most 3,000 files of a pull request. */
const MAX_PAGES = 30;

/** Characters of GitHub's own words that are shown. */
const MAX_WORDS = 300;

/** Asks for something below the repository: `path` is already encoded, "/issues/7/comments". Never throws. */
export async function askGitHub(
	github: GitHub,
	method: Question["method"],
	path: string,
	body?: unknown,
): Promise<GitHubReply> {
	const reply = await ask(github, method, `/repos/${github.repository}${path}`, body);
	return reply.kind === "answer" ? { kind: "answer", value: reply.value } : reply;
}

/** Reads a list page by page; `itemsIn` finds it in a page. The address of the next page is never taken from the answer. */
export async function listAll(
	github: GitHub,
	path: string,
	itemsIn: (page: unknown) => unknown = (page) => page,
): Promise<GitHubReply<readonly unknown[]>> {
	const items: unknown[] = [];
	for (let page = 1; page <= MAX_PAGES; page++) {
		const query = `${path.includes("?") ? "&" : "?"}per_page=${PER_PAGE}&page=${page}`;
		const reply = await ask(github, "GET", `/repos/${github.repository}${path}${query}`, undefined);
		if (reply.kind !== "answer") return reply;
		const found = itemsIn(reply.value);
		if (!Array.isArray(found)) return { kind: "failed", reason: "its answer is no list" };
		items.push(...found);
		if (!reply.hasMore) break;
	}
	return { kind: "answer", value: items };
}

/** Who the token acts for: a name, or `undefined` for an application, which may not ask. */
export async function askLogin(github: GitHub): Promise<GitHubReply<string | undefined>> {
	const reply = await ask(github, "GET", "/user", undefined);
	if (reply.kind === "refused" && reply.status === 403) return { kind: "answer", value: undefined };
	if (reply.kind !== "answer") return reply;
	const login = isRecord(reply.value) ? reply.value.login : undefined;
	return typeof login === "string" ? { kind: "answer", value: login } : { kind: "failed", reason: "it names nobody" };
}

type Answered = { readonly kind: "answer"; readonly value: unknown; readonly hasMore: boolean };

async function ask(
	{ endpoint, token, limits, signal }: GitHub,
	method: Question["method"],
	path: string,
	body: unknown,
): Promise<Answered | Refusal> {
	const headers = {
		accept: "application/vnd.github+json",
		"x-github-api-version": "2022-11-28",
		"user-agent": "space-gate",
		authorization: `Bearer ${token}`,
		...(body !== undefined && { "content-type": "application/json" }),
	};
	const address = new URL(`${endpoint}${path}`);
	const question = { address, method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
	const reply = await request(question, limits, signal);
	if (reply.kind === "failed") return reply;
	const value = parsed(reply.body.toString("utf8"));
	if (reply.status >= 400) return { kind: "refused", status: reply.status, said: wordsOf(value) };
	if (value === undefined && reply.status !== 204) {
		return { kind: "failed", reason: `its answer (status ${reply.status}) is not JSON` };
	}
	return { kind: "answer", value, hasMore: /;\s*rel="next"/.test(reply.headers.get("link") ?? "") };
}

/** Why something could not be sent: words that complete "because …", with what to do where that is known. */
export function refusalWords(refusal: Refusal): string {
	if (refusal.kind === "failed") return refusal.reason;
	const words = refusal.said === "" ? "" : ` ("${refusal.said}")`;
	return `it answers with status ${refusal.status}${words}`;
}

/** The sentence of an answer; the reasons that it lists beside are the same in other words. */
function wordsOf(value: unknown): string {
	const said = isRecord(value) && typeof value.message === "string" ? value.message : "";
	return said.replace(/\s+/g, " ").trim().slice(0, MAX_WORDS);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
