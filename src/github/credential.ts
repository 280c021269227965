import { setSecret } from "@actions/core";
import { type Failure, failure } from "../deploy/failure.ts";
import { exchangeFailure } from "../deploy/hub-failure.ts";
import { VERSION } from "../gate/help.ts";
import { HUB, type Hub } from "../hub/client.ts";
import { exchangeToken } from "../hub/exchange-token.ts";
import type { SpaceId } from "../hub/space-id.ts";
import type { Authorised } from "./hub-token.ts";
import { type IdTokenService, idTokenService, requestIdToken } from "./id-token.ts";
import type { Inputs } from "./inputs.ts";

/** Milliseconds that GitHub and the Hub may take to make a token. */
const TIME = 120_000;

/**
 * Sees to it that there is a token of the Hub: the one of the input, else one that the Hub makes for this workflow. Every
 * token is masked before anything can print it.
 */
export async function authorise(inputs: Inputs, space: SpaceId, env: NodeJS.ProcessEnv): Promise<Authorised> {
	const { endpoint, token } = inputs.inquiry.hub;
	if (token !== undefined) {
		maskToken(token);
		return { inputs };
	}
	const service = idTokenService(env);
	if (service === undefined) return { inputs, refusal: noToken() };
	const hub: Hub = { endpoint, token: undefined, agent: `space-gate/${VERSION}`, signal: AbortSignal.timeout(TIME) };
	const given = await keylessToken(service, hub, space);
	if ("kind" in given) return { inputs, refusal: given };
	maskToken(given.token);
	const { inquiry } = inputs;
	return { inputs: { ...inputs, inquiry: { ...inquiry, hub: { ...inquiry.hub, token: given.token } } } };
}

/**
 * Gets a token for one Space from the Hub without a secret: GitHub tells the Hub which workflow this is, and the Hub knows
 * which workflows the Space trusts (hub-docs, trusted-publishers.md).
 */
async function keylessToken(
	service: IdTokenService,
	hub: Hub,
	space: SpaceId,
): Promise<{ readonly token: string } | Failure> {
	const identity = await requestIdToken(service, HUB, hub.signal);
	if ("reason" in identity) {
		const message = `GitHub gave no token that tells which workflow this is, because ${identity.reason}.`;
		return failure("unauthorized", message, "Run the job again, or set hf-token.");
	}
	setSecret(identity.idToken);
	const given = await exchangeToken(hub, identity.idToken, space);
	return given.kind === "token" ? { token: given.token } : exchangeFailure(given, space, hub.endpoint);
}

/** Has the runner hide a token of the Hub, and the forms in which a header may hold it (RFC 7617). */
function maskToken(token: string): void {
	setSecret(token);
	for (const form of [token, `space-gate:${token}`]) setSecret(Buffer.from(form).toString("base64"));
}

function noToken(): Failure {
	return failure(
		"unauthorized",
		"There is no token of the Hub to deploy with.",
		"Set hf-token from a secret of the repository, or give the job `id-token: write` and name the repository as a trusted publisher of the Space (docs/deploying.md).",
	);
}
