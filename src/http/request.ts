import { setTimeout as wait } from "node:timers/promises";
import { isAllowed } from "./address.ts";
import { piecesOf } from "./pieces.ts";

/** Bounds of one question. */
export interface Limits {
	/** Milliseconds that one attempt may take. */
	readonly time: number;
	readonly attempts: number;
	/** Milliseconds before the second attempt; twice as many before the third. */
	readonly pause: number;
	/** The longest that a server may make this wait before the next attempt, milliseconds; who asks for more is not asked again. */
	readonly patience: number;
	/** Bytes of an answer, unpacked. */
	readonly bytes: number;
}

/** What a server is asked. */
export interface Question {
	readonly address: URL;
	readonly method: "GET" | "POST" | "PATCH" | "DELETE";
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}

/**
 * Why there is no reply. `ended`: whoever asked gave up; `redirect`: it sends elsewhere, and nobody follows; `size`: the
 * reply is beyond the bound.
 */
export type NoReply = "network" | "tls" | "timeout" | "ended" | "redirect" | "size";

/** What came back, whatever its status. `failed`: words that complete "because …". */
export type Reply =
	| { readonly kind: "reply"; readonly status: number; readonly headers: Headers; readonly body: Buffer }
	| { readonly kind: "failed"; readonly cause: NoReply; readonly reason: string };

/** An attempt's end, and how many milliseconds to wait where another attempt may mend it. */
interface Attempt {
	readonly reply: Reply;
	readonly again?: number;
}

/** Redirects that are followed. */
const MAX_REDIRECTS = 3;

/**
 * Asks a server. What may pass by itself (no connection, status 408, 429 or 5xx, or 403 of a used up rate) is tried again,
 * after the time that the server names, unless it is longer than anybody waits; the last reply is given back. GET follows
 * redirects on the same host, nothing else follows any. `signal` ends everything. Never throws.
 */
export async function request(question: Question, limits: Limits, signal: AbortSignal): Promise<Reply> {
	let last: Reply = { kind: "failed", cause: "ended", reason: "nobody was asked" };
	for (let attempt = 0; attempt < limits.attempts; attempt++) {
		const { reply, again } = await tryOnce(question, limits, signal);
		last = reply;
		if (again === undefined || again > limits.patience || signal.aborted || attempt === limits.attempts - 1) break;
		const pause = Math.min(Math.max(again, limits.pause * 2 ** attempt), limits.patience);
		// Whoever gives up while this waits is heard by the next attempt.
		await wait(pause, undefined, { signal }).catch(() => undefined);
	}
	return last;
}

async function tryOnce(question: Question, limits: Limits, signal: AbortSignal): Promise<Attempt> {
	const late = AbortSignal.timeout(limits.time);
	try {
		const either = AbortSignal.any([signal, late]);
		const response = await follow(question, either);
		if ("kind" in response) return { reply: response };
		const reply = await readBody(response, limits.bytes, either);
		const { status, headers } = response;
		const isPassing = status === 408 || status === 429 || status >= 500 || (status === 403 && isUsedUp(headers));
		return isPassing ? { reply, again: pauseIn(headers) } : { reply };
	} catch (thrown) {
		if (signal.aborted) {
			return { reply: { kind: "failed", cause: "ended", reason: "the time for all questions is over" } };
		}
		if (!late.aborted) return { reply: unreachable(thrown), again: 0 };
		const reason = `it did not answer within ${limits.time / 1000} seconds`;
		return { reply: { kind: "failed", cause: "timeout", reason }, again: 0 };
	}
}

async function follow(question: Question, signal: AbortSignal): Promise<Response | Reply> {
	const { address, method, headers, body } = question;
	let at = address;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const asked = { method, headers, signal, redirect: "manual", credentials: "omit" } as const;
		const response = await fetch(at.href, body === undefined ? asked : { ...asked, body });
		const target = response.headers.get("location");
		if (target === null || response.status < 301 || response.status > 308 || response.status === 304) return response;
		await response.body?.cancel();
		if (!URL.canParse(target, at.href)) return redirected("to what is no address");
		at = new URL(target, at);
		if (at.host !== address.host || !isAllowed(at)) {
			return redirected(`to another host, ${JSON.stringify(at.origin)}`);
		}
		if (method !== "GET") return redirected(`to ${JSON.stringify(at.pathname)}`);
	}
	return redirected(`more than ${MAX_REDIRECTS} times`);
}

function redirected(where: string): Reply {
	return { kind: "failed", cause: "redirect", reason: `it redirects ${where}` };
}

async function readBody(response: Response, bytes: number, signal: AbortSignal): Promise<Reply> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of piecesOf(response, signal)) {
		size += chunk.length;
		if (size > bytes) {
			const reason = `its answer has more than ${Math.floor(bytes / 1024 / 1024)} MB`;
			return { kind: "failed", cause: "size", reason };
		}
		chunks.push(chunk);
	}
	return { kind: "reply", status: response.status, headers: response.headers, body: Buffer.concat(chunks) };
}

/** How GitHub says with status 403 that a rate is used up (GitHub Docs, "Rate limits for the REST API"). */
function isUsedUp(headers: Headers): boolean {
	return headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0";
}

/**
 * Milliseconds that a server wants to be left alone: `Retry-After` in seconds (RFC 9110), or the rest of a window that
 * is used up, `RateLimit: "api";r=0;t=120` (hub-docs, rate-limits), or its end in seconds since 1970, `X-RateLimit-Reset`
 * (GitHub Docs, "Rate limits for the REST API").
 */
export function pauseIn(headers: Headers): number {
	const reset = Number(headers.get("x-ratelimit-reset") ?? "0");
	if (!headers.has("retry-after") && headers.get("x-ratelimit-remaining") === "0" && reset > 0) {
		return Math.max(0, reset * 1000 - Date.now());
	}
	const seconds = Number(headers.get("retry-after") ?? "0");
	const [, rest] = /;r=0;t=(\d{1,6})\b/.exec(headers.get("ratelimit") ?? "") ?? [];
	if (rest !== undefined) return (Number(rest) + 1) * 1000;
	return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0;
}

/** How the errors of certificates begin or end (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and OpenSSL's own. */
const TLS_ERROR = /CERT|^ERR_(?:TLS|SSL)|ISSUER|^EPROTO$|UNABLE_TO_VERIFY|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH/;

/** What a failed connection means. Node hides the reason in the error's cause. */
export function unreachable(thrown: unknown): Extract<Reply, { readonly kind: "failed" }> {
	const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
	const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
	const reason = `it cannot be reached${code === "" ? "" : ` (${code})`}`;
	return { kind: "failed", cause: TLS_ERROR.test(code) ? "tls" : "network", reason };
}
