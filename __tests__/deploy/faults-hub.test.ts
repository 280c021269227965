import { describe, expect, jest, test } from "@jest/globals";
import { cutAnswer, doneBut, html, reset, slow, status } from "../support/hub/faults.ts";
import { type Scene, TOKEN } from "./scene.ts";
import { survive } from "./surviving.ts";

// A fault that stays is tried five times, with pauses that grow.
jest.setTimeout(120_000);

const INFO = /^GET \/api\/spaces\/alice\/todo$/;
const MANY = 100;

describe("what the Hub answers", () => {
	test.concurrent.each([
		["401", status(401, { body: '{"error":"Invalid credentials in Authorization header"}' }), "unauthorized"],
		["403", status(403, { body: '{"error":"Forbidden"}' }), "forbidden"],
		["404", status(404, { body: '{"error":"Repository not found"}' }), "not-found"],
		["429 for hours", status(429, { headers: { ratelimit: '"api";r=0;t=9000' } }), "rate-limited"],
		["429 with Retry-After for hours", status(429, { headers: { "retry-after": "9000" } }), "rate-limited"],
		["400", status(400, { body: '{"error":"no"}' }), "hub-refused"],
		["500 again and again", status(500), "hub-error"],
		["a page for people in place of JSON", html(), "hub-error"],
		["nothing, the connection is reset", reset(), "network"],
	])("%s", async (_, act, code) => {
		await survive({ disturb: ({ hub }) => hub.fault(INFO, act, MANY), code, holds: "what it held" });
	});

	test.concurrent.each([
		["408", status(408)],
		["429 for a second", status(429, { headers: { "retry-after": "1" } })],
		["500", status(500)],
		["502", html(502)],
		["503 for a second", status(503, { headers: { "retry-after": "1" } })],
		["504", doneBut(504)],
		["nothing, the connection is reset", reset()],
		["half of it", cutAnswer(20)],
		["it, but late", slow(1_500)],
	])("%s once, and the deployment goes on", async (_, act) => {
		await survive({ disturb: ({ hub }) => hub.fault(INFO, act), code: "none", holds: "the package" });
	});

	test.concurrent.each([
		["429 for a second", status(429, { headers: { "retry-after": "1" } })],
		["503", html(503)],
		["nothing, the connection is reset", reset()],
	])("%s while the Space is watched, and the watch goes on", async (_, act) => {
		const disturb = ({ hub }: Scene) => hub.fault(/\/runtime$/, act, 2);
		await survive({ disturb, code: "none", holds: "the package" });
	});
});

test.concurrent("nobody listens", async () => {
	const run = { env: { HF_ENDPOINT: "http://127.0.0.1:1" } };
	await survive({ run, disturb: () => undefined, code: "network", holds: "what it held" });
});

describe("creating a Space", () => {
	const inputs = { create: "true" };
	const CREATE = /^POST \/api\/repos\/create$/;

	test.concurrent.each([
		["a plan that does not allow it", { name: "alice", role: "write", plan: "free" }, "plan-required"],
		["a token that may only read", { name: "alice", role: "read" }, "forbidden"],
	] as const)("%s", async (_, account, code) => {
		const tokens = { [TOKEN]: account };
		await survive({ scene: { space: "none", hub: { tokens } }, run: { inputs }, disturb: () => undefined, code });
	});

	test.concurrent.each([
		[
			"409 for something else",
			status(409, { body: '{"error":"another conflicting operation is in progress"}' }),
			"conflict",
		],
		["413", status(413), "too-large"],
		["500 again and again", status(500), "hub-error"],
	])("%s", async (_, act, code) => {
		const disturb = ({ hub }: Scene) => hub.fault(CREATE, act, MANY);
		await survive({ scene: { space: "none" }, run: { inputs }, disturb, code });
	});

	test.concurrent("somebody was faster, and the Space is theirs to use", async () => {
		const disturb = ({ hub }: Scene) =>
			hub.fault(CREATE, async (_, proceed) => {
				await hub.createSpace("alice/todo");
				await proceed();
			});
		await survive({ scene: { space: "none" }, run: { inputs }, disturb, code: "none", holds: "the package" });
	});
});

test.concurrent("what the Hub says is shown, and nothing of it is a command to the runner", async () => {
	const body = JSON.stringify({ error: "no\n::error file=main.py::hijacked\u001b[2J" });
	await survive({
		disturb: ({ hub }) => hub.fault(INFO, status(400, { body, headers: { "content-type": "application/json" } })),
		code: "hub-refused",
		look: ({ log, annotations }) => {
			expect(annotations).toHaveLength(1);
			expect(log.join("\n")).not.toContain("\u001b[2J");
		},
	});
});
