import { askHub, type Hub, type HubObstacle } from "./client.ts";
import { type Runtime, runtimeIn } from "./runtime.ts";
import type { SpaceId } from "./space-id.ts";

/** Starts a Space again, also one that is paused or asleep, and gives the state that it is then in. The image is not built anew. */
export async function restartSpace(hub: Hub, space: SpaceId): Promise<Runtime | HubObstacle> {
	const reply = await askHub(hub, { method: "POST", path: `/api/spaces/${space}/restart`, body: {} });
	return reply.kind === "answer" ? runtimeIn(reply.value) : reply;
}
