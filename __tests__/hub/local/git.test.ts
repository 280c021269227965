import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type LocalHub, startHub } from "../../support/hub/hub.ts";
import { git, withFolder } from "../../support/temporary.ts";
import { ask, cloneWith, push, remoteGit } from "./client.ts";

let hub: LocalHub;

beforeEach(async () => {
	hub = await startHub({
		tokens: {
			hf_write: { name: "alice", role: "write" },
			hf_read: { name: "alice", role: "read" },
			hf_hook: { name: "alice", role: "read", deniedAt: "hook" },
		},
	});
});

afterEach(async () => {
	await hub.close();
});

/** Bytes over the limit of plain git, and no zero among them. */
const LARGE = "x".repeat(10 * 1024 * 1024 + 1);

describe("git", () => {
	test("fetches in version 2, one commit, without blobs", async () => {
		const space = await hub.createSpace("alice/todo");
		await space.commitFiles({ "a.txt": "1" });
		await withFolder(async (folder) => {
			git(folder, ["init", "--quiet", "--bare"]);
			const wanted = ["--depth=1", "--filter=blob:none", space.repository, "refs/heads/main:refs/space/head"];
			const { status: code, said } = await remoteGit(folder, ["fetch", "--quiet", ...wanted], "");
			expect({ code, said }).toEqual({ code: 0, said: "" });
			expect(git(folder, ["rev-parse", "refs/space/head"]).trim()).toBe(await space.head());
			expect(git(folder, ["rev-list", "--objects", "--missing=print", "refs/space/head"])).toMatch(/^\?/m);
		});
	});

	test("takes a push, and the Space follows", async () => {
		const space = await hub.createSpace("alice/todo");
		await space.settled();
		await withFolder(async (folder) => {
			const work = await cloneWith(space, folder, { "main.py": "app = 1\n", "run.sh": { executable: "#!/bin/sh\n" } });
			expect((await push(work)).status).toBe(0);
			expect(await space.treeOf()).toBe(git(work, ["rev-parse", "HEAD^{tree}"]).trim());
		});
		expect(await space.settled()).toBe("RUNNING");
		expect(space.history().at(-1)?.sha).toBe(await space.head());
		expect((await space.filesOf())["run.sh"]?.mode).toBe("100755");
		expect(await (await fetch(space.address)).json()).toEqual({ commit: await space.head() });
	});

	test("lets exactly one of two pushes at once win", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		await withFolder(async (folder) => {
			for (let round = 0; round < 3; round++) {
				const one = await cloneWith(space, folder, { mine: `${round}` }, `one-${round}`);
				const two = await cloneWith(space, folder, { yours: `${round}` }, `two-${round}`);
				const [here, there] = await Promise.all([push(one), push(two)]);
				expect([here.status, there.status].sort()).toEqual([0, 1]);
			}
		});
		expect(await space.messages()).toHaveLength(4);
	});

	test("refuses what is not a fast-forward", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		await withFolder(async (folder) => {
			const work = await cloneWith(space, folder, { a: "1" });
			const edit = await space.commitFiles({ b: "2" }, "Edited on the Hub");
			const { status: code, said } = await push(work);
			expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("(fetch first)") });
			expect(await space.head()).toBe(edit);
		});
	});

	test.each([
		["a large file", { big: LARGE }, ["contains files larger than 10 MiB", "- big (ref: refs/heads/main)"]],
		["a binary file", { "a.dat": "a\0b" }, ["contains binary files", "- a.dat (ref: refs/heads/main)"]],
		[
			"a card of no SDK",
			{ "README.md": "---\nsdk: python\n---\n" },
			["YAML metadata verification", '- Error: "sdk" must be'],
		],
		[
			"a pointer to nothing",
			{ "a.bin": `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 3\n` },
			["an LFS pointer pointed to a file that does not exist", "- a.bin"],
		],
	])("refuses %s, and keeps nothing of it", async (_, files, words) => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		const before = await space.head();
		await withFolder(async (folder) => {
			const { status: code, said } = await push(await cloneWith(space, folder, files));
			expect(code).toBe(1);
			for (const word of [...words, "(pre-receive hook declined)"]) expect(said).toContain(word);
		});
		expect(await space.head()).toBe(before);
	});

	test("refuses a binary file that only an older commit holds", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		await withFolder(async (folder) => {
			const work = await cloneWith(space, folder, { "a.dat": "a\0b" });
			git(work, ["rm", "--quiet", "a.dat"]);
			git(work, ["commit", "--quiet", "--message=gone"]);
			expect((await push(work)).said).toContain("contains binary files");
		});
	});

	test("refuses tokens at the door, or in the hook", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		await withFolder(async (folder) => {
			const work = await cloneWith(space, folder, {});
			expect((await push(work, "hf_read")).said).toContain("error: 403");
			expect((await push(work, "hf_hook")).said).toContain("DENIED update refs/heads/main: forbidden");
			expect((await push(work, "hf_none")).said).toMatch(/Authentication failed|could not read Username/);
			hub.rejectPushes(["Repository storage limit reached (Max: 1 GB)"]);
			expect((await push(work)).said).toContain("remote: Repository storage limit reached");
			expect((await push(work)).status).toBe(0);
			hub.rename("alice/todo", "alice/tasks");
			expect((await remoteGit(work, ["-c", "http.followRedirects=false", "ls-remote", "origin"])).said).toContain(
				"307",
			);
		});
	});
});

describe("LFS", () => {
	const content = Buffer.from("some weights\0");
	const oid = createHash("sha256").update(content).digest("hex");
	const batch = async (operation: string) => {
		const objects = [{ oid, size: content.length }];
		const path = "/spaces/alice/todo.git/info/lfs/objects/batch";
		const { body } = await ask(hub, path, { method: "POST", token: "hf_write", body: { operation, objects } });
		return Object(body).objects[0];
	};
	const send = async (body: Uint8Array) => {
		const { href, header } = (await batch("upload")).actions.upload;
		return (await fetch(href, { method: "PUT", headers: header, body })).status;
	};

	test("takes an object once, whole, and gives it back", async () => {
		const space = await hub.createSpace("alice/todo", { runtime: "none" });
		expect((await batch("download")).error.code).toBe(404);
		expect(await send(content.subarray(1))).toBe(422);
		expect(await send(content)).toBe(200);
		expect((await batch("upload")).actions).toBeUndefined();
		const { href, header } = (await batch("download")).actions.download;
		expect(Buffer.from(await (await fetch(href, { headers: header })).arrayBuffer())).toEqual(content);
		await withFolder(async (folder) => {
			const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${content.length}\n`;
			expect((await push(await cloneWith(space, folder, { "a.bin": pointer }))).status).toBe(0);
		});
	});

	test("takes nothing at an address that has expired", async () => {
		await hub.createSpace("alice/todo", { runtime: "none" });
		const { href, header } = (await batch("upload")).actions.upload;
		hub.expireUploads();
		expect((await fetch(href, { method: "PUT", headers: header, body: content })).status).toBe(403);
	});

	test("counts what it takes", async () => {
		await hub.createSpace("alice/todo", { runtime: "none" });
		await send(content);
		expect(hub.requests.at(-1)).toMatchObject({ method: "PUT", bytesIn: content.length, status: 200 });
	});
});

test("leaves nothing behind", async () => {
	const other = await startHub();
	const space = await other.createSpace("alice/todo");
	await space.settled();
	await other.close();
	expect(existsSync(dirname(dirname(dirname(space.folder))))).toBe(false);
	await expect(fetch(space.address)).rejects.toThrow("fetch failed");
	await expect(fetch(other.address)).rejects.toThrow("fetch failed");
});
