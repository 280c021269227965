import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { type LocalHub, startHub } from "../../support/hub/hub.ts";
import { ask } from "./client.ts";

let hub: LocalHub;

beforeEach(async () => {
	hub = await startHub({
		tokens: {
			hf_write: { name: "alice", role: "write", orgs: ["team"] },
			hf_read: { name: "alice", role: "read" },
			hf_fine: { name: "alice", role: "fineGrained", spaces: ["alice/todo"] },
			hf_bob: { name: "bob", role: "write", plan: "free" },
		},
		page: 2,
	});
});

afterEach(async () => {
	await hub.close();
});

test("tells whose a token is, and knows no other tokens", async () => {
	const { body } = await ask(hub, "/api/whoami-v2", { token: "hf_fine" });
	expect(body).toMatchObject({ name: "alice", auth: { accessToken: { role: "fineGrained" } } });
	hub.revoke("hf_fine");
	expect((await ask(hub, "/api/whoami-v2", { token: "hf_fine" })).status).toBe(401);
});

test("hides private Spaces from everybody but their owners", async () => {
	const { address } = await hub.createSpace("alice/todo", { isPrivate: true });
	const asked = ["hf_write", "hf_read", "hf_fine", "hf_bob", "hf_other", undefined];
	const statuses = asked.map(
		async (token) => (await ask(hub, "/api/spaces/alice/todo", { ...(token && { token }) })).status,
	);
	expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 401, 401]);
	const space = hub.space("alice/todo");
	await space?.settled();
	expect((await ask({ address }, "/", { token: "hf_read" })).status).toBe(200);
	expect((await ask({ address }, "/")).status).toBe(404);
});

test("says on every answer how often it may be asked, and refuses more", async () => {
	const small = await startHub({ quota: 2 });
	const [one, two, three] = [await ask(small, "/x"), await ask(small, "/api/whoami-v2"), await ask(small, "/x")];
	await small.close();
	expect([one, two, three].map(({ status }) => status)).toEqual([404, 401, 429]);
	expect(two?.headers.get("ratelimit")).toBe('"api";r=0;t=300');
	expect(three?.headers.get("retry-after")).toBe("300");
});

test("tells of a Space where it answers and what it runs", async () => {
	const space = await hub.createSpace("alice/todo", { files: { "README.md": "" }, hardware: "zero-a10g" });
	expect((await ask(hub, "/api/spaces/alice/todo/runtime")).body).toMatchObject({ stage: "NO_APP_FILE" });
	await space.settled();
	const { body } = await ask(hub, "/api/spaces/alice/todo");
	const sha = await space.head();
	expect(body).toMatchObject({ sha, private: false, subdomain: "alice-todo", host: space.address });
	const runtime = { stage: "RUNNING", sha, hardware: { current: "zero-a10g", requested: "zero-a10g" } };
	expect(body).toMatchObject({ runtime });
	expect((await ask(hub, "/api/spaces/alice/todo/revision/nothing")).status).toBe(404);
	expect((await ask(hub, `/api/spaces/alice/todo/revision/${sha}`)).body).toMatchObject({ sha });
});

test("creates Spaces for those who may, once", async () => {
	const create = async (token: string | undefined, wish: Record<string, unknown>) =>
		(await ask(hub, "/api/repos/create", { method: "POST", ...(token && { token }), body: { type: "space", ...wish } }))
			.status;
	expect(await create("hf_write", { name: "new", sdk: "docker", private: true })).toBe(200);
	expect(await create("hf_write", { name: "new", sdk: "docker" })).toBe(409);
	expect(await create("hf_write", { name: "new", sdk: "docker", organization: "team" })).toBe(200);
	expect(await create("hf_write", { name: "new", sdk: "docker", organization: "others" })).toBe(403);
	expect(await create("hf_write", { name: "other", sdk: "python" })).toBe(400);
	expect(await create("hf_read", { name: "other", sdk: "docker" })).toBe(403);
	expect(await create("hf_bob", { name: "other", sdk: "docker" })).toBe(402);
	expect(await create("hf_bob", { name: "other", sdk: "static" })).toBe(200);
	expect(await create(undefined, { name: "other", sdk: "docker" })).toBe(401);
	expect((await ask(hub, "/api/spaces/alice/new")).status).toBe(401);
	expect(await hub.space("alice/new")?.read("README.md")).toContain("sdk: docker");
});

test("keeps secrets to itself, and starts the Space again for each change", async () => {
	const space = await hub.createSpace("alice/todo", { secrets: { KEY: "quiet" }, variables: { MODE: "loud" } });
	await space.settled();
	const path = "/api/spaces/alice/todo";
	const token = "hf_write";
	expect(JSON.stringify((await ask(hub, `${path}/secrets`, { token })).body)).toMatch(/^(?!.*quiet).*KEY/);
	expect((await ask(hub, `${path}/variables`, { token })).body).toMatchObject({ MODE: { value: "loud" } });
	const before = space.stages().length;
	const set = (key: string, as = token) =>
		ask(hub, `${path}/secrets`, { method: "POST", token: as, body: { key, value: "v" } });
	expect((await set("OTHER")).status).toBe(200);
	expect(await space.settled()).toBe("RUNNING");
	expect(space.stages().slice(before)).toEqual(["RUNNING_BUILDING", "RUNNING_APP_STARTING", "RUNNING"]);
	expect((await ask(hub, `${path}/secrets`, { method: "DELETE", token, body: { key: "KEY" } })).status).toBe(200);
	expect([...space.secrets.keys()]).toEqual(["OTHER"]);
	expect((await set("1ST")).status).toBe(400);
	expect((await set("OTHER", "hf_read")).status).toBe(403);
	expect((await ask(hub, `${path}/secrets`)).status).toBe(401);
});

test("lists files in pages, and of LFS files what they stand for", async () => {
	const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 5\n`;
	const space = await hub.createSpace("alice/todo", {
		files: { "a.bin": pointer, "b/c": "1", "b/d": "2" },
		runtime: "none",
	});
	const first = await ask(hub, "/api/spaces/alice/todo/tree/main?recursive=true");
	expect(first.body).toMatchObject([
		{ path: "a.bin", size: 5, lfs: { oid: "a".repeat(64) } },
		{ type: "directory", path: "b" },
	]);
	const [, next = ""] = /<http:\/\/[^/]+(\S+)>; rel="next"/.exec(first.headers.get("link") ?? "") ?? [];
	const second = await ask(hub, next);
	expect(second.body).toMatchObject([{ path: "b/c" }, { path: "b/d" }]);
	expect(second.headers.get("link")).toBeNull();
	expect((await ask(hub, "/api/spaces/alice/todo/tree/main/b")).body).toHaveLength(2);
	await space.commitFiles({ "b/d": null }, "Delete b/d", { name: "bob", email: "bob@example.com" });
	const [newest] = [(await ask(hub, "/api/spaces/alice/todo/commits/main?limit=1")).body];
	expect(newest).toMatchObject([{ id: await space.head(), title: "Delete b/d", authors: [{ user: "bob" }] }]);
	expect(Object.keys(await space.filesOf())).toEqual(["a.bin", "b/c"]);
});

test("redirects what was renamed, and forgets what was deleted", async () => {
	await hub.createSpace("alice/todo", { runtime: "none" });
	hub.rename("alice/todo", "alice/tasks");
	const { status, headers } = await ask(hub, "/api/spaces/alice/todo/runtime?x=1");
	expect([status, headers.get("location")]).toEqual([307, "/api/spaces/alice/tasks/runtime?x=1"]);
	expect((await ask(hub, "/api/spaces/alice/tasks/runtime")).status).toBe(200);
	await hub.deleteSpace("alice/tasks");
	expect((await ask(hub, "/api/spaces/alice/tasks", { token: "hf_write" })).status).toBe(404);
});

test("judges cards for anybody", async () => {
	const judge = (content: string) =>
		ask(hub, "/api/validate-yaml", { method: "POST", body: { content, repoType: "space" } });
	expect(await judge("---\nsdk: docker\n---\n")).toMatchObject({ status: 200, body: { warnings: [] } });
	const message = '"sdk" must be one of [gradio, streamlit, docker, static]';
	expect(await judge("---\nsdk: python\n---\n")).toMatchObject({ status: 400, body: { errors: [{ message }] } });
});

test("gives keyless tokens to jobs that a Space trusts, and for that Space only", async () => {
	const publishers = [{ repository: "alice/app", branch: "main" }];
	await hub.createSpace("alice/todo", { publishers, runtime: "none" });
	await hub.createSpace("alice/other", { publishers, runtime: "none" });
	const claims = { aud: "https://huggingface.co", repository: "alice/app", branch: "main" };
	const exchange = (given: Record<string, unknown>, wish: Record<string, unknown> = {}) => {
		const subject_token = ["e30", Buffer.from(JSON.stringify(given)).toString("base64url"), "e30"].join(".");
		const grant_type = "urn:ietf:params:oauth:grant-type:token-exchange";
		const subject_token_type = "urn:ietf:params:oauth:token-type:id_token";
		const body = { grant_type, subject_token_type, subject_token, resource: "spaces/alice/todo", ...wish };
		return ask(hub, "/oauth/token", { method: "POST", body });
	};
	const refused = [
		await exchange(claims, { grant_type: "password" }),
		await exchange(claims, { resource: "spaces/alice/nothing" }),
		await exchange({ ...claims, aud: "https://github.com/alice" }),
		await exchange({ ...claims, branch: "fork" }),
		await exchange({ ...claims, exp: 1 }),
	];
	expect(refused.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
	const { status, body } = await exchange(claims);
	expect({ status, body }).toMatchObject({ status: 200, body: { expires_in: 3600, token_type: "Bearer" } });
	const token = /hf_jwt_\w+/.exec(JSON.stringify(body))?.[0] ?? "";
	expect((await ask(hub, "/api/spaces/alice/todo/restart", { method: "POST", token })).status).toBe(200);
	expect((await ask(hub, "/api/spaces/alice/other/restart", { method: "POST", token })).status).toBe(403);
	expect((await ask(hub, "/api/repos/create", { method: "POST", token, body: {} })).status).toBe(401);
});

test("follows logs as events, from the last lines on, for members only", async () => {
	const keen = await startHub({ delays: { keepAlive: 20 } });
	const space = await keen.createSpace("alice/todo", {
		script: [{ stage: "BUILDING", build: ["one", "two", "three"] }],
	});
	await space.settled();
	const path = "/api/spaces/alice/todo/logs/build?tail=2";
	expect((await ask(keen, path)).status).toBe(401);
	const following = ask(keen, path, { token: "hf_write" });
	await new Promise((done) => setTimeout(done, 100));
	await space.enter({ stage: "BUILD_ERROR", build: ["four"] });
	const events = String((await following).body).split("\n\n");
	await keen.close();
	const said = events.flatMap((event) => (event.startsWith("data: {") ? [JSON.parse(event.slice(6)).data] : []));
	expect(said).toEqual(["two\n", "three\n", "four\n"]);
	expect(events).toContain("data:");
});

test("notes every request, and no token", async () => {
	await hub.createSpace("alice/todo", { runtime: "none" });
	await ask(hub, "/api/spaces/alice/todo/secrets", {
		method: "POST",
		token: "hf_write",
		body: { key: "A", value: "b" },
	});
	const [noted] = hub.requests;
	expect(noted).toMatchObject({
		method: "POST",
		path: "/api/spaces/alice/todo/secrets",
		scheme: "Bearer",
		user: "alice",
	});
	expect(noted).toMatchObject({ status: 200, bytesIn: 23 });
	expect(noted?.bytesOut).toBeGreaterThan(200);
	expect(JSON.stringify(hub.requests)).not.toContain("hf_write");
});
