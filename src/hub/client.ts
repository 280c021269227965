import { isRecord } from "../http/json.ts";
import { type Limits, type NoReply, pauseIn, type Reply, request } from "../http/request.ts";

/** Where the Hub is, unless `HF_ENDPOINT` names another. */
export const HUB = "https://huggingface.co";

/** How the Hub is asked. */
export interface Hub {
	/** Its address without the last slash, as `parseAddress` gives it. */
	readonly endpoint: string;
	/** Sent as a header to this endpoint only, never shown; `undefined` for what needs none. */
	readonly token: string | undefined;
	/** What this sends as its name. */
	readonly agent: string;
	readonly limits?: Limits;
	/** Ends every question. */
	readonly signal: AbortSignal;
}

/** A question to the Hub's API. */
export interface HubQuestion {
	readonly method: "GET" | "POST" | "DELETE";
	/** "/api/…", already encoded. */
	readonly path: string;
	readonly body?: unknown;
	/** The media type of question and answer; JSON where nothing is said. */
	readonly media?: string;
}

/** What the Hub said. */
export type HubReply = { readonly kind: "answer"; readonly value: unknown } | HubObstacle;

/** Why the Hub does not do what it is asked. */
export type HubObstacle =
	/** It answered with a status of 400 or more. */
	| {
			readonly kind: "refused";
			readonly status: number;
			/** What it says of the reason, in its own words; "" where it says nothing. */
			readonly said: string;
			/** Its whole answer, where that is JSON. */
			readonly value: unknown;
			/** Milliseconds for which it wants to be left alone; 0 where it does not tell. */
			readonly wait: number;
	  }
	/** It gave no answer that can be used: words that complete "because …". `answer`: one that is not what was asked for. */
	| { readonly kind: "failed"; readonly cause: NoReply | "answer"; readonly reason: string };

/** huggingface_hub tries five times, with pauses from one to eight seconds (utils/_http.py). */
export const HUB_LIMITS: Limits = {
	time: 30_000,
	attempts: 5,
	pause: 1_000,
	patience: 60_000,
	bytes: 8 * 1024 * 1024,
};

/** Characters of the Hub's own words that are shown. */
const MAX_WORDS = 500;

/** Characters that the Hub's tokens have at least; what is shorter stands in every text. */
const SHORTEST_TOKEN = 8;

/** Asks the Hub's API; what it says of the reason never repeats the token. Never throws. */
export async function askHub(
	hub: Hub,
	{ method, path, body, media = "application/json" }: HubQuestion,
): Promise<HubReply> {
	const headers = {
		accept: media,
		"user-agent": hub.agent,
		...(hub.token !== undefined && { authorization: `Bearer ${hub.token}` }),
		...(body !== undefined && { "content-type": media }),
	};
	const address = new URL(`${hub.endpoint}${path}`);
	const question = { address, method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
	const answer = hubReply(await request(question, hub.limits ?? HUB_LIMITS, hub.signal));
	if (answer.kind !== "refused" || hub.token === undefined || hub.token.length < SHORTEST_TOKEN) return answer;
	return { ...answer, said: answer.said.replaceAll(hub.token, "…") };
}

/** A reply of a server as one of the Hub's: what is not JSON is no answer. */
export function hubReply(reply: Reply): HubReply {
	if (reply.kind === "failed") return reply;
	const { status, headers: answered, body: bytes } = reply;
	const text = bytes.toString("utf8");
	const value = parsed(text);
	if (status >= 400) return { kind: "refused", status, said: wordsOf(value, answered), value, wait: pauseIn(answered) };
	// What only says that something was done has a word or nothing in it. A page comes from somebody in between.
	if (value === undefined && /^\s*</.test(text)) return unusable(`its answer (status ${status}) is not JSON`);
	return { kind: "answer", value };
}

/** The obstacle of an answer that cannot be used; `reason` completes "because …". */
export function unusable(reason: string): HubObstacle {
	return { kind: "failed", cause: "answer", reason };
}

/** Why the Hub refused, and what to do: two sentences that say nothing of the question's content. */
export function refusalWords({ status, said }: Extract<HubReply, { kind: "refused" }>): string {
	const words = said === "" ? "" : `: ${said}`;
	const meaning = MEANINGS.get(status) ?? (status >= 500 ? "the Hub has a fault of its own; try again later" : "");
	return `it answers with status ${status}${words}${meaning === "" ? "" : ` (${meaning})`}`;
}

const MEANINGS: ReadonlyMap<number, string> = new Map([
	[401, "the token is not valid, or the Space is not there"],
	[402, "the account's plan does not allow it"],
	[403, "the token may not do this; it needs write access to the Space"],
	[404, "there is no such Space, or the token may not see it"],
	[429, "it was asked too often; try again in five minutes"],
]);

/** `error`, `error_description` or `message` of the answer, else the header that the Hub puts it into. */
function wordsOf(value: unknown, headers: Headers): string {
	const fields = isRecord(value) ? [value.error_description, value.error, value.message] : [];
	const said = fields.find((field) => typeof field === "string") ?? headers.get("x-error-message") ?? "";
	return String(said).replace(/\s+/g, " ").trim().slice(0, MAX_WORDS);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
