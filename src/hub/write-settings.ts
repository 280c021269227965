import { askHub, type Hub, type HubObstacle } from "./client.ts";
import type { SpaceId } from "./space-id.ts";

/** What is to be set on a Space, values by their names. */
export interface NewSettings {
	readonly secrets: ReadonlyMap<string, string>;
	readonly variables: ReadonlyMap<string, string>;
}

/** One of them could not be set, nor those after it. */
export interface UnwrittenSetting {
	readonly kind: "secret" | "variable";
	readonly name: string;
	readonly obstacle: HubObstacle;
}

/**
 * Sets secrets and variables, one after the other, whether or not they are there; gives the first that cannot be set.
 * The Hub starts the Space again for each of them: hand over those alone that change something, before a push.
 */
export async function writeSettings(
	hub: Hub,
	space: SpaceId,
	{ secrets, variables }: NewSettings,
): Promise<UnwrittenSetting | undefined> {
	const settings = [
		...[...variables].map(([name, value]) => ({ kind: "variable", name, value }) as const),
		...[...secrets].map(([name, value]) => ({ kind: "secret", name, value }) as const),
	];
	for (const { kind, name, value } of settings) {
		const path = `/api/spaces/${space}/${kind}s`;
		const reply = await askHub(hub, { method: "POST", path, body: { key: name, value } });
		if (reply.kind !== "answer") return { kind, name, obstacle: without(reply, value) };
	}
	return undefined;
}

/** Characters by which a value is known where it is quoted in part. */
const QUOTED = 12;

/** An obstacle that does not repeat a value, for the Hub may quote what it does not like. */
function without(obstacle: HubObstacle, value: string): HubObstacle {
	if (obstacle.kind === "failed" || value === "") return obstacle;
	const isQuoted = obstacle.said.includes(value.slice(0, QUOTED));
	return { ...obstacle, said: isQuoted ? "" : obstacle.said, value: undefined };
}
