import type { IncomingMessage } from "node:http";
import { pipeline } from "node:stream/promises";
import { type Reply, unreachable } from "./request.ts";

/** A content that goes to a server as a stream. */
export interface Sending {
	readonly address: URL;
	/** With the length of the content: it is not cut into chunks, which storages refuse. */
	readonly headers: Readonly<Record<string, string>>;
	readonly content: AsyncIterable<Uint8Array>;
}

/** Bytes of an answer that are read; what storages say of an upload is short. */
const MAX_ANSWER = 10_000;

/**
 * Sends a content, once, and gives the answer, of which the beginning is kept. No redirect is followed. The content is
 * read no faster than it goes, which `fetch` does not promise: it takes all of it into memory. Ends early where the
 * server answers before it has everything. `signal` ends it. Never throws.
 */
export async function put({ address, headers, content }: Sending, signal: AbortSignal): Promise<Reply> {
	const { request } = address.protocol === "https:" ? await import("node:https") : await import("node:http");
	try {
		const asked = request(address, { method: "PUT", headers, signal });
		const answered = new Promise<IncomingMessage>((resolve, reject) => {
			asked.once("response", resolve);
			asked.once("error", reject);
		});
		const sent = pipeline(content, asked);
		// What goes wrong on the way is heard through the request.
		const settled = sent.catch(() => undefined);
		try {
			return await replyOf(await answered);
		} finally {
			asked.destroy();
			await settled;
		}
	} catch (thrown) {
		return unreachable(thrown);
	}
}

async function replyOf(response: IncomingMessage): Promise<Reply> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of response) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > MAX_ANSWER) break;
	}
	const headers = new Headers();
	for (const [name, value] of Object.entries(response.headers)) if (typeof value === "string") headers.set(name, value);
	const body = Buffer.concat(chunks).subarray(0, MAX_ANSWER);
	return { kind: "reply", status: response.statusCode ?? 0, headers, body };
}
