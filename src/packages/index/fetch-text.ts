import { setTimeout as wait } from "node:timers/promises";
import { isAllowed } from "./address.ts";

/** Bounds of one question. */
export interface Limits {
	/** Milliseconds that one attempt may take. */
	readonly time: number;
	readonly attempts: number;
	/** Milliseconds before the second attempt; twice as many before the third. */
	readonly pause: number;
	/** Bytes of an answer, unpacked. */
	readonly bytes: number;
}

/** PyPI's largest lists have some megabytes; an index that is asked too much says "wait" for some seconds. */
export const LIMITS: Limits = { time: 15_000, attempts: 3, pause: 500, bytes: 32 * 1024 * 1024 };

/** The longest that an index may make this wait before the next attempt, milliseconds. */
const MAX_PAUSE = 5_000;

/** Redirects that are followed. */
const MAX_REDIRECTS = 3;

/** What came back. `failed`: words that complete "because …". */
export type Fetched =
	| { readonly kind: "text"; readonly text: string; readonly type: string; readonly headers: Headers }
	| { readonly kind: "unchanged"; readonly headers: Headers }
	| { readonly kind: "missing" }
	| { readonly kind: "failed"; readonly reason: string };

/** An attempt's end: something to give back, or something that another attempt may mend. */
type Attempt = Fetched | { readonly kind: "again"; readonly reason: string; readonly pause: number };

/**
 * Asks an address for a text. What may pass by itself (no connection, too many requests, a server's fault) is tried
 * again; redirects are followed on the same host only. `signal` ends everything.
 */
export async function fetchText(
	address: string,
	headers: Readonly<Record<string, string>>,
	limits: Limits,
	signal: AbortSignal,
): Promise<Fetched> {
	let reason = "";
	for (let attempt = 0; attempt < limits.attempts; attempt++) {
		const answer = await tryOnce(new URL(address), headers, limits, signal);
		if (answer.kind !== "again") return answer;
		reason = answer.reason;
		if (signal.aborted) break;
		const isLast = attempt === limits.attempts - 1;
		if (!isLast) await pauseFor(Math.max(answer.pause, limits.pause * 2 ** attempt), signal);
	}
	return { kind: "failed", reason };
}

async function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
	// Whoever gives up while this waits is heard by the next attempt.
	await wait(Math.min(milliseconds, MAX_PAUSE), undefined, { signal }).catch(() => undefined);
}

async function tryOnce(
	address: URL,
	headers: Readonly<Record<string, string>>,
	limits: Limits,
	signal: AbortSignal,
): Promise<Attempt> {
	const late = AbortSignal.timeout(limits.time);
	try {
		const response = await follow(address, headers, AbortSignal.any([signal, late]));
		return "kind" in response ? response : await read(response, limits.bytes);
	} catch (thrown) {
		if (signal.aborted) return { kind: "failed", reason: "the time for all questions is over" };
		const reason = late.aborted ? `it did not answer within ${limits.time / 1000} seconds` : unreachable(thrown);
		return { kind: "again", reason, pause: 0 };
	}
}

async function follow(
	address: URL,
	headers: Readonly<Record<string, string>>,
	signal: AbortSignal,
): Promise<Response | Fetched> {
	let at = address;
	for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
		const response = await fetch(at.href, { headers, signal, redirect: "manual", credentials: "omit" });
		const target = response.headers.get("location");
		if (target === null || response.status < 301 || response.status > 308 || response.status === 304) return response;
		await response.body?.cancel();
		if (!URL.canParse(target, at.href)) return { kind: "failed", reason: "it redirects to what is no address" };
		at = new URL(target, at);
		if (at.host !== address.host || !isAllowed(at)) {
			return { kind: "failed", reason: `it redirects to another host, ${JSON.stringify(at.origin)}` };
		}
	}
	return { kind: "failed", reason: `it redirects more than ${MAX_REDIRECTS} times` };
}

async function read(response: Response, bytes: number): Promise<Attempt> {
	const { status, headers } = response;
	if (status === 200) return await readBody(response, bytes);
	await response.body?.cancel();
	if (status === 304) return { kind: "unchanged", headers };
	if (status === 404 || status === 410) return { kind: "missing" };
	const reason = `it answers with status ${status}`;
	if (status !== 429 && status < 500) return { kind: "failed", reason };
	const seconds = Number(headers.get("retry-after") ?? "0");
	return { kind: "again", reason, pause: Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0 };
}

async function readBody(response: Response, bytes: number): Promise<Attempt> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of response.body ?? []) {
		size += chunk.length;
		if (size > bytes) {
			return { kind: "failed", reason: `its answer has more than ${Math.floor(bytes / 1024 / 1024)} MB` };
		}
		chunks.push(chunk);
	}
	const type = response.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
	return { kind: "text", text: Buffer.concat(chunks).toString("utf8"), type, headers: response.headers };
}

/** Node hides the reason of a failed connection in the error's cause. */
function unreachable(thrown: unknown): string {
	const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
	const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
	return `it cannot be reached${code}`;
}
