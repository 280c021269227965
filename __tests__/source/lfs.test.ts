import { describe, expect, test } from "@jest/globals";
import { openCommit } from "../../src/source/commit.ts";
import { openFolder } from "../../src/source/folder.ts";
import { lfsTracking } from "../../src/source/lfs/attributes.ts";
import { pointedSize, pointersIn } from "../../src/source/lfs/pointer.ts";
import { memorySource } from "../support/memory-source.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d7a2146".repeat(8)}\nsize 300000\n`;

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a pointer", () => {
	test.each([
		["as git-lfs writes it", POINTER],
		["of its first versions", POINTER.replace("git-lfs.github", "hawser.github")],
		["with line ends of Windows", POINTER.replaceAll("\n", "\r\n")],
		["without its last line end", POINTER.trimEnd()],
		["with extensions", POINTER.replace("\noid", `\next-0-case sha256:${"a".repeat(64)}\noid`)],
	])("%s is one", (_, text) => {
		expect(pointedSize(bytes(text))).toBe(300_000);
	});

	test.each([
		["another version", POINTER.replace("v1", "v2")],
		["a size that is no number", POINTER.replace("300000", "3e5")],
		["more than a pointer", `${POINTER}and more\n`],
		["1024 bytes and more", `${POINTER}${" ".repeat(1024)}`],
		["nothing", ""],
	])("%s is none", (_, text) => {
		expect(pointedSize(bytes(text))).toBeUndefined();
	});
});

const ATTRIBUTES = {
	".gitattributes":
		'# comment\n*.bin filter=lfs diff=lfs merge=lfs -text\n/top.dat filter=lfs\ndata/** filter=lfs\n"my file.pt" filter=lfs\n[attr]big filter=lfs\n*.raw big\nmodels/ filter=lfs\n*.[hH]5 filter=lfs\nnote.bin -filter\n!x.txt filter=lfs\n*.psd filter=other\n',
	"inner/.gitattributes": "*.bin !filter\nkeep.bin filter=lfs\n*.dat -text\n",
};

const PATHS = [
	...["a.bin", "deep/er/a.bin", "top.dat", "inner/top.dat", "data/x", "data/y/z", "deep/data/x", "my file.pt", "a.raw"],
	...[
		"models/a",
		"a.h5",
		"b.H5",
		"note.bin",
		"deep/note.bin",
		"x.txt",
		"a.psd",
		"inner/a.bin",
		"inner/keep.bin",
		"plain",
	],
];

test("what .gitattributes gives to Git LFS is what git says", async () => {
	await withFolder((folder) => {
		// A macro hands on what it holds: of those git knows more than we do.
		const asked = PATHS.filter((path) => path !== "a.raw");
		plant(folder, { ...ATTRIBUTES, ...Object.fromEntries(asked.map((path) => [path, ""])) });
		git(folder, ["init", "--quiet"]);
		const said = git(folder, ["check-attr", "-z", "filter", "--", ...asked]).split("\0");
		const tracked = asked.filter((path) => said[said.indexOf(path) + 2] === "lfs");
		const isTracked = lfsTracking(memorySource(ATTRIBUTES));
		expect(asked.filter(isTracked)).toEqual(tracked);
		expect(tracked.length).toBeGreaterThan(5);
	});
});

test("pointers are found in a folder and in a commit alike", async () => {
	await withFolder(async (folder) => {
		plant(folder, { "a.bin": POINTER, "inner/b": POINTER, "c.txt": "version\n", d: { link: "a.bin" } });
		commitAll(folder);
		const expected = [
			{ path: "a.bin", size: 300_000 },
			{ path: "inner/b", size: 300_000 },
		];
		expect(pointersIn(await openFolder(folder))).toEqual(expected);
		expect(pointersIn(await openCommit({ repository: folder, revision: "HEAD", root: "" }))).toEqual(expected);
	});
});
