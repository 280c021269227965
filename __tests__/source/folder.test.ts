import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { openFolder } from "../../src/source/folder.ts";
import { LIMITS, type Source } from "../../src/source/source.ts";
import { commitAll, git, type Planted, plant, withFolder, withoutRights } from "../support/temporary.ts";

const IS_POSIX = process.platform !== "win32";

/** Opens a folder of these files and reads all of them before they are removed. */
function opened(files: Readonly<Record<string, Planted>>, before?: (folder: string) => void): Promise<Source> {
	return withFolder(async (folder) => {
		plant(folder, files);
		before?.(folder);
		const source = await openFolder(folder);
		const contents = new Map([...source.entries.keys()].map((path) => [path, source.read(path)]));
		return { ...source, read: (path) => contents.get(path) };
	});
}

function textOf(source: Source, path: string): string | undefined {
	const content = source.read(path);
	if (content === undefined) return undefined;
	return "unreadable" in content ? `unreadable: ${content.unreadable}` : Buffer.from(content).toString("utf8");
}

test("files are listed by code unit, with their size and whether they may be executed", async () => {
	const source = await opened({ "b.py": "12", "a/z.py": "", "B.py": "", "run.sh": { executable: "#!/bin/sh\n" } });
	expect([...source.entries]).toEqual([
		["B.py", { kind: "file", size: 0, isExecutable: false }],
		["a/z.py", { kind: "file", size: 0, isExecutable: false }],
		["b.py", { kind: "file", size: 2, isExecutable: false }],
		["run.sh", { kind: "file", size: 10, isExecutable: IS_POSIX }],
	]);
	expect(source.omissions).toEqual([]);
});

test("an empty folder is a tree without entries", async () => {
	const source = await opened({});
	expect(source.entries.size).toBe(0);
	expect(source.read("main.py")).toBeUndefined();
});

test("content is read through links inside the root, never through links out of it", async () => {
	await withFolder(async (folder) => {
		plant(folder, {
			"secret.txt": "secret",
			"space/main.py": { link: "src/app.py" },
			"space/src/app.py": "app",
			"space/out.py": { link: "../secret.txt" },
			"space/absolute.py": { link: join(folder, "secret.txt") },
			"space/up": { link: ".." },
			"space/circle.py": { link: "circle.py" },
			"space/gone.py": { link: "nowhere.py" },
		});
		const source = await openFolder(join(folder, "space"));
		expect(textOf(source, "main.py")).toBe("app");
		for (const path of ["out.py", "absolute.py", "up/secret.txt", "up", "../secret.txt", "circle.py"]) {
			expect(textOf(source, path)).toMatch(/^unreadable: it is a link/);
		}
		expect(textOf(source, "gone.py")).toBeUndefined();
		expect(source.entries.get("up")).toEqual({ kind: "link", target: ".." });
		expect(source.entries.size).toBe(7);
	});
});

test("a file that becomes a link after the folder was opened is not read", async () => {
	await withFolder(async (folder) => {
		plant(folder, { "space/main.py": "app", "secret.txt": "secret" });
		const source = await openFolder(join(folder, "space"));
		rmSync(join(folder, "space/main.py"));
		plant(folder, { "space/main.py": { link: "../secret.txt" } });
		expect(textOf(source, "main.py")).toMatch(/^unreadable/);
	});
});

test("a file that grows beyond the bound, or goes, after the folder was opened is unreadable", async () => {
	await withFolder(async (folder) => {
		plant(folder, { "main.py": "app", "gone.py": "" });
		const source = await openFolder(folder);
		writeFileSync(join(folder, "main.py"), Buffer.alloc(LIMITS.fileSize + 1));
		rmSync(join(folder, "gone.py"));
		expect(textOf(source, "main.py")).toMatch(/larger than/);
		expect(textOf(source, "gone.py")).toMatch(/ENOENT/);
	});
});

test("what is too large, or binary by its name, keeps its entry and gives no content", async () => {
	const source = await opened({
		"big.py": Buffer.alloc(LIMITS.fileSize + 1, "#"),
		"full.py": Buffer.alloc(LIMITS.fileSize, "#"),
		"photo.PNG": Buffer.alloc(2000),
		"model.safetensors": "version https://git-lfs.github.com/spec/v1\n",
	});
	expect(source.entries.get("big.py")).toEqual({ kind: "file", size: LIMITS.fileSize + 1, isExecutable: false });
	expect(textOf(source, "big.py")).toBe("unreadable: it is larger than 8 MiB");
	expect(textOf(source, "photo.PNG")).toBe("unreadable: its name is that of a binary file");
	expect(textOf(source, "model.safetensors")).toMatch(/^version/);
	expect(textOf(source, "full.py")).toHaveLength(LIMITS.fileSize);
});

test("folders nest as deep as the bound, and what lies deeper is said", async () => {
	const deep = (levels: number) => `${"d/".repeat(levels)}x.py`;
	const source = await opened({ [deep(LIMITS.depth)]: "" }, (folder) => plant(folder, { [deep(300)]: "" }));
	expect([...source.entries.keys()]).toEqual([deep(LIMITS.depth)]);
	expect(source.omissions).toEqual([
		{ kind: "bound", path: `${"d/".repeat(LIMITS.depth)}d`, reason: "it lies more than 64 folders deep" },
	]);
});

if (IS_POSIX) {
	test("pipes are never opened", async () => {
		await withFolder(async (folder) => {
			execFileSync("mkfifo", [join(folder, "main.py")]);
			plant(folder, { "requirements.txt": "", "link.py": { link: "main.py" } });
			const source = await openFolder(folder);
			expect([...source.entries.keys()]).toEqual(["link.py", "requirements.txt"]);
			expect(source.omissions).toMatchObject([{ kind: "special", path: "main.py" }]);
			expect(source.read("link.py")).toBeUndefined();
		});
	});

	test("a file that becomes a pipe does not make the reader wait", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "" });
			const source = await openFolder(folder);
			rmSync(join(folder, "main.py"));
			execFileSync("mkfifo", [join(folder, "main.py")]);
			expect(source.read("main.py")).toEqual({ unreadable: "it is no regular file" });
		});
	});

	test("names keep their newlines, control characters, directions and backslashes", async () => {
		const names = [
			"a\nb.py",
			"\u001b[31m.py",
			"\u202egnp.py",
			"dir\\main.py",
			" ",
			"é.py",
			"e\u0301.py",
			"\ufffd.py",
			"C:\\x",
		];
		const source = await opened(Object.fromEntries(names.map((name) => [name, name])));
		expect([...source.entries.keys()]).toEqual(names.toSorted());
		for (const name of names) expect(textOf(source, name)).toBe(name);
		expect(source.omissions).toEqual([]);
	});

	test("a name that is not UTF-8 is said, not guessed", async () => {
		await withFolder(async (folder) => {
			const name = Buffer.from([0x66, 0xff, 0x2e, 0x70, 0x79]);
			try {
				writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), "");
			} catch {
				return; // A disk that holds UTF-8 only, as on macOS.
			}
			plant(folder, { "main.py": "" });
			const source = await openFolder(folder);
			expect([...source.entries.keys()]).toEqual(["main.py"]);
			expect(source.omissions).toEqual([{ kind: "unreadable", path: "f\ufffd.py", reason: "its name is not UTF-8" }]);
		});
	});

	test("what may not be read is unreadable, and a folder that may not be opened is said", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "", "locked/x.py": "" });
			for (const path of ["main.py", "locked"]) chmodSync(join(folder, path), 0);
			chmodSync(folder, 0o755);
			await withoutRights(async () => {
				const source = await openFolder(folder);
				expect(textOf(source, "main.py")).toMatch(/EACCES/);
				expect(source.omissions).toMatchObject([{ kind: "unreadable", path: "locked" }]);
			});
			chmodSync(join(folder, "locked"), 0o755);
		});
	});
}

describe("which files belong to the repository", () => {
	const files = {
		".gitignore": "*.log\nbuild/\n.env\n",
		"main.py": "",
		"x.log": "",
		"build/out.py": "",
		".env": "A=1",
	};

	test("ignore files hold in a folder that is no repository too", async () => {
		const source = await opened(files);
		expect([...source.entries.keys()]).toEqual([".gitignore", "main.py"]);
	});

	test("a file that is tracked although it is ignored belongs to it", async () => {
		const source = await opened(files, (folder) => {
			git(folder, ["init", "--quiet"]);
			git(folder, ["add", "--force", ".env", "build/out.py"]);
		});
		expect([...source.entries.keys()]).toEqual([".env", ".gitignore", "build/out.py", "main.py"]);
		expect(source.omissions).toEqual([]);
	});

	test("what is tracked although it is ignored may be deleted, a submodule, or lie too deep", async () => {
		await withFolder(async (folder) => {
			const deep = `build/${"d/".repeat(LIMITS.depth)}x.py`;
			plant(folder, { ...files, [deep]: "", "build/gone.py": "", "build/lib/x.py": "" });
			commitAll(join(folder, "build/lib"));
			git(folder, ["init", "--quiet"]);
			git(folder, ["add", "--force", deep, "build/gone.py", "build/out.py"]);
			git(folder, ["submodule", "--quiet", "add", "--force", "./build/lib", "build/lib"]);
			rmSync(join(folder, "build/gone.py"));
			const source = await openFolder(folder);
			expect([...source.entries.keys()]).toEqual([".gitignore", ".gitmodules", "build/lib", "build/out.py", "main.py"]);
			expect(source.entries.get("build/lib")).toEqual({ kind: "submodule" });
			expect(source.omissions).toMatchObject([{ kind: "bound", path: deep }]);
		});
	});

	test("a tracked file below what has become a link is not looked for behind the link", async () => {
		await withFolder(async (folder) => {
			plant(folder, { ...files, "main.log": "" });
			git(folder, ["init", "--quiet"]);
			git(folder, ["add", "--force", "build/out.py"]);
			rmSync(join(folder, "build"), { recursive: true });
			plant(folder, { "other/out.py": "", build: { link: "other" } });
			const source = await openFolder(folder);
			expect([...source.entries.keys()]).toEqual([".gitignore", "build", "main.py", "other/out.py"]);
		});
	});

	test("ignore files above the Space root, and info/exclude, hold for it", async () => {
		await withFolder(async (folder) => {
			plant(folder, { ".gitignore": "*.log\n/x.py\n!keep.log\n", "backend/x.py": "", "backend/a.log": "" });
			plant(folder, { "backend/keep.log": "", "backend/notes.txt": "", "backend/sub/notes.txt": "" });
			git(folder, ["init", "--quiet"]);
			plant(folder, { ".git/info/exclude": "/backend/notes.txt\n" });
			const source = await openFolder(join(folder, "backend"));
			expect([...source.entries.keys()]).toEqual(["keep.log", "sub/notes.txt", "x.py"]);
		});
	});

	test("an ignored folder that is named as the root is judged all the same", async () => {
		await withFolder(async (folder) => {
			plant(folder, { ".gitignore": "out/\n", "out/main.py": "", "out/x.py": "" });
			git(folder, ["init", "--quiet"]);
			const source = await openFolder(join(folder, "out"));
			expect([...source.entries.keys()]).toEqual(["main.py", "x.py"]);
		});
	});

	test("a repository inside is a submodule, and a folder that only looks like one is a folder", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "lib/x.py": "", "fake/.git/HEAD": "", "fake/x.py": "", "linked/.git": "gitdir: ../lib/.git\n" });
			git(folder, ["init", "--quiet"]);
			git(join(folder, "lib"), ["init", "--quiet"]);
			const source = await openFolder(folder);
			expect([...source.entries]).toEqual([
				["fake/x.py", { kind: "file", size: 0, isExecutable: false }],
				["lib", { kind: "submodule" }],
				["linked", { kind: "submodule" }],
			]);
		});
	});

	test("a work tree beside its repository has the exclusions of the repository", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "one/main.py": "" });
			commitAll(join(folder, "one"));
			plant(folder, { "one/.git/info/exclude": "private.py\n" });
			git(join(folder, "one"), ["worktree", "add", "--quiet", "../two"]);
			plant(folder, { "two/private.py": "" });
			const source = await openFolder(join(folder, "two"));
			expect([...source.entries.keys()]).toEqual(["main.py"]);
		});
	});

	test("ignore files that are links, giants or torrents do no harm", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "a/.gitignore": { link: "../rules" }, rules: "*.py\n", "a/x.py": "" });
			plant(folder, { "b/.gitignore": Buffer.alloc(2_000_000, "x"), "b/x.py": "" });
			plant(folder, {
				"c/.gitignore": `${"a/**/".repeat(2000)}\n${"*a".repeat(5000)}\n`,
				[`c/${"a/".repeat(50)}x.py`]: "",
			});
			const source = await openFolder(folder);
			expect([...source.entries.keys()].filter((path) => path.endsWith(".py"))).toHaveLength(3);
			expect(source.omissions).toMatchObject([{ kind: "unreadable", path: "b/.gitignore" }]);
		});
	});

	test("ignore files that would keep the machine busy for hours end the walk", async () => {
		const files = Array.from({ length: 2000 }, (_, at) => [`${"a".repeat(200)}${at}.py`, ""]);
		const source = await opened({ ".gitignore": "a*a*a*a*a*a*a*b\n".repeat(60_000), ...Object.fromEntries(files) });
		expect(source.omissions).toMatchObject([{ kind: "bound", path: "" }]);
	}, 60_000);
});

describe("what cannot be opened", () => {
	test.each([
		["missing", "folder-missing"],
		["file.txt", "folder-is-file"],
		["file.txt/x", "folder-missing"],
		["out", "folder-outside"],
		["..", "folder-outside"],
	])("%s is refused as %s", async (path, code) => {
		await withFolder(async (folder) => {
			plant(folder, { "work/file.txt": "", "work/out": { link: ".." } });
			const work = join(folder, "work");
			await expect(openFolder(join(work, path), work)).rejects.toMatchObject({ name: "SourceError", code });
		});
	});

	test("a folder behind a link that stays inside is opened", async () => {
		await withFolder(async (folder) => {
			mkdirSync(join(folder, "real"));
			plant(folder, { "real/main.py": "", link: { link: "real" } });
			const source = await openFolder(join(folder, "link"), folder);
			expect([...source.entries.keys()]).toEqual(["main.py"]);
		});
	});
});
