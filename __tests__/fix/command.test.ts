import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const README =
	"---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: 3.10\napp_file: main.py\n---\n\n# Todo\n";

/** A small Space with two findings that can be mended safely. */
const SPACE = {
	"README.md": README,
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi = 0.100\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
};

const FIXED_README = README.replace("3.10", '"3.10"');
const textIn = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");

describe("space-gate check --fix", () => {
	test("mends the files, says what it did, and judges what they are then", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			const { status, stdout, stderr } = command.run(["check", ".", "--fix"], { cwd: folder });
			expect(stdout).toContain("Fixed: 2 findings in 2 files\n");
			expect(stdout).toContain('  README.md  Write "3.10" in quotes (card/python-version)\n');
			expect(stdout).toContain("\nPASS The Space holds the python contract");
			expect(stderr).toBe("");
			expect(status).toBe(0);
			expect(textIn(folder, "README.md")).toBe(FIXED_README);
			expect(textIn(folder, "requirements.txt")).toMatch(/^fastapi ?== ?0\.100\nuvicorn<1\n/);
		});
	});

	test("has nothing to do the second time", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			command.run(["check", ".", "--fix"], { cwd: folder });
			const files = ["README.md", "requirements.txt", "main.py"];
			const before = files.map((file) => [textIn(folder, file), statSync(join(folder, file)).mtimeMs]);
			const { stdout } = command.run(["check", ".", "--fix"], { cwd: folder });
			expect(stdout).toMatch(/^There is nothing that can be fixed safely\.\n\nPASS /);
			expect(files.map((file) => [textIn(folder, file), statSync(join(folder, file)).mtimeMs])).toEqual(before);
		});
	});

	test("keeps line ends and the byte-order mark", async () => {
		await withFolder((folder) => {
			const crlf = (text: string) => text.replaceAll("\n", "\r\n");
			const requirements = `\ufeff${crlf(SPACE["requirements.txt"])}`;
			plant(folder, { ...SPACE, "README.md": crlf(README), "requirements.txt": requirements });
			command.run(["check", folder, "--fix"]);
			expect(textIn(folder, "README.md")).toBe(crlf(FIXED_README));
			expect(textIn(folder, "requirements.txt")).toMatch(/^\ufefffastapi ?== ?0\.100\r\nuvicorn<1\r\n/);
			expect(textIn(folder, "requirements.txt").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
		});
	});

	test("leaves a read-only file alone, says so, and judges it as it is", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			chmodSync(join(folder, "README.md"), 0o444);
			const { status, stdout } = command.run(["check", ".", "--fix"], { cwd: folder });
			expect(stdout).toContain("Fixed: 1 finding in 1 file\n");
			expect(stdout).toContain(
				'Left alone\n  README.md  Write "3.10" in quotes (card/python-version): it is read-only\n',
			);
			expect(stdout).toContain("\nFAIL ");
			expect(textIn(folder, "README.md")).toBe(README);
			expect(status).toBe(1);
		});
	});

	test("never writes through a link", async () => {
		await withFolder((folder) => {
			const { "README.md": readme, ...others } = SPACE;
			plant(folder, { ...others, "docs/front.md": readme, "README.md": { link: "docs/front.md" } });
			const { stdout } = command.run(["check", ".", "--fix"], { cwd: folder });
			expect(stdout).toContain("it is a link, and what it leads to may belong to somebody else");
			expect(textIn(folder, "docs/front.md")).toBe(README);
		});
	});

	test("keeps a report for programs free of what it says about fixes", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			const { stdout, stderr } = command.run(["check", folder, "--fix", "--format", "json"]);
			expect(JSON.parse(stdout)).toMatchObject({ verdict: "pass" });
			expect(stderr).toContain("Fixed: 2 findings in 2 files");
		});
	});

	test("is refused for a commit, which nobody can mend", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			commitAll(folder);
			for (const option of ["--fix", "--fix-dry-run"]) {
				const { status, stderr } = command.run(["check", folder, option, "--commit", "HEAD"]);
				expect(stderr).toContain("cannot be used with option '--commit <revision>'");
				expect(status).toBe(2);
			}
			expect(textIn(folder, "README.md")).toBe(README);
		});
	});
});

describe("space-gate check --fix-dry-run", () => {
	test("shows a diff that git can apply, and writes nothing", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			commitAll(folder);
			const { status, stdout, stderr } = command.run(["check", ".", "--fix-dry-run"], { cwd: folder });
			expect(stdout).toMatch(/^--- a\/README\.md\n\+\+\+ b\/README\.md\n@@ /);
			expect(stdout).toContain('\n-python_version: 3.10\n+python_version: "3.10"\n');
			expect(stderr).toContain("Would be fixed: 2 findings in 2 files");
			expect(status).toBe(1);
			expect(git(folder, ["status", "--porcelain"])).toBe("");
			git(folder, ["apply", "-"], stdout);
			expect(textIn(folder, "README.md")).toBe(FIXED_README);
		});
	});

	test("of a Space that needs nothing shows nothing", async () => {
		await withFolder((folder) => {
			plant(folder, {
				...SPACE,
				"README.md": FIXED_README,
				"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
			});
			const { status, stdout, stderr } = command.run(["check", folder, "--fix-dry-run"]);
			expect(stdout).toBe("");
			expect(stderr).toBe("There is nothing that can be fixed safely.\n");
			expect(status).toBe(0);
		});
	});

	test("cannot be asked for together with --fix", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			expect(command.run(["check", folder, "--fix", "--fix-dry-run"]).status).toBe(2);
			expect(textIn(folder, "README.md")).toBe(README);
		});
	});
});
