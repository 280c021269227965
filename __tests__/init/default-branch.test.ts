import { describe, expect, test } from "@jest/globals";
import { defaultBranch } from "../../src/init/default-branch.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

describe("the branch that is deployed is", () => {
	test("main where there is no repository", async () => {
		expect(await defaultBranch(undefined)).toBe("main");
	});

	/** What is done in a new repository, and the answer. */
	const repositories: readonly [string, (folder: string) => void, string][] = [
		["the branch that a new repository begins with", (folder) => git(folder, ["init", "-q", "-b", "trunk"]), "trunk"],
		[
			"main, whatever branch somebody works on",
			(folder) => {
				commitAll(folder);
				git(folder, ["checkout", "-q", "-b", "feature/x"]);
			},
			"main",
		],
		[
			"master where there is no main",
			(folder) => {
				git(folder, ["init", "-q", "-b", "master"]);
				git(folder, ["commit", "-q", "--allow-empty", "-m", "a"]);
				git(folder, ["checkout", "-q", "-b", "other"]);
			},
			"master",
		],
		[
			"what the remote calls its default, before all others",
			(folder) => {
				commitAll(folder);
				git(folder, ["update-ref", "refs/remotes/origin/release", "HEAD"]);
				git(folder, ["symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release"]);
			},
			"release",
		],
		[
			"main where the only branch has a name that a workflow takes for a pattern",
			(folder) => git(folder, ["init", "-q", "-b", "a+b"]),
			"main",
		],
		[
			"main where nothing tells which of several it is",
			(folder) => {
				git(folder, ["init", "-q", "-b", "one"]);
				git(folder, ["commit", "-q", "--allow-empty", "-m", "a"]);
				git(folder, ["branch", "two"]);
			},
			"main",
		],
	];

	test.each(repositories)("%s", async (_, make, branch) => {
		await withFolder(async (folder) => {
			plant(folder, { "main.py": "" });
			make(folder);
			expect(await defaultBranch(folder)).toBe(branch);
		});
	});
});
