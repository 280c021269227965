import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openCommit } from "../../src/source/commit.ts";
import { openFolder } from "../../src/source/folder.ts";
import { LIMITS, type Source } from "../../src/source/source.ts";
import { fc } from "../support/seed.ts";
import { commitAll, git, type Planted, plant, withFolder } from "../support/temporary.ts";

/** All that a source knows, as plain data. */
function contentOf({ entries, omissions, read }: Source) {
	return { entries: [...entries], omissions, contents: [...entries.keys()].map((path) => read(path)) };
}

/** Makes a tree in a repository from `<mode> <type> <id>\t<path>` records, which no work tree could hold. */
function treeOf(folder: string, records: readonly string[]): string {
	git(folder, ["init", "--quiet"]);
	const tree = git(folder, ["mktree", "-z", "--missing"], records.map((record) => `${record}\0`).join("")).trim();
	return git(folder, ["commit-tree", "-m", "tree", tree]).trim();
}

describe("a commit and its work tree", () => {
	const name = fc.constantFrom(
		"a",
		"b.py",
		"É.md",
		"x y",
		"new\nline",
		"tab\t",
		'"',
		"-r",
		"main.py",
		".env",
		"model.bin",
	);
	const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));
	const content: fc.Arbitrary<Planted> = fc.oneof(
		fc.string(),
		fc.uint8Array({ maxLength: 3000 }),
		fc.string().map((executable) => ({ executable })),
		fc.tuple(fc.constantFrom("", "../", "./", "/"), path).map(([up, to]) => ({ link: up + to })),
	);

	test("are the same tree", async () => {
		await fc.assert(
			fc.asyncProperty(fc.dictionary(path, content, { maxKeys: 12 }), async (files) => {
				await withFolder(async (folder) => {
					for (const [at, planted] of Object.entries(files)) {
						try {
							plant(folder, { [at]: planted });
						} catch {
							// A name that another file has as its folder.
						}
					}
					commitAll(folder);
					const commit = await openCommit({ repository: folder, revision: "HEAD", root: "" });
					expect(contentOf(commit)).toEqual(contentOf(await openFolder(folder)));
				});
			}),
			{ numRuns: 40 },
		);
	}, 120_000);

	test("are the same tree below a sub-folder, with submodules and too many folders", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "lib/x.py": "", "top.py": "" });
			commitAll(join(folder, "lib"));
			plant(folder, {
				"back end/main.py": "",
				[`back end/${"d/".repeat(LIMITS.depth + 3)}x.py`]: "",
				"back end/d/y.py": "",
			});
			git(folder, ["init", "--quiet"]);
			git(folder, ["submodule", "--quiet", "add", "./lib", "back end/lib"]);
			commitAll(folder);
			const commit = await openCommit({ repository: folder, revision: "HEAD", root: "./back end/" });
			expect(commit.entries.get("lib")).toEqual({ kind: "submodule" });
			expect(commit.omissions).toHaveLength(1);
			expect(contentOf(commit)).toEqual(contentOf(await openFolder(join(folder, "back end"))));
		});
	});
});

test("the commit counts, not the work tree, its index, its filters or its replacements", async () => {
	await withFolder(async (folder) => {
		plant(folder, { "main.py": "committed", ".gitattributes": "*.py filter=evil\n" });
		commitAll(folder);
		const [blob = ""] = git(folder, ["rev-parse", "HEAD:main.py"]).split("\n");
		const other = git(folder, ["hash-object", "-w", "--stdin"], "replaced").trim();
		git(folder, ["replace", blob, other]);
		git(folder, ["config", "filter.evil.smudge", "touch smudged"]);
		plant(folder, { "main.py": "changed", "new.py": "" });
		const source = await openCommit({ repository: folder, revision: "main", root: "" });
		expect([...source.entries.keys()]).toEqual([".gitattributes", "main.py"]);
		expect(Buffer.from(source.read("main.py") as Uint8Array).toString()).toBe("committed");
		expect(source.origin).toEqual({ kind: "commit", commit: git(folder, ["rev-parse", "HEAD"]).trim() });
	});
});

test("nothing that the repository's configuration names is run", async () => {
	await withFolder(async (folder) => {
		plant(folder, { ".gitignore": "*.log\n", "x.log": "", "main.py": "" });
		commitAll(folder);
		const trap = join(folder, "trapped");
		const script = join(folder, "trap.sh");
		plant(folder, { "trap.sh": { executable: `#!/bin/sh\ntouch '${trap}'\n` } });
		for (const key of ["core.fsmonitor", "core.pager", "core.sshCommand", "credential.helper", "core.gitProxy"]) {
			git(folder, ["config", key, script]);
		}
		git(folder, ["config", "remote.origin.url", `ext::${script}`]);
		git(folder, ["config", "remote.origin.promisor", "true"]);
		git(folder, ["config", "extensions.partialClone", "origin"]);
		git(folder, ["config", "core.repositoryFormatVersion", "1"]);
		const id = git(folder, ["rev-parse", "HEAD:main.py"]).trim();
		rmSync(join(folder, ".git/objects", id.slice(0, 2), id.slice(2)));
		await openFolder(folder);
		await openCommit({ repository: folder, revision: "HEAD", root: "" }).catch(() => undefined);
		expect(existsSync(trap)).toBe(false);
	});
});

describe("trees that no work tree could hold", () => {
	const EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

	test("more files than the bound: those at the root are there, and the rest is said to be left out", async () => {
		await withFolder(async (folder) => {
			git(folder, ["init", "--quiet"]);
			git(folder, ["hash-object", "-w", "--stdin"]);
			const inner = Array.from({ length: 1000 }, (_, at) => `100644 blob ${EMPTY}\tf${at}.py\0`).join("");
			const tree = git(folder, ["mktree", "-z"], inner).trim();
			const outer = Array.from({ length: 200 }, (_, at) => `040000 tree ${tree}\td${at}`);
			const commit = treeOf(folder, [...outer, `100644 blob ${EMPTY}\tmain.py`]);
			const source = await openCommit({ repository: folder, revision: commit, root: "" });
			expect(source.entries.size).toBe(LIMITS.files);
			expect(source.read("main.py")).toEqual(new Uint8Array());
			expect(source.omissions).toEqual([{ kind: "bound", path: "", reason: "it holds more than 100000 files" }]);
		});
	}, 60_000);

	test("a blob that the repository does not hold", async () => {
		await withFolder(async (folder) => {
			const commit = treeOf(folder, [
				`100644 blob ${"ab".repeat(20)}\tmain.py`,
				`120000 blob ${"cd".repeat(20)}\tlink`,
			]);
			const outcome = openCommit({ repository: folder, revision: commit, root: "" });
			const source = await outcome.catch((error: unknown) => ({ error }));
			if ("error" in source) expect(source.error).toMatchObject({ code: "objects-missing" });
			else expect(source.omissions).toMatchObject([{ path: "link" }, { path: "main.py" }]);
		});
	});

	test("names that git never checks out, and names that are not UTF-8", async () => {
		await withFolder(async (folder) => {
			git(folder, ["init", "--quiet"]);
			git(folder, ["hash-object", "-w", "--stdin"]);
			const record = (name: string | Buffer) =>
				Buffer.concat([Buffer.from("100644 "), Buffer.from(name), Buffer.from([0]), Buffer.from(EMPTY, "hex")]);
			const names = ["..", ".GIT", "a/../../x", Buffer.from([0x66, 0xff]), "l".repeat(300), "main.py"];
			const tree = Buffer.concat(names.map(record));
			const id = git(folder, ["hash-object", "-w", "--literally", "-t", "tree", "--stdin"], tree).trim();
			const commit = git(folder, ["commit-tree", "-m", "tree", id]).trim();
			const source = await openCommit({ repository: folder, revision: commit, root: "" });
			expect([...source.entries.keys()]).toEqual(["main.py"]);
			expect(source.omissions.map(({ path }) => path)).toEqual([
				"..",
				".GIT",
				"a/../../x",
				"f\ufffd",
				`${"l".repeat(60)}…${"l".repeat(59)}`,
			]);
		});
	});

	test("more text than the bound: what lies at the root is read first", async () => {
		await withFolder(async (folder) => {
			const big = Buffer.alloc(LIMITS.fileSize, "a");
			const files = Array.from({ length: 9 }, (_, at) => [
				`a/${at}.txt`,
				Buffer.concat([big.subarray(1), Buffer.from([at])]),
			]);
			plant(folder, { ...Object.fromEntries(files), "z.py": "x" });
			commitAll(folder);
			const source = await openCommit({ repository: folder, revision: "HEAD", root: "" });
			expect(source.read("z.py")).toEqual(new Uint8Array([0x78]));
			expect(source.read("a/0.txt")).toHaveLength(LIMITS.fileSize);
			expect(source.read("a/8.txt")).toEqual({ unreadable: "the tree holds more than 64 MiB of text" });
		});
	}, 60_000);
});

describe("what cannot be opened", () => {
	test.each([
		["--upload-pack=x", "", "revision-invalid"],
		["HEAD:main.py", "", "revision-invalid"],
		["a..b", "", "revision-invalid"],
		["main\nHEAD", "", "revision-invalid"],
		["", "", "revision-invalid"],
		["nowhere", "", "revision-missing"],
		["0".repeat(40), "", "revision-missing"],
		["HEAD", "..", "folder-outside"],
		["HEAD", "/etc", "folder-outside"],
		["HEAD", "src/../..", "folder-outside"],
		["HEAD", "src\n", "folder-outside"],
		["HEAD", "nowhere", "folder-missing"],
		["HEAD", "main.py", "folder-is-file"],
		["HEAD", "link", "folder-is-file"],
	])("revision %j with root %j is refused as %s", async (revision, root, code) => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "", "src/x.py": "", link: { link: "src" } });
			commitAll(folder);
			const opening = openCommit({ repository: folder, revision, root });
			await expect(opening).rejects.toMatchObject({ name: "SourceError", code });
		});
	});

	test("a folder that is no repository, or is not there", async () => {
		await withFolder(async (folder) => {
			const opening = (repository: string) => openCommit({ repository, revision: "HEAD", root: "" });
			await expect(opening(folder)).rejects.toMatchObject({ code: "repository-missing" });
			await expect(opening(join(folder, "gone"))).rejects.toMatchObject({ code: "folder-missing" });
		});
	});

	test("a repository without a commit", async () => {
		await withFolder(async (folder) => {
			git(folder, ["init", "--quiet"]);
			const opening = openCommit({ repository: folder, revision: "HEAD", root: "" });
			await expect(opening).rejects.toMatchObject({ code: "revision-missing" });
		});
	});

	test("a commit that a shallow clone left out is missing, and the advice names fetch-depth", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "one/main.py": "" });
			commitAll(join(folder, "one"));
			const first = git(join(folder, "one"), ["rev-parse", "HEAD"]).trim();
			commitAll(join(folder, "one"));
			git(folder, ["clone", "--quiet", "--depth=1", `file://${join(folder, "one")}`, "two"]);
			const opening = openCommit({ repository: join(folder, "two"), revision: first, root: "" });
			await expect(opening).rejects.toMatchObject({
				code: "revision-missing",
				advice: expect.stringContaining("fetch-depth: 0"),
			});
		});
	});

	test("a clone without contents is refused, and nothing is fetched for it", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "one/main.py": "app" });
			commitAll(join(folder, "one"));
			git(join(folder, "one"), ["config", "uploadpack.allowFilter", "true"]);
			git(folder, ["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${join(folder, "one")}`, "two"]);
			const opening = openCommit({ repository: join(folder, "two"), revision: "HEAD", root: "" });
			await expect(opening).rejects.toMatchObject({ code: "objects-missing" });
		});
	});

	test("a machine without git", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "space/main.py": "", "space/.gitignore": "*.log\n", "space/x.log": "" });
			commitAll(join(folder, "space"));
			mkdirSync(join(folder, "bin"));
			const path = process.env.PATH;
			process.env.PATH = join(folder, "bin");
			try {
				const opening = openCommit({ repository: join(folder, "space"), revision: "HEAD", root: "" });
				await expect(opening).rejects.toMatchObject({ code: "git-missing" });
				const source = await openFolder(join(folder, "space"));
				expect(source.omissions).toEqual([{ kind: "unasked", path: "", reason: "git cannot be found" }]);
			} finally {
				process.env.PATH = path;
			}
		});
	});
});

if (process.platform !== "win32") {
	test("a git that ends in the middle of its work is a failure of git's", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "space/main.py": "" });
			commitAll(join(folder, "space"));
			const real = execFileSync("which", ["git"], { encoding: "utf8" }).trim();
			const script = `#!/bin/sh\ncase "$*" in *cat-file*--batch*) exec 0<&-; exit 1;; esac\nexec ${real} "$@"\n`;
			plant(folder, { "bin/git": { executable: script } });
			writeFileSync(join(folder, "space/more.py"), "");
			commitAll(join(folder, "space"));
			const path = process.env.PATH;
			process.env.PATH = `${join(folder, "bin")}:${path}`;
			try {
				const opening = openCommit({ repository: join(folder, "space"), revision: "HEAD", root: "" });
				await expect(opening).rejects.toMatchObject({ code: "git-failed" });
			} finally {
				process.env.PATH = path;
			}
		});
	});
}
