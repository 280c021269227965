import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { PlannedFile } from "../../src/init/plan.ts";
import { writeFiles } from "../../src/init/write-files.ts";
import { plant, withFolder, withoutRights } from "../support/temporary.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** A plan of one new file in folders that there are not, one file that gets an addition, and one more new file. */
const FILES: readonly PlannedFile[] = [
	{ path: ".github/workflows/space-gate.yml", before: undefined, after: bytes("on: push\n") },
	{ path: "README.md", before: bytes("# Todo\n"), after: bytes("---\n---\n# Todo\n") },
	{ path: "backend/requirements.txt", before: undefined, after: bytes("fastapi\n") },
];

const PLANTED = { "README.md": "# Todo\n", "backend/main.py": "app = 1\n" };

/** Every file and folder with its content, to compare what was with what is. */
function everythingIn(folder: string): Record<string, string> {
	const all: Record<string, string> = {};
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		all[path] = entry.isFile() ? readFileSync(path, "utf8") : entry.isSymbolicLink() ? "a link" : "a folder";
	}
	return all;
}

describe("writing all files", () => {
	test("makes folders, keeps modes, and leaves nothing else", async () => {
		await withFolder((folder) => {
			plant(folder, PLANTED);
			chmodSync(join(folder, "README.md"), 0o600);
			expect(writeFiles(folder, FILES)).toBeUndefined();
			expect(readFileSync(join(folder, ".github/workflows/space-gate.yml"), "utf8")).toBe("on: push\n");
			expect(readFileSync(join(folder, "README.md"), "utf8")).toBe("---\n---\n# Todo\n");
			expect(statSync(join(folder, "README.md")).mode & 0o777).toBe(0o600);
			expect(statSync(join(folder, "backend/requirements.txt")).mode & 0o777).toBe(0o666 & ~process.umask());
			expect(readdirSync(folder).sort()).toEqual([".github", "README.md", "backend"]);
			expect(readdirSync(join(folder, "backend")).sort()).toEqual(["main.py", "requirements.txt"]);
		});
	});

	/** Whatever is in the way of one of them, the others are as they were. */
	const hindrances: readonly [string, (folder: string) => void, string, RegExp][] = [
		[
			"a file that has come into being meanwhile",
			(folder) => plant(folder, { "backend/requirements.txt": "mine\n" }),
			"backend/requirements.txt",
			/^something is there already/,
		],
		[
			"a file that has changed meanwhile",
			(folder) => plant(folder, { "README.md": "# Other\n" }),
			"README.md",
			/^it has changed since it was read$/,
		],
		[
			"a file that is read-only",
			(folder) => chmodSync(join(folder, "README.md"), 0o444),
			"README.md",
			/^it is read-only$/,
		],
		[
			"a folder that is a link out of the repository",
			(folder) => {
				mkdirSync(join(folder, "..", "outside"));
				symlinkSync("../outside", join(folder, ".github"));
			},
			".github/workflows/space-gate.yml",
			/^a folder on its way is a link or a file$/,
		],
		[
			"a file where a folder should be",
			(folder) => plant(folder, { ".github": "no folder\n" }),
			".github/workflows/space-gate.yml",
			/^a folder on its way is a link or a file$/,
		],
		[
			"a link to nothing under the name of a new file",
			(folder) => plant(folder, { "backend/requirements.txt": { link: "../elsewhere.txt" } }),
			"backend/requirements.txt",
			/^something is there already/,
		],
	];

	test.each(hindrances)("stops at %s, and writes none of the others", async (_, hinder, path, reason) => {
		await withFolder((parent) => {
			const folder = join(parent, "repository");
			plant(folder, PLANTED);
			hinder(folder);
			const before = everythingIn(parent);
			const hindrance = writeFiles(folder, FILES);
			expect(hindrance?.path).toBe(path);
			expect(hindrance?.reason).toMatch(reason);
			expect(everythingIn(parent)).toEqual(before);
		});
	});

	test("stops at a link in place of a file that was read", async () => {
		await withFolder((folder) => {
			plant(folder, { "real.md": "# Todo\n", "README.md": { link: "real.md" }, "backend/main.py": "" });
			expect(writeFiles(folder, FILES)?.reason).toMatch(/^it is a link/);
			expect(lstatSync(join(folder, "README.md")).isSymbolicLink()).toBe(true);
			expect(existsSync(join(folder, ".github"))).toBe(false);
		});
	});

	test("leaves nothing in a folder that nobody may write to", async () => {
		await withFolder(async (folder) => {
			plant(folder, PLANTED);
			chmodSync(folder, 0o777);
			chmodSync(join(folder, "README.md"), 0o666);
			chmodSync(join(folder, "backend"), 0o555);
			const before = everythingIn(folder);
			const hindrance = await withoutRights(() => writeFiles(folder, FILES));
			expect(hindrance).toEqual({ path: "backend/requirements.txt", reason: "it cannot be written (EACCES)" });
			expect(everythingIn(folder)).toEqual(before);
		});
	});

	test("takes back what took its place when a later one cannot", async () => {
		await withFolder((folder) => {
			plant(folder, PLANTED);
			const before = everythingIn(folder);
			// The second file of the same name finds the first in its place.
			const twice = [...FILES, { path: "backend/requirements.txt", before: undefined, after: bytes("uvicorn\n") }];
			expect(writeFiles(folder, twice)).toEqual({
				path: "backend/requirements.txt",
				reason: expect.stringMatching(/^something is there already/),
			});
			expect(everythingIn(folder)).toEqual(before);
		});
	});
});
