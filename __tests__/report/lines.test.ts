import { describe, expect, test } from "@jest/globals";
import { configurationFault } from "../../src/gate/fault.ts";
import { lineReport } from "../../src/report/lines.ts";
import { readMatcher } from "../support/problem-matcher.ts";
import { parseCommand } from "../support/runner-command.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at, found, judgedSpace } from "./judged.ts";

const match = readMatcher(".github/space-gate-matcher.json");

test("every finding is one line, as compilers write it, with the path as the reader sees it", () => {
	const findings = [
		found("card/sdk", at("README.md", 6, 6), { message: "It says [gradio]: that is wrong." }),
		found("entrypoint/reload", at("src/main.py", 30, 1), { severity: "warning" }),
	];
	expect(lineReport([{ result: judgedSpace({ findings }), prefix: "backend" }])).toBe(
		"backend/README.md:6:6: error: It says [gradio]: that is wrong. [card/sdk]\n" +
			"backend/src/main.py:30:1: warning: entrypoint/reload has something to say. [entrypoint/reload]",
	);
});

test("where nothing is found there is nothing to say, nor of what could not be judged", () => {
	const fault = { kind: "fault", fault: configurationFault("path-missing", "There is none.", "Name one.") } as const;
	const spaces = [
		{ result: judgedSpace(), prefix: "" },
		{ result: fault, prefix: "" },
	];
	expect(lineReport(spaces)).toBe("");
});

describe("the problem matcher makes of a line", () => {
	test.each(["error", "warning", "notice"] as const)("an annotation of the level %s", (severity) => {
		const finding = found("card/app-file", at("a b:2.py", 12, 5), { severity, message: "x: 1 [y] (z)" });
		expect(match(lineReport([{ result: judgedSpace({ findings: [finding] }), prefix: "api" }]))).toEqual({
			level: severity,
			file: "api/a b:2.py",
			line: 12,
			column: 5,
			code: "card/app-file",
			message: "x: 1 [y] (z)",
		});
	});

	test("nothing where it is of another kind", () => {
		for (const line of ["PASS", "main.py:3  imports app", "main.py:3:1: error: a C compiler's", ""]) {
			expect(match(line)).toBeUndefined();
		}
	});
});

test("no text of the tree begins another line, or gives the runner an order", () => {
	for (const text of HOSTILE) {
		const findings = [found("card/sdk", at(text, 1, 1), { message: text })];
		const lines = lineReport([{ result: judgedSpace({ findings }), prefix: "" }]).split(/[\n\r\u0085\u2028\u2029]/);
		expect(lines).toHaveLength(1);
		expect(parseCommand(lines[0] ?? "")).toBeUndefined();
	}
});
