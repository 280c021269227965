import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { variableNames, workflowFile } from "../../src/init/content/workflow.ts";

const one = (root: string) => workflowFile({ spaces: [{ root, space: undefined, variable: "SPACE" }], branch: "main" });
const named = workflowFile({ spaces: [{ root: "backend", space: "me/todo", variable: "SPACE" }], branch: "release/1" });

const roots = ["", "services/orders", "services/users and more"];
const variables = variableNames(roots);
const several = workflowFile({
	spaces: roots.map((root, at) => ({ root, space: undefined, variable: variables[at] ?? "" })),
	branch: "main",
});

/** Repository variables, of which nobody here can know which there are. */
const KNOWN = /Unable to resolve action `actions\/checkout@|Context access might be invalid: SPACE/;

test("GitHub's language service and actionlint find nothing", () => {
	const texts = { "one.yml": one("backend"), "top.yml": one(""), "named.yml": named, "several.yml": several };
	const input = JSON.stringify(Object.entries(texts).map(([name, text]) => ({ name, text })));
	const script = "__tests__/support/lint-workflows.mjs";
	const { stdout, stderr } = spawnSync(process.execPath, [script], { input, encoding: "utf8" });
	if (stdout === "") throw new Error(stderr);
	const answers: readonly { readonly name: string; readonly problems: readonly string[] }[] = JSON.parse(stdout);
	expect(answers.length).toBe(4);
	for (const { name, problems } of answers) {
		expect([name, problems.filter((problem) => !KNOWN.test(problem))]).toEqual([name, []]);
	}
}, 60_000);

test("no job has more rights than it needs, and none that a fork can start may get a token", () => {
	for (const text of [one("backend"), named, several]) {
		const { permissions, jobs } = parse(text);
		expect(permissions).toEqual({});
		expect(jobs.check.permissions).toEqual({ contents: "read" });
		expect(jobs.deploy.permissions).toEqual({ contents: "read", "id-token": "write" });
		expect(jobs.deploy.if).toMatch(/^github\.event_name == 'push'/);
		expect(text).not.toMatch(/pull_request_target/);
		for (const { steps } of [jobs.check, jobs.deploy]) {
			expect(steps[0].with["persist-credentials"]).toBe(false);
			expect(steps[0].uses).toMatch(/@[0-9a-f]{40}$/);
		}
	}
});

test("actions are pinned as the README's quick start has them", () => {
	const uses = (text: string) => [...text.matchAll(/^ *- uses: .*$/gm)].map(([line]) => line.trim());
	const shown = uses(readFileSync("examples/workflow.yml", "utf8"));
	expect(shown.length).toBe(2);
	expect([...new Set(uses(several))]).toEqual(shown);
});

test("names come out of the workflow as they went in", () => {
	for (const root of ["backend", "a b", "true", "+x", "1", "-a", "@b", "größe/v1", "null", "1e3", "0x10", "no"]) {
		expect(parse(one(root)).jobs.check.steps[1].with.path).toBe(root);
		expect(parse(one(root)).jobs.deploy.steps[1].with.path).toBe(root);
	}
	const { check, deploy } = parse(several).jobs;
	expect(check.steps[1].with.paths).toBe(".\nservices/orders\nservices/users and more\n");
	expect(deploy.strategy.matrix.include.map(({ path }: { path: string }) => path)).toEqual([
		".",
		...["services/orders", "services/users and more"],
	]);
	expect(parse(named).on.push.branches).toEqual(["release/1"]);
});

test("every Space has a variable of its own, with a name that GitHub takes", () => {
	expect(variableNames(["backend"])).toEqual(["SPACE"]);
	const names = variableNames(["a/b", "a-b", "a.b", "", "größe", "9"]);
	expect(new Set(names).size).toBe(6);
	for (const name of names) expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
});
