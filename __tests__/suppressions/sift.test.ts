import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import type { Rule } from "../../src/gate/rule.ts";
import suppression from "../../src/rules/config/suppression.ts";
import { parseIgnoreFile } from "../../src/source/ignore/gitignore.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

/** A rule that finds every line that holds "find me". */
const FINDER: Rule = {
	id: "config/hardcoded-url",
	title: "Nothing to find",
	severity: "error",
	contracts: ["python"],
	clauses: [],
	since: "0.1.0",
	sources: [],
	check: ({ source }) =>
		[...source.entries.keys()].flatMap((file) => {
			const bytes = source.read(file);
			const text = bytes === undefined || "unreadable" in bytes ? "" : new TextDecoder().decode(bytes);
			return text.split("\n").flatMap((line, index) => {
				const position = { line: index + 1, column: 1 };
				return line.includes("find me") ? [{ message: "found", place: { file, start: position, end: position } }] : [];
			});
		}),
};

function judged(files: Readonly<Record<string, string>>, ignore: Readonly<Record<string, string>> = {}) {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const patterns = new Map(
		Object.entries(ignore).map(([rule, text]) => [rule, parseIgnoreFile(Buffer.from(text), false)]),
	);
	const settings = { ignored: { file: ".space-gate.yml", patterns } };
	const space = spaceOf(memorySource(files), engine, { settings });
	const { findings, suppressed } = judge(space, [FINDER, suppression], "");
	space.python.release();
	const where = ({ rule, place: { file, start } }: (typeof findings)[number]) => `${rule} ${file}:${start.line}`;
	return {
		found: findings.map(where),
		said: findings.map(({ message }) => message),
		allowed: suppressed.map(({ finding, reason }) => `${where(finding)}: ${reason}`),
	};
}

const ALLOW = "# space-gate: allow config/hardcoded-url -- right here";

describe("a comment", () => {
	test("allows what is found on its own line, and nothing else", () => {
		const { found, allowed } = judged({ "main.py": `a = "find me"  ${ALLOW}\nb = "find me"\n` });
		expect(found).toEqual(["config/hardcoded-url main.py:2"]);
		expect(allowed).toEqual(["config/hardcoded-url main.py:1: right here"]);
	});

	test("alone allows the line below", () => {
		const { found, allowed } = judged({ "main.py": `${ALLOW}\na = "find me"\nb = "find me"\n` });
		expect(found).toEqual(["config/hardcoded-url main.py:3"]);
		expect(allowed).toHaveLength(1);
	});

	test("stands above others of its kind", () => {
		const other = "# space-gate: allow card/sdk -- for another reason";
		const { found, allowed } = judged({ "main.py": `${ALLOW}\n${other}\na = "find me"\n` });
		expect(found).toEqual([]);
		expect(allowed).toHaveLength(1);
	});

	test.each([
		["after code in YAML", "values.yaml", `a: find me ${ALLOW}\n`],
		["in a list of requirements", "requirements.txt", `find me  ${ALLOW}\n`],
		["in a Dockerfile, on a line of its own", "Dockerfile", `${ALLOW}\nENV A=find me\n`],
		["in Markdown", "docs.md", "<!-- space-gate: allow config/hardcoded-url -- right here -->\nfind me\n"],
		["in front matter", "README.md", `---\n${ALLOW}\ntitle: find me\n---\n`],
		["with CRLF", "main.py", `a = "find me"  ${ALLOW}\r\nb = 1\r\n`],
		["after a byte order mark", "main.py", `\uFEFF${ALLOW}\na = "find me"\n`],
	])("%s allows", (_, file, text) => {
		expect(judged({ [file]: text })).toMatchObject({ found: [], said: [] });
	});

	test.each([
		["for another rule", 'a = "find me"  # space-gate: allow card/sdk -- x\n'],
		["without a reason", 'a = "find me"  # space-gate: allow config/hardcoded-url\n'],
		["in a string", 'a = "find me # space-gate: allow config/hardcoded-url -- x"\n'],
		["two lines above", `${ALLOW}\n\na = "find me"\n`],
		["for all rules at once", 'a = "find me"  # space-gate: allow * -- x\n'],
	])("%s allows nothing", (_, text) => {
		expect(judged({ "main.py": text }).found).toContain(`config/hardcoded-url main.py:${text.split("\n").length - 1}`);
	});

	test("that allows nothing is a notice", () => {
		const { found, said } = judged({ "main.py": `a = 1  ${ALLOW}\n` });
		expect(found).toEqual(["config/suppression main.py:1"]);
		expect(said[0]).toContain("allows config/hardcoded-url on line 1, but nothing is found there");
	});

	test("for a rule that was not asked is none", () => {
		expect(judged({ "main.py": "a = 1  # space-gate: allow runtime/user -- on the other contract\n" }).found).toEqual(
			[],
		);
	});

	test("for a rule that is not there suggests the one that was meant", () => {
		const { said } = judged({ "main.py": "a = 1  # space-gate: allow config/hardcoded-urls -- x\n" });
		expect(said).toEqual([
			"This comment allows config/hardcoded-urls, but there is no such rule. Did you mean config/hardcoded-url?",
		]);
	});
});

describe("patterns of the configuration", () => {
	test.each([
		["scripts/", "scripts/a.py"],
		["scripts/", "src/scripts/deep/a.py"],
		["*_demo.py", "src/x_demo.py"],
		["/src/**/a.py", "src/b/c/a.py"],
	])("%s allows what is found in %s", (pattern, file) => {
		const { found, allowed } = judged({ [file]: "find me\n" }, { "config/hardcoded-url": pattern });
		expect(found).toEqual([]);
		expect(allowed).toEqual([`config/hardcoded-url ${file}:1: .space-gate.yml leaves ${file} out`]);
	});

	test.each([
		["scripts/", "scripts.py"],
		["/scripts/", "src/scripts/a.py"],
		["*\n!keep.py", "keep.py"],
	])("%s does not concern %s", (pattern, file) => {
		expect(judged({ [file]: "find me\n" }, { "config/hardcoded-url": pattern }).found).toHaveLength(1);
	});

	test("are for one rule", () => {
		expect(judged({ "a.py": "find me\n" }, { "card/sdk": "*" }).found).toHaveLength(1);
	});
});

test("a file of many comments is read in bounds", () => {
	const text = `${ALLOW}\n`.repeat(50_000);
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const space = spaceOf(memorySource({ "main.py": text }), engine);
	expect(space.suppressions).toHaveLength(1_000);
	space.python.release();
});
