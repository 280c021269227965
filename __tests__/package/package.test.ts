import {
	chmodSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { makePackage } from "../../src/package/make-package.ts";
import { writePackage } from "../../src/package/write-package.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";
import { atHead, inFolder, judgedAt, packageAt, writeTo } from "./judged-folder.ts";

const CARD = '---\ntitle: Todo\nsdk: python # ours\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n';

const SPACE = {
	"README.md": CARD,
	"main.py": "from fastapi import FastAPI\n\napp = FastAPI()\n",
	"requirements.txt": "fastapi<1\nuvicorn<1\n",
};

function plantBadName(folder: string): void {
	writeFileSync(Buffer.from(`${folder}/bad\xffname`, "latin1"), "");
}

function readme(content: string | Uint8Array): (folder: string) => void {
	return (folder) => plant(folder, { "README.md": content });
}

/** All that a folder holds: mode and content, by path; links by their target. */
function contentOf(folder: string): Record<string, string> {
	const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
	return Object.fromEntries(
		paths.map((path) => {
			const place = join(folder, path);
			const status = lstatSync(place);
			const mode = (status.mode & 0o777).toString(8);
			if (status.isSymbolicLink()) return [path, `-> ${readlinkSync(place)}`];
			return [path, status.isDirectory() ? mode : `${mode} ${readFileSync(place, "base64")}`];
		}),
	);
}

/** Git's id of the tree that a folder holds, every byte of it as it is. */
function treeOf(folder: string): string {
	git(folder, ["init", "--quiet"]);
	mkdirSync(join(folder, ".git", "info"), { recursive: true });
	writeFileSync(join(folder, ".git", "info", "attributes"), "* -filter -text\n");
	git(folder, ["add", "--all", "--force"]);
	return git(folder, ["write-tree"]).trim();
}

describe("the package of a commit", () => {
	test("under the docker contract has the id of the commit's tree: modes, links, odd names and attributes included", async () => {
		await withFolder(async (folder) => {
			const repository = join(folder, "repository");
			plant(join(repository, "back end"), {
				...SPACE,
				"README.md": "---\nsdk: docker\n---\n",
				Dockerfile: "FROM python:3.10-slim\n",
				".gitattributes": "*.bin filter=lfs\n*.sh text eol=crlf\n",
				".gitignore": "ignored.txt\n",
				"run.sh": { executable: "#!/bin/sh\n" },
				"data/big.bin": Buffer.alloc(9 * 1024 * 1024, "space gate\n"),
				"data/empty": "",
				"copy of main.py": SPACE["main.py"],
				'quote".txt': "q",
				"näme\n.txt": "n",
				"link.py": { link: "main.py" },
				"folder-link": { link: "data" },
				"dangling-link": { link: "nothing/there" },
			});
			commitAll(repository);
			writeFileSync(join(repository, "back end", "main.py"), "changed since\n");
			const packed = await packageAt(atHead(repository, "back end"));
			expect(packed).toMatchObject({ contract: "docker", changes: [] });
			await writeTo(join(folder, "out"), packed);
			const wanted = git(repository, ["rev-parse", "HEAD:back end"]).trim();
			expect(treeOf(join(folder, "out"))).toBe(wanted);
		});
	});

	test("holds what is tracked and nothing else that lies in the folder", async () => {
		await withFolder(async (folder) => {
			plant(folder, { ...SPACE, ".gitignore": "*.log\n" });
			commitAll(folder);
			plant(folder, { "later.py": "", "run.log": "" });
			const { files } = await packageAt(atHead(folder));
			expect([...files.keys()]).toEqual([".gitignore", "Dockerfile", "README.md", "main.py", "requirements.txt"]);
		});
	});
});

describe("the package of a folder", () => {
	test("is the same, byte for byte and mode for mode, whenever it is written", async () => {
		await withFolder(async (folder) => {
			plant(join(folder, "space"), {
				...SPACE,
				"src/a.py": { executable: "" },
				"src/b.bin": Buffer.alloc(10_000_000, 7),
				link: { link: "src/a.py" },
			});
			commitAll(join(folder, "space"));
			const umask = process.umask(0o077);
			try {
				await writeTo(join(folder, "first"), await packageAt(inFolder(join(folder, "space"))));
			} finally {
				process.umask(umask);
			}
			await writeTo(join(folder, "second"), await packageAt(inFolder(join(folder, "space"))));
			await writeTo(join(folder, "third"), await packageAt(atHead(join(folder, "space"))));
			const first = contentOf(join(folder, "first"));
			expect(Object.keys(first)).toEqual([
				"Dockerfile",
				"README.md",
				"link",
				"main.py",
				"requirements.txt",
				"src",
				"src/a.py",
				"src/b.bin",
			]);
			expect(first["src/a.py"]).toMatch(/^755 /);
			expect(contentOf(join(folder, "second"))).toEqual(first);
			expect(contentOf(join(folder, "third"))).toEqual(first);
		});
	});

	test("leaves out what git ignores, .env wherever it lies, and links that lead out, and says so", async () => {
		await withFolder(async (folder) => {
			plant(folder, {
				...SPACE,
				".git/HEAD": "ref: refs/heads/main\n",
				".gitignore": "*.log\n",
				"run.log": "",
				".env": "A=b\n",
				"src/.env.local": "A=b\n",
				".env.example": "A=\n",
				"outside.py": { link: "../outside.py" },
				absolute: { link: "/etc/hostname" },
				"src/inside.py": { link: "../main.py" },
			});
			const { files, changes } = await packageAt(inFolder(folder));
			expect([...files.keys()]).toEqual([
				".env.example",
				".gitignore",
				"Dockerfile",
				"README.md",
				"main.py",
				"requirements.txt",
				"src/inside.py",
			]);
			const left = changes.filter(({ kind }) => kind === "left out").map(({ path }) => path);
			expect(left).toEqual([".env", "absolute", "outside.py", "src/.env.local"]);
		});
	});

	test("under the python contract has a README of its own where the tree's is a link", async () => {
		await withFolder(async (folder) => {
			plant(folder, { ...SPACE, "docs/README.md": CARD });
			rmSync(join(folder, "README.md"));
			plant(folder, { "README.md": { link: "docs/README.md" } });
			const { files } = await packageAt(inFolder(folder));
			expect(files.get("README.md")).toMatchObject({ mode: "100644", content: { kind: "bytes" } });
			expect(files.get("docs/README.md")).toMatchObject({ size: CARD.length });
		});
	});

	test("under the python contract has the generated Dockerfile in place of the project's, and nothing that filters the image", async () => {
		await withFolder(async (folder) => {
			plant(folder, {
				...SPACE,
				Dockerfile: "FROM scratch\n",
				".dockerignore": "*\n",
				"Dockerfile.dockerignore": "*\n",
			});
			const { files, changes } = await packageAt(inFolder(folder));
			expect([...files.keys()]).toEqual(["Dockerfile", "README.md", "main.py", "requirements.txt"]);
			expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
				"left out .dockerignore",
				"replaced Dockerfile",
				"left out Dockerfile.dockerignore",
				"replaced README.md",
			]);
		});
	});

	test.each([
		["a submodule", (folder: string) => commitAll(join(folder, "lib")), /^lib is a submodule/],
		["a file that cannot be named", plantBadName, /its name is not UTF-8/],
		["front matter that cannot be read", readme("---\nsdk: [\n---\n"), /^The front matter of README.md/],
		["a README in UTF-16", readme(Buffer.from("\ufeff# Todo", "utf16le")), /UTF-16/],
		["a folder in place of the Dockerfile", (folder: string) => plant(folder, { "Dockerfile/x": "" }), /is a folder/],
	])("there is none of a tree with %s", async (_, spoil, message) => {
		await withFolder(async (folder) => {
			plant(folder, { ...SPACE, "lib/x.py": "" });
			spoil(folder);
			const packed = await makePackage(await judgedAt(inFolder(folder)), inFolder(folder));
			expect("message" in packed ? packed.message : packed.files.keys()).toMatch(message);
		});
	});

	test("has a file that has grown since it was judged refused, and leaves nothing behind", async () => {
		await withFolder(async (folder) => {
			plant(join(folder, "space"), SPACE);
			const packed = await packageAt(inFolder(join(folder, "space")));
			writeFileSync(join(folder, "space", "main.py"), "much, much longer than it was before\n".repeat(9));
			await expect(writeTo(join(folder, "new", "out"), packed)).rejects.toThrow(
				"main.py changed while it was packaged",
			);
			expect(readdirSync(folder)).toEqual(["space"]);
		});
	});
});

describe("the folder that a package is written to", () => {
	test.each([
		["holds something", "space/../taken", "the folder is not empty"],
		["is a file", "file", "it is not a folder"],
		["is the Space root", "space", "lies in the Space root"],
		["lies in the Space root", "space/build/out", "lies in the Space root"],
		["leads into the Space root by a link", "link/out", "lies in the Space root"],
	])("is refused where it %s", async (_, out, message) => {
		await withFolder(async (folder) => {
			plant(folder, { "space/main.py": "", "taken/x": "", file: "", link: { link: "space" } });
			const packed = { contract: "python", repository: undefined, files: new Map(), changes: [] } as const;
			await expect(writeTo(join(folder, out), packed, join(folder, "space"))).rejects.toThrow(message);
		});
	});

	test("may be there already, when it is empty", async () => {
		await withFolder(async (folder) => {
			plant(join(folder, "space"), SPACE);
			mkdirSync(join(folder, "out"));
			chmodSync(join(folder, "out"), 0o700);
			await writeTo(join(folder, "out"), await packageAt(inFolder(join(folder, "space"))));
			expect(readdirSync(join(folder, "out"))).toEqual(["Dockerfile", "README.md", "main.py", "requirements.txt"]);
		});
	});

	test("does not come to be where the writing is interrupted", async () => {
		await withFolder(async (folder) => {
			plant(join(folder, "space"), SPACE);
			const packed = await packageAt(inFolder(join(folder, "space")));
			const ports = { progress: () => undefined, signal: AbortSignal.abort() };
			const written = await writePackage(packed, { folder: join(folder, "new", "out") }, ports);
			expect(written).toMatchObject({ fault: { code: "interrupted" } });
			expect(readdirSync(folder)).toEqual(["space"]);
		});
	});

	test("is never left through a link that a hostile tree holds beside a folder of the same name", async () => {
		await withFolder(async (folder) => {
			const bytes = new TextEncoder().encode("x");
			const file = { mode: "100644", size: 1, content: { kind: "bytes", bytes } } as const;
			const target = new TextEncoder().encode("..");
			const link = { mode: "120000", size: 2, content: { kind: "bytes", bytes: target } } as const;
			const files = new Map<string, typeof file | typeof link>([
				["a", link],
				["a/escaped", file],
			]);
			const packed = { contract: "docker", repository: undefined, files, changes: [] } as const;
			await expect(writeTo(join(folder, "out"), packed)).rejects.toThrow(/cannot be written/);
			expect(readdirSync(folder)).toEqual([]);
		});
	});
});
