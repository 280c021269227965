import { readdirSync } from "node:fs";

/** Pages for users, whose blocks are executed: README.md and docs/, but for the pages of rules, which have tests of their own. */
export const PAGES: readonly string[] = ["README.md", ...markdownIn("docs").map((name) => `docs/${name}`)];

/** Every page that the repository holds. */
export const ALL_PAGES: readonly string[] = [
	...PAGES,
	...markdownIn("."),
	...readdirSync("docs/rules", { recursive: true, encoding: "utf8" })
		.filter((name) => name.endsWith(".md"))
		.map((name) => `docs/rules/${name.replaceAll("\\", "/")}`),
	"bench/README.md",
	"examples/README.md",
].filter((page, index, all) => all.indexOf(page) === index);

function markdownIn(folder: string): readonly string[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith(".md"))
		.sort();
}
