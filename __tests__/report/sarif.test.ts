import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import draft4 from "ajv-draft-04";
import type { Log } from "sarif";
import type { Result } from "../../src/gate/check.ts";
import { configurationFault } from "../../src/gate/fault.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { RULES } from "../../src/rules/index.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, found, judgedSpace } from "./judged.ts";

const SCHEMA = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
const Ajv = draft4.default;
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
	JSON.parse(readFileSync(SCHEMA, "utf8")),
);

/** The report as a program reads it, after the official schema has accepted it. */
async function read(result: Result): Promise<Log> {
	const log = JSON.parse(await sarifReport([result]));
	validate(log);
	expect(validate.errors ?? []).toEqual([]);
	return log;
}

const place = at("src/my main.py", 2, 5, 25);
const files = { "src/my main.py": "import uvicorn\n    uvicorn.run()\n", "README.md": "" };

test("a finding is a result with its rule, its place in the repository and its way", async () => {
	const trace = [{ place: at("main.py", 1, 1), note: "imports src" }];
	const { runs } = await read(judgedSpace({ findings: [found("entrypoint/server-start", place, { trace })], files }));
	const [run] = runs;
	expect(run?.automationDetails?.id).toBe("space-gate/backend/");
	const [rule] = run?.tool.driver.rules ?? [];
	expect(rule).toMatchObject({
		id: "entrypoint/server-start",
		defaultConfiguration: { level: "error" },
		properties: { "problem.severity": "error", tags: expect.arrayContaining(["entrypoint", "SP-HF-04"]) },
	});
	expect(rule?.help?.markdown).toContain("## How to fix");
	expect(run?.results).toMatchObject([
		{
			ruleId: "entrypoint/server-start",
			ruleIndex: 0,
			level: "error",
			locations: [
				{
					physicalLocation: {
						artifactLocation: { uri: "backend/src/my%20main.py" },
						region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 30 },
					},
				},
			],
			relatedLocations: [{ id: 1, message: { text: "imports src" } }],
		},
	]);
});

describe("a fingerprint", () => {
	const printOf = async (text: string, line: number) => {
		const space = judgedSpace({ findings: [found("card/sdk", at("a.py", line, 1))], files: { "a.py": text } });
		return (await read(space)).runs[0]?.results?.[0]?.partialFingerprints?.primaryLocationLineHash;
	};

	test("survives that lines move, and that they are indented", async () => {
		expect(await printOf("a = 1\n", 1)).toBe(await printOf("\n\n  a = 1\n", 3));
	});

	test("changes with the line", async () => {
		expect(await printOf("a = 1\n", 1)).not.toBe(await printOf("a = 2\n", 1));
	});

	test("counts findings on lines that are the same", async () => {
		const findings = [found("card/sdk", at("a.py", 1, 1)), found("card/sdk", at("a.py", 2, 1))];
		const { runs } = await read(judgedSpace({ findings, files: { "a.py": "a = 1\na = 1\n" } }));
		const prints = runs[0]?.results?.map((one) => one.partialFingerprints?.primaryLocationLineHash) ?? [];
		expect(prints.map((print) => print?.split(":")[1])).toEqual(["1", "2"]);
	});
});

test("what the project allows is there, suppressed", async () => {
	const finding = found("card/sdk", at("README.md", 1, 1));
	const suppressed = [
		{ finding, by: "comment", reason: "it is right" },
		{ finding, by: "configuration", reason: ".space-gate.yml leaves README.md out" },
	] as const;
	const { runs } = await read(judgedSpace({ files, judgement: { suppressed } }));
	expect(runs[0]?.results?.map(({ suppressions }) => suppressions)).toEqual([
		[{ kind: "inSource", justification: "it is right" }],
		[{ kind: "external", justification: ".space-gate.yml leaves README.md out" }],
	]);
});

test("safe fixes are offered, others are not", async () => {
	const fix = (safety: "safe" | "unsafe") => ({ title: "Write it", safety, edits: [{ place, text: "x\n" }] });
	const findings = [
		found("card/sdk", place, { fix: fix("safe") }),
		found("card/app-file", place, { fix: fix("unsafe") }),
	];
	const { runs } = await read(judgedSpace({ findings, files }));
	expect(runs[0]?.results?.map(({ fixes }) => fixes?.[0]?.artifactChanges[0]?.replacements)).toEqual([
		[{ deletedRegion: expect.objectContaining({ startLine: 2 }), insertedContent: { text: "x\n" } }],
		undefined,
	]);
});

test("a run that could not judge says so", async () => {
	const fault = configurationFault("folder-missing", 'There is no folder "backend".', "Check the path.");
	const { runs } = await read({ kind: "fault", fault });
	expect(runs[0]?.invocations?.[0]).toMatchObject({ executionSuccessful: false });
	expect(JSON.stringify(runs)).toContain("Check the path.");
});

test("every rule can be described", async () => {
	const findings = RULES.map(({ id }) => found(id, at("README.md", 1, 1)));
	const { runs } = await read(judgedSpace({ findings, files }));
	expect(runs[0]?.tool.driver.rules?.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
	for (const rule of runs[0]?.tool.driver.rules ?? []) expect(rule.properties?.tags?.length).toBeLessThanOrEqual(10);
});

test.each(HOSTILE)("%j stays a text", async (text) => {
	const findings = [found("card/sdk", at(`${text}.py`, 1, 1), { message: text })];
	const space = judgedSpace({ findings, files: { [`${text}.py`]: text } });
	const report = await sarifReport([space]);
	await read(space);
	expect(report).not.toContain("##[");
	expect(report.split("\n").filter((line) => line.trimStart().startsWith("::"))).toEqual([]);
});

test("no more results than GitHub shows", async () => {
	const findings = Array.from({ length: 5_100 }, (_, index) => found("card/sdk", at("README.md", index + 1, 1)));
	expect((await read(judgedSpace({ findings, files }))).runs[0]?.results).toHaveLength(5_000);
});
