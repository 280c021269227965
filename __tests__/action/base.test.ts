import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Conditions, type Hosted, withGitHub } from "../support/contract/github.ts";
import { emptyState } from "../support/contract/state.ts";
import { runStep, type Step } from "../support/mini-runner.ts";
import { nodeBinaries } from "../support/node-binaries.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

/** The Action as the sources have it: action.yml, and the bundle beside it. */
let action: string;
beforeAll(() => {
	action = mkdtempSync(join(tmpdir(), "space-gate-action-"));
	copyFileSync("action.yml", join(action, "action.yml"));
	const built = spawnSync(process.execPath, ["scripts/build.mjs", "--out", join(action, "dist")], { encoding: "utf8" });
	if (built.status !== 0) throw new Error(built.stderr);
}, 60_000);
afterAll(() => rmSync(action, { recursive: true, force: true }));

const SPACE = {
	"README.md":
		'---\ntitle: Todo\nemoji: ✅\ncolorFrom: blue\ncolorTo: green\nsdk: python\npython_version: "3.10"\napp_file: main.py\n---\n\n# Todo\n',
	"main.py":
		'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\ndef root():\n    return {"status": "ok"}\n',
	"requirements.txt": "fastapi<1\nuvicorn<1\npydantic<3\nsqlmodel<1\npython-dotenv<2\n",
};
const ROUTE = '\n\n@app.get("/new")\ndef new():\n    return {}\n';
const TOKEN = ["ghs", "0123456789"].join("_");

/** A pull request that adds a route, in the checkout that actions/checkout makes: the merge commit alone. */
async function runOn(github: Omit<Conditions, "state">, node: string): Promise<{ step: Step; hosted: Hosted }> {
	return await withFolder(async (folder) => {
		const [remote, workspace, temp] = [join(folder, "remote"), join(folder, "workspace"), join(folder, "temp")];
		mkdirSync(temp);
		plant(remote, SPACE);
		commitAll(remote);
		const base = git(remote, ["rev-parse", "HEAD"]).trim();
		plant(remote, { "main.py": SPACE["main.py"] + ROUTE });
		commitAll(remote);
		git(folder, ["clone", "--quiet", "--depth=1", `file://${remote}`, workspace]);
		const repo = { full_name: "someone/todo" };
		const pull_request = { number: 7, head: { sha: "a".repeat(40), repo }, base: { sha: base, repo } };
		plant(folder, { "event.json": JSON.stringify({ pull_request }) });
		return await withGitHub({ ...github, state: emptyState([], remote) }, async (hosted) => {
			const env = {
				GITHUB_EVENT_NAME: "pull_request",
				GITHUB_EVENT_PATH: join(folder, "event.json"),
				GITHUB_SHA: git(remote, ["rev-parse", "HEAD"]).trim(),
				GITHUB_API_URL: hosted.api,
			};
			return { step: await runStep({ action, workspace, temp, env, token: TOKEN, node }), hosted };
		});
	});
}

describe.each(nodeBinaries)("under $name, in a checkout of one commit,", ({ path: node }) => {
	test("the summary says what the pull request changes, with what GitHub tells of the commit before it", async () => {
		const { step, hosted } = await runOn({ path: "/api/v3", permission: "read" }, node);
		expect(hosted.breaches).toEqual([]);
		expect(hosted.asked.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
			"git/get-tree 200",
			"git/get-blob 200",
		]);
		expect(new Set(hosted.asked.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
		expect(step.summary).toContain("| ➕ | <code>GET /new</code> |");
		expect(step.summary).not.toContain(TOKEN);
		expect(step.status).toBe(0);
	});

	test("the verdict stands where GitHub does not tell, and the summary says why", async () => {
		const interrupt = () => ({ status: 403, body: '{"message":"Resource not accessible by integration"}' });
		const { step } = await runOn({ interrupt }, node);
		expect(step.summary).toContain("is not shown, because the checkout does not hold the commit before it");
		expect(step.summary).toContain("the job needs the permission <code>contents&#58; read</code>");
		expect(step.outputs.verdict).toBe("pass");
		expect(step.status).toBe(0);
	});
});
