import { isAllowed } from "../../http/address.ts";
import { piecesOf } from "../../http/pieces.ts";

/** Where an application answers, and what it takes to be let in. */
export interface AppAddress {
	/** Without a last slash: "https://owner-name.hf.space". */
	readonly address: string;
	/** For a private Space: sent to this host only; `undefined` for a public one. */
	readonly token: string | undefined;
	/** What this sends as its name. */
	readonly agent: string;
}

/** A question to the application. */
export interface AppQuestion {
	/** Path and query, as it is written in an address. */
	readonly path: string;
	/** A page of another origin that asks; `undefined` for none. */
	readonly origin?: string;
	/** Milliseconds that the whole answer may take. */
	readonly time: number;
}

/** What the application said. */
export type AppReply =
	| {
			readonly kind: "reply";
			readonly status: number;
			readonly headers: Headers;
			/** Its first characters; the rest is not read. */
			readonly body: string;
			/** Whether all of it was read. */
			readonly isWhole: boolean;
			/** Addresses with http:// to which it sent, although it is asked with https://. */
			readonly insecure: readonly string[];
	  }
	/** It sends to another host, or on and on. */
	| { readonly kind: "elsewhere"; readonly address: string }
	/** Nobody answered: words that complete "because …". */
	| { readonly kind: "silent"; readonly reason: string };

/** Redirects that are followed, all of them on the same host. */
const MAX_REDIRECTS = 5;

/** Bytes of an answer; the OpenAPI document of a large application has one or two million. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Asks the application with GET. Redirects are followed on its own host only. Never throws. */
export async function askApp(app: AppAddress, question: AppQuestion, signal: AbortSignal): Promise<AppReply> {
	const late = AbortSignal.timeout(question.time);
	const either = AbortSignal.any([signal, late]);
	const home = new URL(app.address);
	const insecure: string[] = [];
	const asked = `${app.address}${question.path}`;
	// A path that does not begin with a slash would go on with the name of the host.
	if (!URL.canParse(asked) || new URL(asked).origin !== home.origin) return { kind: "elsewhere", address: asked };
	let at = new URL(asked);
	try {
		for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
			const response = await fetch(at.href, {
				headers: {
					accept: "application/json, */*",
					"user-agent": app.agent,
					...(app.token !== undefined && { authorization: `Bearer ${app.token}` }),
					...(question.origin !== undefined && { origin: question.origin }),
				},
				redirect: "manual",
				credentials: "omit",
				signal: either,
			});
			const target = redirectOf(response);
			if (target === undefined) return await replyOf(response, insecure, either);
			await response.body?.cancel();
			const next = followed(home, at, target);
			if ("elsewhere" in next) return { kind: "elsewhere", address: next.elsewhere };
			if (next.isInsecure) insecure.push(target);
			at = next.address;
		}
		return { kind: "elsewhere", address: `${at.pathname} and on, more than ${MAX_REDIRECTS} times` };
	} catch (thrown) {
		if (signal.aborted) return { kind: "silent", reason: "the question was given up" };
		if (late.aborted) return { kind: "silent", reason: `it did not answer within ${question.time / 1000} seconds` };
		return { kind: "silent", reason: unreachable(thrown) };
	}
}

function redirectOf({ status, headers }: Response): string | undefined {
	return status >= 301 && status <= 308 && status !== 304 ? (headers.get("location") ?? undefined) : undefined;
}

/**
 * Where a redirect leads. One to http:// on the same host is followed with https://: the application does not know that it
 * is asked that way, and the Hub's edge would redirect once more.
 */
export function followed(
	home: URL,
	from: URL,
	target: string,
): { readonly address: URL; readonly isInsecure: boolean } | { readonly elsewhere: string } {
	if (!URL.canParse(target, from.href)) return { elsewhere: target.slice(0, 200) };
	const address = new URL(target, from);
	const isInsecure = home.protocol === "https:" && address.protocol === "http:";
	if (isInsecure && (address.port === "" || address.port === "443")) {
		address.protocol = "https:";
		address.port = "";
	}
	address.hash = "";
	const isHome = address.host === home.host && address.protocol === home.protocol && isAllowed(address);
	if (!isHome || address.username !== "" || address.password !== "") return { elsewhere: address.origin };
	return { address, isInsecure };
}

async function replyOf(response: Response, insecure: readonly string[], signal: AbortSignal): Promise<AppReply> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of piecesOf(response, signal)) {
		size += chunk.length;
		chunks.push(chunk);
		if (size > MAX_BYTES) break;
	}
	const body = Buffer.concat(chunks).subarray(0, MAX_BYTES).toString("utf8");
	const { status, headers } = response;
	return { kind: "reply", status, headers, body, isWhole: size <= MAX_BYTES, insecure };
}

/** Node hides the reason of a failed connection in the error's cause. */
function unreachable(thrown: unknown): string {
	const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
	const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
	return `it cannot be reached${code}`;
}
