import { isRecord } from "../http/json.ts";
import { type Limits, request } from "../http/request.ts";

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
}

/** What the Hub said. */
export type HubReply =
	| { readonly kind: "answer"; readonly value: unknown }
	/** It answered with a status of 400 or more. */
	| {
			readonly kind: "refused";
			readonly status: number;
			/** What it says of the reason, in its own words; "" where it says nothing. */
			readonly said: string;
			/** Its whole answer, where that is JSON. */
			readonly value: unknown;
	  }
	/** It gave no answer that can be used: words that complete "because …". */
	| { readonly kind: "failed"; readonly reason: string };

/** huggingface_hub tries five times, with pauses from one to eight seconds (utils/_http.py). */
const HUB_LIMITS: Limits = {
	time: 30_000,
	attempts: 5,
	pause: 1_000,
	patience: 60_000,
	bytes: 8 * 1024 * 1024,
};

/** Characters of the Hub's own words that are shown. */
const MAX_WORDS = 500;

/** Asks the Hub's API. Never throws. */
export async function askHub(hub: Hub, { method, path, body }: HubQuestion): Promise<HubReply> {
	const headers = {
		accept: "application/json",
		"user-agent": hub.agent,
		...(hub.token !== undefined && { authorization: `Bearer ${hub.token}` }),
		...(body !== undefined && { "content-type": "application/json" }),
	};
	const address = new URL(`${hub.endpoint}${path}`);
	const question = { address, method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
	const reply = await request(question, hub.limits ?? HUB_LIMITS, hub.signal);
	if (reply.kind === "failed") return reply;
	const { status, headers: answered, body: bytes } = reply;
	const value = parsed(bytes.toString("utf8"));
	if (status >= 400) return { kind: "refused", status, said: wordsOf(value, answered), value };
	if (value === undefined) return { kind: "failed", reason: `its answer (status ${status}) is not JSON` };
	return { kind: "answer", value };
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
