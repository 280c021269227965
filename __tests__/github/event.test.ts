import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { type Event, readEvent } from "../../src/github/event.ts";
import { plant, withFolder } from "../support/temporary.ts";

const [HEAD, BASE, MERGE] = ["a", "b", "c"].map((digit) => digit.repeat(40));

/** The event that a runner tells with this payload. */
async function eventOf(name: string, payload: unknown): Promise<Event> {
	return await withFolder(async (folder) => {
		plant(folder, { "event.json": typeof payload === "string" ? payload : JSON.stringify(payload) });
		return readEvent({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_SHA: MERGE });
	});
}

function pullRequest(from: unknown, over: object = {}): object {
	return {
		pull_request: {
			number: 7,
			head: { sha: HEAD, repo: from },
			base: { sha: BASE, repo: { full_name: "us/todo" } },
			...over,
		},
	};
}

describe("a pull request", () => {
	const expected = { kind: "pull-request", number: 7, head: HEAD, base: BASE };

	test.each(["pull_request", "pull_request_target"])("by %s reports to the commit of its author", async (name) => {
		const event = await eventOf(name, pullRequest({ full_name: "us/todo" }));
		expect(event).toEqual({ ...expected, name, isFork: false });
	});

	test.each([{ full_name: "them/todo" }, null])("from %j is one of a fork", async (from) => {
		expect(await eventOf("pull_request", pullRequest(from))).toMatchObject({ isFork: true });
	});

	test("by workflow_run of this repository has its number", async () => {
		const workflow_run = {
			event: "pull_request",
			head_sha: HEAD,
			head_repository: { full_name: "us/todo" },
			pull_requests: [{ number: 7, base: { sha: BASE } }],
		};
		const event = await eventOf("workflow_run", { workflow_run, repository: { full_name: "us/todo" } });
		expect(event).toEqual({ ...expected, name: "workflow_run", isFork: false });
	});

	test.each(["pull_request_target", "pull_request_review"])("by workflow_run after %s is one too", async (event) => {
		const head_repository = { full_name: "them/todo" };
		const workflow_run = { event, head_sha: HEAD, head_branch: "main", head_repository, pull_requests: [] };
		const repository = { full_name: "us/todo", default_branch: "main" };
		const read = await eventOf("workflow_run", { workflow_run, repository });
		expect(read).toMatchObject({ kind: "pull-request", isFork: true });
	});

	test("by workflow_run of a fork has none", async () => {
		const head_repository = { full_name: "them/todo" };
		const workflow_run = { event: "pull_request", head_sha: HEAD, head_repository, pull_requests: [] };
		const event = await eventOf("workflow_run", { workflow_run, repository: { full_name: "us/todo" } });
		expect(event).toMatchObject({ kind: "pull-request", number: undefined, base: undefined, isFork: true });
	});
});

describe("what is no pull request", () => {
	test.each(["push", "workflow_dispatch", "schedule", "release", "", "whatever"])(
		"%j is about the commit",
		async (name) => {
			expect(await eventOf(name, {})).toEqual({ kind: "commit", name, head: MERGE, isDefaultBranch: false });
		},
	);

	test("a merge group is about its own head", async () => {
		expect(await eventOf("merge_group", { merge_group: { head_sha: HEAD } })).toMatchObject({ head: HEAD });
		expect(await eventOf("merge_group", {})).toMatchObject({ head: MERGE });
	});

	test("workflow_run of a push is about that commit", async () => {
		const workflow_run = { event: "push", head_sha: HEAD };
		expect(await eventOf("workflow_run", { workflow_run })).toEqual({
			kind: "commit",
			name: "workflow_run",
			head: HEAD,
			isDefaultBranch: false,
			startedBy: "push",
		});
	});

	test("only a run about the default branch says so", async () => {
		const repository = { full_name: "us/todo", default_branch: "main" };
		const of = async (GITHUB_REF: string, payload: object) =>
			await withFolder(async (folder) => {
				plant(folder, { "event.json": JSON.stringify(payload) });
				const variables = { GITHUB_EVENT_NAME: "push", GITHUB_EVENT_PATH: join(folder, "event.json"), GITHUB_REF };
				return readEvent(variables);
			});
		expect(await of("refs/heads/main", { repository })).toMatchObject({ isDefaultBranch: true });
		for (const ref of ["refs/heads/feature", "refs/tags/main", "main", ""]) {
			expect(await of(ref, { repository })).toMatchObject({ isDefaultBranch: false });
		}
		expect(await of("refs/heads/main", {})).toMatchObject({ isDefaultBranch: false });
		const workflow_run = { event: "push", head_sha: HEAD, head_branch: "main" };
		expect(await eventOf("workflow_run", { workflow_run, repository })).toMatchObject({ isDefaultBranch: true });
	});
});

describe("a payload that tells nothing is no error", () => {
	test.each([
		["", "{"],
		["null", null],
		["a list", []],
		["a number", 7],
		["no numbers", pullRequest({ full_name: "us/todo" }, { number: "7" })],
		["a hash that is none", pullRequest({}, { head: { sha: "--upload-pack=evil" } })],
		["strange types", { pull_request: { number: 7, head: "x", base: [] } }],
	])("%s", async (_, payload) => {
		expect(await eventOf("pull_request", payload)).toEqual({
			kind: "commit",
			name: "pull_request",
			head: MERGE,
			isDefaultBranch: false,
		});
	});

	test("no file, a folder, no variables", async () => {
		await withFolder(async (folder) => {
			mkdirSync(join(folder, "event.json"));
			for (const GITHUB_EVENT_PATH of [undefined, "", "/nowhere", join(folder, "event.json")]) {
				const event = readEvent({ GITHUB_EVENT_NAME: "pull_request", GITHUB_EVENT_PATH });
				expect(event).toEqual({ kind: "commit", name: "pull_request", head: undefined, isDefaultBranch: false });
			}
		});
	});

	test("a base that is no hash is none", async () => {
		const base = { sha: "HEAD^{/x}", repo: { full_name: "us/todo" } };
		expect(await eventOf("pull_request", pullRequest({ full_name: "us/todo" }, { base }))).toMatchObject({
			base: undefined,
		});
	});
});
