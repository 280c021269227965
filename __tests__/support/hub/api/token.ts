import { randomBytes } from "node:crypto";
import { isRecord } from "../../../../src/http/json.ts";
import { answer, type Exchange, recordOf } from "../exchange.ts";
import type { Account } from "../options.ts";
import type { SpaceState } from "../space.ts";

/** Seconds that a keyless token lives. */
const LIFE = 3_600;

/** Trusted Publishers: gives a token for the id token of a job that a Space trusts (RFC 8693; hub-docs, trusted-publishers.md). */
export async function answerToken(
	exchange: Exchange,
	find: (id: string) => SpaceState | undefined,
	audience: string,
	keep: (token: string, account: Account) => void,
): Promise<void> {
	const no = (error: string, error_description: string) => answer(exchange, 400, { error, error_description });
	const body = await recordOf(exchange);
	if (body.grant_type !== "urn:ietf:params:oauth:grant-type:token-exchange") {
		return no("unsupported_grant_type", "Unsupported grant type");
	}
	if (body.subject_token_type !== "urn:ietf:params:oauth:token-type:id_token") {
		return no("invalid_request", "Unsupported subject_token_type");
	}
	const [, id = ""] = /^spaces\/([^/]+\/[^/]+)$/.exec(String(body.resource)) ?? [];
	const space = find(id);
	const claims = claimsOf(String(body.subject_token));
	if (claims === undefined) return no("invalid_grant", "subject_token is not a valid JWT");
	if (claims.aud !== audience) return no("invalid_grant", "Invalid audience");
	if (typeof claims.exp === "number" && claims.exp * 1000 < Date.now()) return no("invalid_grant", "Token has expired");
	const trusted = space?.publishers.some((publisher) =>
		Object.entries(publisher).every(([name, value]) => claims[name] === value),
	);
	if (trusted !== true) return no("invalid_grant", "No matching trusted publisher found for this resource");
	// Assembled, so that no file holds what looks like a token.
	const token = ["hf", "jwt", randomBytes(24).toString("hex")].join("_");
	keep(token, { name: id.split("/")[0] ?? "", role: "oidc", spaces: [id] });
	answer(exchange, 200, {
		access_token: token,
		issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
		token_type: "Bearer",
		expires_in: LIFE,
	});
}

/** The middle of a JWT; nobody signs on loopback. */
function claimsOf(token: string): Readonly<Record<string, unknown>> | undefined {
	const [, payload = "", ...rest] = token.split(".");
	if (rest.length !== 1) return undefined;
	try {
		const value: unknown = JSON.parse(Buffer.from(payload, "base64url").toString());
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}
