import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCommand, type Command } from "../cli/command.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";

let command: Command;
beforeAll(() => {
	command = buildCommand();
}, 60_000);
afterAll(() => command.remove());

const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
};

describe("space-gate package", () => {
	test("writes the package of a Space that passes, says what is in it, and ends with status 0", async () => {
		await withFolder((folder) => {
			plant(join(folder, "space"), SPACE);
			const { status, stdout, stderr } = command.run(["package", "space", "--out", "it's out"], { cwd: folder });
			expect(stderr).toBe("");
			expect(stdout.split("\n")).toEqual([
				"PASS space holds the python contract (README.md says sdk: python)",
				"",
				"Package it's out · 4 files, 829 bytes",
				"  added     Dockerfile  python:3.10.18-slim-bookworm runs main:app on port 7860",
				"  replaced  README.md   sdk: python becomes sdk: docker, app_port: 7860 is added, without app_file",
				"                        and python_version",
				"  2 other files, as the folder holds them.",
				"",
				"To try it where Docker runs",
				"  docker build --tag space 'it'\\''s out'",
				"  docker run --rm --publish 7860:7860 space",
				"",
			]);
			expect(status).toBe(0);
			expect(readFileSync(join(folder, "it's out", "main.py"), "utf8")).toBe(SPACE["main.py"]);
		});
	});

	test("writes the package of a Space that fails all the same, says that it would not be deployed, and ends with status 1", async () => {
		await withFolder((folder) => {
			plant(join(folder, "space"), { ...SPACE, Procfile: "", "main.py": "application = None\n" });
			commitAll(join(folder, "space"));
			const given = ["package", "space", "--out", "out", "--commit", "HEAD"];
			const { status, stdout } = command.run(given, { cwd: folder });
			expect(stdout).toMatch(/^FAIL space does not hold the python contract/);
			expect(stdout).toMatch(/\n {2}3 other files, as commit [0-9a-f]{12} holds them\.\n/);
			expect(stdout).toMatch(
				/\nThe gate would not deploy this package: 1 error.*\n {2}space-gate check space shows what stands in the way\.\n$/,
			);
			expect(status).toBe(1);
			expect(existsSync(join(folder, "out", "Dockerfile"))).toBe(true);
		});
	});

	test.each([
		["the folder holds something", ["space", "--out", "space"], /lies in the Space root/],
		["no folder is named", ["space"], /required option '--out <folder>' not specified/],
		["there is no such Space", ["nowhere", "--out", "out"], /There is no folder "nowhere"/],
		["there is no such commit", ["space", "--out", "out", "--commit", "HEAD"], /is not in a git repository/],
	])("writes nothing and ends with status 2 where %s", async (_, given, message) => {
		await withFolder((folder) => {
			plant(join(folder, "space"), SPACE);
			const { status, stdout, stderr } = command.run(["package", ...given], { cwd: folder });
			expect(stdout).toBe("");
			expect(stderr).toMatch(message);
			expect(status).toBe(2);
			expect(readdirSync(folder)).toEqual(["space"]);
		});
	});

	test("gives the Dockerfile that docs/package.md shows", async () => {
		await withFolder((folder) => {
			command.run(["package", "examples/todo-backend", "--out", join(folder, "out")]);
			const dockerfile = readFileSync(join(folder, "out", "Dockerfile"), "utf8");
			expect(readFileSync("docs/package.md", "utf8")).toContain(`\`\`\`dockerfile\n${dockerfile}\`\`\`\n`);
		});
	});

	test("gives a package that holds the docker contract", async () => {
		await withFolder((folder) => {
			mkdirSync(join(folder, "packages"));
			const out = join(folder, "packages", "todo");
			expect(command.run(["package", "examples/todo-backend", "--out", out]).status).toBe(0);
			const { status, stdout } = command.run(["check", out, "--contract", "docker", "--format", "json"]);
			expect(JSON.parse(stdout)).toMatchObject({ verdict: "pass", contract: "docker", findings: [] });
			expect(status).toBe(0);
		});
	});
});
