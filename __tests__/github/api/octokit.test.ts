import { describe, expect, test } from "@jest/globals";
import { Octokit } from "@octokit/rest";
import { OPERATIONS } from "../../support/contract/description.ts";
import { type Conditions, type Hosted, withGitHub } from "../../support/contract/github.ts";
import { emptyState } from "../../support/contract/state.ts";
import { commitAll, git, plant, withFolder } from "../../support/temporary.ts";

// The server of the tests is only worth something where GitHub's own client takes it for GitHub.

const TODO = { owner: "someone", repo: "todo" };
const CHECK = { ...TODO, name: "Space Gate", head_sha: "a".repeat(40) };
const FILES = [{ filename: "main.py", status: "modified", patch: "@@ -1 +1 @@\n-a\n+b" }];

/** What Octokit says to its user beside its answers: nothing, where it is content. */
function quiet(): {
	readonly log: Record<"debug" | "info" | "warn" | "error", (text: string) => void>;
	readonly said: string[];
} {
	const said: string[] = [];
	const say = (text: string) => void said.push(text);
	return { said, log: { debug: () => undefined, info: () => undefined, warn: say, error: say } };
}

async function withOctokit(
	conditions: Conditions,
	use: (client: Octokit["rest"], octokit: Octokit, hosted: Hosted) => Promise<void>,
): Promise<{ readonly hosted: Hosted; readonly said: readonly string[] }> {
	return await withGitHub(conditions, async (hosted) => {
		const { log, said } = quiet();
		const octokit = new Octokit({ baseUrl: hosted.api, auth: "t", log });
		await use(octokit.rest, octokit, hosted);
		expect(hosted.breaches).toEqual([]);
		return { hosted, said };
	});
}

describe.each(["", "/api/v3"])("Octokit and a GitHub whose API lies at %j", (path) => {
	test("agree on every operation", async () => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "app = 1\n", "lib/x.py": `x = "${"é".repeat(100)}"\n` });
			commitAll(folder);
			const head = git(folder, ["rev-parse", "HEAD"]).trim();
			const state = emptyState(FILES, folder);
			const { hosted, said } = await withOctokit({ path, state, login: "someone" }, async (rest) => {
				expect((await rest.users.getAuthenticated()).data.login).toBe("someone");

				const pull = { ...TODO, pull_number: 7 };
				expect((await rest.pulls.listFiles(pull)).data).toMatchObject(FILES);
				const comments = [{ path: "main.py", line: 1, side: "RIGHT", body: "line" }];
				await rest.pulls.createReview({ ...pull, event: "COMMENT", body: "review", comments });
				const [lineComment] = (await rest.pulls.listReviewComments(pull)).data;
				expect(lineComment).toMatchObject({ path: "main.py", line: 1, body: "line", user: { login: "someone" } });
				const removed = await rest.pulls.deleteReviewComment({ ...TODO, comment_id: lineComment?.id ?? 0 });
				expect(removed.status).toBe(204);

				const issue = { ...TODO, issue_number: 7 };
				const written = await rest.issues.createComment({ ...issue, body: "before" });
				expect(written.status).toBe(201);
				await rest.issues.updateComment({ ...TODO, comment_id: written.data.id, body: "after" });
				expect((await rest.issues.listComments(issue)).data.map(({ body }) => body)).toEqual(["after"]);

				const annotations = [
					{ path: "main.py", start_line: 1, end_line: 1, annotation_level: "failure" as const, message: "wrong" },
				];
				const output = { title: "title", summary: "summary", annotations };
				const check = await rest.checks.create({ ...CHECK, external_id: "x", output });
				const run = { ...TODO, check_run_id: check.data.id };
				await rest.checks.update({ ...run, status: "completed", conclusion: "failure" });
				const runs = await rest.checks.listForRef({ ...TODO, ref: CHECK.head_sha, check_name: CHECK.name });
				expect(runs.data).toMatchObject({ total_count: 1, check_runs: [{ id: check.data.id, external_id: "x" }] });
				expect((await rest.checks.listAnnotations(run)).data).toMatchObject(annotations);

				const tree = await rest.git.getTree({ ...TODO, tree_sha: head, recursive: "1" });
				expect(tree.data.truncated).toBe(false);
				expect(tree.data.tree.map(({ path, type }) => `${type} ${path}`)).toEqual([
					"tree lib",
					"blob lib/x.py",
					"blob main.py",
				]);
				const { sha = "", size } = tree.data.tree.find(({ path }) => path === "lib/x.py") ?? {};
				const blob = await rest.git.getBlob({ ...TODO, file_sha: sha });
				expect(blob.data).toMatchObject({ sha, size, encoding: "base64" });
				expect(Buffer.from(blob.data.content, "base64").toString("utf8")).toBe(`x = "${"é".repeat(100)}"\n`);

				const about = { ref: head, environment: "someone/todo", auto_merge: false, required_contexts: [] };
				const made = await rest.repos.createDeployment({ ...TODO, ...about });
				if (made.status !== 201) throw new Error("GitHub merged the default branch instead");
				const deployment_id = made.data.id;
				const status = { state: "success", environment_url: "https://todo.example.org" } as const;
				const told = await rest.repos.createDeploymentStatus({ ...TODO, deployment_id, ...status });
				expect(told.data).toMatchObject(status);
			});
			expect(said).toEqual([]);
			expect(new Set(hosted.asked.map(({ operation }) => operation))).toEqual(new Set(OPERATIONS.map(({ id }) => id)));
			expect(hosted.asked.filter(({ status }) => status >= 300)).toEqual([]);
		});
	});

	test("agree on lists of many pages", async () => {
		const files = Array.from({ length: 250 }, (_, nth) => ({ filename: `f${nth}` }));
		const { hosted } = await withOctokit({ path, state: emptyState(files) }, async (rest, octokit) => {
			const all = await octokit.paginate(rest.pulls.listFiles, { ...TODO, pull_number: 7, per_page: 100 });
			expect(all.map(({ filename }) => filename)).toEqual(files.map(({ filename }) => filename));
			const head_sha = "b".repeat(40);
			for (let nth = 0; nth < 31; nth++) await rest.checks.create({ ...CHECK, head_sha });
			const runs = await octokit.paginate(rest.checks.listForRef, { ...TODO, ref: head_sha });
			expect(runs).toHaveLength(31);
		});
		expect(hosted.asked.filter(({ operation }) => operation === "pulls/list-files")).toHaveLength(3);
		expect(hosted.asked.filter(({ operation }) => operation === "checks/list-for-ref")).toHaveLength(2);
	});
});

describe("Octokit understands a refusal", () => {
	const refused = async (conditions: Conditions, ask: (rest: Octokit["rest"]) => Promise<unknown>) => {
		let thrown: unknown;
		await withOctokit(conditions, async (rest) => {
			thrown = await ask(rest).catch((error: unknown) => error);
		});
		return thrown;
	};

	test("of a token that may only read", async () => {
		const write = (rest: Octokit["rest"]) => rest.issues.createComment({ ...TODO, issue_number: 7, body: "x" });
		expect(await refused({ permission: "read" }, write)).toMatchObject({
			name: "HttpError",
			status: 403,
			message: expect.stringContaining("Resource not accessible by integration"),
		});
	});

	test("of what is not there", async () => {
		const ask = (rest: Octokit["rest"]) => rest.git.getTree({ ...TODO, tree_sha: "c".repeat(40) });
		expect(await refused({}, ask)).toMatchObject({ name: "HttpError", status: 404 });
	});

	test("of a line outside of the diff", async () => {
		const comments = [{ path: "main.py", line: 9, body: "x" }];
		const ask = (rest: Octokit["rest"]) =>
			rest.pulls.createReview({ ...TODO, pull_number: 7, event: "COMMENT", body: "x", comments });
		expect(await refused({ state: emptyState(FILES) }, ask)).toMatchObject({
			status: 422,
			message: expect.stringContaining("must be part of the diff"),
		});
	});

	test("by a limit that is used up", async () => {
		const headers = { "retry-after": "60", "x-ratelimit-remaining": "0" };
		const interrupt = () => ({ status: 429, headers, body: '{"message":"API rate limit exceeded"}' });
		const error = await refused({ interrupt }, (rest) => rest.users.getAuthenticated());
		expect(error).toMatchObject({ status: 429, response: { headers: { "retry-after": "60" } } });
	});

	test("without a token", async () => {
		await withGitHub({}, async ({ api }) => {
			const { log } = quiet();
			const client = new Octokit({ baseUrl: api, log });
			await expect(client.rest.users.getAuthenticated()).rejects.toMatchObject({ status: 401 });
		});
	});
});
