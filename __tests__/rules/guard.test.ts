import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { SEVERITIES } from "../../src/gate/finding.ts";
import { RULES } from "../../src/rules/index.ts";
import { casesOf } from "../support/cases.ts";
import { examplesOf } from "../support/pages.ts";

/** "SP-HF-04", "FR-01", "002/validation-3", "000 security", "001", "H29". */
const CLAUSE = /^(SP-HF-\d\d|FR-\d\d( scenario \d)?|00\d(\/[a-z]+-\d)?( [A-Za-z_ ]+\d?)?|H\d{1,2})$/;

function filesBelow(folder: string, extension: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((group) => group.isDirectory())
		.flatMap((group) => readdirSync(`${folder}/${group.name}`).map((name) => `${group.name}/${name}`))
		.filter((path) => path.endsWith(extension))
		.map((path) => path.slice(0, path.length - extension.length))
		.sort();
}

test("every rule file is registered, and nothing else", () => {
	// What rules share lies in rooms of its own, each with a row in CONTRIBUTING.md (map.test.ts).
	const groups = new Set(RULES.map(({ id }) => id.split("/")[0]));
	const files = filesBelow("src/rules", ".ts").filter((path) => groups.has(path.split("/")[0]));
	expect(RULES.map(({ id }) => id).toSorted()).toEqual(files);
});

test("every page belongs to a rule", () => {
	expect(filesBelow("docs/rules", ".md")).toEqual(RULES.map(({ id }) => id).toSorted());
});

test("every folder of cases belongs to a rule", () => {
	expect(filesBelow("__tests__/rules", "")).toEqual(RULES.map(({ id }) => id).toSorted());
});

describe.each(RULES.map((rule) => ({ ...rule })))("$id", (rule) => {
	test("says what it is", () => {
		expect(rule.title).toMatch(/^[A-Z`"].{10,}[^.]$/);
		expect(SEVERITIES).toContain(rule.severity);
		expect(rule.contracts.length).toBeGreaterThan(0);
		expect(rule.clauses.length).toBeGreaterThan(0);
		for (const clause of rule.clauses) expect(clause).toMatch(CLAUSE);
		expect(rule.since).toMatch(/^\d+\.\d+\.\d+$/);
		for (const source of rule.sources) expect(source).toMatch(/^https:\/\/\S+$/);
	});

	test("has more cases that stay silent than cases that speak", () => {
		const cases = casesOf(rule.id);
		const fails = cases.filter(({ name }) => name.startsWith("fails-"));
		expect(fails.length).toBeGreaterThan(0);
		expect(cases.length - fails.length).toBeGreaterThan(fails.length);
		for (const one of cases) expect(one.findings.length > 0).toBe(one.name.startsWith("fails-"));
	});

	test("has a page with examples of both kinds", () => {
		const path = `docs/rules/${rule.id}.md`;
		expect(existsSync(path)).toBe(true);
		const page = readFileSync(path, "utf8");
		for (const heading of ["What it finds", "Why", "Fails", "Passes", "How to fix"]) {
			expect(page).toContain(`\n## ${heading}\n`);
		}
		expect(new Set(examplesOf(rule.id).map(({ claim }) => claim))).toEqual(new Set(["fails", "passes"]));
	});
});
