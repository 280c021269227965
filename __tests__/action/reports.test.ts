import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { HOSTILE } from "../report/hostile-texts.ts";
import { type Conditions, type Hosted, withGitHub } from "../support/contract/github.ts";
import { emptyState } from "../support/contract/state.ts";
import { runStep, type Step } from "../support/mini-runner.ts";
import { nodeBinaries } from "../support/node-binaries.ts";
import { commitAll, plant, withFolder } from "../support/temporary.ts";

const action = resolve(".");

/** A Space that lacks a requirement, which has a safe fix, and holds a Dockerfile, which has none. */
const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\n",
	Dockerfile: "FROM scratch\n",
};

/** The pull request adds all but the Dockerfile. */
const FILES = [
	{ filename: "requirements.txt", patch: "@@ -0,0 +1,4 @@\n+fastapi<1\n+uvicorn<1\n+pydantic<3\n+sqlmodel<1" },
	{ filename: "main.py", patch: "@@ -1 +1 @@\n-x\n+from fastapi import FastAPI" },
];

const repo = { full_name: "someone/todo" };
// Without the base's hash, so that nobody asks GitHub for that commit.
const PULL = { number: 7, head: { sha: "a".repeat(40), repo }, base: { repo } };

/** What a test decides about a run. */
interface Run {
	readonly inputs: Readonly<Record<string, string>>;
	readonly github?: Conditions;
	readonly files?: Readonly<Record<string, string>>;
	/** Text of the event file. */
	readonly event?: string;
	readonly node?: string;
}

/** Runs the Action on pull request 7, as often as asked, against one GitHub. */
async function runOn(
	{ inputs, github, files = SPACE, event = JSON.stringify({ pull_request: PULL }), node }: Run,
	times = 1,
) {
	return await withFolder(async (folder) => {
		const [workspace, temp] = [join(folder, "workspace"), join(folder, "temp")];
		mkdirSync(temp);
		plant(workspace, files);
		plant(folder, { "event.json": event });
		commitAll(workspace);
		const state = emptyState(FILES);
		return await withGitHub({ state, ...github }, async (hosted): Promise<{ steps: Step[]; hosted: Hosted }> => {
			const steps: Step[] = [];
			const env = {
				GITHUB_EVENT_NAME: "pull_request",
				GITHUB_EVENT_PATH: join(folder, "event.json"),
				GITHUB_API_URL: hosted.api,
			};
			const token = ["ghs", "0123456789"].join("_");
			for (let nth = 0; nth < times; nth++) {
				steps.push(await runStep({ action, workspace, temp, inputs, env, token, ...(node !== undefined && { node }) }));
			}
			return { steps, hosted };
		});
	});
}

const titlesOf = ({ annotations }: Step) => annotations.map(({ title }) => title);
const FOUND = ["dependencies/required-package", "structure/dockerfile-forbidden"];
const ALL = { checks: "true", review: "true", comment: "true" };

describe.each(nodeBinaries)("under $name", ({ path: node }) => {
	test("all reports are made, and a second attempt makes none of them again", async () => {
		const { steps, hosted } = await runOn(
			{ inputs: ALL, node, github: { path: "/api/v3", state: emptyState(FILES) } },
			2,
		);
		expect(hosted.breaches).toEqual([]);
		expect(steps.map(({ status, annotations }) => ({ status, annotations }))).toEqual([
			{ status: 1, annotations: [] },
			{ status: 1, annotations: [] },
		]);
		const { checks, comments, lineComments } = hosted.state;
		expect([...checks.values()].map(({ annotations }) => annotations.map(({ title }) => title).sort())).toEqual([
			FOUND,
		]);
		expect([...comments.values()].map(({ body }) => body)).toEqual([expect.stringContaining("## ❌")]);
		expect([...lineComments.values()].map(({ body }) => body)).toEqual([
			expect.stringContaining("```suggestion\nsqlmodel<1\npython-dotenv"),
		]);
		const writes = hosted.asked.filter(({ operation }) => /create|update|delete/.test(operation));
		expect(writes.map(({ operation }) => operation)).toEqual([
			"checks/create",
			"issues/create-comment",
			"pulls/create-review",
			"checks/update",
		]);
	});

	test("a token that may only read changes nothing but where annotations stand", async () => {
		const { steps, hosted } = await runOn({ inputs: ALL, node, github: { permission: "read" } });
		const [step] = steps;
		expect(hosted.breaches).toEqual([]);
		expect(step && titlesOf(step).sort()).toEqual(FOUND);
		expect(step?.log.filter((line) => line.includes("could not be written"))).toHaveLength(3);
		expect(step?.outputs.verdict).toBe("fail");
		expect(step?.status).toBe(1);
	});
});

test("nobody asks GitHub unless an input wants it", async () => {
	const { steps, hosted } = await runOn({ inputs: {} });
	expect(hosted.asked).toEqual([]);
	expect(steps.map(({ status }) => status)).toEqual([1]);
});

test("only what changed is annotated; verdict and summary count everything", async () => {
	const { steps } = await runOn({ inputs: { "changed-only": "true" }, github: { state: emptyState([]) } });
	const [step] = steps;
	// The missing requirement belongs to no line, and neither does the Dockerfile: both are about the Space.
	expect(step?.outputs).toMatchObject({ verdict: "fail", errors: "2" });
	expect(step?.summary).toContain("Annotations are limited to what this pull request changes:");
});

describe("the verdict stands where nothing can be delivered", () => {
	test.each<[string, Partial<Run>]>([
		["truncated events", { event: '{"pull_request": {"num' }],
		["events without what is needed", { event: '{"pull_request": {}}' }],
		["faults of the server", { github: { interrupt: () => ({ status: 500, body: "<html>" }) } }],
		["limits", { github: { interrupt: () => ({ status: 403, headers: { "retry-after": "900" } }) } }],
		["truncated answers", { github: { interrupt: () => ({ status: 200, body: '[{"id":' }) } }],
		["answers of another kind", { github: { interrupt: () => ({ status: 200, body: '{"id":"x"}' }) } }],
	])(
		"%s",
		async (_, run) => {
			const { steps } = await runOn({ inputs: { ...ALL, "changed-only": "true" }, ...run });
			const [step] = steps;
			expect(step && titlesOf(step).sort()).toEqual(FOUND);
			expect(step?.status).toBe(1);
			expect(step?.outputs.verdict).toBe("fail");
		},
		30_000,
	);
});

test("names of files forge nothing in any report, and GitHub takes them all", async () => {
	const names = HOSTILE.map((text) => text.replaceAll("/", "%").replaceAll("\0", "").slice(0, 60)).filter(Boolean);
	expect(names.length).toBeGreaterThan(150);
	// One Space marks twenty such files, so there are several.
	const files = names.flatMap((name, index): [string, string][] => {
		const root = `root${Math.floor(index / 9)}`;
		return [
			...Object.entries(SPACE).map(([path, text]): [string, string] => [`${root}/${path}`, text]),
			[`${root}/Dockerfile.${name}`, ""],
			[`${root}/${name}.dockerfile`, ""],
		];
	});
	const inputs = { ...ALL, paths: "root*" };
	const { steps, hosted } = await runOn({ inputs, files: Object.fromEntries(files) });
	expect(hosted.breaches).toEqual([]);
	expect(hosted.asked.filter(({ status }) => status >= 400).map(({ operation }) => operation)).toEqual([
		"users/get-authenticated",
		"users/get-authenticated",
	]);
	for (const { commands, annotations, outputs } of steps) {
		expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(["add-mask", "group", "endgroup"]));
		expect(annotations).toEqual([]);
		expect(outputs.verdict).toBe("fail");
	}
	for (const { body } of hosted.state.comments.values()) {
		expect(body.match(/<!--/g)).toHaveLength(1);
		expect(body).not.toMatch(/<script|<h1|@someone/);
	}
	const annotations = [...hosted.state.checks.values()].flatMap((check) => check.annotations);
	expect(annotations.length).toBeGreaterThan(names.length);
	for (const { path, message } of annotations) expect(`${path}${message}`).not.toMatch(/[\t\r\0\u202e\u2028\ud800]/);
}, 30_000);

test("what GitHub says cannot forge a command either", async () => {
	const messages = HOSTILE.filter((text) => text.length < 1_000);
	for (let at = 0; at < messages.length; at += 8) {
		const body = JSON.stringify({ message: messages.slice(at, at + 8).join(" ") });
		const { steps } = await runOn({ inputs: ALL, github: { interrupt: () => ({ status: 422, body }) } });
		for (const { commands } of steps) {
			expect(
				commands.filter(({ name }) => name !== "add-mask").map(({ name, data }) => [name, data.slice(0, 9)]),
			).toEqual([
				["error", expect.not.stringContaining("forged")],
				["error", expect.not.stringContaining("forged")],
			]);
		}
	}
}, 60_000);
