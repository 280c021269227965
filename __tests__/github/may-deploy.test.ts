import { describe, expect, test } from "@jest/globals";
import type { CommitEvent, PullRequest } from "../../src/github/event.ts";
import { permissionOf } from "../../src/github/may-deploy.ts";

const HEAD = "a".repeat(40);

function pullRequest(name: string, isFork: boolean): PullRequest {
	return { kind: "pull-request", name, number: 7, head: HEAD, base: undefined, isFork };
}

function commit(name: string, isDefaultBranch: boolean): CommitEvent {
	return { kind: "commit", name, head: HEAD, isDefaultBranch };
}

/** A run that follows another one on the default branch. */
function runAfter(startedBy: string): CommitEvent {
	return { ...commit("workflow_run", true), startedBy };
}

describe("without a wish nothing is done about the Space", () => {
	test.each([pullRequest("pull_request", true), commit("push", true)])("%j", (event) => {
		expect(permissionOf("false", event)).toEqual({ kind: "none" });
	});
});

describe("auto", () => {
	test.each(["push", "workflow_dispatch", "schedule", "repository_dispatch"])(
		"deploys the default branch on %s, and on a workflow_run after it",
		(name) => {
			expect(permissionOf("auto", commit(name, true))).toEqual({ kind: "deploy" });
			expect(permissionOf("auto", runAfter(name))).toEqual({ kind: "deploy" });
		},
	);

	test.each([
		["a pull request", pullRequest("pull_request", false), "this run is about a pull request (pull_request)"],
		[
			"a fork",
			pullRequest("pull_request_target", true),
			"this run is about a pull request of a fork (pull_request_target)",
		],
		[
			"a fork's workflow_run",
			pullRequest("workflow_run", true),
			"this run is about a pull request of a fork (workflow_run)",
		],
		["another branch", commit("push", false), "this run is not about the default branch"],
		["a tag", commit("release", false), "this run is not about the default branch"],
		["a merge group", commit("merge_group", true), "the commit of a merge group is not merged yet"],
		["a comment", commit("issue_comment", true), 'the event "issue_comment" may come from anybody'],
		["a broken payload", commit("pull_request", false), 'the event "pull_request" may come from anybody'],
		["an unknown event", commit("", true), 'the event "" may come from anybody'],
		[
			"a run after a comment",
			runAfter("issue_comment"),
			'the event "workflow_run" after "issue_comment" may come from anybody',
		],
		["a run after a run after whatever", runAfter("workflow_run"), 'the event "workflow_run" may come from anybody'],
		[
			"a run after what is not told",
			commit("workflow_run", true),
			'the event "workflow_run" after "" may come from anybody',
		],
	])("only plans for %s", (_, event, because) => {
		expect(permissionOf("auto", event)).toEqual({ kind: "plan", because });
	});
});

describe("true", () => {
	test.each(["push", "workflow_dispatch", "release", "deployment"])("deploys any branch on %s", (name) => {
		expect(permissionOf("true", commit(name, false))).toEqual({ kind: "deploy" });
	});

	test.each([
		pullRequest("pull_request", false),
		pullRequest("pull_request_target", true),
		pullRequest("workflow_run", true),
		commit("merge_group", true),
		commit("issue_comment", true),
		commit("fork", true),
		runAfter("issue_comment"),
		runAfter("merge_group"),
		commit("pull_request", true),
	])("is refused for %j, with the right trigger", (event) => {
		const answer = permissionOf("true", event);
		expect("fault" in answer && answer.fault).toMatchObject({ kind: "configuration", code: "deploy-refused" });
		expect("fault" in answer && answer.fault.advice).toContain("on: push: branches: [main]");
	});
});

test("plan plans wherever it runs", () => {
	for (const event of [pullRequest("pull_request", true), commit("push", true), commit("issue_comment", true)]) {
		expect(permissionOf("plan", event)).toEqual({ kind: "plan", because: undefined });
	}
});
