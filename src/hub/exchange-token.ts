import { isRecord } from "../http/json.ts";
import { askHub, type Hub, type HubObstacle, unusable } from "./client.ts";
import type { SpaceId } from "./space-id.ts";

/** A token for one Space and a short time. Whoever gets it has to hide it in what is said and shown. */
export interface SpaceToken {
	readonly kind: "token";
	readonly token: string;
	/** Seconds for which the Hub takes it. */
	readonly seconds: number;
}

/** Seconds that such a token holds where the Hub does not tell it (hub-docs, trusted-publishers.md). */
const HOUR = 3600;

/**
 * Changes the identity token of a workflow, made for the Hub as its audience, into a token of the Hub that may write to
 * one Space, if the Space names the workflow as a trusted publisher (RFC 8693; hub-docs, trusted-publishers.md).
 */
export async function exchangeToken(hub: Hub, idToken: string, space: SpaceId): Promise<SpaceToken | HubObstacle> {
	const body = {
		grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
		subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
		subject_token: idToken,
		resource: `spaces/${space}`,
	};
	const reply = await askHub({ ...hub, token: undefined }, { method: "POST", path: "/oauth/token", body });
	if (reply.kind !== "answer") return reply;
	const { value } = reply;
	const token = isRecord(value) ? value.access_token : undefined;
	// What is no plain word would break the header that it is sent in.
	if (!isRecord(value) || typeof token !== "string" || !/^[\x21-\x7e]{1,10000}$/.test(token)) {
		return unusable("its answer holds no token");
	}
	return { kind: "token", token, seconds: typeof value.expires_in === "number" ? value.expires_in : HOUR };
}
