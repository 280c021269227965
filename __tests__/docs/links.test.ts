import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { lexer, walkTokens } from "marked";
import { ALL_PAGES, PAGES } from "./pages.ts";

interface Read {
	/** Addresses of links and pictures. */
	readonly links: readonly string[];
	/** Names of headings, as GitHub gives them. */
	readonly anchors: ReadonlySet<string>;
}

const read = new Map(ALL_PAGES.map((page) => [page, readPage(readFileSync(page, "utf8"))]));

function readPage(text: string): Read {
	const links: string[] = [];
	const anchors = new Set<string>();
	void walkTokens(lexer(text), (token) => {
		if ((token.type === "link" || token.type === "image") && typeof token.href === "string") links.push(token.href);
		if (token.type === "heading" && typeof token.text === "string")
			anchors.add(freeName(anchors, anchorOf(token.text)));
	});
	return { links, anchors };
}

/** What GitHub makes of a heading: small letters, without marks, with hyphens for spaces. */
function anchorOf(heading: string): string {
	return heading
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M} _-]/gu, "")
		.replaceAll(" ", "-");
}

function freeName(taken: ReadonlySet<string>, name: string): string {
	if (!taken.has(name)) return name;
	for (let number = 1; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

function wrongLinks(page: string): readonly string[] {
	return (read.get(page)?.links ?? []).filter((link) => {
		if (/^(?:https?|mailto):/.test(link)) return false;
		const [path = "", anchor] = decodeURI(link).split("#");
		const target = path === "" ? page : posix.join(dirname(page), path).replace(/\/$/, "");
		if (target.startsWith("..") || (path !== "" && !isThere(target))) return true;
		return anchor !== undefined && read.get(target)?.anchors.has(anchor) !== true;
	});
}

/** Whether it lies there under just this name: some disks do not tell capitals from small letters, and GitHub does. */
function isThere(path: string): boolean {
	return existsSync(path) && readdirSync(dirname(path)).includes(posix.basename(path));
}

describe("every link inside the repository leads somewhere:", () => {
	test.each(ALL_PAGES)("%s", (page) => {
		expect(wrongLinks(page)).toEqual([]);
	});
});

test("every page of docs/ can be found from the README, and every rule from the table", () => {
	const linked = (page: string) => read.get(page)?.links.map((link) => posix.join(dirname(page), link)) ?? [];
	expect(PAGES.filter((page) => page !== "README.md" && !linked("README.md").includes(page))).toEqual([]);
	const rules = ALL_PAGES.filter((page) => page.startsWith("docs/rules/"));
	expect(rules.filter((page) => !linked("docs/rules.md").includes(page))).toEqual([]);
});

test("a heading is named as GitHub names it", () => {
	expect(anchorOf('What "deployed" means')).toBe("what-deployed-means");
	expect(anchorOf("`card/sdk`, and [more](x.md)")).toBe("cardsdk-and-more");
	expect([...readPage("# A b\n\n# A b\n").anchors]).toEqual(["a-b", "a-b-1"]);
});

test("a link that leads nowhere is found", () => {
	read.set(
		"docs/planted.md",
		readPage("[a](rules.md) [b](none.md) [c](rules.md#none) [d](#here) [e](RULES.md)\n\n# Here\n"),
	);
	expect(wrongLinks("docs/planted.md")).toEqual(["none.md", "rules.md#none", "RULES.md"]);
	read.delete("docs/planted.md");
});
