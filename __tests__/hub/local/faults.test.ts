import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
	answerLost,
	cutAnswer,
	cutRequest,
	doneBut,
	first,
	hang,
	html,
	reset,
	slow,
	status,
	truncated,
} from "../../support/hub/faults.ts";
import { type LocalHub, startHub } from "../../support/hub/hub.ts";
import { git, withFolder } from "../../support/temporary.ts";
import { ask, cloneWith, push, remoteGit } from "./client.ts";

let hub: LocalHub;

beforeEach(async () => {
	hub = await startHub();
});

afterEach(async () => {
	await hub.close();
});

const INFO = "/api/spaces/alice/todo";
const failing = () => ask(hub, INFO).catch((error: unknown) => String(error));

test("faults come as often as asked for, and then no more", async () => {
	await hub.createSpace("alice/todo", { runtime: "none" });
	hub.fault(/^GET \/api\/spaces/, status(503, { headers: { "retry-after": "2" }, body: "busy" }), 2);
	expect(await ask(hub, INFO)).toMatchObject({ status: 503, body: "busy" });
	expect((await ask(hub, INFO)).headers.get("retry-after")).toBe("2");
	expect((await ask(hub, INFO)).status).toBe(200);
	hub.fault(/./, html());
	expect((await ask(hub, INFO)).headers.get("content-type")).toContain("text/html");
	hub.fault(/./, hang(), 10);
	hub.mend();
	expect((await ask(hub, INFO)).status).toBe(200);
});

test("faults end connections before, in the middle of, and after an answer", async () => {
	const space = await hub.createSpace("alice/todo", { runtime: "none" });
	hub.fault(/./, reset());
	expect(await failing()).toContain("fetch failed");
	hub.fault(/./, cutAnswer(10));
	expect(await failing()).toContain("terminated");
	hub.fault(/./, truncated(10));
	expect(await failing()).toContain("JSON");
	hub.fault(/POST/, answerLost());
	await expect(ask(hub, `${INFO}/pause`, { method: "POST", token: "hf_write" })).rejects.toThrow("fetch failed");
	expect(space.stage()).toBe("PAUSED");
});

test("faults let a push land, and tell nobody", async () => {
	const space = await hub.createSpace("alice/todo", { runtime: "none" });
	for (const act of [doneBut(504), answerLost(), truncated(20)]) {
		await withFolder(async (folder) => {
			const work = await cloneWith(space, folder, {});
			hub.fault(/POST .*git-receive-pack/, act);
			const given = ["push", "origin", "HEAD:refs/heads/main"];
			// After a truncated answer git would wait for ever.
			const { status: code } = await remoteGit(work, given, "hf_write", 1_500);
			expect(code).not.toBe(0);
			expect(await space.head()).toBe(git(work, ["rev-parse", "HEAD"]).trim());
		});
	}
});

test("faults cut a push in its middle, and it has not happened", async () => {
	const space = await hub.createSpace("alice/todo", { runtime: "none" });
	const before = await space.head();
	await withFolder(async (folder) => {
		const noise = Array.from({ length: 9_000 }, (_, index) => createHash("sha256").update(`${index}`).digest("hex"));
		const work = await cloneWith(space, folder, { noise: noise.join("\n") });
		hub.fault(/POST .*git-receive-pack/, cutRequest(50_000), 5);
		expect((await push(work)).status).not.toBe(0);
	});
	expect(await space.head()).toBe(before);
});

test("faults let others come first", async () => {
	const space = await hub.createSpace("alice/todo", { runtime: "none" });
	hub.fault(
		/POST .*git-receive-pack/,
		first(() => space.commitFiles({ b: "2" })),
	);
	await withFolder(async (folder) => {
		expect((await push(await cloneWith(space, folder, {}))).said).toMatch(/cannot lock ref|failed to update ref/);
	});
	hub.fault(/./, slow(200));
	const before = performance.now();
	await ask(hub, INFO);
	expect(performance.now() - before).toBeGreaterThan(190);
});
