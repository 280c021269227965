import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { VERSION } from "../../src/gate/help.ts";
import { RULES } from "../../src/rules/index.ts";
import { annotationOf, readCommands } from "../support/mini-runner.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";
import { buildCommand, type Command } from "./command.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

/** A small Space that passes. */
const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
};

describe("space-gate check", () => {
	test("of a Space that passes ends with status 0", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			const { status, stdout, stderr } = command.run(["check", folder]);
			expect(stdout).toMatch(/^PASS .* holds the python contract \(README\.md says sdk: python\)\n/);
			expect(stderr).toBe("");
			expect(status).toBe(0);
		});
	});

	test("of a Space that fails ends with status 1, with paths as seen from where it was run", async () => {
		await withFolder((folder) => {
			plant(join(folder, "services/api"), { ...SPACE, Dockerfile: "FROM python\n" });
			const { status, stdout } = command.run(["check", "services/api"], { cwd: folder });
			expect(stdout).toContain("FAIL services/api does not hold the python contract");
			expect(stdout).toContain("\nservices/api/Dockerfile\n\n  1:1  error  structure/dockerfile-forbidden");
			expect(status).toBe(1);
		});
	});

	test("judges the folder that it is run in when none is named", async () => {
		await withFolder((folder) => {
			plant(folder, { ...SPACE, Dockerfile: "" });
			const { stdout } = command.run(["check"], { cwd: folder });
			expect(stdout).toMatch(/^FAIL The Space does not hold/);
			expect(stdout).toContain("\nDockerfile\n\n  1:1");
		});
	});

	test("fails on what --fail-on names", async () => {
		await withFolder((folder) => {
			const config = "severity: {structure/dockerfile-forbidden: warning}";
			plant(folder, { ...SPACE, Dockerfile: "", ".space-gate.yml": config });
			expect(command.run(["check", folder]).status).toBe(0);
			expect(command.run(["check", folder, "--fail-on", "warning"]).status).toBe(1);
		});
	});

	test("judges a commit, whatever lies in the folder now", async () => {
		await withFolder((folder) => {
			plant(join(folder, "api"), SPACE);
			commitAll(folder);
			plant(join(folder, "api"), { Dockerfile: "" });
			const commit = git(folder, ["rev-parse", "HEAD"]).trim();
			expect(command.run(["check", "api"], { cwd: folder }).status).toBe(1);
			const { status, stdout } = command.run(["check", "api", "--commit", "HEAD", "--format", "json"], { cwd: folder });
			expect(status).toBe(0);
			expect(JSON.parse(stdout)).toMatchObject({ verdict: "pass", commit, root: "api" });
		});
	});

	test.each(["native", "wasm"])("runs with the engine %s and says so", async (engine) => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			const { stdout } = command.run(["check", folder, "--engine", engine, "--format", "json"]);
			expect(JSON.parse(stdout)).toMatchObject({ verdict: "pass", engine: { kind: engine, fallback: null } });
		});
	});

	test("in the format of GitHub prints annotations on the files of the workspace", async () => {
		await withFolder((folder) => {
			plant(join(folder, "api"), { ...SPACE, Dockerfile: "" });
			const env = { GITHUB_WORKSPACE: folder };
			const { status, stdout } = command.run(["check", ".", "--format", "github"], { cwd: join(folder, "api"), env });
			const { commands, log } = readCommands(stdout.trimEnd().split("\n"));
			expect(log).toEqual([]);
			expect(commands.flatMap(annotationOf)).toMatchObject([
				{ level: "error", title: "structure/dockerfile-forbidden", file: "api/Dockerfile", line: 1 },
			]);
			expect(status).toBe(1);
		});
	});

	test("has no colours in a pipe, and has them where they are asked for, unless NO_COLOR says no", async () => {
		await withFolder((folder) => {
			plant(folder, SPACE);
			const run = (env: Record<string, string>) => command.run(["check", folder], { env }).stdout;
			expect(run({})).not.toContain("\u001b");
			expect(run({ FORCE_COLOR: "1" })).toContain("\u001b[42m");
			expect(run({ FORCE_COLOR: "0" })).not.toContain("\u001b");
			expect(run({ FORCE_COLOR: "1", NO_COLOR: "1" })).not.toContain("\u001b");
		});
	});

	test("is content with a reader that reads only the beginning", async () => {
		await withFolder(async (folder) => {
			const names = Array.from({ length: 3000 }, (_, index) => [`Dockerfile.${index}-${"x".repeat(200)}`, ""]);
			plant(folder, { ...SPACE, ...Object.fromEntries(names) });
			const { status, stdout, stderr } = await command.runInto(["check", folder, "--format", "json"]);
			expect(stdout).toMatch(/^\{/);
			expect(stderr).toBe("");
			expect(status).toBe(1);
		});
	});
});

describe("space-gate env", () => {
	const files = { ...SPACE, "main.py": `import os\n\nKEY = os.environ["API_KEY"]\n${SPACE["main.py"]}` };

	test("lists what the program needs, and asks no rule", async () => {
		await withFolder((folder) => {
			plant(folder, { ...files, Dockerfile: "FROM python\n" });
			const { status, stdout, stderr } = command.run(["env", folder]);
			expect(stdout).toMatch(/^variable +needed +secret +default +where\nAPI_KEY +to start +yes +main\.py:3\n/);
			expect(stderr).toBe("");
			expect(status).toBe(0);
		});
	});

	test("writes a file to fill in, a table for documentation, and an answer for programs", async () => {
		await withFolder((folder) => {
			plant(folder, files);
			expect(command.run(["env", folder, "--format", "env"]).stdout).toMatch(/\nAPI_KEY=\n$/);
			expect(command.run(["env", folder, "--markdown"]).stdout).toContain("| `API_KEY` | to start | yes |");
			const [first] = JSON.parse(command.run(["env", folder, "--format", "json"]).stdout).environment;
			expect(first).toMatchObject({ name: "API_KEY", need: "startup", secret: true });
		});
	});

	test("says why it cannot read a Space, with status 2", async () => {
		await withFolder((folder) => {
			plant(folder, { ...files, ".space-gate.yml": "variables: [API_KEY]\n" });
			const { status, stdout, stderr } = command.run(["env", folder]);
			expect(stderr).toContain('"variables" takes a mapping');
			expect(stdout).toBe("");
			expect(status).toBe(2);
		});
	});
});

describe("space-gate check ends with status 2 and says why", () => {
	test.each([
		[["check", "nowhere"], /^ERROR There is no folder "nowhere"\.\n {2}\S/],
		[["check", "main.py"], /^ERROR "main\.py" is a file, not a folder\.\n/],
		[["check", "empty"], /^ERROR "empty" holds no files/],
		[["check", "main.py/below"], /^ERROR There is no folder "main\.py\/below"\.\n/],
		[["check", "loop"], /^ERROR .*"loop"/],
		[["check", ".", "--commit", "HEAD"], /is not in a git repository/],
		[["check", ".", "--config", "nowhere.yml"], /"nowhere\.yml" cannot be read \(ENOENT\)/],
		[["check", ".", "--config", "empty"], /"empty" cannot be read \(it is not a plain file\)/],
		[
			["check", ".", "--config", "wrong.yml"],
			/^ERROR wrong\.yml:1:10: "fail-on" takes .*, not "eror"\.\n {2}Did you mean "error"\?/,
		],
		[
			["check", ".", "--format", "xml"],
			/'xml' is invalid\. Allowed choices are text, json, sarif, github, gcc\.\nRun "space-gate check --help"/,
		],
		[["check", ".", "--fail-on", "all"], /'all' is invalid/],
		[["check", ".", "--python-version", "2.7"], /'2\.7' is invalid\. Allowed choices are 3\.9/],
		[["check", ".", "--contract", "podman"], /'podman' is invalid/],
		[["check", ".", "--engine", "v8"], /'v8' is invalid/],
		[["check", ".", "--fail-onn", "error"], /unknown option '--fail-onn'\n\(Did you mean --fail-on\?\)/],
		[["env", ".", "other"], /too many arguments/],
		[["chekc"], /unknown command 'chekc'\n\(Did you mean check\?\)/],
		[["explain"], /missing required argument 'rule'/],
		[
			["explain", "structure/dockerfile-forbiden"],
			/^ERROR There is no rule .*\n {2}Did you mean structure\/dockerfile-forbidden\?\n$/,
		],
		[["explain", "dockerfile-forbidden"], /Did you mean structure\/dockerfile-forbidden\?/],
		[["explain", "x\u001b[31m\n::error::y"], /^ERROR There is no rule "x\\u\{1b\}\[31m\\n::error::y"\.\n/],
		[[], /Usage: space-gate/],
	])("%j", async (given, says) => {
		await withFolder((folder) => {
			plant(folder, { ...SPACE, "wrong.yml": "fail-on: eror", "empty/.gitignore": "*" });
			symlinkSync("loop", join(folder, "loop"));
			const { status, stdout, stderr } = command.run(given, { cwd: folder });
			expect(stderr).toMatch(says);
			expect(stderr).not.toMatch(/^\s+at /m);
			expect(stdout).toBe("");
			expect(status).toBe(2);
		});
	});

	test("in JSON where that is asked for", () => {
		const { status, stdout, stderr } = command.run(["check", "nowhere", "--format", "json"]);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: "error", error: { code: "folder-missing" } });
		expect(stderr).toBe("");
		expect(status).toBe(2);
	});

	test("as an annotation where that is asked for", () => {
		const { status, stdout } = command.run(["check", "nowhere", "--format", "github"]);
		const { commands } = readCommands(stdout.split("\n"));
		expect(commands).toMatchObject([{ name: "error", properties: { title: "Space Gate could not judge" } }]);
		expect(status).toBe(2);
	});
});

test("space-gate rules lists every rule", () => {
	const { status, stdout } = command.run(["rules"]);
	expect(
		stdout
			.trimEnd()
			.split("\n")
			.map((line) => line.split(" ")[0]),
	).toEqual(RULES.map(({ id }) => id));
	expect(status).toBe(0);
});

test.each(RULES.map(({ id }) => id))("space-gate explain %s prints its page", (id) => {
	const { status, stdout } = command.run(["explain", id]);
	const headings = [...readFileSync(`docs/rules/${id}.md`, "utf8").matchAll(/^## (.+)$/gm)].map(([, text]) => text);
	expect(headings.length).toBeGreaterThan(3);
	for (const heading of headings) expect(stdout.split("\n")).toContain(heading);
	expect(stdout).not.toMatch(/^<!--|```|^#/m);
	expect(status).toBe(0);
});

test("space-gate --version and --help say what they should, with status 0", () => {
	expect(command.run(["--version"])).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: "" });
	const help = command.run(["--help"]);
	expect(help.stdout).toContain("Examples:\n  space-gate init ");
	expect(help.stdout).toContain("Exit status: 0 the gate passes");
	expect(help.status).toBe(0);
});

test("every example of the help is a command that exists", () => {
	const { stdout } = command.run(["--help"]);
	const examples = [...stdout.matchAll(/^ {2}space-gate (\S+.*?)(?: {2,}| >)/gm)].map(([, text = ""]) =>
		text.split(" "),
	);
	expect(examples.length).toBeGreaterThan(3);
	for (const given of examples) expect(command.run(given).stderr).not.toMatch(/unknown|invalid|argument/);
});
