import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { OFFLINE, type Packages, type Project } from "../../src/packages/answers.ts";
import { checklistOf } from "../../src/report/checklist.ts";
import { jsonReport } from "../../src/report/json.ts";
import { judgedSpace } from "./judged.ts";

const validate = new Ajv({ formats: { uri: true } }).compile(
	JSON.parse(readFileSync("schema/report.schema.json", "utf8")),
);

const KNOWN: Project = { kind: "known", files: [] };

function indexOf(projects: Readonly<Record<string, Project>>): Packages["index"] {
	return { kind: "asked", host: "pypi.org", projects: new Map(Object.entries(projects)) };
}

/** Lines of the checklist and the report's own words for what was learnt. */
function told(packages: Partial<Packages>) {
	const judged = judgedSpace({ judgement: { packages: { ...OFFLINE, ...packages } } });
	const report = JSON.parse(jsonReport(judged));
	validate(report);
	expect(validate.errors ?? []).toEqual([]);
	const lines = checklistOf(judged.judgement, judged.failOn).map(({ title, state, reason }) => ({
		title,
		state,
		reason,
	}));
	return { lines, packages: report.packages };
}

describe("a line of the checklist", () => {
	test("is not there for whom nobody wanted to ask", () => {
		expect(told({}).lines).toEqual([]);
	});

	test("is ticked where all was answered", () => {
		const index = indexOf({ a: KNOWN, b: { kind: "missing" } });
		const { lines, packages } = told({ index, resolution: { kind: "resolved", tool: "pip 25.0", count: 7 } });
		expect(lines).toEqual([
			{ title: "Package index asked", state: "passed", reason: "" },
			{ title: "Resolver asked", state: "passed", reason: "" },
		]);
		expect(packages).toEqual({
			index: { state: "asked", host: "pypi.org", projects: 2, unanswered: [] },
			resolution: { state: "resolved", tool: "pip 25.0", projects: 7 },
		});
	});

	test("is never ticked where something was not answered", () => {
		const lost: Project = { kind: "unanswered", reason: "it cannot be reached" };
		const index = indexOf({ a: lost, b: KNOWN, c: lost, d: lost, e: lost });
		const { lines, packages } = told({ index, resolution: { kind: "skipped", reason: "there is no pip" } });
		expect(lines).toEqual([
			{
				title: "Package index asked",
				state: "skipped",
				reason: "pypi.org did not answer about 4 packages (a, c, d, …): it cannot be reached",
			},
			{ title: "Resolver asked", state: "skipped", reason: "there is no pip" },
		]);
		expect(packages.index.unanswered).toHaveLength(4);
		expect(packages.resolution).toEqual({ state: "skipped", reason: "there is no pip" });
	});

	test("says why nothing was asked", () => {
		const { lines } = told({ index: { kind: "skipped", reason: "there is no requirements.txt" } });
		expect(lines).toEqual([{ title: "Package index asked", state: "skipped", reason: "there is no requirements.txt" }]);
	});
});

test("a resolver that found a conflict was asked; the finding says the rest", () => {
	const { lines, packages } = told({ resolution: { kind: "impossible", tool: "pip 25.0", causes: [] } });
	expect(lines).toEqual([{ title: "Resolver asked", state: "passed", reason: "" }]);
	expect(packages.resolution).toEqual({ state: "impossible", tool: "pip 25.0" });
});
