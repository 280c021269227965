import { describe, expect, test } from "@jest/globals";
import { annotationOf, RUNNER_LIMITS, readCommands, readOutputs, runStep } from "../support/mini-runner.ts";
import { parseCommand } from "../support/runner-command.ts";
import { plant, withFolder } from "../support/temporary.ts";

describe("a line of output", () => {
	test.each([
		["::error::oops", "error", {}, "oops"],
		["  \t::error::oops", "error", {}, "oops"],
		["\u3000::warning title=a,file=b.py::c", "warning", { title: "a", file: "b.py" }, "c"],
		["::ERROR Line=3::x", "error", { line: "3" }, "x"],
		["::error title=a%2Cb%3Ac%25::x%0Ay%25z%3A", "error", { title: "a,b:c%" }, "x\ny%z%3A"],
		["##[error]oops", "error", {}, "oops"],
		["text ##[set-output name=a;b=c]d%5D%3B", "set-output", { name: "a", b: "c" }, "d];"],
		["::error", undefined, {}, ""],
		["::unknown::x", undefined, {}, ""],
		["x ::error::y", undefined, {}, ""],
		["##[section]x", undefined, {}, ""],
		["##\\[error]x", undefined, {}, ""],
		["\\::error::x", undefined, {}, ""],
		["::unknown::x ##[error]y", "error", {}, "y"],
		["\u200b::error::x", "error", {}, "x"],
		["#\u00ad#\u200d[error]x", "error", {}, "x"],
		["::set-env name=PATH::x", "set-env", { name: "PATH" }, "x"],
	])("%j is read as the runner does", (line, name, properties, data) => {
		expect(parseCommand(line)).toEqual(name === undefined ? undefined : { name, properties, data });
	});
});

describe("an annotation", () => {
	const of = (line: string) => readCommands([line]).commands.flatMap(annotationOf);

	test("keeps its columns on one line", () => {
		expect(of("::error file=a.py,line=3,endLine=3,col=2,endColumn=9::x")).toEqual([
			{ level: "error", file: "a.py", line: 3, endLine: 3, column: 2, endColumn: 9, message: "x" },
		]);
	});

	test("loses its columns over several lines", () => {
		expect(of("::notice file=a.py,line=3,endLine=4,col=2,endColumn=9::x")).toEqual([
			{ level: "notice", file: "a.py", line: 3, endLine: 4, message: "x" },
		]);
	});

	test("loses its columns without a line", () => {
		expect(of("::warning col=2::x")).toEqual([{ level: "warning", message: "x" }]);
	});

	test("is cut where the runner cuts it", () => {
		expect(of(`::error::${"x".repeat(5000)}`)[0]?.message).toHaveLength(RUNNER_LIMITS.message);
	});
});

test("after stop-commands nothing is a command until the token comes", () => {
	const { commands, log } = readCommands(["::stop-commands::abc", "::error::x", "::abc::", "::error::y"]);
	expect(commands.map(({ name, data }) => [name, data])).toEqual([
		["stop-commands", "abc"],
		["error", "y"],
	]);
	expect(log).toEqual(["::error::x"]);
});

test("masked values do not reach the log", () => {
	expect(readCommands(["::add-mask::abc", "xabcx"]).log).toEqual(["x***x"]);
});

test("outputs are read with their lines", () => {
	expect(readOutputs("a<<D1\n1\n2\nD1\nb<<D2\n\nD2\n")).toEqual({ a: "1\n2", b: "" });
});

test("a step gets its inputs with defaults, and the runner keeps what it keeps of a step", async () => {
	await withFolder(async (folder) => {
		plant(folder, {
			"action/action.yml": "inputs:\n  a b: {default: 7}\n  c: {}\nruns: {using: node24, main: main.js}\n",
			"action/main.js": `
				const { appendFileSync } = require("node:fs");
				for (let i = 0; i < 12; i++) console.log("::error::" + i);
				console.error("::notice::from stderr");
				console.log(process.env.INPUT_A_B + process.env.INPUT_C + process.env.GITHUB_WORKSPACE);
				appendFileSync(process.env.GITHUB_OUTPUT, "x<<E\\n1\\nE\\n");
				appendFileSync(process.env.GITHUB_STEP_SUMMARY, "#".repeat(process.env.INPUT_C === "big" ? 1048577 : 3));
				process.exitCode = 3;`,
			"workspace/file": "",
			"temp/file": "",
		});
		const conditions = { action: `${folder}/action`, workspace: `${folder}/workspace`, temp: `${folder}/temp` };
		const step = await runStep({ ...conditions, inputs: { c: "d" } });
		expect(step.status).toBe(3);
		expect(step.annotations.filter(({ level }) => level === "error")).toHaveLength(10);
		expect(step.annotations.at(-1)).toEqual({ level: "notice", message: "from stderr" });
		expect(step.dropped).toBe(2);
		expect(step.log).toEqual([`7d${folder}/workspace`]);
		expect(step.outputs).toEqual({ x: "1" });
		expect(step.summary).toBe("###");
		expect((await runStep({ ...conditions, inputs: { c: "big" } })).summary).toBeUndefined();
	});
});
