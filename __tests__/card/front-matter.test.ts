import { describe, expect, test } from "@jest/globals";
import { FRONT_MATTER_LIMIT, findFrontMatter } from "../../src/card/front-matter.ts";

describe("front matter stands between two lines of exactly three dashes", () => {
	const blocks: readonly [text: string, yaml: string][] = [
		["---\nsdk: python\n---\n", "sdk: python\n"],
		["---\nsdk: python\n---", "sdk: python\n"],
		["---\r\nsdk: python\r\n---\r\n", "sdk: python\r\n"],
		["---\r\nsdk: python\n---\n# Title\n", "sdk: python\n"],
		["---\n---\n", ""],
		["---\n---", ""],
		["---\n\n---\n", "\n"],
		["---\na: 1\n---\nb: 2\n---\n", "a: 1\n"],
		["---\na: 1\n--- \n---\n", "a: 1\n--- \n"],
		["---\na: 1\n ---\n---\n", "a: 1\n ---\n"],
		["---\na: 1\n----\n---\n", "a: 1\n----\n"],
		["---\na: |\n  ---\n---\n", "a: |\n  ---\n"],
		["---\na: 1\n---b\n---\n", "a: 1\n---b\n"],
	];
	test.each(blocks)("%j holds %j", (text, yaml) => {
		const found = findFrontMatter(text);
		expect(found.kind).toBe("block");
		if (found.kind !== "block") return;
		expect(text.slice(found.start, found.end)).toBe(yaml);
		expect(text.slice(found.close - 4, found.close)).toBe("\n---");
	});
});

describe("without front matter at its first character README.md has none", () => {
	const reasons: readonly [text: string, reason: string][] = [
		["", "README.md is empty"],
		[" \n\t\n", "README.md is empty"],
		["\u{feff}---\na: 1\n---\n", "README.md begins with a byte-order mark (BOM)"],
		["\n---\na: 1\n---\n", "README.md begins with a blank line before its front matter"],
		["\r\n---\r\na: 1\r\n---\r\n", "README.md begins with a blank line before its front matter"],
		["\n# Title\n", "README.md begins with a blank line"],
		["--- \na: 1\n---\n", 'the "---" that begins README.md is followed by spaces'],
		["---\t\r\na: 1\r\n---\r\n", 'the "---" that begins README.md is followed by spaces'],
		[" ---\na: 1\n---\n", 'the "---" that begins README.md is indented'],
		["-----\na: 1\n---\n", "README.md begins with 5 dashes instead of three"],
		["+++\na = 1\n+++\n", 'README.md begins with TOML front matter ("+++") instead of YAML'],
		["---\ra: 1\r---\r", "README.md ends its lines with a lone carriage return"],
		["---", 'README.md holds nothing but the opening "---"'],
		["# Title\n\n---\nsdk: docker\n---\n", "the front matter of README.md begins on line 3 instead of the first"],
		["<!-- c -->\n---\nsdk: docker\n---\n", "the front matter of README.md begins on line 2 instead of the first"],
		["```yaml\n---\nsdk: docker\n---\n```\n", "the front matter of README.md begins on line 2 instead of the first"],
		["# Title\n\n---\n\nText\n", 'README.md begins with "# Title" instead of "---"'],
		["sdk: docker\n", 'README.md begins with "sdk: docker" instead of "---"'],
		["--\nsdk: docker\n--\n", 'README.md begins with "--" instead of "---"'],
		["---sdk: docker\n---\n", 'README.md begins with "---sdk: docker" instead of "---"'],
		[`${"x".repeat(50)}\n`, `README.md begins with "${"x".repeat(40)}…" instead of "---"`],
	];
	test.each(reasons)("%j", (text, reason) => {
		expect(findFrontMatter(text)).toEqual({ kind: "missing", reason });
	});
});

describe("front matter that nothing closes", () => {
	const open: readonly [text: string, lookalike: string | undefined][] = [
		["---\nsdk: python\n", undefined],
		["---\nsdk: python\n\n# Title\n\nText -- with dashes\n", undefined],
		["---\nsdk: python\n--- \n", "--- "],
		["---\nsdk: python\n ---\n", " ---"],
		["---\nsdk: python\n----\n", "----"],
		["---\nsdk: python\n--\n", "--"],
		["---\nsdk: python\n...\n", "..."],
		["---\nsdk: python\n\u2014\n", "\u2014"],
		["---\nsdk: python\n---\r", "---"],
	];
	test.each(open)("%j shows %j as what was perhaps meant", (text, lookalike) => {
		const found = findFrontMatter(text);
		expect(found.kind).toBe("open");
		if (found.kind !== "open") return;
		expect(found.lookalike && text.slice(found.lookalike.start, found.lookalike.end)).toBe(lookalike);
	});

	test("is not searched for a fence without end", () => {
		const found = findFrontMatter(`---\n${"a: 1\n".repeat(FRONT_MATTER_LIMIT)}--- \n`);
		expect(found).toEqual({ kind: "open", lookalike: undefined });
	});
});
