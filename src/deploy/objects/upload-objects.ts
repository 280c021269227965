import type { Hub } from "../../hub/client.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import { shown } from "../../source/shown.ts";
import { type Failure, failure } from "../failure.ts";
import { failureOf } from "../hub-failure.ts";
import { askBatch } from "./batch.ts";
import type { LfsObject } from "./lfs-object.ts";
import { sendObject } from "./send-object.ts";

/** What was sent. */
export interface Uploaded {
	readonly kind: "uploaded";
	/** Objects; those that the Hub had already are not among them. */
	readonly objects: number;
	readonly bytes: number;
}

/** Objects that the Hub is asked about at once, as git-lfs does. */
const BATCH = 100;

/** Objects that are sent at the same time. */
const AT_ONCE = 4;

/**
 * Brings objects of Git LFS to the Hub, before the commit that names them is pushed: the Hub says which it lacks, and
 * those are sent. What passes by itself is tried again. `progress` hears how many bytes have gone, of how many;
 * `hub.signal` ends everything.
 */
export async function uploadObjects(
	hub: Hub,
	space: SpaceId,
	objects: readonly LfsObject[],
	progress: (sent: number, total: number) => void,
): Promise<Uploaded | Failure> {
	const total = { objects: 0, bytes: 0, sent: 0 };
	const onBytes = (count: number) => {
		total.sent += count;
		progress(total.sent, total.bytes);
	};
	for (let at = 0; at < objects.length; at += BATCH) {
		const some = objects.slice(at, at + BATCH);
		const tasks = await askBatch(hub, space, some);
		if ("kind" in tasks) return failureOf(tasks, "The large files could not be uploaded");
		const wanted = some.filter(({ oid }) => tasks.get(oid)?.kind !== "none");
		const absent = wanted.filter(({ store }) => store.kind === "absent");
		if (absent.length > 0) return notFetched(absent.flatMap(({ paths }) => paths));
		total.objects += wanted.length;
		total.bytes += wanted.reduce((bytes, { size }) => bytes + size, 0);
		const failed = await sendAll(
			wanted,
			async (object, signal) => {
				return await sendObject({ ...hub, signal }, space, object, tasks.get(object.oid), onBytes);
			},
			hub.signal,
		);
		if (failed !== undefined) return failed;
	}
	return { kind: "uploaded", objects: total.objects, bytes: total.bytes };
}

/** Sends a few at once; the first failure ends the others. */
async function sendAll(
	objects: readonly LfsObject[],
	send: (object: LfsObject, signal: AbortSignal) => Promise<Failure | undefined>,
	ended: AbortSignal,
): Promise<Failure | undefined> {
	const ending = new AbortController();
	const signal = AbortSignal.any([ended, ending.signal]);
	const waiting = objects.values();
	let first: Failure | undefined;
	const work = async () => {
		for (const object of waiting) {
			const failed = await send(object, signal);
			if (failed === undefined) continue;
			first ??= failed;
			ending.abort();
			return;
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return first;
}

function notFetched(files: readonly string[]): Failure {
	const [first = "", ...others] = files;
	const more = others.length === 0 ? "" : `, and of ${others.length} more`;
	return failure(
		"lfs-not-fetched",
		`The Hub lacks the content of ${shown(first)}${more}, and the repository has only a pointer of Git LFS to it.`,
		'Give actions/checkout "lfs: true", or run "git lfs pull".',
		{ files },
	);
}
