import { describe, expect, test } from "@jest/globals";
import { changedSettings, readWanted } from "../../src/deploy/settings.ts";
import type { SpaceSettings } from "../../src/hub/answers.ts";

const NAMES = { secrets: 'The input "secrets"', variables: 'The input "variables"' };

function wanted(secrets: string, variables = "") {
	const read = readWanted({ secrets, variables }, NAMES);
	if ("fault" in read) throw new Error(read.fault.message);
	return read;
}

function faultIn(secrets: string, variables = "") {
	const read = readWanted({ secrets, variables }, NAMES);
	return "fault" in read ? `${read.fault.message} ${read.fault.advice}` : undefined;
}

describe("secrets and variables are read", () => {
	test("a line each, up to the end of the line", () => {
		const { secrets, warnings } = wanted(
			"A=1\r\n\n  # a comment\n  B_2 =x=y==\nC=postgres://u@h/d?a=b&c=#d\n\tD=with space inside",
		);
		expect([...secrets]).toEqual([
			["A", "1"],
			["B_2", "x=y=="],
			["C", "postgres://u@h/d?a=b&c=#d"],
			["D", "with space inside"],
		]);
		expect(warnings).toEqual([]);
	});

	test("nothing is taken off a value, and what may be a mistake is said without it", () => {
		const { secrets, warnings } = wanted('A="one"\nB=\'two\'\nC= three\nD="\nE=\'it"');
		expect([...secrets.values()]).toEqual(['"one"', "'two'", " three", '"', "'it\""]);
		expect(warnings).toHaveLength(3);
		for (const [index, name] of ["A", "B", "C"].entries()) {
			expect(warnings[index]).toContain(`The input "secrets" gives "${name}" a value that`);
			expect(warnings[index]).not.toMatch(/one|two|three/);
		}
	});

	test("nothing is nothing", () => {
		expect(wanted("", "\n \n")).toEqual({ secrets: new Map(), variables: new Map(), warnings: [] });
	});

	test("a variable may be empty", () => {
		expect(wanted("", "A=").variables.get("A")).toBe("");
	});
});

describe("what cannot be read is told without repeating it", () => {
	test.each([
		["no name", "A=1\nhidden value", "Line 2 of the input"],
		["a name that the Hub does not take", "1hidden=x", "Line 1 of the input"],
		["a name with spaces", "my hidden=x", "Line 1 of the input"],
		["a line of a key", `A=1\n${"hidden".repeat(40)}=`, "Line 2 of the input"],
		["a line with nothing before it", "=hidden", "Line 1 of the input"],
		["a secret without a value", "EMPTY=", '"EMPTY" no value'],
		["a name twice", "A=hidden\nA=hidden2", '"A" twice'],
	])("%s", (_, text, words) => {
		expect(faultIn(text)).toContain(words);
		expect(faultIn(text)).not.toContain("hidden");
	});

	test("a name among both", () => {
		expect(faultIn("A=hidden", "A=hidden")).toContain('"A" is among the secrets and among the variables');
	});
});

describe("what has to be set", () => {
	const current: SpaceSettings = {
		kind: "asked",
		space: "me/todo",
		host: "huggingface.co",
		secrets: new Set(["TOKEN"]),
		variables: new Map([["MODE", "live"]]),
	};

	test("is every secret, and variables that are new or other", () => {
		expect(changedSettings(wanted("TOKEN=x\nKEY=y", "MODE=live\nPORT=7860"), current)).toMatchObject({
			secrets: new Map([
				["TOKEN", "x"],
				["KEY", "y"],
			]),
			variables: new Map([["PORT", "7860"]]),
		});
		expect(changedSettings(wanted("", "MODE=test"), current)).toMatchObject({
			variables: new Map([["MODE", "test"]]),
		});
	});

	test("is all of it where nobody knows what is there", () => {
		const all = wanted("TOKEN=x", "MODE=live");
		expect(changedSettings(all, undefined)).toBe(all);
	});

	test.each([
		["MODE=hidden", "", "variable of that name"],
		["", "TOKEN=hidden", "secret of that name"],
	])("is not what the Space has as the other kind (%s%s)", (secrets, variables, words) => {
		const failure = changedSettings(wanted(secrets, variables), current);
		expect(failure).toMatchObject({ kind: "failure", code: "config-error" });
		expect(failure).toMatchObject({ message: expect.stringContaining(words) });
		expect(JSON.stringify(failure)).not.toContain("hidden");
	});
});
