import { createHash } from "node:crypto";
import { createReadStream, rmSync, truncateSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { LfsObject } from "../../src/deploy/objects/lfs-object.ts";
import { uploadObjects } from "../../src/deploy/objects/upload-objects.ts";
import type { Hub } from "../../src/hub/client.ts";
import { withStub } from "../hub/stub-hub.ts";
import {
	type Act,
	answerLost,
	cutAnswer,
	cutRequest,
	first,
	hang,
	html,
	reset,
	status,
} from "../support/hub/faults.ts";
import { type LocalHub, startHub } from "../support/hub/hub.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

const SPACE = "alice/todo";
const LIMITS = { time: 2_000, attempts: 3, pause: 1, patience: 1_000, bytes: 100_000 };
const oidOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

/** An object in a file of its own. */
function fileObject(folder: string, path: string, content: string): LfsObject {
	plant(folder, { [path]: content });
	const size = Buffer.byteLength(content);
	return { oid: oidOf(content), size, paths: [path], store: { kind: "file", path: join(folder, path) } };
}

interface Stage {
	readonly local: LocalHub;
	readonly hub: Hub;
	readonly folder: string;
	/** Uploads, and how many bytes the last of them told. */
	readonly upload: (objects: readonly LfsObject[], signal?: AbortSignal) => ReturnType<typeof uploadObjects>;
	readonly told: { sent: number; total: number };
	/** What the Hub was asked, such as "PUT 200". */
	readonly asked: () => readonly string[];
}

async function withHub<T>(use: (stage: Stage) => Promise<T>): Promise<T> {
	return await withFolder(async (folder) => {
		const local = await startHub({ runtime: "none" });
		try {
			await local.createSpace(SPACE);
			const signal = AbortSignal.timeout(60_000);
			const hub: Hub = { endpoint: local.address, token: "hf_write", agent: "test/1", limits: LIMITS, signal };
			const told = { sent: 0, total: 0 };
			const upload: Stage["upload"] = (objects, ending = signal) =>
				uploadObjects({ ...hub, signal: ending }, SPACE, objects, (sent, total) =>
					Object.assign(told, { sent, total }),
				);
			const asked = () => local.requests.map((one) => `${one.method} ${one.status}`);
			return await use({ local, hub, folder, upload, told, asked });
		} finally {
			await local.close();
		}
	});
}

describe("objects are brought to the Hub", () => {
	test("those that it lacks, from a file and from a blob, and none twice", async () => {
		await withHub(async ({ folder, upload, told, local }) => {
			const large = "0123456789".repeat(500_000);
			plant(folder, { "r/a.bin": large });
			commitAll(join(folder, "r"));
			const id = git(join(folder, "r"), ["rev-parse", "HEAD:a.bin"]).trim();
			const store = { kind: "blob", repository: join(folder, "r"), id } as const;
			const objects: LfsObject[] = [
				{ oid: oidOf(large), size: large.length, paths: ["a.bin"], store },
				fileObject(folder, "b.bin", "small"),
			];
			expect(await upload(objects)).toEqual({ kind: "uploaded", objects: 2, bytes: 5_000_005 });
			expect(told).toEqual({ sent: 5_000_005, total: 5_000_005 });
			const more = [...objects, fileObject(folder, "c.bin", "more")];
			expect(await upload(more)).toEqual({ kind: "uploaded", objects: 1, bytes: 4 });
			expect(await upload([])).toEqual({ kind: "uploaded", objects: 0, bytes: 0 });
			const puts = local.requests.filter(({ method }) => method === "PUT");
			expect(puts.map(({ bytesIn }) => bytesIn).toSorted((a, b) => a - b)).toEqual([4, 5, 5_000_000]);
			expect(puts.map(({ scheme }) => scheme)).toEqual([undefined, undefined, undefined]);
		});
	});

	test("a hundred in one question, four at the same time", async () => {
		await withHub(async ({ folder, upload, local, asked }) => {
			let [now, most] = [0, 0];
			const counted: Act = async ({ response }, proceed) => {
				now += 1;
				most = Math.max(most, now);
				response.on("close", () => {
					now -= 1;
				});
				await new Promise((done) => setTimeout(done, 5));
				await proceed();
			};
			local.fault(/^PUT/, counted, 1_000);
			const objects = Array.from({ length: 230 }, (_, index) => fileObject(folder, `${index}.bin`, `n${index}`));
			expect(await upload(objects)).toMatchObject({ objects: 230 });
			expect(asked().filter((one) => one === "POST 200")).toHaveLength(3);
			expect(most).toBe(4);
		});
	});
});

describe("what passes by itself is tried again", () => {
	test.each<[string, Act]>([
		["a fault of the storage", status(503)],
		["too many questions", status(429, { headers: { "retry-after": "0" } })],
		["a reset connection", reset()],
		["a connection that is cut in the middle", cutRequest(300_000)],
		["a lost answer", answerLost()],
	])("%s", async (_, act) => {
		await withHub(async ({ folder, upload, local, told }) => {
			local.fault(({ request }) => request.headers["content-length"] === "2000000", act, 2);
			const content = "0123456789".repeat(200_000);
			const objects = [fileObject(folder, "a.bin", content), fileObject(folder, "b.bin", "b")];
			expect(await upload(objects)).toMatchObject({ objects: 2 });
			// What went nowhere does not count.
			expect(told).toEqual({ sent: 2_000_001, total: 2_000_001 });
			expect(await upload(objects)).toMatchObject({ objects: 0 });
		});
	});

	test("an answer about the objects that is cut off", async () => {
		await withHub(async ({ folder, upload, local }) => {
			local.fault(/batch/, cutAnswer(50), 2);
			expect(await upload([fileObject(folder, "a.bin", "a")])).toMatchObject({ objects: 1 });
		});
	});

	test("an address that does not hold any more is asked for anew", async () => {
		await withHub(async ({ folder, upload, local, asked }) => {
			local.fault(/^PUT/, first(local.expireUploads), 1);
			expect(await upload([fileObject(folder, "a.bin", "a")])).toMatchObject({ objects: 1 });
			expect(asked()).toEqual(["POST 200", "PUT 403", "POST 200", "PUT 200"]);
		});
	});

	test("but not for ever", async () => {
		await withHub(async ({ folder, upload, local, asked }) => {
			local.fault(/^PUT/, status(500), 100);
			const failed = await upload([fileObject(folder, "a.bin", "a")]);
			expect(failed).toMatchObject({ code: "hub-error", mayPass: true });
			expect(failed).toMatchObject({ message: expect.stringContaining("a.bin could not be uploaded") });
			expect(asked()).toHaveLength(4);
		});
	});
});

describe("what does not pass is a failure", () => {
	test.each<[string, Act, string, number]>([
		["no valid token", status(401), "unauthorized", 1],
		["a token that may not write", status(403), "forbidden", 1],
		["no such Space", status(404), "not-found", 1],
		["too much", status(413), "too-large", 1],
		["a wait longer than anybody waits", status(429, { headers: { "retry-after": "300" } }), "rate-limited", 1],
		["a fault that stays", status(502), "hub-error", 3],
		["a page for people", html(), "hub-error", 1],
		["another host", status(307, { headers: { location: "https://example.com/" } }), "redirected", 1],
		["silence", hang(), "timeout", 3],
		["no connection", reset(), "network", 3],
		["an answer without objects", status(200, { body: '{"objects":[]}' }), "hub-error", 1],
		["another way of sending", status(200, { body: '{"transfer":"xet","objects":[]}' }), "hub-error", 1],
	])("%s where the objects are asked about", async (_, act, code, times) => {
		await withHub(async ({ folder, hub, local, asked }) => {
			local.fault(/batch/, act, 10);
			const limits = { ...LIMITS, time: 300 };
			const failed = await uploadObjects({ ...hub, limits }, SPACE, [fileObject(folder, "a", "a")], () => undefined);
			expect(failed).toMatchObject({ kind: "failure", code });
			expect(asked()).toHaveLength(times);
		});
	});

	test.each<[string, Act, string]>([
		["too much", status(413, { headers: { "x-error-message": "too big" } }), "too-large"],
		["a wrong content", status(422), "hub-refused"],
		["a storage that refuses", status(403, { body: "<Error><Message>Access Denied</Message></Error>" }), "forbidden"],
		["another host", status(302, { headers: { location: "https://example.com/" } }), "redirected"],
	])("%s where they are sent, and the others end", async (_, act, code) => {
		await withHub(async ({ folder, upload, local }) => {
			local.fault(/^PUT/, act, 100);
			const objects = Array.from({ length: 40 }, (_, index) => fileObject(folder, `${index}`, `n${index}`));
			expect(await upload(objects)).toMatchObject({ kind: "failure", code });
			expect(local.requests.filter(({ method }) => method === "PUT").length).toBeLessThan(16);
		});
	});

	test("too much, said before all of it has come", async () => {
		await withHub(async ({ folder, upload, local, told }) => {
			const early: Act = ({ response }) => {
				response.writeHead(413, { "x-error-message": "too big" }).end();
			};
			local.fault(/^PUT/, early, 9);
			const object = fileObject(folder, "a", "0123456789".repeat(3_000_000));
			expect(await upload([object])).toMatchObject({ code: "too-large", words: "too big" });
			expect(told.sent).toBe(0);
		});
	});

	test("a file that has gone", async () => {
		await withHub(async ({ folder, upload }) => {
			const object = fileObject(folder, "a.bin", "one");
			rmSync(join(folder, "a.bin"));
			const message = expect.stringContaining("cannot be read (ENOENT)");
			expect(await upload([object])).toMatchObject({ code: "source-incomplete", message });
			const store = { kind: "blob", repository: folder, id: "0".repeat(40) } as const;
			expect(await upload([{ ...object, store }])).toMatchObject({ code: "source-incomplete" });
		});
	});

	test("the words of the storage are told", async () => {
		await withHub(async ({ folder, upload, local }) => {
			local.fault(/^PUT/, status(400, { body: "<Error><Message>Bad digest</Message></Error>" }), 9);
			expect(await upload([fileObject(folder, "a", "a")])).toMatchObject({ code: "hub-refused", words: "Bad digest" });
		});
	});

	test("a content that has changed is never sent whole", async () => {
		await withHub(async ({ folder, upload, local }) => {
			const object = fileObject(folder, "a.bin", "one");
			for (const content of ["two", "longer", "1"]) {
				plant(folder, { "a.bin": content });
				expect(await upload([object])).toMatchObject({ code: "source-incomplete", files: ["a.bin"] });
			}
			local.mend();
			plant(folder, { "a.bin": "one" });
			expect(await upload([object])).toMatchObject({ objects: 1 });
		});
	});

	test("a content that is nowhere, unless the Hub has it", async () => {
		await withHub(async ({ folder, upload, asked }) => {
			const object = fileObject(folder, "a.bin", "one");
			const pointer: LfsObject = { ...object, store: { kind: "absent" } };
			expect(await upload([pointer])).toMatchObject({ code: "lfs-not-fetched", files: ["a.bin"] });
			expect(asked()).toEqual(["POST 200"]);
			await upload([object]);
			expect(await upload([pointer])).toMatchObject({ objects: 0 });
		});
	});

	test("whoever gives up is heard, and nothing goes on", async () => {
		await withHub(async ({ folder, upload, local }) => {
			const ending = new AbortController();
			local.fault(
				/^PUT/,
				first(() => ending.abort()),
				1,
			);
			const objects = Array.from({ length: 20 }, (_, index) => fileObject(folder, `${index}`, `n${index}`));
			expect(await upload(objects, ending.signal)).toMatchObject({ code: "cancelled" });
			expect(local.requests.filter(({ method }) => method === "PUT").length).toBeLessThan(9);
		});
	});
});

/** A server on loopback that takes whatever comes, while a test uses it. */
async function withSink<T>(take: (request: IncomingMessage) => void, use: (base: string) => Promise<T>): Promise<T> {
	const server = createServer((request, response) => {
		take(request);
		request.on("end", () => response.end());
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	try {
		return await use(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`);
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

test("an object of 200 MB is never held in memory", async () => {
	await withFolder(async (folder) => {
		const path = join(folder, "large.bin");
		writeFileSync(path, "");
		truncateSync(path, 200_000_000);
		const hash = createHash("sha256");
		for await (const piece of createReadStream(path)) hash.update(piece);
		const object: LfsObject = {
			oid: hash.digest("hex"),
			size: 200_000_000,
			paths: ["large.bin"],
			store: { kind: "file", path },
		};
		let came = 0;
		const take = (request: IncomingMessage) =>
			request.on("data", (chunk: Buffer) => {
				came += chunk.length;
			});
		await withSink(take, async (base) => {
			const objects = [{ oid: object.oid, actions: { upload: { href: base } } }];
			await withStub(
				() => ({ body: { objects } }),
				async (hub) => {
					const before = process.memoryUsage().arrayBuffers;
					let most = 0;
					const look = () => {
						most = Math.max(most, process.memoryUsage().arrayBuffers);
					};
					expect(await uploadObjects(hub, SPACE, [object], look)).toMatchObject({ bytes: 200_000_000 });
					expect(came).toBe(200_000_000);
					expect(most - before).toBeLessThan(120_000_000);
				},
			);
		});
	});
}, 30_000);

test("a storage elsewhere gets the headers that it was promised, the length, and no token of ours", async () => {
	const seen: { readonly url: string; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string }[] = [];
	const take = (request: IncomingMessage) => {
		const chunks: Buffer[] = [];
		request.on("data", (chunk: Buffer) => chunks.push(chunk));
		request.on("end", () => {
			seen.push({ url: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString() });
		});
	};
	await withSink(take, async (base) => {
		const upload = { href: `${base}/put?signature=1`, header: { "X-Ticket": "7" } };
		await withFolder(async (folder) => {
			const [a, b] = [fileObject(folder, "a", "aaa"), fileObject(folder, "b", "")];
			const objects = [
				{ oid: a.oid, actions: { upload, verify: { href: `${base}/verify` } } },
				{ oid: b.oid, actions: { upload, verify: { href: "/verify" } } },
			];
			await withStub(
				({ path }) => ({ body: path === "/verify" ? "" : { transfer: "basic", objects } }),
				async (hub, asked) => {
					expect(await uploadObjects(hub, SPACE, [a, b], () => undefined)).toMatchObject({ objects: 2 });
					expect(asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
						["/spaces/alice/todo.git/info/lfs/objects/batch", "Bearer t"],
						["/verify", "Bearer t"],
					]);
					expect(asked[0]?.headers.accept).toBe("application/vnd.git-lfs+json");
				},
			);
			expect(seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
			expect(seen.map(({ headers }) => headers["transfer-encoding"])).toEqual([undefined, undefined, undefined]);
			const sent = seen.find(({ body }) => body === "aaa");
			expect(sent).toMatchObject({ url: "/put?signature=1", headers: { "x-ticket": "7", "content-length": "3" } });
			expect(seen.find(({ url }) => url === "/verify")?.body).toBe(JSON.stringify({ oid: a.oid, size: 3 }));
		});
	});
});

test.each([
	["a place without encryption", { upload: { href: "http://example.com/" } }],
	["no place", { upload: { href: 7 } }],
	["a confirmation at no place", { upload: { href: "https://127.0.0.1:1/" }, verify: {} }],
])("the Hub names %s, and nothing is sent there", async (_, actions) => {
	await withFolder(async (folder) => {
		const object = fileObject(folder, "a", "aaa");
		await withStub(
			() => ({ body: { objects: [{ oid: object.oid, actions }] } }),
			async (hub) => {
				expect(await uploadObjects(hub, SPACE, [object], () => undefined)).toMatchObject({ code: "hub-error" });
			},
		);
	});
});

test("what the Hub says of one object is told", async () => {
	await withFolder(async (folder) => {
		const object = fileObject(folder, "a", "aaa");
		const error = { code: 413, message: "The file is too large" };
		await withStub(
			() => ({ body: { objects: [{ oid: object.oid, error }] } }),
			async (hub) => {
				const failed = await uploadObjects(hub, SPACE, [object], () => undefined);
				expect(failed).toMatchObject({ code: "too-large", words: "The file is too large" });
			},
		);
	});
});
