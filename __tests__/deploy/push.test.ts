import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";
import { differences } from "../../src/deploy/push/differences.ts";
import { readHead } from "../../src/deploy/push/head.ts";
import { openScratch } from "../../src/deploy/push/scratch.ts";
import { ship } from "../../src/deploy/push/ship.ts";
import { treeOf } from "../../src/deploy/push/tree.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";
import {
	commitPackage,
	DATE,
	madeTree,
	ok,
	originOf,
	shipTexts,
	textPackage,
	texts,
	withSpace,
} from "./push-setting.ts";

jest.setTimeout(60_000);

/** A project with what is hard to carry over. */
const ODD = {
	"README.md": "---\ntitle: Todo\nsdk: docker\n---\n",
	"main.py": "app = None\n",
	"run.sh": { executable: "#!/bin/sh\n" },
	"empty.txt": "",
	"crlf.txt": "a\r\nb\r\n",
	".gitattributes": "*.txt text eol=lf ident\n",
	"a b/ü ✓.txt": "x",
	"tab\there.txt": "x",
	'quote".txt': "x",
	"line\nbreak.txt": "x",
	"back\\slash.txt": "x",
	"-rf": "x",
	link: { link: "main.py" },
	"deep/link": { link: "../a b" },
} as const;

test("an empty Space gets the package as its first commit", async () => {
	await withSpace(
		async ({ space, open }) => {
			const scratch = await open();
			expect(await readHead(scratch)).toEqual({ kind: "empty" });
			const shipped = ok(await shipTexts(scratch, texts("one")));
			expect(shipped).toMatchObject({ kind: "shipped", parent: undefined, commit: await space.head() });
			expect(await space.treeOf()).toBe("tree" in shipped ? shipped.tree : "");
			expect(await space.read("main.py")).toBe("one\n");
		},
		{ files: "none" },
	);
});

test("the commit says where it comes from, and what stands in a title becomes no trailer", async () => {
	await withSpace(async ({ space, open }) => {
		const scratch = await open();
		const title = "Deploy\n\nRun: 999/1\u0007";
		ok(await shipTexts(scratch, texts("one"), { origin: originOf("17/2", { title }) }));
		expect((await space.messages())[0]).toBe(
			[
				"Deploy Run: 999/1",
				"",
				"Source-Repository: alice/todo",
				`Source-Commit: ${"c".repeat(40)}`,
				"Source-Folder: backend",
				`Source-Tree: ${"d".repeat(40)}`,
				"Run: 17/2",
			].join("\n"),
		);
		const head = ok(await readHead(scratch));
		expect(head).toMatchObject({ author: "Space Gate", date: DATE.toISOString(), subject: "Deploy Run: 999/1" });
		expect(head.kind === "commit" && head.trailers.get("Run")).toBe("17/2");
	});
});

test("a Space with other files is replaced, and the list of differences says so before", async () => {
	await withSpace(async ({ space, open }) => {
		const first = await space.head();
		const scratch = await open();
		const head = ok(await readHead(scratch));
		expect(head).toMatchObject({ kind: "commit", id: first, subject: "initial commit" });
		const tree = await madeTree(scratch, textPackage(texts("one")));
		expect(await differences(scratch, head, tree)).toEqual([
			{ kind: "removed", path: ".gitattributes" },
			{ kind: "changed", path: "README.md" },
			{ kind: "added", path: "main.py" },
		]);
		const shipped = ok(await ship(scratch, { tree, head, origin: originOf("1"), onDrift: "fail", date: DATE }));
		expect(shipped).toMatchObject({ kind: "shipped", parent: first });
		expect(Object.keys(await space.filesOf())).toEqual(["README.md", "main.py"]);
	});
});

test("the same package again makes no commit", async () => {
	await withSpace(async ({ hub, space, open }) => {
		ok(await shipTexts(await open(), texts("one")));
		const before = await space.head();
		const asked = hub.requests.length;
		const again = ok(await shipTexts(await open(), texts("one"), { origin: originOf("101") }));
		expect(again).toMatchObject({ kind: "unchanged", head: { id: before } });
		expect(await space.head()).toBe(before);
		expect(hub.requests.slice(asked).filter(({ path }) => path.includes("receive-pack"))).toEqual([]);
	});
});

test("modes, links and odd names arrive as they are, from a shallow checkout of a merge, which stays as it was", async () => {
	await withSpace(async ({ space, folder, open }) => {
		const upstream = join(folder, "upstream");
		const checkout = join(folder, 'check"out');
		plant(upstream, Object.fromEntries(Object.entries(ODD).map(([path, file]) => [`backend/${path}`, file])));
		commitAll(upstream);
		plant(upstream, { "other.txt": "more" });
		git(upstream, ["add", "--all"]);
		git(upstream, ["commit", "--quiet", "--message=more"]);
		git(upstream, ["update-ref", "refs/pull/1/merge", "HEAD"]);
		git(folder, ["init", "--quiet", checkout]);
		const reference = "+refs/pull/1/merge:refs/remotes/pull/1/merge";
		git(checkout, ["fetch", "--quiet", "--depth=1", `file://${upstream}`, reference]);
		git(checkout, ["checkout", "--quiet", "--detach", "refs/remotes/pull/1/merge"]);
		git(checkout, ["config", "http.extraheader", "AUTHORIZATION: basic bm9ib2R5"]);
		const before = contentsOf(checkout);
		const scratch = await open({ repository: checkout });
		const tree = await madeTree(scratch, commitPackage(checkout, "HEAD:backend"));
		expect(tree).toBe(git(checkout, ["rev-parse", "HEAD:backend"]).trim());
		const head = ok(await readHead(scratch));
		ok(await ship(scratch, { tree, head, origin: originOf("1"), onDrift: "fail", date: DATE }));
		await scratch.close();
		expect(await space.treeOf()).toBe(tree);
		expect(Object.keys(await space.filesOf()).sort()).toEqual(Object.keys(ODD).sort());
		expect(contentsOf(checkout)).toEqual(before);
		expect(readdirSync(join(folder, "temporary"))).toEqual([]);
	});
});

test("files of a folder come as they are on the disk, whatever git would make of them", async () => {
	await withSpace(async ({ folder, open }) => {
		plant(folder, ODD);
		const names = Object.entries(ODD).filter(([, file]) => typeof file === "string");
		const files = new Map(
			names.map(([path]) => {
				const place = join(folder, path);
				return [path, { mode: "100644", size: statSync(place).size, content: { kind: "file", path: place } }] as const;
			}),
		);
		const scratch = await open();
		const tree = await madeTree(scratch, { files });
		for (const [path, file] of names) {
			expect(git(scratch.repository, ["cat-file", "blob", `${tree}:${path}`])).toBe(file);
		}
		writeFileSync(join(folder, "main.py"), "changed meanwhile\n");
		expect(await treeOf(scratch, { files })).toMatchObject({ code: "source-incomplete", files: ["main.py"] });
	});
});

test("a package of which git would leave something out is none", async () => {
	await withSpace(async ({ open }) => {
		const scratch = await open();
		for (const path of ["../x", ".git/config", "a//b"]) {
			expect(await treeOf(scratch, textPackage({ [path]: "x" }))).toMatchObject({ kind: "failure" });
		}
		expect(await treeOf(scratch, textPackage({ a: "x", "a/b": "x" }))).toMatchObject({ code: "internal" });
		expect(await treeOf(scratch, textPackage({}))).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
	});
});

test("a partial clone lacks files, which are named, and nothing is fetched for them", async () => {
	await withSpace(async ({ folder, open }) => {
		const upstream = join(folder, "upstream");
		const clone = join(folder, "clone");
		plant(upstream, { "main.py": "x", "backend/main.py": "y", "backend/z.py": "z" });
		commitAll(upstream);
		git(upstream, ["config", "uploadpack.allowFilter", "true"]);
		git(folder, ["clone", "--quiet", "--filter=blob:none", "--no-checkout", `file://${upstream}`, clone]);
		const packed = commitPackage(upstream, "HEAD:backend");
		const failed = await treeOf(await open({ repository: clone }), packed);
		expect(failed).toMatchObject({ code: "source-incomplete", files: ["main.py", "z.py"] });
	});
});

test("repositories and Spaces of SHA-256 are refused in words", async () => {
	await withSpace(
		async ({ folder, open }) => {
			const repository = join(folder, "sha256");
			git(folder, ["init", "--quiet", "--object-format=sha256", repository]);
			const refused = await openScratch({
				repository,
				folder,
				remote: { address: "https://huggingface.co/spaces/a/b", token: undefined },
				signal: new AbortController().signal,
			});
			expect(refused).toMatchObject({ code: "object-format", message: expect.stringContaining("SHA256") });
			expect(readdirSync(folder).filter((name) => name.startsWith("space-gate-push"))).toEqual([]);
			expect(await readHead(await open())).toMatchObject({ code: "object-format" });
		},
		{ objectFormat: "sha256" },
	);
});

test("what is no address, no token, no repository or no folder is said before anything is done", async () => {
	await withFolder(async (folder) => {
		const address = "https://huggingface.co/spaces/a/b";
		const signal = new AbortController().signal;
		const ask = (asked: object) =>
			openScratch({ repository: undefined, folder, remote: { address, token: "hf_test" }, signal, ...asked });
		for (const wrong of ["--upload-pack=x", "file:///x", "https://a:b@huggingface.co/spaces/a/b", "ssh://x/y", ""]) {
			expect(await ask({ remote: { address: wrong, token: "hf_test" } })).toMatchObject({ code: "internal" });
		}
		for (const token of ["hf_test\nhost=evil", "hf test", ""]) {
			expect(await ask({ remote: { address, token } })).toMatchObject({ code: "unauthorized" });
		}
		expect(await ask({ repository: folder })).toMatchObject({ code: "git-failed" });
		expect(await ask({ folder: join(folder, "nowhere") })).toMatchObject({ code: "internal" });
		expect(readdirSync(folder)).toEqual([]);
	});
});

test("a server that filters nothing is no obstacle", async () => {
	await withSpace(
		async ({ space, open }) => {
			ok(await shipTexts(await open(), texts("one")));
			expect(await space.read("main.py")).toBe("one\n");
		},
		{},
		{ allowsFilter: false },
	);
});

test("public Spaces are read without a token, and not written to", async () => {
	await withSpace(async ({ space, open }) => {
		const scratch = await open({ remote: { address: space.repository, token: undefined } });
		expect(await readHead(scratch)).toMatchObject({ kind: "commit", id: await space.head() });
		expect(await shipTexts(scratch, texts("one"))).toMatchObject({ code: "unauthorized", mayPass: false });
	});
});

test("a closed scratch is gone, and leaves no listener behind", async () => {
	await withSpace(async ({ open }) => {
		const listeners = process.listenerCount("exit");
		const scratch = await open();
		expect(process.listenerCount("exit")).toBe(listeners + 1);
		await scratch.close();
		expect(existsSync(scratch.folder)).toBe(false);
		expect(process.listenerCount("exit")).toBe(listeners);
	});
});

test("a scratch that nobody closes is gone when the process ends", async () => {
	await withFolder((folder) => {
		const script = `import { openScratch } from "./src/deploy/push/scratch.ts";
			void openScratch({ repository: undefined, folder: ${JSON.stringify(folder)}, signal: new AbortController().signal,
				remote: { address: "https://huggingface.co/spaces/a/b", token: undefined } })
				.then(({ folder }) => { console.log(require("fs").existsSync(folder)); process.exit(0); });`;
		const bundled = execFileSync("node_modules/.bin/esbuild", ["--bundle", "--platform=node", "--format=cjs"], {
			input: script,
			stdio: ["pipe", "pipe", "ignore"],
		});
		expect(execFileSync(process.execPath, ["-"], { input: bundled, encoding: "utf8" })).toBe("true\n");
		expect(readdirSync(folder)).toEqual([]);
	});
});

/** All files below a folder, git's own among them, with their modes. */
function contentsOf(folder: string): Record<string, string> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((entry) => join(entry.parentPath, entry.name));
	return Object.fromEntries(paths.map((path) => [path, `${statSync(path).mode} ${readFileSync(path, "base64")}`]));
}
