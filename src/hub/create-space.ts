import { setTimeout as wait } from "node:timers/promises";
import { askHub, type Hub, type HubObstacle } from "./client.ts";
import { readSpace, type SpaceInfo } from "./read-space.ts";
import type { SpaceId } from "./space-id.ts";

/** The Hub makes one repository of an owner at a time, and answers 409 to others meanwhile; huggingface_hub asks again too. */
const BUSY = { words: /conflicting operation is in progress/i, attempts: 4, pause: 2_000 } as const;

/**
 * Creates a Space that runs a container, and describes it. Where it is there already, that is as good: whoever may read it
 * gets it described, and whether it may be written to shows at the next step.
 */
export async function createSpace(
	hub: Hub,
	space: SpaceId,
	visibility: "private" | "public",
): Promise<SpaceInfo | HubObstacle> {
	const [organization, name] = space.split("/");
	const body = { type: "space", name, organization, sdk: "docker", visibility };
	const pause = hub.limits?.pause ?? BUSY.pause;
	for (let attempt = 1; ; attempt++) {
		const reply = await askHub(hub, { method: "POST", path: "/api/repos/create", body });
		if (reply.kind === "failed") return reply;
		if (reply.kind === "answer") return await readSpace(hub, space);
		if (reply.status !== 409) return reply;
		if (!BUSY.words.test(reply.said)) return await readSpace(hub, space);
		if (attempt === BUSY.attempts || hub.signal.aborted) return reply;
		// Whoever gives up while this waits is heard by the next question.
		await wait(pause * attempt, undefined, { signal: hub.signal }).catch(() => undefined);
	}
}
