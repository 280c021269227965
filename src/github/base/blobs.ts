import { createHash } from "node:crypto";
import { isRecord } from "../../http/json.ts";
import { askGitHub, type GitHub } from "../api/client.ts";
import { type Unread, unasked, unread } from "./unread.ts";

/** What all Spaces of a run may ask for: GitHub gives a job 1,000 answers an hour (docs, "Rate limits for the REST API"). */
const BLOB_LIMITS = { count: 200, bytes: 5 * 1024 * 1024 } as const;

/** Questions at the same time; GitHub allows a hundred. */
const AT_ONCE = 8;

/** A blob that is wanted, with its bytes as the tree gives them. */
export interface WantedBlob {
	readonly id: string;
	readonly size: number;
}

/** The content of blobs by their ids; it grows with what is asked for. */
export type Fetch = (wanted: readonly WantedBlob[]) => Promise<ReadonlyMap<string, Uint8Array> | Unread>;

/** Asks GitHub for blobs, each once, as many as the bounds allow; nothing is asked of a list that goes beyond them. */
export function blobsOf(github: GitHub): Fetch {
	const known = new Map<string, Uint8Array>();
	let bytes = 0;
	return async (wanted) => {
		const missing = [...new Map(wanted.filter(({ id }) => !known.has(id)).map((one) => [one.id, one])).values()];
		bytes += missing.reduce((sum, { size }) => sum + size, 0);
		if (known.size + missing.length > BLOB_LIMITS.count) {
			return unasked(`more than ${BLOB_LIMITS.count} files that it needs are not in the checkout`);
		}
		if (bytes > BLOB_LIMITS.bytes) {
			return unasked(
				`the files of it that are not in the checkout have more than ${BLOB_LIMITS.bytes / 1024 / 1024} MB`,
			);
		}
		for (let at = 0; at < missing.length; at += AT_ONCE) {
			const some = missing.slice(at, at + AT_ONCE);
			const contents = await Promise.all(some.map(async ({ id }) => [id, await readBlob(github, id)] as const));
			for (const [id, content] of contents) {
				if (!(content instanceof Uint8Array)) return content;
				known.set(id, content);
			}
		}
		return known;
	};
}

async function readBlob(github: GitHub, id: string): Promise<Uint8Array | Unread> {
	const reply = await askGitHub(github, "GET", `/git/blobs/${id}`);
	if (reply.kind !== "answer") return unread(reply);
	const { value } = reply;
	if (!isRecord(value) || value.encoding !== "base64" || typeof value.content !== "string") {
		return unread("its answer is no file");
	}
	const content = Buffer.from(value.content, "base64");
	return idOf(content, id.length) === id ? content : unread("its answer is another file than the one asked for");
}

/** The name of a blob: the hash of its head and its content (git-hash-object(1)), of 40 digits or of 64. */
function idOf(content: Uint8Array, digits: number): string {
	return createHash(digits === 40 ? "sha1" : "sha256")
		.update(`blob ${content.length}\0`)
		.update(content)
		.digest("hex");
}
