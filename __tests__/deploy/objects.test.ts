import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { storedPackage } from "../../src/deploy/objects/stored-package.ts";
import type { Package, PackageFile } from "../../src/package/package.ts";
import { pointerTo } from "../../src/source/lfs/pointer.ts";
import { processorTime } from "../support/processor-time.ts";
import { fc } from "../support/seed.ts";
import { commitAll, git, type Planted, plant, withFolder } from "../support/temporary.ts";

const LISTENERS = { progress: () => undefined, signal: new AbortController().signal };
const BINARY = Buffer.from("PNG\0data");
const oidOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const pointerFor = (bytes: Uint8Array | string) => pointerTo({ oid: oidOf(bytes), size: Buffer.byteLength(bytes) });

/** The package of what is committed in a folder, as git lists it. */
function committed(folder: string): Package {
	const files = new Map<string, PackageFile>();
	for (const line of git(folder, ["ls-tree", "-r", "-l", "-z", "HEAD"]).split("\0")) {
		const [, mode, id = "", size, path = ""] = /^(\d+) blob (\w+) +(\d+)\t(.*)$/s.exec(line) ?? [];
		if (mode !== "100644" && mode !== "100755" && mode !== "120000") continue;
		const target = () => Buffer.from(git(folder, ["cat-file", "blob", id]));
		const content: PackageFile["content"] =
			mode === "120000" ? { kind: "bytes", bytes: target() } : { kind: "blob", id };
		files.set(path, { mode, size: Number(size), content });
	}
	return { contract: "docker", repository: folder, files, changes: [] };
}

/** The same files, taken from the disk. */
function onDisk(folder: string): Package {
	const packed = committed(folder);
	const files = [...packed.files].map(([path, file]): [string, PackageFile] => {
		if (file.content.kind !== "blob") return [path, file];
		return [path, { ...file, content: { kind: "file", path: join(folder, path) } }];
	});
	return { ...packed, repository: undefined, files: new Map(files) };
}

async function stored(packed: Package) {
	const result = await storedPackage(packed, LISTENERS);
	if ("kind" in result) throw new Error(result.message);
	return result;
}

const textOf = ({ files }: Package, path: string) => {
	const content = files.get(path)?.content;
	return content?.kind === "bytes" ? Buffer.from(content.bytes).toString() : undefined;
};

/** What real git says of the filter of paths, in a tree that holds the attributes of a package. */
async function filtersIn(packed: Package, paths: readonly string[]): Promise<readonly string[]> {
	return await withFolder((folder) => {
		git(folder, ["init", "--quiet"]);
		for (const [path, { content, mode }] of packed.files) {
			if (!/(^|\/)\.gitattributes$/.test(path) || mode === "120000") continue;
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			if (content.kind !== "bytes") throw new Error("attributes are given as bytes here");
			writeFileSync(join(folder, path), content.bytes);
		}
		const said = git(folder, ["check-attr", "-z", "--stdin", "filter"], paths.map((path) => `${path}\0`).join(""));
		return said.split("\0").filter((_, index) => index % 3 === 2);
	});
}

describe("what the Hub refuses in plain git becomes an object", () => {
	const FILES: Record<string, Planted> = {
		"main.py": "app = 1\n",
		"logo.png": BINARY,
		"copy/of.png": BINARY,
		"data.csv": "1;2\n".repeat(2_600_000),
		"late.txt": `${"a".repeat(8_000)}\0`,
		"run.sh": { executable: "#!/bin/sh\n" },
		"tool.bin": { executable: "\0" },
		"link.png": { link: "logo.png" },
		"empty.bin": "",
	};

	test.each([
		["from a commit", committed],
		["from a folder", onDisk],
	])("%s", async (_, take) => {
		await withFolder(async (folder) => {
			plant(folder, FILES);
			commitAll(folder);
			const { packed, objects, converted } = await stored(take(folder));
			expect(converted).toEqual(["copy/of.png", "data.csv", "logo.png", "tool.bin"]);
			expect(textOf(packed, "logo.png")).toBe(pointerFor(BINARY));
			expect(packed.files.get("tool.bin")?.mode).toBe("100755");
			expect(packed.files.get("main.py")?.content.kind).not.toBe("bytes");
			expect(objects.map(({ paths, size }) => [paths.toSorted(), size]).toSorted()).toEqual([
				[["copy/of.png", "logo.png"], 8],
				[["data.csv"], 10_400_000],
				[["tool.bin"], 1],
			]);
			expect(textOf(packed, ".gitattributes")?.split("\n")).toHaveLength(5);
			expect(packed.changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
				"added .gitattributes",
				"replaced copy/of.png",
				"replaced data.csv",
				"replaced logo.png",
				"replaced tool.bin",
			]);
		});
	});

	test("nothing is done where there is nothing of the kind", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "", "a/b.txt": "x", "link.png": { link: "main.py" } });
			commitAll(folder);
			const packed = committed(folder);
			expect(await stored(packed)).toEqual({ packed, objects: [], converted: [] });
		});
	});

	test("what the Hub and git read themselves stays as it is", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "README.md": "\0", ".gitattributes": "\0", "a/.gitattributes": "\0", "a/README.md": "\0" });
			commitAll(folder);
			const { converted } = await stored(committed(folder));
			expect(converted).toEqual(["a/README.md"]);
		});
	});

	test("a file that has changed or gone since it was judged is a failure", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "a.txt": "one", "b.txt": "two" });
			commitAll(folder);
			const packed = onDisk(folder);
			plant(folder, { "a.txt": "longer" });
			const [code, files] = ["source-incomplete", ["a.txt"]];
			expect(await storedPackage(packed, LISTENERS)).toMatchObject({ kind: "failure", code, files });
		});
	});

	test("a blob that the repository lacks is a failure", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "a.txt": "one" });
			commitAll(folder);
			const gone: PackageFile = { mode: "100644", size: 1, content: { kind: "blob", id: "0".repeat(40) } };
			const packed = { ...committed(folder), files: new Map([["gone.txt", gone]]) };
			const [code, files] = ["source-incomplete", ["gone.txt"]];
			expect(await storedPackage(packed, LISTENERS)).toMatchObject({ kind: "failure", code, files });
			const nowhere = { ...packed, repository: "/" };
			expect(await storedPackage(nowhere, LISTENERS)).toMatchObject({ kind: "failure", code: "git-failed" });
		});
	});

	test("whoever gives up is heard", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "a.txt": "one" });
			commitAll(folder);
			const listeners = { ...LISTENERS, signal: AbortSignal.abort() };
			for (const packed of [committed(folder), onDisk(folder)]) {
				expect(await storedPackage(packed, listeners)).toMatchObject({ kind: "failure", code: "cancelled" });
			}
		});
	});
});

describe("pointers that the tree has", () => {
	test("stay, and their objects are those that git-lfs has fetched", async () => {
		await withFolder(async (folder) => {
			const [fetched, missing] = ["fetched", "missing"];
			plant(folder, {
				".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n",
				"a.bin": pointerFor(fetched),
				"b.bin": pointerFor(missing),
				[`.git/lfs/objects/${oidOf(fetched).slice(0, 2)}/${oidOf(fetched).slice(2, 4)}/${oidOf(fetched)}`]: fetched,
			});
			commitAll(folder);
			const packed = committed(folder);
			const result = await stored(packed);
			expect(result.converted).toEqual([]);
			expect(result.packed.files).toEqual(packed.files);
			expect(result.objects.map(({ paths, store }) => [paths, store.kind])).toEqual([
				[["a.bin"], "file"],
				[["b.bin"], "absent"],
			]);
		});
	});

	test("are found in a work tree of its own and in a folder of the repository too", async () => {
		await withFolder(async (folder) => {
			const oid = oidOf("fetched");
			plant(folder, {
				"main/a.bin": pointerFor("fetched"),
				[`main/.git/lfs/objects/${oid.slice(0, 2)}/${oid.slice(2, 4)}/${oid}`]: "fetched",
			});
			commitAll(join(folder, "main"));
			git(join(folder, "main"), ["worktree", "add", "--quiet", "../other"]);
			for (const packed of [committed(join(folder, "other")), onDisk(join(folder, "other"))]) {
				expect((await stored(packed)).objects[0]?.store.kind).toBe("file");
			}
		});
	});

	test("get their line where the one that covers them lies above the Space root", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "models/a.bin": pointerFor("x"), ".gitattributes": "*.txt text" });
			commitAll(folder);
			const { packed } = await stored(committed(folder));
			expect(textOf(packed, ".gitattributes")).toBe("*.txt text\n/models/a.bin filter=lfs diff=lfs merge=lfs -text\n");
			expect(packed.changes).toMatchObject([{ kind: "replaced", path: ".gitattributes" }]);
		});
	});
});

/**
 * Uses what becomes of a package of pointers by these names, with these attributes. Only their contents lie on the disk,
 * so that names may be anything.
 */
async function withPointers<T>(
	paths: readonly string[],
	attributes: Readonly<Record<string, string>>,
	use: (packed: Package) => Promise<T>,
): Promise<T> {
	return await withFolder(async (folder) => {
		const contents = paths.slice(0, 1_000).map((_, index) => pointerFor(String(index)));
		plant(folder, Object.fromEntries(contents.map((content, index) => [String(index), content])));
		const pointers = paths.map((path, index): [string, PackageFile] => {
			const [size, place] = [contents[index % 1_000]?.length ?? 0, join(folder, String(index % 1_000))];
			return [path, { mode: "100644", size, content: { kind: "file", path: place } }];
		});
		const rules = Object.entries(attributes).map(([path, text]): [string, PackageFile] => {
			const bytes = Buffer.from(text);
			return [path, { mode: "100644", size: bytes.length, content: { kind: "bytes", bytes } }];
		});
		const files = new Map([...pointers, ...rules]);
		return await use({ contract: "docker", repository: undefined, changes: [], files });
	});
}

/** What git says of these pointers in the package that is made of them. */
async function filtersOf(paths: readonly string[], attributes: Readonly<Record<string, string>>, asked = paths) {
	return await withPointers(paths, attributes, async (packed) => await filtersIn((await stored(packed)).packed, asked));
}

describe("real git gives the files to Git LFS", () => {
	const NAMES = [
		"plain.bin",
		"with space.bin",
		" leading and trailing ",
		'quo"te.bin',
		"back\\slash.bin",
		"tab\tnew\nline\r.bin",
		"#hash.bin",
		"!bang.bin",
		'"quoted".bin',
		"[attr]macro",
		"star*.bin",
		"what?.bin",
		"a[b]c.bin",
		"ünïcödé 日本.bin",
		"\u0001\u0085.bin",
		"deep/er/one.bin",
		"deep/#er/!one",
		"-dash",
		"**/x",
		`long/${"\\".repeat(200)}/${"x".repeat(250)}/${"*".repeat(250)}/${"y".repeat(250)}/${"?".repeat(250)}/${'"'.repeat(250)}/z`,
	];
	test.each<[string, Readonly<Record<string, string>>]>([
		["no attributes", {}],
		["attributes for something else", { ".gitattributes": "*.bin text" }],
		["attributes against it", { ".gitattributes": "* -filter\r\n" }],
		["attributes for some", { ".gitattributes": "*.bin filter=lfs diff=lfs merge=lfs -text\n*hash* !filter\n" }],
		["deeper ones", { "deep/.gitattributes": "*.bin -filter\n", "deep/er/.gitattributes": "* filter=other\n" }],
		["names of their own", { ".gitattributes": "[attr]none -filter\n*.bin filter=lfs\n* none\n" }],
		["a byte order mark", { ".gitattributes": "\ufeff* filter=other\n" }],
		["more lines than anybody reads", { ".gitattributes": `${"a text\n".repeat(2_500)}* -filter\n` }],
	])("in a tree with %s", async (_, attributes) => {
		expect(await filtersOf(NAMES, attributes)).toEqual(NAMES.map(() => "lfs"));
	});

	test("and nothing else", async () => {
		const others = ["star-x.bin", "whatx.bin", "abc.bin", "sub/plain.bin", "deep/er/two.bin", "plain.bin/x"];
		expect(await filtersOf(NAMES, {}, others)).toEqual(others.map(() => "unspecified"));
	});

	test("whatever their names are", async () => {
		const character = fc.constantFrom(..."ab \\*?[]!#\"'\t\n\r.-~\u0007é日$^{}");
		const name = fc.string({ unit: character, minLength: 1, maxLength: 12 }).filter((one) => !/^\.{1,2}$/.test(one));
		const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 40 }), async (paths) => {
				// A name cannot be a file and a folder.
				const fit = paths.filter((one) => !paths.some((other) => other.startsWith(`${one}/`)));
				const attributes = { ".gitattributes": "*a* text\n*b* -filter\n" };
				expect(await filtersOf(fit, attributes)).toEqual(fit.map(() => "lfs"));
			}),
			{ numRuns: 25, seed: 7 },
		);
	});

	test("a link of that name is none, and is replaced", async () => {
		const bytes = Buffer.from("other");
		const link: PackageFile = { mode: "120000", size: bytes.length, content: { kind: "bytes", bytes } };
		await withPointers(["a.bin"], { other: "* filter=lfs" }, async (packed) => {
			const result = await stored({ ...packed, files: new Map([...packed.files, [".gitattributes", link]]) });
			expect(result.packed.files.get(".gitattributes")?.mode).toBe("100644");
			expect(await filtersIn(result.packed, ["a.bin"])).toEqual(["lfs"]);
		});
	});

	test("a folder of that name keeps it from being done", async () => {
		const paths = ["a.bin", ".gitattributes/x"];
		const result = await withPointers(paths, {}, async (packed) => await storedPackage(packed, LISTENERS));
		expect(result).toMatchObject({ kind: "failure", code: "source-incomplete", files: [".gitattributes"] });
	});
});

test("twenty thousand pointers take little time", async () => {
	const paths = Array.from({ length: 20_000 }, (_, index) => `models/${index % 50}/${index}.bin`);
	const attributes = { ".gitattributes": "*.txt text\n", "models/3/.gitattributes": "* -filter\n" };
	await withPointers(paths, attributes, async (packed) => {
		const before = processorTime();
		const { objects } = await stored(packed);
		expect(objects.flatMap((one) => one.paths)).toHaveLength(20_000);
		expect(processorTime() - before).toBeLessThan(8_000);
	});
});
