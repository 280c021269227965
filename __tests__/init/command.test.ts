import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { announceSkipped, pythonMinor } from "../support/python.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const REPOSITORY = {
	"README.md": "# Todo\n",
	"backend/main.py":
		'import os\n\nfrom fastapi import FastAPI\n\nSECRET = os.environ["API_TOKEN"]\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {}\n',
	"backend/requirements.txt": "fastapi\n",
};
const NEW = [".github/workflows/space-gate.yml", "backend/.space-gate.yml", "backend/README.md"];

/** What git sees of the work tree beside what is committed. */
const changesIn = (folder: string) => git(folder, ["status", "--porcelain", "--untracked-files=all"]);

const minor = pythonMinor(9, 99);
if (typeof minor === "string") announceSkipped("questions at a terminal", minor);

/** Runs the command at a terminal where somebody answers its question. */
function answerAt(folder: string, typed: string): string {
	const program = [process.execPath, command.path, "init"];
	const helper = resolve("__tests__/init/type_at_terminal.py");
	const { stdout } = spawnSync("python3", [helper, "[y/N]", typed, ...program], {
		cwd: folder,
		encoding: "utf8",
		timeout: 60_000,
		env: { PATH: process.env.PATH, TERM: "xterm" },
	});
	return stdout;
}

describe("space-gate init", () => {
	test("shows all files, and writes nothing where nobody can be asked", async () => {
		await withFolder((folder) => {
			plant(folder, REPOSITORY);
			commitAll(folder);
			const { status, stdout, stderr } = command.run(["init"], { cwd: folder });
			expect(stdout).toContain("backend/main.py makes a FastAPI application.");
			for (const path of NEW) expect(stdout).toContain(`--- /dev/null\n+++ b/${path}\n`);
			expect(stdout).toContain("--- a/backend/requirements.txt\n+++ b/backend/requirements.txt\n");
			expect(stderr).toBe(
				'Nothing was written: there is no terminal to ask. "space-gate init --yes" writes 4 files as shown.\n',
			);
			expect(status).toBe(1);
			expect(changesIn(folder)).toBe("");
		});
	});

	test("shows a diff that git applies to the same files", async () => {
		await withFolder((folder) => {
			plant(folder, REPOSITORY);
			commitAll(folder);
			const { stdout } = command.run(["init"], { cwd: folder });
			git(folder, ["apply", "-"], stdout.slice(stdout.indexOf("--- /dev/null")));
			const applied = [...NEW, "backend/requirements.txt"].map((path) => readFileSync(join(folder, path), "utf8"));
			git(folder, ["checkout", "--quiet", "."]);
			git(folder, ["clean", "--quiet", "-fd"]);
			command.run(["init", "--yes"], { cwd: folder });
			expect([...NEW, "backend/requirements.txt"].map((path) => readFileSync(join(folder, path), "utf8"))).toEqual(
				applied,
			);
		});
	});

	test("writes with --yes, judges what lies there then, and names what is left to people", async () => {
		await withFolder((folder) => {
			plant(folder, REPOSITORY);
			commitAll(folder);
			const { status, stdout, stderr } = command.run(["init", "--yes"], { cwd: folder });
			expect([status, stderr]).toEqual([0, ""]);
			expect(stdout).toContain("Written: 4 files.\n\nPASS backend holds the python contract");
			expect(stdout).toMatch(/\d\. Create the Space at https:\/\/huggingface\.co\/new-space/);
			expect(stdout).toMatch(/the variable SPACE with the value owner\/name/);
			expect(stdout).toMatch(/API_TOKEN {2}as a secret {2,}needed to start/);
			expect(stdout).toMatch(/commit them, and push\. What reaches main is deployed\./);
			const again = command.run(["init", "--yes"], { cwd: folder });
			expect(again.stdout).toContain("No file is missing");
			expect(again.stdout).not.toContain("commit them");
			expect(again.status).toBe(0);
			commitAll(folder);
			expect(command.run(["check", "backend", "--commit", "HEAD"], { cwd: folder }).status).toBe(0);
		});
	});

	test("puts the workflow at the top, wherever it is run, and takes the Space's name and the branch", async () => {
		await withFolder((folder) => {
			plant(folder, REPOSITORY);
			git(folder, ["init", "--quiet", "--initial-branch=trunk"]);
			const { status, stdout } = command.run(["init", ".", "--yes", "--space", "me/todo"], {
				cwd: join(folder, "backend"),
			});
			expect(status).toBe(0);
			const workflow = readFileSync(join(folder, ".github/workflows/space-gate.yml"), "utf8");
			expect(workflow).toContain("    branches: [trunk]\n");
			expect(workflow).toContain("          path: backend\n          space: me/todo\n");
			expect(workflow).not.toContain("vars.");
			expect(stdout).not.toContain("the variable SPACE");
			expect(readdirSync(join(folder, "backend"))).not.toContain(".github");
		});
	});

	test("says where it looked when there is nothing, and what is wrong with a name", async () => {
		await withFolder((folder) => {
			plant(folder, { "README.md": "# Nothing\n", "tool.py": "print(1)\n" });
			const nothing = command.run(["init", "--yes"], { cwd: folder });
			expect(nothing.stderr).toContain("No backend was found here: no Python file makes an ASGI application");
			expect(nothing.status).toBe(2);
			const name = command.run(["init", "--space", "todo"], { cwd: folder });
			expect(name.stderr).toContain('--space takes the name of a Space on the Hub, owner/name, but it is "todo".');
			expect(name.status).toBe(2);
			const missing = command.run(["init", "nowhere"], { cwd: folder });
			expect(missing.stderr).toContain("There is no folder");
			expect(missing.status).toBe(2);
			expect(readdirSync(folder).sort()).toEqual(["README.md", "tool.py"]);
		});
	});

	test("tells what the gate still finds, and ends with 1", async () => {
		await withFolder((folder) => {
			plant(folder, {
				...REPOSITORY,
				"backend/Procfile": "web: uvicorn main:app\n",
				"backend/run.py": 'import uvicorn\n\nuvicorn.run("main:app", port=80)\n',
				"backend/fastapi.py": "",
			});
			const { status, stdout } = command.run(["init", "--yes"], { cwd: folder });
			expect(stdout).toContain("FAIL backend does not hold the python contract");
			expect(stdout).toMatch(/✘ backend\/fastapi\.py:1 {2}structure\/shadowed-module/);
			expect(stdout).toContain("1. Mend what the gate has found above");
			expect(status).toBe(1);
		});
	});

	test.each([
		["a configuration that is none", { "backend/.space-gate.yml": "cors: 1\n" }, "config-invalid|cors"],
		[
			"a folder whose name a workflow cannot hold",
			{ "backend/main.py": "", [["a$", "{{ b }}/main.py"].join("")]: REPOSITORY["backend/main.py"] },
			"cannot hold",
		],
	])("writes nothing for %s", async (_, files, says) => {
		await withFolder((folder) => {
			plant(folder, { ...REPOSITORY, ...files });
			commitAll(folder);
			const { status, stderr } = command.run(["init", "--yes"], { cwd: folder });
			expect(stderr).toMatch(new RegExp(says));
			expect(status).toBe(2);
			expect(changesIn(folder)).toBe("");
		});
	});

	test("hides the secrets that stand near what is added", async () => {
		await withFolder((folder) => {
			const secret = ["ghp", "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8"].join("_");
			plant(folder, {
				"main.py": `import os\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\nMODE = os.getenv("MODE", "${secret}")\n`,
				"requirements.txt": `fastapi\n# ${secret}\n`,
			});
			const { stdout } = command.run(["init", "--yes"], { cwd: folder });
			expect(stdout).not.toContain(secret);
			expect(readFileSync(join(folder, ".space-gate.yml"), "utf8")).not.toContain(secret);
			expect(readFileSync(join(folder, "requirements.txt"), "utf8")).toContain(`# ${secret}\n`);
		});
	});

	(typeof minor === "string" ? test.skip : test).each([
		["y\\n", true],
		["yes\\n", true],
		["n\\n", false],
		["\\n", false],
		["yellow\\n", false],
		["\\x04", false],
		["\\x03", false],
	])("asks at a terminal, and takes %s for what it is", async (typed, isWritten) => {
		await withFolder((folder) => {
			plant(folder, REPOSITORY);
			commitAll(folder);
			const shown = answerAt(folder, typed);
			expect(shown).toContain("Write 4 files? [y/N]");
			expect(shown.includes("Nothing was written.")).toBe(!isWritten);
			expect(existsSync(join(folder, ".github"))).toBe(isWritten);
			expect(changesIn(folder) === "").toBe(!isWritten);
		});
	});

	test("ended at any moment, it has written all files or none", async () => {
		for (const delay of [0, 100, 200, 300, 400, 500, 600, 800]) {
			await withFolder(async (folder) => {
				plant(folder, REPOSITORY);
				const child = spawn(process.execPath, [command.path, "init", "--yes"], { cwd: folder, stdio: "ignore" });
				const ended = new Promise((done) => child.on("close", done));
				await setTimeout(delay);
				child.kill("SIGINT");
				await ended;
				const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
				const before = ["README.md", "backend", "backend/main.py", "backend/requirements.txt"];
				const after = [...before, ...NEW, ".github", ".github/workflows"].sort();
				const isWritten = readFileSync(join(folder, "backend/requirements.txt"), "utf8") !== "fastapi\n";
				expect(files).toEqual(isWritten ? after : before);
			});
		}
	}, 30_000);
});
