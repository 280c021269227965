import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import type { Result } from "../../src/gate/check.ts";
import { configurationFault } from "../../src/gate/fault.ts";
import type { Application } from "../../src/python/application.ts";
import type { Entrypoint } from "../../src/python/program.ts";
import { jsonReport } from "../../src/report/json.ts";
import { logTo } from "../../src/report/terminal/log.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, found, judgedSpace, PROVEN } from "./judged.ts";

const validate = new Ajv({ formats: { uri: true } }).compile(
	JSON.parse(readFileSync("schema/report.schema.json", "utf8")),
);

/** The report as a program reads it, after the schema has accepted it. */
function read(result: Result) {
	const report = JSON.parse(jsonReport(result));
	validate(report);
	expect(validate.errors ?? []).toEqual([]);
	return report;
}

const place = at("main.py", 9, 5, 25);

test("a judged Space is reported as the schema says", () => {
	const trace = [{ place: at("src/a.py", 3, 1), note: "calls run()" }];
	const report = read(
		judgedSpace({
			findings: [found("entrypoint/server-start", place, { trace })],
			passed: ["card/sdk"],
			skipped: { "card/app-file": "there is no front matter to read" },
			files: { "main.py": "", "src/a.py": "" },
		}),
	);
	expect(report).toMatchObject({
		version: 1,
		verdict: "fail",
		failOn: "error",
		contract: "python",
		root: "backend",
		commit: null,
		python: "3.10",
		engine: { kind: "native", fallback: null },
		entrypoint: { state: "proven", target: "main:app", type: "FastAPI", isFactory: false },
		skipped: [{ rule: "card/app-file", reason: "there is no front matter to read" }],
		summary: { errors: 1, warnings: 0, notices: 0, files: 2 },
	});
	expect(report.findings).toEqual([
		{
			rule: "entrypoint/server-start",
			severity: "error",
			message: "entrypoint/server-start has something to say.",
			file: "main.py",
			start: { line: 9, column: 5 },
			end: { line: 9, column: 30 },
			clauses: ["SP-HF-04"],
			help: "https://github.com/space-gate/space-gate/blob/v0.1.0/docs/rules/entrypoint/server-start.md",
			trace: [{ file: "src/a.py", line: 3, column: 1, note: "calls run()" }],
			fix: null,
		},
	]);
	expect(report.entrypoint.trace[0]).toEqual({
		file: "main.py",
		line: 1,
		column: 1,
		note: "imports app from src.main",
	});
});

describe("the entry point", () => {
	test("refuted says why, where and what to do", () => {
		const proof = { state: "refuted", because: "not-bound", reason: "r", advice: "a", place, trace: [] } as const;
		expect(read(judgedSpace({ proof })).entrypoint).toMatchObject({
			state: "refuted",
			because: "not-bound",
			reason: "r",
			advice: "a",
			file: "main.py",
		});
	});

	test("unproven says what cannot be seen", () => {
		const proof = { state: "unproven", reason: "r", place, trace: PROVEN.trace } as const;
		expect(read(judgedSpace({ proof })).entrypoint).toMatchObject({ state: "unproven", reason: "r" });
	});
});

describe("the routes", () => {
	const application: Application = {
		type: "FastAPI",
		place,
		routes: [
			{ kind: "http", methods: ["GET", "HEAD"], path: "/", place: at("src/a.py", 3, 2) },
			{ kind: "http", methods: [], path: "/any", place },
			{ kind: "websocket", methods: [], path: "/ws", place },
			{ kind: "mount", methods: [], path: "/static", place },
		],
		middleware: [],
		cors: [],
		unresolved: [{ reason: "the prefix is not known", start: "/api", end: "/tasks", place }],
		documentation: ["/docs"],
		fallback: undefined,
	};
	const routesOf = (entrypoint: Partial<Entrypoint>) => {
		const { judgement } = judgedSpace();
		const whole = { ...judgement.entrypoint, ...entrypoint };
		return read(judgedSpace({ judgement: { entrypoint: whole } })).routes;
	};

	test("are told one method at a time, then what cannot be told", () => {
		const here = { file: "main.py", line: 9, column: 5 };
		expect(routesOf({ application })).toEqual([
			{ kind: "http", method: "GET", path: "/", file: "src/a.py", line: 3, column: 2 },
			{ kind: "http", method: "HEAD", path: "/", file: "src/a.py", line: 3, column: 2 },
			{ kind: "http", method: null, path: "/any", ...here },
			{ kind: "websocket", method: null, path: "/ws", ...here },
			{ kind: "mount", method: null, path: "/static", ...here },
			{
				kind: "unresolved",
				method: null,
				path: null,
				startsWith: "/api",
				endsWith: "/tasks",
				reason: "the prefix is not known",
				...here,
			},
		]);
	});

	test("of an application without any are none, which is not the same as unknown", () => {
		expect(routesOf({ application: { ...application, routes: [], unresolved: [] } })).toEqual([]);
		expect(routesOf({})).toBeNull();
	});
});

test("a commit and a fallback are told", () => {
	const judged = judgedSpace();
	const source = { ...judged.source, origin: { kind: "commit", commit: "c".repeat(40) } } as const;
	const report = read({ ...judged, source, engine: "wasm", fallback: "musl libc" });
	expect(report).toMatchObject({ commit: "c".repeat(40), engine: { kind: "wasm", fallback: "musl libc" } });
});

test("a gate that could not judge reports an error and nothing else", () => {
	const fault = configurationFault("config-invalid", "It is wrong.", "Correct it.");
	expect(read({ kind: "fault", fault })).toEqual({
		version: 1,
		verdict: "error",
		error: { kind: "configuration", code: "config-invalid", message: "It is wrong.", advice: "Correct it." },
	});
});

test("hostile texts come back as they were, from a text that is printable and that the log does not change", () => {
	const judged = judgedSpace({ findings: HOSTILE.map((text) => found("a/b", at(text, 1, 1), { message: text })) });
	const text = jsonReport(judged);
	expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
	let logged = "";
	logTo((part) => {
		logged += part;
	})(text);
	expect(logged).toBe(`${text}\n`);
	const findings: { file: string; message: string }[] = JSON.parse(text).findings;
	expect(findings.map(({ file }) => file)).toEqual(HOSTILE);
	expect(findings.map(({ message }) => message)).toEqual(HOSTILE);
});
