import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import { engines } from "../support/engines.ts";
import { examplesOf } from "../support/pages.ts";
import { spaceOf } from "../support/spaces.ts";

describe("the examples on the rules' pages do what they claim", () => {
	for (const rule of RULES) {
		const contract = rule.contracts[0];
		for (const { claim, line, source, conditions } of examplesOf(rule.id)) {
			for (const engine of engines) {
				test(`docs/rules/${rule.id}.md:${line} ${claim} (${engine.kind})`, () => {
					const space = spaceOf(source, engine, { ...(contract !== undefined && { contract }), ...conditions });
					const { outcomes } = judge(space, [rule], "");
					space.python.release();
					expect(outcomes.map(({ state }) => state)).toEqual([claim === "fails" ? "found" : "passed"]);
				});
			}
		}
	}
});
