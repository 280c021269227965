import { setTimeout as wait } from "node:timers/promises";
import { request } from "../../http/request.ts";
import { HUB_LIMITS, type Hub, type HubObstacle, hubReply } from "../../hub/client.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import { shown } from "../../source/shown.ts";
import type { Failure } from "../failure.ts";
import { failureOf } from "../hub-failure.ts";
import { type Action, askBatch, LFS_MEDIA, type Task } from "./batch.ts";
import type { LfsObject } from "./lfs-object.ts";
import { type Attempt, putObject } from "./put-object.ts";

/** How often the Hub is asked anew where to send an object, because its answer does not hold any more. */
const MAX_RENEWALS = 2;

/** Brings one object to the Hub, however many attempts it takes; `first` is what the Hub said of it. */
export async function sendObject(
	hub: Hub,
	space: SpaceId,
	object: LfsObject,
	first: Task | undefined,
	onBytes: (count: number) => void,
): Promise<Failure | undefined> {
	const what = `${shown(object.paths[0] ?? "")} could not be uploaded`;
	let task = first;
	for (let [attempt, renewals] = [0, 0]; task !== undefined && task.kind !== "none"; ) {
		if (task.kind === "refused") return failureOf(task.obstacle, what);
		const met: Attempt = await deliver(hub, task, object, onBytes);
		if (met === undefined || met.kind === "failure") return met;
		if (isExpired(met) && renewals < MAX_RENEWALS) {
			renewals += 1;
			const tasks = await askBatch(hub, space, [object]);
			if ("kind" in tasks) return failureOf(tasks, what);
			task = tasks.get(object.oid);
		} else if (isPassing(met) && (await isTimeForMore(hub, met, attempt))) attempt += 1;
		else return failureOf(met, what);
	}
	return undefined;
}

async function deliver(
	hub: Hub,
	{ upload, verify }: Extract<Task, { readonly kind: "upload" }>,
	object: LfsObject,
	onBytes: (count: number) => void,
): Promise<Attempt> {
	const met = await putObject(upload, object, hub.signal, onBytes);
	return met ?? (verify && (await confirm(hub, verify, object)));
}

/** What a storage answers where the address that the Hub gave does not hold any more, or not yet. */
function isExpired(met: HubObstacle): boolean {
	return met.kind === "refused" && [401, 403, 404, 410].includes(met.status);
}

function isPassing(met: HubObstacle): boolean {
	if (met.kind === "failed") return met.cause === "network" || met.cause === "timeout";
	return met.status === 408 || met.status === 429 || met.status >= 500;
}

/** Waits for the next attempt, if there is to be one. */
async function isTimeForMore(
	{ limits = HUB_LIMITS, signal }: Hub,
	met: HubObstacle,
	attempt: number,
): Promise<boolean> {
	const asked = met.kind === "refused" ? met.wait : 0;
	if (attempt + 1 >= limits.attempts || asked > limits.patience) return false;
	const pause = Math.min(Math.max(asked, limits.pause * 2 ** attempt), limits.patience);
	await wait(pause, undefined, { signal }).catch(() => undefined);
	return !signal.aborted;
}

/** Tells the Hub that an object has arrived, where it wants to hear of it. Its own address gets the token, and no other. */
async function confirm(
	hub: Hub,
	{ address, headers }: Action,
	{ oid, size }: LfsObject,
): Promise<HubObstacle | undefined> {
	const isHub = address.origin === new URL(hub.endpoint).origin;
	const question = {
		address,
		method: "POST",
		headers: {
			accept: LFS_MEDIA,
			"user-agent": hub.agent,
			...(isHub && hub.token !== undefined && { authorization: `Bearer ${hub.token}` }),
			...headers,
			"content-type": LFS_MEDIA,
		},
		body: JSON.stringify({ oid, size }),
	} as const;
	const reply = hubReply(await request(question, hub.limits ?? HUB_LIMITS, hub.signal));
	return reply.kind === "answer" ? undefined : reply;
}
