import { describe, expect, test } from "@jest/globals";
import { CHECKLIST, type ChecklistLine, checklistOf } from "../../src/report/checklist.ts";
import { RULES } from "../../src/rules/index.ts";
import { at, type Conditions, found, judgedSpace } from "./judged.ts";

function lineOf(title: RegExp, conditions: Conditions): ChecklistLine | undefined {
	const { judgement, failOn } = judgedSpace(conditions);
	return checklistOf(judgement, failOn).find((line) => title.test(line.title));
}

const place = at("main.py", 1, 1);

test("every rule belongs to exactly one line, and every line stands for rules that exist", () => {
	expect(CHECKLIST.flatMap(({ rules }) => rules).toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
});

test("the checklist opens with the six lines of the specification, in its order", () => {
	const { judgement, failOn } = judgedSpace({ passed: CHECKLIST.flatMap(({ rules }) => rules) });
	const titles = checklistOf(judgement, failOn).map(({ title }) => title);
	expect(titles.slice(0, 6)).toEqual([
		"Space set to Python SDK",
		"`main.py` at root",
		"`app` exposed",
		"`requirements.txt` present",
		"No Dockerfile",
		"No hardcoded ports",
	]);
});

test("a line of which the contract asks nothing is left out", () => {
	const { judgement, failOn } = judgedSpace({ passed: ["card/sdk"], judgement: { contract: "docker" } });
	expect(checklistOf(judgement, failOn).map(({ title }) => title)).toEqual(["Space set to Docker SDK"]);
});

describe("a line", () => {
	test("is passed when all of its rules are", () => {
		expect(lineOf(/ports/, { passed: ["entrypoint/hardcoded-port"] })).toMatchObject({ state: "passed", reason: "" });
	});

	test("fails with a finding that fails the gate, and names its rule", () => {
		const findings = [found("card/missing", place)];
		const line = lineOf(/front matter/, { findings, skipped: { "card/invalid-yaml": "there is no README.md" } });
		expect(line).toMatchObject({ state: "failed", rules: ["card/missing"] });
	});

	test("only warns when the finding is too light to fail the gate", () => {
		const findings = [found("card/missing", place, { severity: "warning" })];
		expect(lineOf(/front matter/, { findings })?.state).toBe("warned");
		expect(lineOf(/front matter/, { findings, rest: { failOn: "warning" } })?.state).toBe("failed");
	});

	test("is not passed when nothing of it was asked", () => {
		expect(lineOf(/ports/, { skipped: { "entrypoint/hardcoded-port": "there is no main.py" } })).toMatchObject({
			state: "skipped",
			reason: "there is no main.py",
		});
	});

	test("is not passed when a part of it was not asked", () => {
		const line = lineOf(/front matter/, {
			passed: ["card/missing"],
			skipped: { "card/invalid-yaml": ".space-gate.yml turns it off" },
		});
		expect(line).toMatchObject({ state: "skipped", reason: ".space-gate.yml turns it off (card/invalid-yaml)" });
	});

	test("of the entry point is never passed when the proof is refuted, whoever was asked", () => {
		const proof = { state: "refuted", because: "not-bound", reason: "r", advice: "a", place, trace: [] } as const;
		expect(lineOf(/app. exposed/, { passed: ["entrypoint/app-missing"], proof })?.state).toBe("unproven");
		const skipped = { "entrypoint/app-missing": ".space-gate.yml turns it off" };
		expect(lineOf(/app. exposed/, { skipped, proof })?.state).toBe("skipped");
	});

	test("of the entry point is unproven when the proof is, whatever the rules say", () => {
		const proof = { state: "unproven", reason: "it comes from plugins.load()", place, trace: [] } as const;
		expect(lineOf(/app. exposed/, { passed: ["entrypoint/app-missing"], proof })?.state).toBe("unproven");
		const findings = [found("entrypoint/app-unproven", place, { severity: "warning" })];
		expect(lineOf(/app. exposed/, { findings, proof })?.state).toBe("unproven");
		expect(lineOf(/app. exposed/, { findings, proof, rest: { failOn: "warning" } })?.state).toBe("failed");
	});
});
