import { createServer, type ServerResponse } from "node:http";
import { describe, expect, test } from "@jest/globals";
import type { Hub } from "../../src/hub/client.ts";
import { logEvents } from "../../src/hub/log-events.ts";
import { drainLog, followLog, type LogLimits } from "../../src/hub/logs.ts";
import { readRuntime, runtimeIn } from "../../src/hub/runtime.ts";
import { fc } from "../support/seed.ts";
import { withStub } from "./stub-hub.ts";

const event = (text: string, second = 0) =>
	`data: ${JSON.stringify({ data: text, timestamp: new Date(1_760_000_000_000 + second * 1000).toISOString() })}\n\n`;

/** A Hub whose n-th answer to whoever follows a log is written by the test. */
async function following(
	answer: (response: ServerResponse, nth: number) => void,
	more: { readonly limits?: Partial<LogLimits>; readonly signal?: AbortSignal; readonly token?: string } = {},
) {
	let asked = 0;
	const seen: (string | undefined)[] = [];
	const server = createServer((request, response) => {
		seen.push(`${request.url} ${request.headers.authorization ?? "-"}`);
		answer(response, asked++);
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	const signal = more.signal ?? AbortSignal.timeout(10_000);
	const token = "token" in more ? more.token : "t";
	const hub: Hub = { endpoint: `http://127.0.0.1:${address.port}`, token, agent: "test/1", signal };
	const lines: string[] = [];
	const limits = { idle: 500, attempts: 4, pause: 1, bytes: 100_000, ...more.limits };
	try {
		const end = await followLog(hub, "me/todo", { kind: "run", onLine: (line) => lines.push(line), signal, limits });
		const drained = async () =>
			await drainLog(hub, "me/todo", { kind: "run", signal, limits: { silence: 50, time: 2_000 } });
		return { end, lines, asked: () => asked, seen, drained: await drained() };
	} finally {
		server.closeAllConnections();
		await new Promise((done) => server.close(done));
	}
}

const stream = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/event-stream" });

describe("a log is followed", () => {
	test("to its end, with the token, without what only keeps the line open", async () => {
		const text = `data:\n\n: a comment\n\n${event("one\n")}event: x\r\nid: 7\r\n${event("two")}data: [1]\n\n${event("three\nfour\n")}`;
		const { end, lines, seen } = await following((response) => stream(response).end(text));
		expect([end, lines]).toEqual(["ended", ["one", "two", "three", "four"]]);
		expect(seen[0]).toBe("/api/spaces/me/todo/logs/run Bearer t");
	});

	test("across broken lines, and nothing is told twice", async () => {
		const all = [event("a", 1), event("a", 1), event("b", 2), event("c", 3), event("d", 4)];
		const { end, lines } = await following((response, nth) => {
			stream(response).write(all.slice(0, 2 + nth).join(""), () => {
				if (nth < 3) setTimeout(() => response.destroy(), 20);
				else response.end();
			});
		});
		expect([end, lines]).toEqual(["ended", ["a", "a", "b", "c", "d"]]);
	});

	test("also where the Hub does not tell the time", async () => {
		const bare = (text: string) => `data: {"data":"${text}"}\n\n`;
		const { lines } = await following((response, nth) => {
			stream(response).write(bare("a") + bare("a") + (nth > 0 ? bare("b") : ""), () => {
				if (nth === 0) setTimeout(() => response.destroy(), 20);
				else response.end();
			});
		});
		expect(lines).toEqual(["a", "a", "b"]);
	});

	test("into the log of another container, which begins anew", async () => {
		const { lines } = await following((response, nth) => {
			if (nth === 0) stream(response).write(event("old", 1), () => setTimeout(() => response.destroy(), 20));
			else stream(response).end(event("new", 9) + event("newer", 10));
		});
		expect(lines).toEqual(["old", "new", "newer"]);
	});

	test.each([401, 403, 404, 400])("status %i is given up quietly", async (status) => {
		const { end, lines, asked } = await following((response) => response.writeHead(status).end("no"));
		expect([end, lines, asked() <= 2]).toEqual(["refused", [], true]);
	});

	test.each([500, 502, 429])("status %i is tried again", async (status) => {
		const { end, lines } = await following((response, nth) =>
			nth < 2 ? response.writeHead(status).end() : stream(response).end(event("x")),
		);
		expect([end, lines]).toEqual(["ended", ["x"]]);
	});

	test("a Hub that never answers is lost", async () => {
		const { end, asked } = await following(() => undefined, { limits: { idle: 40, attempts: 2 } });
		expect([end, asked() >= 2]).toEqual(["lost", true]);
	});

	test("a redirect gets no token", async () => {
		const { end } = await following((response) => response.writeHead(307, { location: "http://127.0.0.1:1/x" }).end(), {
			limits: { attempts: 1 },
		});
		expect(end).toBe("lost");
	});

	test("who gives up is heard", async () => {
		const stopper = new AbortController();
		const { end } = await following((response) => stream(response).write(event("x"), () => stopper.abort()), {
			signal: stopper.signal,
		});
		expect(end).toBe("stopped");
	});

	test("a log without an end is read to a bound", async () => {
		const { end, lines } = await following((response) => {
			stream(response);
			const write = () => {
				if (response.destroyed) return;
				response.write(event("x".repeat(5_000)));
				setImmediate(write);
			};
			write();
		});
		expect(end).toBe("ended");
		expect(lines.length).toBeLessThan(100);
		expect(lines[0]).toHaveLength(2_000);
	});

	test("of a bar that grows its last state is told", async () => {
		const { lines } = await following((response) => stream(response).end(event("10%\r20%\r100%\r\n") + event("\n")));
		expect(lines).toEqual(["100%", ""]);
	});

	test("what it holds now is read until nothing more comes", async () => {
		const { drained } = await following(
			(response) => {
				stream(response).write(event("one") + event("two"));
			},
			{ limits: { idle: 30, attempts: 1 } },
		);
		expect(drained).toEqual(["one", "two"]);
	});
});

test("events are the same however the pieces are cut", () => {
	const text = `${event("grüße 🚀\n")}data:\r\n\r\n${event("日本").replaceAll("\n", "\r\n")}${event("x").replaceAll("\n", "\r")}`;
	const bytes = new TextEncoder().encode(text);
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 }), (sizes) => {
			const take = logEvents();
			const found: string[] = [];
			for (let [at, turn] = [0, 0]; at < bytes.length; turn++) {
				const size = sizes[turn % sizes.length] ?? 1;
				found.push(...take(bytes.subarray(at, at + size)).map((one) => one.text));
				at += size;
			}
			expect(found).toEqual(["grüße 🚀\n", "日本", "x"]);
		}),
	);
});

describe("what the Hub says of a container", () => {
	const SHA = "a".repeat(40);

	test("is read as it is", () => {
		const said = {
			stage: "RUNNING",
			hardware: { current: "cpu-basic", requested: "cpu-xl" },
			gcTimeout: 172_800,
			devMode: true,
			sha: SHA,
		};
		expect(runtimeIn(said)).toEqual({
			kind: "runtime",
			stage: "RUNNING",
			sha: SHA,
			errorMessage: "",
			hardware: { current: "cpu-basic", requested: "cpu-xl" },
			devMode: true,
			sleepTime: 172_800,
		});
	});

	test.each([[null], [[]], [{ stage: 7, sha: "main", hardware: null, gcTimeout: -1, errorMessage: 4 }], ["RUNNING"]])(
		"what is of another kind counts as not said: %j",
		(value) => {
			expect(runtimeIn(value)).toEqual({
				kind: "runtime",
				stage: "",
				sha: undefined,
				errorMessage: "",
				hardware: { current: undefined, requested: undefined },
				devMode: false,
				sleepTime: undefined,
			});
		},
	);

	test("is asked by one question", async () => {
		await withStub(
			() => ({ body: { stage: "PAUSED" } }),
			async (hub, seen) => {
				expect(await readRuntime(hub, "me/todo")).toMatchObject({ kind: "runtime", stage: "PAUSED" });
				expect(seen.map(({ path }) => path)).toEqual(["/api/spaces/me/todo/runtime"]);
			},
		);
		await withStub(
			() => ({ status: 404, body: {} }),
			async (hub) => expect(await readRuntime(hub, "me/todo")).toMatchObject({ kind: "refused", status: 404 }),
		);
	});
});
