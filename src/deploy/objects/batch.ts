import { isAllowed } from "../../http/address.ts";
import { isRecord } from "../../http/json.ts";
import { askHub, type Hub, type HubObstacle, unusable } from "../../hub/client.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import type { NamedObject } from "../../source/lfs/pointer.ts";

/** The media type of questions about objects (git-lfs, docs/api/batch.md). */
export const LFS_MEDIA = "application/vnd.git-lfs+json";

/** Where something is sent, and with which headers: those that were given for it, and no others. */
export interface Action {
	readonly address: URL;
	readonly headers: Readonly<Record<string, string>>;
}

/** What is to be done with one object. */
export type Task =
	/** The Hub has it already. */
	| { readonly kind: "none" }
	| { readonly kind: "upload"; readonly upload: Action; readonly verify: Action | undefined }
	| { readonly kind: "refused"; readonly obstacle: HubObstacle };

/** Asks the Hub which of these objects it wants, and where. By their ids. */
export async function askBatch(
	hub: Hub,
	space: SpaceId,
	objects: readonly NamedObject[],
): Promise<ReadonlyMap<string, Task> | HubObstacle> {
	const body = {
		operation: "upload",
		transfers: ["basic"],
		ref: { name: "refs/heads/main" },
		hash_algo: "sha256",
		objects: objects.map(({ oid, size }) => ({ oid, size })),
	};
	const path = `/spaces/${space}.git/info/lfs/objects/batch`;
	const reply = await askHub(hub, { method: "POST", path, body, media: LFS_MEDIA });
	if (reply.kind !== "answer") return reply;
	const { value } = reply;
	if (!isRecord(value) || !Array.isArray(value.objects)) return unusable("its answer does not name the objects");
	const { transfer = "basic" } = value;
	if (transfer !== "basic") return unusable(`it wants the objects in another way, ${JSON.stringify(transfer)}`);
	const tasks = new Map<string, Task>();
	for (const one of value.objects) if (isRecord(one)) tasks.set(String(one.oid), taskIn(one, hub));
	const forgotten = objects.some(({ oid }) => !tasks.has(oid));
	return forgotten ? unusable("its answer does not name all of the objects") : tasks;
}

function taskIn({ error, actions }: Readonly<Record<string, unknown>>, hub: Hub): Task {
	if (isRecord(error)) {
		const status = typeof error.code === "number" ? error.code : 422;
		const said = typeof error.message === "string" ? error.message.slice(0, 500) : "";
		return { kind: "refused", obstacle: { kind: "refused", status, said, value: undefined, wait: 0 } };
	}
	if (!isRecord(actions) || actions.upload === undefined) return { kind: "none" };
	const upload = actionIn(actions.upload, hub);
	const verify = actions.verify === undefined ? undefined : actionIn(actions.verify, hub);
	if (upload === undefined || (verify === undefined && actions.verify !== undefined)) {
		return { kind: "refused", obstacle: unusable("it names a place that may not be asked") };
	}
	return { kind: "upload", upload, verify };
}

function actionIn(action: unknown, { endpoint }: Hub): Action | undefined {
	if (!isRecord(action) || typeof action.href !== "string" || !URL.canParse(action.href, endpoint)) return undefined;
	const address = new URL(action.href, endpoint);
	if (!isAllowed(address)) return undefined;
	const given = Object.entries(isRecord(action.header) ? action.header : {});
	const headers = given.flatMap(([name, value]) => (typeof value === "string" ? [[name.toLowerCase(), value]] : []));
	return { address, headers: Object.fromEntries(headers) };
}
