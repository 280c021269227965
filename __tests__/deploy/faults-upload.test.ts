import { expect, jest, test } from "@jest/globals";
import { type Act, answerLost, cutRequest, html, reset, status } from "../support/hub/faults.ts";
import { BACKEND } from "./scene.ts";
import { survive } from "./surviving.ts";

// What may pass is tried again, with pauses.
jest.setTimeout(120_000);

const BATCH = /^POST .*\/info\/lfs\/objects\/batch$/;
const PUT = /^PUT \/_lfs\//;
const MANY = 100;

/** A file that git may not bring to the Hub, and its noise is always the same. */
const WEIGHTS = Uint8Array.from({ length: 300_000 }, (_, index) => (index * index * 31 + (index >> 7)) % 256);
const scene = { files: { ...BACKEND, "backend/weights.bin": WEIGHTS } };

test.concurrent.each<[what: string, match: RegExp, act: Act, code: string]>([
	["401", BATCH, status(401), "unauthorized"],
	["403", BATCH, status(403), "forbidden"],
	["404", BATCH, status(404), "not-found"],
	["413", PUT, status(413), "too-large"],
	["429 for hours", BATCH, status(429, { headers: { ratelimit: '"api";r=0;t=9000' } }), "rate-limited"],
	["500 again and again", PUT, status(500), "hub-error"],
	["a page for people in place of JSON", BATCH, html(), "hub-error"],
	["every upload is reset", PUT, reset(), "network"],
	["every upload is cut in its middle", PUT, cutRequest(100_000), "network"],
])("%s, and nothing is pushed", async (_, match, act, code) => {
	await survive({
		scene,
		disturb: ({ hub }) => hub.fault(match, act, MANY),
		code,
		holds: "what it held",
		look: (_step, { hub }) => {
			expect(hub.requests.filter(({ path }) => path.endsWith("/git-receive-pack"))).toEqual([]);
		},
	});
});

test.concurrent.each<[what: string, match: RegExp, act: Act]>([
	["429 for a second", PUT, status(429, { headers: { "retry-after": "1" } })],
	["503 once", PUT, status(503)],
	["an upload is cut in its middle once", PUT, cutRequest(100_000)],
	["an upload arrives, and the answer is lost", PUT, answerLost()],
	["nothing", /^GET \/nothing$/, status(500)],
])("%s, and the Space holds a pointer to what was uploaded", async (_, match, act) => {
	await survive({
		scene,
		disturb: ({ hub }) => hub.fault(match, act),
		code: "none",
		holds: "the package",
		look: async (_step, { space }) => {
			expect(await space.read("weights.bin")).toMatch(/^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:/);
			expect(await space.read(".gitattributes")).toContain("weights.bin filter=lfs");
		},
	});
});

test.concurrent("addresses that have expired are asked for anew, or it is told", async () => {
	await survive({
		scene,
		disturb: ({ hub }) =>
			hub.fault(PUT, async (_, proceed) => {
				hub.expireUploads();
				await proceed();
			}),
		code: "none",
		holds: "the package",
	});
});
