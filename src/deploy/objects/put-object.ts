import { put } from "../../http/put.ts";
import type { Reply } from "../../http/request.ts";
import { type HubObstacle, hubReply } from "../../hub/client.ts";
import { codeOf } from "../../source/read-file.ts";
import { shown } from "../../source/shown.ts";
import { SourceError } from "../../source/source-error.ts";
import { type Failure, failure } from "../failure.ts";
import type { Action } from "./batch.ts";
import { bytesOf, type LfsObject, WrongContent } from "./lfs-object.ts";

/** What came of one attempt; `undefined` where the object has arrived. */
export type Attempt = HubObstacle | Failure | undefined;

/** Milliseconds that an attempt may take at least, and bytes a millisecond below which it is given up: one megabit a second. */
const PATIENCE = { least: 60_000, rate: 125 } as const;

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
			unreadable = thrown instanceof WrongContent ? notTheSame(object) : notRead(object, thrown);
			throw thrown;
		}
	})();
	const length = { "content-length": String(object.size) };
	const all = { "content-type": "application/octet-stream", ...headers, ...length };
	const reply = await put({ address, headers: all, content: body }, AbortSignal.any([signal, late]));
	const attempt = unreadable ?? obstacleIn(reply, signal, late);
	if (attempt !== undefined) onBytes(-sent);
	return attempt;
}

function obstacleIn(reply: Reply, signal: AbortSignal, late: AbortSignal): HubObstacle | undefined {
	if (reply.kind === "failed") {
		if (signal.aborted) return { kind: "failed", cause: "ended", reason: "the upload was ended" };
		return late.aborted ? { kind: "failed", cause: "timeout", reason: "the upload took too long" } : reply;
	}
	const { status, body } = reply;
	if (status >= 200 && status < 300) return undefined;
	if (status < 400) return { kind: "failed", cause: "redirect", reason: "it sends an upload elsewhere" };
	const obstacle = hubReply(reply);
	if (obstacle.kind === "answer") return undefined;
	if (obstacle.kind === "failed" || obstacle.said !== "") return obstacle;
	// Storages of Amazon's kind answer in XML.
	return { ...obstacle, said: /<Message>([^<]{1,300})<\/Message>/.exec(body.toString("utf8"))?.[1] ?? "" };
}

function notTheSame({ paths }: LfsObject): Failure {
	return failure(
		"source-incomplete",
		`The content of ${shown(paths[0] ?? "")} is not the one that was judged: it has changed meanwhile, or the store of Git LFS holds something else.`,
		'Run it again when nothing writes to the folder; "git lfs fsck" tells whether the store is whole.',
		{ files: paths },
	);
}

function notRead({ paths }: LfsObject, thrown: unknown): Failure {
	const reason = thrown instanceof SourceError ? thrown.message : `it cannot be read (${codeOf(thrown)}).`;
	return failure(
		"source-incomplete",
		`The content of ${shown(paths[0] ?? "")} could not be sent: ${reason}`,
		"Run it again when nothing writes to the folder.",
		{ files: paths },
	);
}
