import { createHash, createHmac, randomBytes, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { isRecord } from "../../../../src/http/json.ts";
import { answer, type Exchange, recordOf } from "../exchange.ts";

const JSON_OF_LFS = { "content-type": "application/vnd.git-lfs+json" };

/** Seconds for which an address may be used. */
const VALID_FOR = 900;

/** Git LFS with its basic transfer (git-lfs, docs/api/batch.md, basic-transfers.md). */
export interface ObjectStore {
	readonly folder: string;
	readonly has: (oid: string) => boolean;
	/** Answers a batch request; the caller has already been let in. */
	readonly batch: (exchange: Exchange, address: string) => Promise<void>;
	/** Takes or gives an object. */
	readonly transfer: (exchange: Exchange, oid: string) => Promise<void>;
	/** From now on the addresses that were given are of no use. */
	readonly expire: () => void;
}

/** An empty store. */
export async function openObjects(root: string): Promise<ObjectStore> {
	const folder = join(root, "lfs");
	await mkdir(folder);
	let key = randomBytes(16);
	const ticket = (oid: string) => createHmac("sha256", key).update(oid).digest("hex");
	const has = (oid: string) => existsSync(join(folder, oid));
	return {
		folder,
		has,
		expire: () => {
			key = randomBytes(16);
		},
		batch: async (exchange, address) => {
			const { operation, objects: given } = await recordOf(exchange);
			const objects = (Array.isArray(given) ? given : []).filter(isRecord).map(({ oid, size }) => {
				const isThere = has(String(oid));
				const link = {
					href: `${address}/_lfs/${String(oid)}`,
					header: { "X-Hub-Ticket": ticket(String(oid)) },
					expires_in: VALID_FOR,
				};
				if (operation === "upload")
					return { oid, size, ...(!isThere && { authenticated: true, actions: { upload: link } }) };
				if (isThere) return { oid, size, authenticated: true, actions: { download: link } };
				return { oid, size, error: { code: 404, message: "Object does not exist" } };
			});
			answer(exchange, 200, { transfer: "basic", hash_algo: "sha256", objects }, JSON_OF_LFS);
		},
		transfer: async (exchange, oid) => {
			const { request, response } = exchange;
			if (request.headers["x-hub-ticket"] !== ticket(oid)) {
				answer(exchange, 403, { message: "Request has expired" });
				return;
			}
			const path = join(folder, oid);
			if (request.method === "GET") {
				response.writeHead(200, { "content-length": String((await stat(path)).size) });
				await pipeline(createReadStream(path), response);
				return;
			}
			const isWhole = await keep(request, path, oid);
			if (isWhole) response.writeHead(200).end();
			else answer(exchange, 422, { message: "content does not match the oid" });
		},
	};
}

/** Writes what comes beside its place, and puts it there only when it is what its id says. */
async function keep(content: AsyncIterable<Buffer>, path: string, oid: string): Promise<boolean> {
	const beside = `${path}.${randomUUID()}`;
	const hash = createHash("sha256");
	try {
		await pipeline(
			content,
			async function* (chunks: AsyncIterable<Buffer>) {
				for await (const chunk of chunks) {
					hash.update(chunk);
					yield chunk;
				}
			},
			createWriteStream(beside),
		);
		const isWhole = hash.digest("hex") === oid;
		if (isWhole) await rename(beside, path);
		return isWhole;
	} finally {
		await rm(beside, { force: true });
	}
}
