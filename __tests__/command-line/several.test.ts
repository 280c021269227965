import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { buildCommand, type Command } from "../cli/command.ts";
import { annotationOf, readCommands } from "../support/mini-runner.ts";
import { git, plant, withFolder } from "../support/temporary.ts";

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

/** One that fails, for a reason that has a safe fix. */
const UNQUOTED = { ...SPACE, "README.md": SPACE["README.md"].replace('"3.10"', "3.10") };

function at(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Three Spaces, of which one passes and one fails, and a folder that is none of a Space. */
const SPACES = {
	...at("services/a", SPACE),
	...at("services/b", UNQUOTED),
	...at("c", SPACE),
	"services/notes.txt": "x",
};

/** Runs the command in a folder with these Spaces. */
async function run(given: readonly string[], env: Readonly<Record<string, string>> = {}) {
	return await withFolder((folder) => {
		plant(folder, SPACES);
		const result = command.run(["check", ...given], { cwd: folder, env });
		return { ...result, readme: readFileSync(join(folder, "services/b/README.md"), "utf8") };
	});
}

describe("several paths in a terminal", () => {
	test("have a heading each, in the order in which they are given, and a last line that counts", async () => {
		const { status, stdout, stderr } = await run(["services/b/", "c", "./services/a"]);
		const headings = stdout.split("\n").filter((line) => line.startsWith("──"));
		expect(headings.map((line) => line.replace(/ ─+$/, ""))).toEqual(["── services/b", "── c", "── services/a"]);
		expect(stdout).toMatch(/── services\/b ─+\n\nFAIL services\/b does not hold[\s\S]*── c ─+\n\nPASS c holds/);
		expect(stdout).toContain("\nservices/b/README.md\n");
		expect(stdout.trimEnd().split("\n").at(-1)).toBe("3 Spaces: 2 pass, 1 fails (services/b)");
		expect(stderr).toBe("");
		expect(status).toBe(1);
	});

	test("that cannot be judged hide none of the others, and decide the exit status", async () => {
		const { status, stdout } = await run(["none", "services/notes.txt", "services/b", "c"]);
		expect(stdout).toMatch(/── none ─+\n\nERROR There is no folder "none"\.\n {2}Check the path\.\n/);
		expect(stdout).toContain("PASS c holds");
		expect(stdout.replaceAll("\n", " ")).toContain(
			"4 Spaces: 1 passes, 1 fails (services/b), 2 could not be judged (none, services/notes.txt)",
		);
		expect(status).toBe(2);
	});

	test("that are one folder are one", async () => {
		const { status, stdout } = await run(["c", "./c/", "services/../c"]);
		expect(stdout).toMatch(/^PASS c holds/);
		expect(stdout).not.toContain("──");
		expect(status).toBe(0);
	});

	test("cannot forge a heading or a command by their names", async () => {
		const { stdout } = await run(["x\n── c ──\n::error::y", "c"]);
		expect(stdout.split("\n").filter((line) => line.startsWith("──") || line.startsWith("::"))).toHaveLength(2);
	});
});

describe("several paths for programs", () => {
	const validate = new Ajv({ formats: { uri: true } }).compile(
		JSON.parse(readFileSync("schema/report.schema.json", "utf8")),
	);

	test("are one JSON text: the worst verdict, and a report each", async () => {
		const { status, stdout } = await run(["services/a", "none", "services/b", "--format", "json"]);
		const report = JSON.parse(stdout);
		expect(validate(report) || validate.errors).toBe(true);
		expect(report).toMatchObject({ version: 1, verdict: "error" });
		const spaces: readonly { path: string; report: { verdict: string } }[] = report.spaces;
		expect(spaces.map(({ path, report: { verdict } }) => [path, verdict])).toEqual([
			["services/a", "pass"],
			["none", "error"],
			["services/b", "fail"],
		]);
		expect(status).toBe(2);
	});

	test("give a report each that is the same as alone", async () => {
		const [both, alone] = [await run(["c", "services/b", "--format", "json"]), await run(["c", "--format", "json"])];
		expect(JSON.parse(both.stdout).spaces[0].report).toEqual(JSON.parse(alone.stdout));
		expect(JSON.parse(alone.stdout)).toMatchObject({ version: 1, verdict: "pass", root: "" });
	});

	test("are runs of one SARIF file, told apart by their folders", async () => {
		const { status, stdout } = await withFolder((folder) => {
			plant(folder, SPACES);
			git(folder, ["init", "--quiet"]);
			return command.run(["check", "services/a", "services/b", "--format", "sarif"], { cwd: folder });
		});
		const { runs } = JSON.parse(stdout);
		expect(runs).toMatchObject([
			{ automationDetails: { id: "space-gate/services/a/" }, results: [] },
			{ automationDetails: { id: "space-gate/services/b/" }, results: [{ ruleId: "card/python-version" }] },
		]);
		expect(runs[1].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("services/b/README.md");
		expect(status).toBe(1);
	});

	test("are annotated with their paths from the workspace", async () => {
		const { stdout } = await run(["services/a", "services/b", "none", "--format", "github"]);
		const annotations = readCommands(stdout.split("\n")).commands.flatMap(annotationOf);
		expect(annotations.map(({ title, file }) => [title, file])).toEqual([
			["Space Gate could not judge", undefined],
			["card/python-version", "services/b/README.md"],
		]);
	});
});

test("several paths as lines for editors: what could not be judged is said beside them", async () => {
	const { status, stdout, stderr } = await run(["services/a", "services/b", "none", "--format", "gcc"]);
	expect(stdout).toMatch(/^services\/b\/README\.md:\d+:\d+: error: .* \[card\/python-version\]\n$/);
	expect(stderr).toContain("none");
	expect(status).toBe(2);
});

describe("fixes of several paths", () => {
	test("are made in each", async () => {
		const { status, stdout, stderr, readme } = await run(["services/a", "services/b", "--fix"]);
		expect(stdout).toMatch(/── services\/a ─+\n\nThere is nothing that can be fixed safely\.\n\nPASS services\/a/);
		expect(stdout).toMatch(/── services\/b ─+\n\nFixed: 1 finding in 1 file\n {2}services\/b\/README\.md /);
		expect(stdout.trimEnd().split("\n").at(-1)).toBe("2 Spaces: 2 pass");
		expect(stderr).toBe("");
		expect(readme).toContain('python_version: "3.10"');
		expect(status).toBe(0);
	});

	test("leave a report for programs alone", async () => {
		const { stdout, stderr } = await run(["services/a", "services/b", "--fix", "--format", "json"]);
		expect(JSON.parse(stdout)).toMatchObject({ verdict: "pass", spaces: [{}, {}] });
		expect(stderr).toMatch(/── services\/b ─+\nFixed: 1 finding in 1 file/);
	});

	test("are one diff that git takes, in a dry run", async () => {
		await withFolder((folder) => {
			plant(folder, SPACES);
			const twice = at("d", UNQUOTED);
			plant(folder, twice);
			const given = ["check", "d", "none", "services/b", "--fix-dry-run"];
			const { status, stdout, stderr } = command.run(given, { cwd: folder });
			expect(stderr).toMatch(/── none ─+\n\nERROR There is no folder "none"/);
			git(folder, ["init", "--quiet"]);
			git(folder, ["apply", "-"], stdout);
			for (const path of ["d", "services/b"]) {
				expect(readFileSync(join(folder, path, "README.md"), "utf8")).toContain('python_version: "3.10"');
			}
			expect(status).toBe(2);
		});
	});
});

test.each([
	[["c", "services/a", "--space", "me/todo"], "--space names one Space, and there are 2 paths."],
	[
		[...Array.from({ length: 21 }, (_, nth) => `p${nth}`), "--format", "sarif"],
		"A SARIF file holds 20 Spaces, and there are 21 paths.",
	],
])("%j is refused before anything is judged", async (given, says) => {
	const { status, stdout, stderr } = await run(given);
	expect(stderr).toContain(`ERROR ${says}\n`);
	expect(stdout).toBe("");
	expect(status).toBe(2);
});
