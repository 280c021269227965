import { type Reply, unreachable } from "../../http/request.ts";
import { type HubObstacle, hubReply } from "../../hub/client.ts";
import { type Failure, failure } from "../failure.ts";
import type { Action } from "./batch.ts";
import { bytesOf, type LfsObject } from "./lfs-object.ts";

/** What came of one attempt; `undefined` where the object has arrived. */
export type Attempt = HubObstacle | Failure | undefined;

/** Milliseconds that an attempt may take at least, and bytes a millisecond below which it is given up: one megabit a second. */
const PATIENCE = { least: 60_000, rate: 125 } as const;

/** Characters of a storage's answer that are read. */
const MAX_ANSWER = 10_000;

/**
 * Sends an object where the Hub wants it, as a stream with its length said. It gets the headers that the Hub gave for it
 * and never a token of ours. `onBytes` hears how many bytes have gone; a negative number takes them back.
 */
export async function putObject(
	{ address, headers }: Action,
	object: LfsObject,
	signal: AbortSignal,
	onBytes: (count: number) => void,
): Promise<Attempt> {
	const time = PATIENCE.least + Math.ceil(object.size / PATIENCE.rate);
	const late = AbortSignal.timeout(time);
	let unreadable: Failure | undefined;
	let sent = 0;
	const body = (async function* () {
		try {
			for await (const piece of bytesOf(object, time)) {
				yield piece;
				sent += piece.length;
				onBytes(piece.length);
			}
		} catch (thrown) {
			unreadable = notTheSame(object);
			throw thrown;
		}
	})();
	let attempt: Attempt;
	try {
		const response = await fetch(address, {
			method: "PUT",
			headers: { "content-type": "application/octet-stream", ...headers, "content-length": String(object.size) },
			body,
			duplex: "half",
			redirect: "manual",
			credentials: "omit",
			signal: AbortSignal.any([signal, late]),
		});
		attempt = await obstacleIn(response);
	} catch (thrown) {
		attempt = unreadable ?? noReply(thrown, signal, late);
	} finally {
		// Whatever reads the object's bytes is let go, also where nobody began to.
		await body.return().catch(() => undefined);
	}
	if (attempt !== undefined) onBytes(-sent);
	return attempt;
}

function noReply(thrown: unknown, signal: AbortSignal, late: AbortSignal): HubObstacle {
	if (signal.aborted) return { kind: "failed", cause: "ended", reason: "the upload was ended" };
	if (late.aborted) return { kind: "failed", cause: "timeout", reason: "the upload took too long" };
	return unreachable(thrown);
}

async function obstacleIn(response: Response): Promise<HubObstacle | undefined> {
	const { status, headers } = response;
	const text = await beginningOf(response);
	if (status >= 200 && status < 300) return undefined;
	if (status < 400) return { kind: "failed", cause: "redirect", reason: "it sends an upload elsewhere" };
	const reply: Reply = { kind: "reply", status, headers, body: Buffer.from(text) };
	const obstacle = hubReply(reply);
	if (obstacle.kind !== "refused" || obstacle.said !== "") return obstacle.kind === "answer" ? undefined : obstacle;
	// Storages of Amazon's kind answer in XML.
	return { ...obstacle, said: /<Message>([^<]{1,300})<\/Message>/.exec(text)?.[1] ?? "" };
}

async function beginningOf({ body }: Response): Promise<string> {
	let text = "";
	for await (const chunk of body ?? []) {
		text += Buffer.from(chunk).toString("latin1");
		if (text.length > MAX_ANSWER) break;
	}
	return text.slice(0, MAX_ANSWER);
}

function notTheSame({ paths }: LfsObject): Failure {
	const [path = ""] = paths;
	return failure(
		"source-incomplete",
		`The content of ${path} is not the one that was judged: it has changed meanwhile, or the store of Git LFS holds something else.`,
		'Run it again when nothing writes to the folder; "git lfs fsck" tells whether the store is whole.',
		{ files: paths },
	);
}
