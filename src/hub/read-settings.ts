import { isRecord } from "../http/json.ts";
import type { NotAsked } from "../http/not-asked.ts";
import type { SpaceSettings } from "./answers.ts";
import { askHub, type Hub, refusalWords } from "./client.ts";
import type { SpaceId } from "./space-id.ts";

/** Reads the names of a Space's secrets, and its variables. The token must be allowed to write to the Space. */
export async function readSettings(hub: Hub, space: SpaceId): Promise<SpaceSettings | NotAsked> {
	const { host } = new URL(hub.endpoint);
	const skipped = (reason: string): NotAsked => ({
		kind: "skipped",
		reason: `${host} could not be asked what is set on ${space}: ${reason}`,
	});
	if (hub.token === undefined) return skipped("that needs a token (hf-token, or HF_TOKEN)");
	const [secrets, variables] = await Promise.all([
		entriesOf(hub, `/api/spaces/${space}/secrets`),
		entriesOf(hub, `/api/spaces/${space}/variables`),
	]);
	if ("reason" in secrets) return skipped(secrets.reason);
	if ("reason" in variables) return skipped(variables.reason);
	return {
		kind: "asked",
		space,
		host,
		secrets: new Set(secrets.values.keys()),
		variables: variables.values,
	};
}

/** By name; `reason` completes "because …". */
type Entries = { readonly values: ReadonlyMap<string, string> } | { readonly reason: string };

/** A list of `{ "key": …, "value": … }`, or an object of such by their names: both forms were seen. */
async function entriesOf(hub: Hub, path: string): Promise<Entries> {
	const reply = await askHub(hub, { method: "GET", path });
	if (reply.kind === "failed") return reply;
	if (reply.kind === "refused") return { reason: refusalWords(reply) };
	const { value } = reply;
	if (Array.isArray(value)) return { values: new Map(value.flatMap((one) => entryOf(one, undefined))) };
	if (!isRecord(value)) return { reason: "its answer is no list" };
	return { values: new Map(Object.entries(value).flatMap(([name, one]) => entryOf(one, name))) };
}

function entryOf(entry: unknown, name: string | undefined): readonly (readonly [string, string])[] {
	if (!isRecord(entry)) return [];
	const key = typeof entry.key === "string" ? entry.key : name;
	return key === undefined ? [] : [[key, typeof entry.value === "string" ? entry.value : ""]];
}
