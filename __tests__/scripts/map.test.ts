import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { RULES } from "../../src/rules/index.ts";

/** The groups of rules that there are. */
const GROUPS = [...new Set(RULES.map(({ id }) => id.split("/")[0] ?? ""))];

/** Folders below `src` with files of their own; the groups of rules are one kind, not a folder each. */
function folders(): string[] {
	return readdirSync("src", { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath }) => parentPath.replaceAll("\\", "/"))
		.filter((path) => path !== "src")
		.map((path) => (GROUPS.includes(path.replace("src/rules/", "")) ? "src/rules" : path));
}

test("the map in CONTRIBUTING.md names the folders that exist, each with one sentence", () => {
	const rows = readFileSync("CONTRIBUTING.md", "utf8").matchAll(/^\| (src\/\S+) \| \S.*\. \|$/gm);
	const named = [...rows].map(([, path]) => path);
	expect(named.toSorted()).toEqual([...new Set(folders())].sort());
});
