import { parseAddress } from "../http/address.ts";
import { isRecord } from "../http/json.ts";
import { askHub, HUB, type Hub, type HubObstacle, unusable } from "./client.ts";
import { type Runtime, runtimeIn } from "./runtime.ts";
import { parseSpaceId, type SpaceId } from "./space-id.ts";

/** A Space, as the Hub describes it. */
export interface SpaceInfo {
	readonly id: SpaceId;
	/** Another name than the one that was asked for: the Space was renamed, or is written otherwise; `undefined` where it is the same. */
	readonly redirectedTo: SpaceId | undefined;
	/** Id of the commit that its main branch is at; `undefined` where it is empty. */
	readonly head: string | undefined;
	/** "docker", "gradio", "static"; `undefined` where it has none yet. */
	readonly sdk: string | undefined;
	readonly isPrivate: boolean;
	/** Where the application answers, without a last slash; `undefined` where the Hub does not tell it. */
	readonly host: string | undefined;
	readonly runtime: Runtime;
}

/** Reads what the Hub says of a Space. Public Spaces need no token. A Space that was renamed is found by its old name too. */
export async function readSpace(hub: Hub, space: SpaceId): Promise<SpaceInfo | HubObstacle> {
	const reply = await askHub(hub, { method: "GET", path: `/api/spaces/${space}` });
	if (reply.kind !== "answer") return reply;
	const { value } = reply;
	const id = isRecord(value) && typeof value.id === "string" ? parseSpaceId(value.id) : undefined;
	if (!isRecord(value) || id === undefined) return unusable("its answer does not describe a Space");
	const { sha, sdk } = value;
	return {
		id,
		redirectedTo: id === space ? undefined : id,
		head: typeof sha === "string" && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined,
		sdk: typeof sdk === "string" ? sdk : undefined,
		isPrivate: value.private === true,
		host: hostIn(value, hub.endpoint),
		runtime: runtimeIn(value.runtime),
	};
}

/**
 * On the Hub the address of its `subdomain`, which is the Hub's own whatever other names a Space has, for the token of a private
 * Space is sent there. Elsewhere, and where there is none, `host` as it is.
 */
function hostIn({ host, subdomain }: Readonly<Record<string, unknown>>, endpoint: string): string | undefined {
	const told = typeof host === "string" ? parseAddress(host) : undefined;
	const isName = typeof subdomain === "string" && /^[a-z0-9-]{1,63}$/i.test(subdomain);
	return isName && (told === undefined || endpoint === HUB) ? `https://${subdomain}.hf.space` : told;
}
