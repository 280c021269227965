import { describe, expect, test } from "@jest/globals";
import { declaredDependencies } from "../../src/init/content/declared-dependencies.ts";
import { memorySource } from "../support/memory-source.ts";

async function linesOf(files: Readonly<Record<string, string>>, home = ""): Promise<readonly string[] | undefined> {
	return (await declaredDependencies(memorySource(files), home))?.lines;
}

/** What Poetry makes of a constraint (python-poetry.org, Dependency specification). */
const POETRY: readonly [string, string][] = [
	["^1.2.3", "x>=1.2.3,<2"],
	["^1.2", "x>=1.2,<2"],
	["^1", "x>=1,<2"],
	["^0.2.3", "x>=0.2.3,<0.3"],
	["^0.0.3", "x>=0.0.3,<0.0.4"],
	["^0.0", "x>=0.0,<0.1"],
	["^0", "x>=0,<1"],
	["~1.2.3", "x>=1.2.3,<1.3"],
	["~1.2", "x>=1.2,<1.3"],
	["~1", "x>=1,<2"],
	["1.2.3", "x==1.2.3"],
	["==1.2.*", "x==1.2.*"],
	["~=1.2", "x~=1.2"],
	[">=1.2,<2.0", "x>=1.2,<2.0"],
	["*", "x"],
];

describe("lines of requirements.txt from what a project says elsewhere", () => {
	test.each(POETRY)("Poetry's %s", async (written, line) => {
		expect(await linesOf({ "pyproject.toml": `[tool.poetry.dependencies]\nx = "${written}"\n` })).toEqual([line]);
	});

	test("what the index does not have is named, and what is optional is left out", async () => {
		const text =
			'[tool.poetry.dependencies]\npython = "^3.10"\na = "1"\nb = {git = "https://example.com/b.git"}\nc = {version = "1", optional = true}\nd = "1 || 2"\n';
		expect(await declaredDependencies(memorySource({ "pyproject.toml": text }), "")).toEqual({
			file: "pyproject.toml",
			lines: ["a==1"],
			left: ["b", "d"],
		});
	});

	test("a table of PEP 621 is taken as it is, from the nearest folder above", async () => {
		const files = {
			"pyproject.toml": '[project]\ndependencies = ["far"]\n',
			"a/pyproject.toml": "[project]\ndependencies = [\"fastapi[standard]>=0.110 ; python_version > '3'\"]\n",
			"a/b/main.py": "",
			"a/b/pyproject.toml": "[tool.ruff]\n",
		};
		expect(await linesOf(files, "a/b")).toEqual(["fastapi[standard]>=0.110 ; python_version > '3'"]);
		expect(await linesOf(files, "c")).toEqual(["far"]);
	});

	test("a Pipfile's packages, with extras and markers, without those for development", async () => {
		const text =
			'[packages]\nfastapi = {version = ">=0.110", extras = ["standard"], markers = "sys_platform == \'linux\'"}\nlocal = {path = "."}\n[dev-packages]\npytest = "*"\n';
		expect(await linesOf({ Pipfile: text })).toEqual(["fastapi[standard]>=0.110 ; sys_platform == 'linux'"]);
	});

	const hostile: readonly [string, string][] = [
		["no TOML", "[project\ndependencies ="],
		["other types", '[project]\ndependencies = "fastapi"\n[tool]\npoetry = 3\n'],
		["lines within a dependency", '[project]\ndependencies = ["a\\n--index-url https://example.com"]\n'],
		["options of pip", '[project]\ndependencies = ["--index-url https://example.com", "-r x", "# y"]\n'],
		["names that are none", '[tool.poetry.dependencies]\n"a b; --x" = "1"\n"__proto__" = "1"\n'],
		["constraints that are none", '[tool.poetry.dependencies]\na = "1 --hash=x"\nb = "^1; rm"\n'],
		["a file too large", `[project]\ndependencies = ["a"]\n# ${"x".repeat(600_000)}\n`],
		["nesting", `x = ${"[".repeat(50_000)}`],
	];

	test.each(hostile)("nothing from %s", async (_, text) => {
		expect(await linesOf({ "pyproject.toml": text })).toBeUndefined();
	});
});
