import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@jest/globals";
import { storedPackage } from "../../src/deploy/objects/stored-package.ts";
import { uploadObjects } from "../../src/deploy/objects/upload-objects.ts";
import type { Hub } from "../../src/hub/client.ts";
import type { Package, PackageFile } from "../../src/package/package.ts";
import { writePackage } from "../../src/package/write-package.ts";
import { pointerTo } from "../../src/source/lfs/pointer.ts";
import { startHub } from "../support/hub/hub.ts";
import { git, plant, withFolder } from "../support/temporary.ts";

const SPACE = "alice/todo";
const CARD = "---\ntitle: Todo\nsdk: docker\n---\n";
const PORTS = { progress: () => undefined, signal: AbortSignal.timeout(60_000) };
const LIMITS = { time: 5_000, attempts: 2, pause: 1, patience: 100, bytes: 100_000 };

/** Files on the disk as a package. */
function packageOf(folder: string, files: Readonly<Record<string, Uint8Array | string>>): Package {
	plant(folder, files);
	const entries = Object.entries(files).map(([path, content]): [string, PackageFile] => {
		const size = Buffer.byteLength(content);
		return [path, { mode: "100644", size, content: { kind: "file", path: join(folder, path) } }];
	});
	return { contract: "docker", repository: undefined, files: new Map(entries), changes: [] };
}

/** Pushes a package as it is, with plain git, and gives what the Hub refuses; "" for nothing. */
async function push(packed: Package, folder: string, address: string): Promise<string> {
	const written = await writePackage(packed, { folder }, PORTS);
	if ("fault" in written) throw new Error(written.fault.message);
	git(folder, ["init", "--quiet", "--initial-branch=main"]);
	git(folder, ["add", "--all", "--force"]);
	git(folder, ["commit", "--quiet", "--message=all"]);
	// The Hub is in this process: nothing may wait for git without letting it answer.
	const run = promisify(execFile)("git", ["push", "--quiet", "--force", address, "main"], {
		cwd: folder,
		timeout: 20_000,
	});
	return await run.then(() => "", String);
}

test("the Hub takes what it refused, and the same files come out of it", async () => {
	const model = Buffer.alloc(11 * 1024 * 1024, "model ");
	const files = {
		"README.md": CARD,
		"main.py": "app = 1\n",
		"static/logo one.png": Buffer.from("\x89PNG\r\n\0\0"),
		"models/large.txt": model,
		Dockerfile: "FROM scratch\n",
	};
	await withFolder(async (folder) => {
		const local = await startHub({ runtime: "none" });
		try {
			const space = await local.createSpace(SPACE);
			const { host } = new URL(local.address);
			const address = `http://alice:hf_write@${host}/spaces/${SPACE}`;
			const packed = packageOf(join(folder, "source"), files);
			expect(await push(packed, join(folder, "raw"), address)).toMatch(/binary files|larger than/);
			const stored = await storedPackage(packed, PORTS);
			if ("kind" in stored) throw new Error(stored.message);
			const hub: Hub = { ...PORTS, endpoint: local.address, token: "hf_write", agent: "test/1", limits: LIMITS };
			// The commit first: the Hub refuses pointers to nothing.
			expect(await push(stored.packed, join(folder, "early"), address)).toContain("LFS pointer pointed to a file");
			expect(await uploadObjects(hub, SPACE, stored.objects, () => undefined)).toMatchObject({ objects: 2 });
			expect(await push(stored.packed, join(folder, "stored"), address)).toBe("");
			expect(await space.head()).toBe(git(join(folder, "stored"), ["rev-parse", "HEAD"]).trim());
			const oid = createHash("sha256").update(model).digest("hex");
			expect(git(join(folder, "stored"), ["show", "HEAD:models/large.txt"])).toBe(
				pointerTo({ oid, size: model.length }),
			);
			// What is deployed again from there is the same, with nothing to send.
			const again = await storedPackage(packed, PORTS);
			expect(again).toEqual(stored);
			expect(await uploadObjects(hub, SPACE, stored.objects, () => undefined)).toMatchObject({ objects: 0 });
		} finally {
			await local.close();
		}
	});
}, 30_000);
