import { describe, expect, jest, test } from "@jest/globals";
import { HUB, type Hub } from "../../src/hub/client.ts";
import { createSpace } from "../../src/hub/create-space.ts";
import { exchangeToken } from "../../src/hub/exchange-token.ts";
import { readSpace } from "../../src/hub/read-space.ts";
import { restartSpace } from "../../src/hub/restart-space.ts";
import { mayWrite, whoAmI } from "../../src/hub/who-am-i.ts";
import { writeSettings } from "../../src/hub/write-settings.ts";
import { status } from "../support/hub/faults.ts";
import { type LocalHub, startHub } from "../support/hub/hub.ts";
import { withStub } from "./stub-hub.ts";

const SPACE = "alice/todo";
const LIMITS = { time: 2_000, attempts: 3, pause: 1, patience: 1_000, bytes: 100_000 };

async function withHub<T>(use: (hub: Hub, local: LocalHub) => Promise<T>): Promise<T> {
	const local = await startHub({ runtime: "none" });
	try {
		const signal = AbortSignal.timeout(60_000);
		return await use({ endpoint: local.address, token: "hf_write", agent: "test/1", limits: LIMITS, signal }, local);
	} finally {
		await local.close();
	}
}

describe("a Space is described", () => {
	test("as the Hub has it", async () => {
		await withHub(async (hub, local) => {
			const space = await local.createSpace(SPACE, { isPrivate: true });
			expect(await readSpace(hub, SPACE)).toMatchObject({
				id: SPACE,
				redirectedTo: undefined,
				head: await space.head(),
				isPrivate: true,
				host: space.address,
				runtime: { kind: "runtime", hardware: { requested: "cpu-basic" } },
			});
			expect(await readSpace({ ...hub, token: undefined }, SPACE)).toMatchObject({ kind: "refused", status: 401 });
			expect(await readSpace(hub, "alice/other")).toMatchObject({ kind: "refused", status: 404 });
		});
	});

	test("by its old name too", async () => {
		await withHub(async (hub, local) => {
			await local.createSpace(SPACE);
			local.rename(SPACE, "alice/tasks");
			expect(await readSpace(hub, SPACE)).toMatchObject({ id: "alice/tasks", redirectedTo: "alice/tasks" });
		});
	});

	test.each([
		[{ id: "me/a", host: "https://me-a.hf.space/" }, "https://me-a.hf.space"],
		[{ id: "me/a", host: "http://me-a.hf.space", subdomain: "me-a" }, "https://me-a.hf.space"],
		[{ id: "me/a", host: "https://user@evil.example", subdomain: "a.b/c" }, undefined],
		[{ id: "me/a", subdomain: "me-a" }, "https://me-a.hf.space"],
		[{ id: "me/a", host: 7, sha: "main", sdk: [], private: "yes", runtime: 1 }, undefined],
	])("%j answers at %s", async (body, host) => {
		await withStub(
			() => ({ body }),
			async (hub) => {
				expect(await readSpace(hub, "me/a")).toMatchObject({ host, head: undefined, isPrivate: false });
			},
		);
	});

	test("on the Hub by the Hub's own address of it, whatever other names it has", async () => {
		const body = { id: "me/a", host: "https://todo.example", subdomain: "me-a", private: true };
		const fetched = jest.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json(body));
		try {
			const hub: Hub = { endpoint: HUB, token: "hf_test", agent: "test/1", signal: AbortSignal.timeout(60_000) };
			expect(await readSpace(hub, "me/a")).toMatchObject({ host: "https://me-a.hf.space", isPrivate: true });
		} finally {
			fetched.mockRestore();
		}
	});

	test.each([[[]], ["text"], [{ id: "a" }], [{ id: "../x/y" }]])("%j describes none", async (body) => {
		await withStub(
			() => ({ body }),
			async (hub) => {
				expect(await readSpace(hub, "me/a")).toMatchObject({ kind: "failed", cause: "answer" });
			},
		);
	});
});

describe("whose token it is", () => {
	test("and what it may do", async () => {
		await withHub(async (hub, local) => {
			local.allow("hf_read", { name: "alice", role: "read", orgs: ["team"] });
			local.allow("hf_fine", { name: "alice", role: "fineGrained", spaces: [SPACE] });
			const asked = async (token: string) => {
				const identity = await whoAmI({ ...hub, token });
				if ("kind" in identity) throw new Error("refused");
				return [
					identity.name,
					identity.role,
					...[SPACE, "alice/b", "team/c"].map((id) => mayWrite(identity, id as never)),
				];
			};
			expect(await asked("hf_write")).toEqual(["alice", "write", true, true, undefined]);
			expect(await asked("hf_read")).toEqual(["alice", "read", false, false, false]);
			expect(await asked("hf_fine")).toEqual(["alice", "fineGrained", true, false, false]);
			expect(await whoAmI({ ...hub, token: "hf_none" })).toMatchObject({ kind: "refused", status: 401 });
		});
	});

	test("is read from nothing that could be anything", async () => {
		await withStub(
			() => ({ body: { name: "a", orgs: [1, {}], auth: { accessToken: { fineGrained: { scoped: [{}, 1] } } } } }),
			async (hub) => {
				expect(await whoAmI(hub)).toEqual({ name: "a", organisations: [], role: undefined, permissions: new Map() });
			},
		);
	});
});

describe("a Space is created", () => {
	test("as it is asked for, and described", async () => {
		await withHub(async (hub, local) => {
			expect(await createSpace(hub, SPACE, "private")).toMatchObject({ id: SPACE, isPrivate: true, sdk: "docker" });
			expect(await createSpace(hub, "alice/open", "public")).toMatchObject({ isPrivate: false });
			// Who else was faster has made the same.
			expect(await createSpace(hub, SPACE, "private")).toMatchObject({ id: SPACE });
			local.allow("hf_free", { name: "bob", role: "write", plan: "free" });
			const refused = await createSpace({ ...hub, token: "hf_free" }, "bob/a", "private");
			expect(refused).toMatchObject({ kind: "refused", status: 402, said: expect.stringContaining("PRO") });
			expect(await createSpace(hub, "bob/a", "private")).toMatchObject({ kind: "refused", status: 403 });
		});
	});

	test("when the Hub has time for it", async () => {
		await withHub(async (hub, local) => {
			const error = "Cannot create repo: another conflicting operation is in progress";
			const busy = status(409, { headers: { "x-error-message": error } });
			local.fault(/create/, busy, 2);
			expect(await createSpace(hub, SPACE, "private")).toMatchObject({ id: SPACE });
			local.fault(/create/, busy, 100);
			expect(await createSpace(hub, "alice/b", "private")).toMatchObject({ kind: "refused", status: 409 });
		});
	});
});

test("a Space is started again", async () => {
	await withHub(async (hub, local) => {
		await local.createSpace(SPACE);
		expect(await restartSpace(hub, SPACE)).toMatchObject({ kind: "runtime" });
		expect(local.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
			`POST /api/spaces/${SPACE}/restart`,
		]);
		expect(await restartSpace({ ...hub, token: undefined }, SPACE)).toMatchObject({ kind: "refused", status: 401 });
	});
});

describe("secrets and variables are set", () => {
	test("one after the other", async () => {
		await withHub(async (hub, local) => {
			await local.createSpace(SPACE, { variables: { MODE: "test" } });
			const settings = { secrets: new Map([["KEY", "k"]]), variables: new Map([["MODE", "live"]]) };
			expect(await writeSettings(hub, SPACE, settings)).toBeUndefined();
			expect(local.requests.map(({ path }) => path.split("/").at(-1))).toEqual(["variables", "secrets"]);
			const nothing = { secrets: new Map<string, string>(), variables: new Map<string, string>() };
			expect(await writeSettings(hub, SPACE, nothing)).toBeUndefined();
			expect(local.requests).toHaveLength(2);
		});
	});

	test("until one cannot be, which is told without its value", async () => {
		const value = "a value that nobody may see";
		await withStub(
			({ path }) =>
				path.endsWith("secrets") ? { status: 400, body: { error: `"${value}" is bad` } } : { body: "Created" },
			async (hub) => {
				const settings = { secrets: new Map([["KEY", value]]), variables: new Map([["MODE", "live"]]) };
				const unwritten = await writeSettings(hub, "me/a", settings);
				expect(unwritten).toMatchObject({ kind: "secret", name: "KEY", obstacle: { status: 400 } });
				expect(JSON.stringify(unwritten)).not.toContain("nobody");
			},
		);
	});
});

describe("a workflow gets a token without a secret", () => {
	const jwt = (claims: object) => ["e30", Buffer.from(JSON.stringify(claims)).toString("base64url"), "x"].join(".");
	const claims = { aud: "https://huggingface.co", repository: "alice/repo" };

	test("where the Space names it as a publisher", async () => {
		await withHub(async (hub, local) => {
			await local.createSpace(SPACE, { publishers: [{ repository: "alice/repo" }] });
			const given = await exchangeToken(hub, jwt(claims), SPACE);
			expect(given).toMatchObject({ kind: "token", seconds: 3_600 });
			expect(local.requests.map(({ scheme }) => scheme)).toEqual([undefined]);
			const token = given.kind === "token" ? given.token : "";
			expect(await restartSpace({ ...hub, token }, SPACE)).toMatchObject({ kind: "runtime" });
			expect(await createSpace({ ...hub, token }, "alice/b", "private")).toMatchObject({ status: 401 });
			const other = await exchangeToken(hub, jwt({ ...claims, repository: "eve/repo" }), SPACE);
			expect(other).toMatchObject({ kind: "refused", status: 400, said: expect.stringContaining("trusted publisher") });
		});
	});

	test.each([[{}], [{ access_token: "" }], [{ access_token: "a\nb" }], ["text"]])("%j is none", async (body) => {
		await withStub(
			() => ({ body }),
			async (hub) => {
				expect(await exchangeToken(hub, "x", "me/a")).toMatchObject({ kind: "failed", cause: "answer" });
			},
		);
	});
});

test("the Hub's words never repeat the token", async () => {
	await withStub(
		() => ({ status: 403, body: { error: "the token secret-word is no good" } }),
		async (hub) => {
			const refused = await readSpace({ ...hub, token: "secret-word" }, "me/a");
			expect(refused).toMatchObject({ said: "the token … is no good" });
		},
	);
});
