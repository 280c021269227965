import { describe, expect, test } from "@jest/globals";
import { unreachable } from "../../src/http/request.ts";
import { askHub } from "../../src/hub/client.ts";
import { readSettings } from "../../src/hub/read-settings.ts";
import { validateCard } from "../../src/hub/validate-card.ts";
import { type Said, withStub } from "./stub-hub.ts";

const TOO_LONG = '"short_description" length must be less than or equal to 60 characters long';

describe("the Hub is asked about a card", () => {
	const verdictOn = async (said: Said | "hang" | "break") =>
		await withStub(
			() => said,
			async (hub) => await validateCard(hub, "---\nsdk: docker\n---\n"),
		);

	test("as its own tools ask, and without the token", async () => {
		await withStub(
			() => ({ body: { warnings: [] } }),
			async (hub, seen) => {
				expect(await validateCard(hub, "---\nsdk: docker\n---\n")).toMatchObject({ errors: [], warnings: [] });
				const [{ method = "", path = "", headers = {}, body = "" } = {}] = seen;
				expect([method, path, headers.authorization]).toEqual(["POST", "/api/validate-yaml", undefined]);
				expect(JSON.parse(body)).toEqual({ content: "---\nsdk: docker\n---\n", repoType: "space" });
			},
		);
	});

	test("what it rejects comes with status 400", async () => {
		const said = { status: 400, body: { errors: [{ message: TOO_LONG }], warnings: [{ message: "w" }] } };
		expect(await verdictOn(said)).toMatchObject({ kind: "asked", errors: [TOO_LONG], warnings: ["w"] });
	});

	test.each<[string, Said | "hang" | "break", string]>([
		["an error without reasons", { status: 400, body: { error: "bad request" } }, "status 400: bad request"],
		["a wall", { status: 403, body: "<html>no</html>" }, "status 403"],
		["a page", { body: "<html>hello</html>" }, "is not JSON"],
		["a list", { body: [] }, "its answer is none that is known"],
		["a fault of its own", { status: 503, body: "" }, "the Hub has a fault of its own"],
		[
			"another host",
			{ status: 307, headers: { location: "https://example.com/" }, body: "" },
			"redirects to another host",
		],
		["another path", { status: 307, headers: { location: "/login" }, body: "" }, 'it redirects to "/login"'],
		["too much", { body: { warnings: ["x".repeat(20_000)] } }, "its answer has more than"],
		["silence", "hang", "it did not answer within 0.5 seconds"],
		["a broken line", "break", "it cannot be reached"],
	])("%s is no verdict", async (_, said, reason) => {
		expect(await verdictOn(said)).toMatchObject({ kind: "skipped", reason: expect.stringContaining(reason) });
	});
});

describe("what is set on a Space", () => {
	test("is read with the token, in either form of the answer", async () => {
		await withStub(
			({ path }) => ({
				body: path.endsWith("/secrets")
					? [{ key: "DATABASE_URL", updatedAt: "2026-01-01" }, { nothing: 1 }, 7]
					: { PORT: { key: "PORT", value: "7860" }, MODE: { value: "live" } },
			}),
			async (hub, seen) => {
				const settings = await readSettings(hub, "me/todo");
				expect(settings).toMatchObject({ kind: "asked", space: "me/todo" });
				if (settings.kind !== "asked") throw new Error(settings.reason);
				expect([...settings.secrets]).toEqual(["DATABASE_URL"]);
				expect([...settings.variables]).toEqual([
					["PORT", "7860"],
					["MODE", "live"],
				]);
				expect(seen.map(({ headers }) => headers.authorization)).toEqual(["Bearer t", "Bearer t"]);
			},
		);
	});

	test.each([
		[401, "the token is not valid, or the Space is not there"],
		[403, "it needs write access to the Space"],
		[404, "there is no such Space"],
		[429, "asked too often"],
	])("status %i is told in words", async (status, words) => {
		await withStub(
			() => ({ status, body: { error: "said" } }),
			async (hub) => {
				const reason = expect.stringContaining(words);
				expect(await readSettings(hub, "me/todo")).toMatchObject({ kind: "skipped", reason });
			},
		);
	});

	test("is not asked without a token", async () => {
		await withStub(
			() => ({ body: [] }),
			async (hub, seen) => {
				expect(await readSettings({ ...hub, token: undefined }, "me/todo")).toMatchObject({ kind: "skipped" });
				expect(seen).toEqual([]);
			},
		);
	});
});

/** The Hub's header for a rate that is used up for a moment. */
const LIMITED = { ratelimit: '"api";r=0;t=0' };

describe("what passes by itself is tried again", () => {
	test("but not where the server wants to be left alone for longer than anybody waits", async () => {
		await withStub(
			() => ({ status: 429, headers: { ratelimit: '"api";r=0;t=300' }, body: "" }),
			async (hub, seen) => {
				expect(await askHub(hub, { method: "GET", path: "/api/whoami-v2" })).toMatchObject({ status: 429 });
				expect(seen).toHaveLength(1);
			},
		);
	});

	test.each([408, 429, 500, 502, 503, 504])("status %i", async (status) => {
		await withStub(
			(_, nth) => (nth === 0 ? { status, headers: status === 429 ? LIMITED : {}, body: "" } : { body: { ok: 1 } }),
			async (hub, seen) => {
				const reply = await askHub(hub, { method: "GET", path: "/api/whoami-v2" });
				expect(reply).toEqual({ kind: "answer", value: { ok: 1 } });
				expect(seen).toHaveLength(2);
			},
		);
	});

	test("what does not is asked once", async () => {
		await withStub(
			() => ({ status: 404, headers: { "x-error-message": "Repository not found" }, body: "" }),
			async (hub, seen) => {
				expect(await askHub(hub, { method: "GET", path: "/api/spaces/a/b" })).toMatchObject({
					kind: "refused",
					status: 404,
					said: "Repository not found",
				});
				expect(seen).toHaveLength(1);
			},
		);
	});

	test("whoever gives up is heard", async () => {
		await withStub(
			() => "hang",
			async (hub) => {
				const signal = AbortSignal.timeout(20);
				const reply = await askHub({ ...hub, signal }, { method: "GET", path: "/" });
				expect(reply).toEqual({ kind: "failed", cause: "ended", reason: "the time for all questions is over" });
			},
		);
	});
});

test.each([
	["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
	["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "tls"],
	["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
	["CERT_HAS_EXPIRED", "tls"],
	["EPROTO", "tls"],
	["ECONNREFUSED", "network"],
	["ENOTFOUND", "network"],
	["UND_ERR_SOCKET", "network"],
])("%s is a matter of %s", (code, cause) => {
	const inner = Object.assign(new Error("failed"), { code });
	const reason = `it cannot be reached (${code})`;
	expect(unreachable(new TypeError("fetch failed", { cause: inner }))).toEqual({ kind: "failed", cause, reason });
	expect(unreachable(inner)).toEqual({ kind: "failed", cause, reason });
});
