import { isRecord } from "../http/json.ts";
import { type Limits, request } from "../http/request.ts";

/** Where a job with `id-token: write` asks for a token that tells who it is (GitHub Docs, "OpenID Connect reference"). */
export interface IdTokenService {
	readonly address: URL;
	/** Sent to that address only. */
	readonly token: string;
}

/** A job without the permission has neither of the two variables. */
export function idTokenService({
	ACTIONS_ID_TOKEN_REQUEST_URL: address = "",
	ACTIONS_ID_TOKEN_REQUEST_TOKEN: token = "",
}: NodeJS.ProcessEnv): IdTokenService | undefined {
	return token === "" || !URL.canParse(address) ? undefined : { address: new URL(address), token };
}

const LIMITS: Limits = { time: 15_000, attempts: 4, pause: 1_000, patience: 10_000, bytes: 1024 * 1024 };

/**
 * Asks GitHub for a token that tells an audience which workflow this is. `reason` completes "because …". The toolkit's
 * own `getIDToken` would bring an HTTP stack of a megabyte into every run.
 */
export async function requestIdToken(
	{ address, token }: IdTokenService,
	audience: string,
	signal: AbortSignal,
): Promise<{ readonly idToken: string } | { readonly reason: string }> {
	const asked = new URL(address);
	asked.searchParams.set("audience", audience);
	const headers = { accept: "application/json", authorization: `Bearer ${token}`, "user-agent": "space-gate" };
	const reply = await request({ address: asked, method: "GET", headers }, LIMITS, signal);
	if (reply.kind === "failed") return { reason: reply.reason };
	const value = parsed(reply.body.toString("utf8"));
	const idToken = isRecord(value) && reply.status === 200 ? value.value : undefined;
	if (typeof idToken === "string" && idToken !== "") return { idToken };
	return { reason: `GitHub answers with status ${reply.status} and no token` };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
