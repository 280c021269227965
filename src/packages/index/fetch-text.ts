import { type Limits, request } from "../../http/request.ts";

/** PyPI's largest lists have some megabytes; an index that is asked too much says "wait" for some seconds. */
export const LIMITS: Limits = { time: 15_000, attempts: 3, pause: 500, patience: 5_000, bytes: 32 * 1024 * 1024 };

/** What came back. `failed`: words that complete "because …". */
export type Fetched =
	| { readonly kind: "text"; readonly text: string; readonly type: string; readonly headers: Headers }
	| { readonly kind: "unchanged"; readonly headers: Headers }
	| { readonly kind: "missing" }
	| { readonly kind: "failed"; readonly reason: string };

/** Asks an index for a text. `signal` ends everything. */
export async function fetchText(
	address: string,
	headers: Readonly<Record<string, string>>,
	limits: Limits,
	signal: AbortSignal,
): Promise<Fetched> {
	const reply = await request({ address: new URL(address), method: "GET", headers }, limits, signal);
	if (reply.kind === "failed") return reply;
	const { status, headers: answered, body } = reply;
	if (status === 304) return { kind: "unchanged", headers: answered };
	if (status === 404 || status === 410) return { kind: "missing" };
	if (status !== 200) return { kind: "failed", reason: `it answers with status ${status}` };
	const type = answered.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
	return { kind: "text", text: body.toString("utf8"), type, headers: answered };
}
