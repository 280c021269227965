import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { spaceRoots } from "../../src/github/space-roots.ts";
import { plant, withFolder } from "../support/temporary.ts";

const TREE = {
	"services/a/main.py": "",
	"services/b/README.md": "",
	"services/b/src/main.py": "",
	"services/notes/todo.txt": "",
	"apps/c/backend/Dockerfile": "",
	"node_modules/x/README.md": "",
	".git/main.py": "",
	"README.md": "",
};

describe("Space roots", () => {
	test.each([
		[["backend"], ["backend"]],
		[
			["b/", "a"],
			["b", "a"],
		],
		[["."], ["."]],
		[["services/*"], ["services/a", "services/b"]],
		[["services/*/"], ["services/a", "services/b"]],
		[["apps/*/backend"], ["apps/c/backend"]],
		[["**/backend"], ["apps/c/backend"]],
		[
			["services/b", "services/*"],
			["services/b", "services/a"],
		],
		[["services/[ab]"], ["services/a", "services/b"]],
	])("of %j are %j", async (lines, roots) => {
		await withFolder(async (folder) => {
			plant(folder, TREE);
			symlinkSync("/", join(folder, "services/everything"));
			expect(spaceRoots(folder, lines)).toEqual(roots);
		});
	});

	test.each([
		[["node_modules/*"], "paths-unmatched"],
		[["services/no*", "services/*"], "paths-unmatched"],
		[Array.from({ length: 51 }, (_, index) => `s${index}`), "paths-too-many"],
	])("of %j are none", async (lines, code) => {
		await withFolder(async (folder) => {
			plant(folder, TREE);
			expect(spaceRoots(folder, lines)).toMatchObject({ fault: { code } });
		});
	});
});
