import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MAX_SUMMARY } from "../../src/report/markdown.ts";
import { RULES } from "../../src/rules/index.ts";
import { HOSTILE } from "../report/hostile-texts.ts";
import { runStep, type ShownAnnotation, type Step, type StepConditions } from "../support/mini-runner.ts";
import { nodeBinaries } from "../support/node-binaries.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

const action = resolve(".");

/** A small Space that passes. */
const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
};

/** Runs the Action over a workspace that `prepare` has filled. */
async function runOver(
	prepare: (workspace: string) => void,
	conditions: Partial<StepConditions> = {},
	read: (step: Step, workspace: string) => void = () => undefined,
): Promise<Step> {
	return await withFolder(async (folder) => {
		const [workspace, temp] = [join(folder, "workspace"), join(folder, "temp")];
		mkdirSync(workspace);
		mkdirSync(temp);
		prepare(workspace);
		const step = await runStep({ action, workspace, temp, ...conditions });
		read(step, workspace);
		return step;
	});
}

/** An annotation as a line: "error services/api/main.py:28:5-47 entrypoint/server-start". */
function lineOf({ level, title, file, line, endLine, column, endColumn }: ShownAnnotation): string {
	if (file === undefined) return `${level} ${title}`;
	const lines = endLine === line ? `${line}` : `${line}-${endLine}`;
	const columns = column === undefined ? "" : `:${column}-${endColumn}`;
	return `${level} ${file}:${lines}${columns} ${title}`;
}

test("dist/ is there: it is committed, and npm run build writes it", () => {
	expect(existsSync("dist/index.cjs")).toBe(true);
});

describe.each(nodeBinaries)("under $name", ({ path: node }) => {
	test("the broken example, in a folder of a repository, is annotated line by line", async () => {
		const inputs = { path: "services/api" };
		const step = await runOver(
			(workspace) => {
				cpSync("examples/broken-backend", join(workspace, "services/api"), { recursive: true });
				commitAll(workspace);
			},
			{ inputs, node },
			({ outputs, summary }, workspace) => {
				const commit = git(workspace, ["rev-parse", "HEAD"]).trim();
				const report = JSON.parse(readFileSync(outputs.report ?? "", "utf8"));
				expect(report).toMatchObject({ verdict: "fail", root: "services/api", commit });
				expect(outputs.errors).toBe(String(report.summary.errors));
				expect(outputs.warnings).toBe(String(report.summary.warnings));
				expect(summary).toContain(`](https://github.com/someone/todo/blob/${commit}/services/api/main.py#L`);
				for (const { rule } of report.findings) expect(summary).toContain(`[${rule}](`);
			},
		);
		const expected = readFileSync("__tests__/action/broken-backend.txt", "utf8").trimEnd().split("\n");
		expect(step.annotations.map(lineOf)).toEqual(expected);
		expect(step.dropped).toBe(0);
		expect(step.outputs.verdict).toBe("fail");
		expect(step.log.join("\n")).toContain("services/api does not hold the python contract");
		expect(step.status).toBe(1);
	});

	test("a Space that passes ends with status 0 and no annotation", async () => {
		const step = await runOver(
			(workspace) => {
				plant(workspace, SPACE);
				commitAll(workspace);
			},
			{ node },
		);
		expect(step.annotations).toEqual([]);
		expect(step.outputs).toMatchObject({ verdict: "pass", errors: "0", warnings: "0" });
		expect(step.summary).toContain("## ✅ The Space holds the python contract");
		expect(step.status).toBe(0);
	});
});

describe("what is judged", () => {
	test("is the commit that was checked out, not what a step before has changed", async () => {
		const step = await runOver((workspace) => {
			plant(workspace, SPACE);
			commitAll(workspace);
			plant(workspace, { Dockerfile: "" });
		});
		expect(step.outputs.verdict).toBe("pass");
	});

	test("is the folder where there is no repository", async () => {
		const step = await runOver((workspace) => plant(workspace, { ...SPACE, Dockerfile: "" }));
		expect(step.outputs.verdict).toBe("fail");
		expect(step.annotations.map(({ file }) => file)).toEqual(["Dockerfile"]);
	});

	test("is not of a repository that holds the workspace by chance", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "workspace/other.txt": "" });
			commitAll(folder);
			plant(folder, {
				...Object.fromEntries(Object.entries(SPACE).map(([name, text]) => [`workspace/${name}`, text])),
				"temp/x": "",
			});
			const step = await runStep({ action, workspace: join(folder, "workspace"), temp: join(folder, "temp") });
			expect(step.outputs.verdict).toBe("pass");
		});
	});

	test("is a checkout below the workspace, whose annotations lead there and whose links lead to its own files", async () => {
		const step = await runOver(
			(workspace) => {
				plant(join(workspace, "checkout/api"), { ...SPACE, Dockerfile: "" });
				commitAll(join(workspace, "checkout"));
			},
			{ inputs: { path: "checkout/api" } },
		);
		expect(step.annotations.map(({ file }) => file)).toEqual(["checkout/api/Dockerfile"]);
		expect(step.summary).toMatch(/\/blob\/[0-9a-f]{40}\/api\/Dockerfile#L1\)/);
	});
});

describe("inputs", () => {
	test.each([
		[{ contract: "podman" }, 'The input "contract" takes "auto", "python" or "docker", not "podman".'],
		[{ "fail-on": "all" }, 'The input "fail-on" takes "error", "warning" or "notice", not "all".'],
		[{ "python-version": "3.1" }, 'Write it in quotes, "3.10"'],
		[{ path: ".." }, 'The input "path" takes a folder inside the workspace, not "..".'],
		[{ path: "/etc" }, 'The input "path" takes a folder inside the workspace, not "/etc".'],
		[{ path: "link" }, 'The input "path" takes a folder inside the workspace, not "link".'],
		[{ path: "nowhere" }, "nowhere"],
		[{ path: "main.py" }, "main.py"],
		[{ config: "nowhere.yml" }, '"nowhere.yml" cannot be read'],
		[{ config: "wrong.yml" }, 'there is no key "contrat"'],
	])("%j cannot be judged by, and the one error says what it takes", async (inputs, says) => {
		for (const isCommitted of [true, false]) {
			const step = await runOver(
				(workspace) => {
					plant(workspace, { ...SPACE, "wrong.yml": "contrat: auto\n" });
					symlinkSync("/etc", join(workspace, "link"));
					if (isCommitted) commitAll(workspace);
				},
				{ inputs },
			);
			expect(step.annotations).toEqual([
				{ level: "error", title: "Space Gate could not judge", message: expect.stringContaining(says) },
			]);
			expect(step.outputs).toMatchObject({ verdict: "error", errors: "0", warnings: "0" });
			expect(step.summary).toContain("## ⚠️ Space Gate could not judge");
			expect(step.log.join("\n")).not.toMatch(/^\s+at /m);
			expect(step.status).toBe(2);
		}
	});

	test("override the configuration file", async () => {
		const prepare = (workspace: string) =>
			plant(workspace, {
				...SPACE,
				Dockerfile: "",
				".space-gate.yml": "severity: {structure/dockerfile-forbidden: notice}\nfail-on: notice\n",
			});
		expect((await runOver(prepare)).status).toBe(1);
		expect((await runOver(prepare, { inputs: { "fail-on": " warning " } })).status).toBe(0);
	});

	test("that are secret are masked before anything is printed", async () => {
		const token = ["ghs", "0123456789"].join("_");
		const step = await runOver((workspace) => plant(workspace, SPACE), { inputs: { "github-token": token } });
		expect(step.commands[0]).toEqual({ name: "add-mask", properties: {}, data: token });
		expect(step.log.join("\n")).not.toContain(token);
	});
});

test("a run without a file for the summary works all the same", async () => {
	const env = { GITHUB_STEP_SUMMARY: "" };
	const step = await runOver((workspace) => plant(workspace, SPACE), { env });
	expect(step.status).toBe(0);
});

test("a summary that cannot be written is told, and fails nothing", async () => {
	const env = { GITHUB_STEP_SUMMARY: "/nowhere/summary" };
	const step = await runOver((workspace) => plant(workspace, SPACE), { env });
	expect(step.log.at(-1)).toMatch(/^The job summary could not be written: /);
	expect(step.status).toBe(0);
});

describe("nothing that a repository holds can forge a command", () => {
	/** Texts as names: no slash, and short enough for a file system. */
	const names = HOSTILE.map((text) => text.replaceAll("/", "%").replaceAll("\0", "").slice(0, 60)).filter(
		(text) => text !== "",
	);

	/** Nothing but annotations of our rules, and no output that is not ours. */
	function expectOurs(step: Step): void {
		const titles = new Set(["Space Gate could not judge", ...RULES.map(({ id }) => id)]);
		for (const { name, properties } of step.commands) {
			expect(["error", "warning", "notice"]).toContain(name);
			expect(titles.has(properties.title ?? "") || /^\d+ more/.test(properties.title ?? "")).toBe(true);
		}
		expect(Object.keys(step.outputs).toSorted()).toEqual(["errors", "matrix", "report", "verdict", "warnings"]);
		expect(step.dropped).toBe(0);
	}

	test("by the names of its files", async () => {
		expect(names.length).toBeGreaterThan(150);
		const step = await runOver((workspace) => {
			const tree = names.flatMap((name) => [
				[`Dockerfile.${name}`, ""],
				[`${name}.dockerfile`, ""],
				[`${name}/main.py`, SPACE["main.py"]],
			]);
			plant(workspace, Object.fromEntries(tree));
			commitAll(workspace);
		});
		expectOurs(step);
		expect(step.outputs.verdict).toBe("fail");
		expect(Buffer.byteLength(step.summary ?? "")).toBeLessThanOrEqual(MAX_SUMMARY);
	});

	test.each([
		[
			"source",
			(text: string) => ({
				"main.py": `# ${text}\nimport uvicorn\n# ${text}\nuvicorn.run("main:app", port=8000)\n"${text}"\n${text}\n`,
			}),
		],
		["requirements", (text: string) => ({ "requirements.txt": `${text}\nfastapi # ${text}\n-r ${text}\n` })],
		[
			"front matter",
			(text: string) => ({
				"README.md": `---\nsdk: ${JSON.stringify(text)}\napp_file: ${JSON.stringify(text)}\n---\n${text}\n`,
			}),
		],
		["broken front matter", (text: string) => ({ "README.md": `---\nsdk: python\n${text}\n---\n` })],
		["configuration", (text: string) => ({ ".space-gate.yml": `${JSON.stringify(text)}: x\n` })],
		["severities", (text: string) => ({ ".space-gate.yml": `severity: {${JSON.stringify(text)}: off}\n` })],
		["broken configuration", (text: string) => ({ ".space-gate.yml": `contract: ${text}\n` })],
	])(
		"by its %s",
		async (_, filesOf) => {
			const texts = HOSTILE.filter((text, index) => text.length < 200 && index % 13 === 0);
			expect(texts.length).toBeGreaterThan(12);
			for (let first = 0; first < texts.length; first += 6) {
				const some = texts.slice(first, first + 6);
				const steps = await Promise.all(
					some.map(async (text) => await runOver((workspace) => plant(workspace, { ...SPACE, ...filesOf(text) }))),
				);
				for (const step of steps) expectOurs(step);
			}
		},
		60_000,
	);
});

describe("several Space roots in one run", () => {
	/** A workspace with a Space that passes, one that fails, and a folder that is none. */
	const prepare = (workspace: string) => {
		plant(join(workspace, "services/good"), SPACE);
		plant(join(workspace, "services/bad"), { ...SPACE, Dockerfile: "" });
		plant(workspace, { "services/notes/todo.txt": "", "docs/README.txt": "" });
		commitAll(workspace);
	};

	test("have a verdict each, one set of annotations, and the worst verdict for all", async () => {
		const inputs = { paths: "services/*\n", "sarif-file": "out/space-gate.sarif" };
		const step = await runOver(prepare, { inputs }, ({ outputs }, workspace) => {
			const reports = (outputs.report ?? "").split("\n").map((file) => JSON.parse(readFileSync(file, "utf8")));
			expect(reports.map(({ root, verdict }) => `${root} ${verdict}`)).toEqual([
				"services/bad fail",
				"services/good pass",
			]);
			const { runs } = JSON.parse(readFileSync(join(workspace, "out/space-gate.sarif"), "utf8"));
			expect(runs.map(({ automationDetails }: { automationDetails: { id: string } }) => automationDetails.id)).toEqual([
				"space-gate/services/bad/",
				"space-gate/services/good/",
			]);
		});
		expect(step.annotations.map(lineOf)).toEqual(["error services/bad/Dockerfile:1 structure/dockerfile-forbidden"]);
		expect(step.outputs).toMatchObject({ verdict: "fail", errors: "1" });
		expect(JSON.parse(step.outputs.matrix ?? "")).toEqual({ include: [{ path: "services/good", contract: "python" }] });
		expect(step.commands.filter(({ name }) => name === "group").map(({ data }) => data)).toEqual([
			"services/bad: fail",
			"services/good: pass",
		]);
		expect(step.summary).toContain("| ❌ | <code>services/bad</code> | 1 error |");
		expect(step.status).toBe(1);
	});

	test("are named one by one, and one that cannot be judged is an error of its own", async () => {
		const step = await runOver(prepare, { inputs: { paths: "services/good\nservices/none" } });
		expect(step.outputs).toMatchObject({
			verdict: "error",
			matrix: '{"include":[{"path":"services/good","contract":"python"}]}',
		});
		expect(step.annotations.map(({ title }) => title)).toEqual(["Space Gate could not judge"]);
		expect(step.status).toBe(2);
	});

	test.each([
		[{ paths: "apps/*" }, 'The pattern "apps/*" of the input "paths" matches no folder'],
		[{ paths: "services/good", path: "services/bad" }, 'The inputs "path" and "paths" are both set'],
	])("%j is a fault of the workflow", async (inputs, says) => {
		const step = await runOver(prepare, { inputs });
		expect(step.annotations.map(({ message }) => message)).toEqual([expect.stringContaining(says)]);
		expect(step.status).toBe(2);
	});
});

test("a SARIF report that cannot be written is told, and fails nothing", async () => {
	const inputs = { "sarif-file": "main.py/report.sarif" };
	const step = await runOver((workspace) => plant(workspace, SPACE), { inputs });
	expect(step.annotations.map(lineOf)).toEqual(["warning No SARIF report"]);
	expect(step.status).toBe(0);
});

describe("on a pull request", () => {
	const GET = '@app.get("/new")\ndef new():\n    return {}\n';

	/** The event of a pull request from `base` to what is checked out. */
	const eventIn = (workspace: string, base: string): string => {
		const repo = { full_name: "someone/todo" };
		const pull_request = { number: 7, head: { sha: "a".repeat(40), repo }, base: { sha: base, repo } };
		plant(workspace, { "../event.json": JSON.stringify({ pull_request }) });
		return join(workspace, "../event.json");
	};

	test("the summary says what it changes about the deployment", async () => {
		await withFolder(async (folder) => {
			const [workspace, temp] = [join(folder, "workspace"), join(folder, "temp")];
			plant(workspace, SPACE);
			plant(temp, { x: "" });
			commitAll(workspace);
			const base = git(workspace, ["rev-parse", "HEAD"]).trim();
			plant(workspace, { "main.py": SPACE["main.py"] + GET });
			commitAll(workspace);
			const env = { GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH: eventIn(workspace, base) };
			const step = await runStep({ action, workspace, temp, env });
			expect(step.summary).toContain("### What this changes about the deployment");
			expect(step.summary).toContain("| ➕ | <code>GET /new</code> |");
			const unknown = { ...env, GITHUB_EVENT_PATH: eventIn(workspace, "b".repeat(40)) };
			const again = await runStep({ action, workspace, temp, env: unknown });
			expect(again.summary).toContain("the checkout does not hold the commit before it");
			expect(again.status).toBe(0);
		});
	});
});
