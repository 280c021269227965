import { describe, expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import a from "../../src/rules/structure/entrypoint-missing.ts";import b from "../../src/rules/structure/requirements-missing.ts";import c from "../../src/rules/structure/dockerfile-forbidden.ts";import d from "../../src/rules/structure/foreign-platform-config.ts";import e from "../../src/rules/structure/out-of-bounds.ts";import type { Rule } from "../../src/gate/rule.ts";const RULES: readonly Rule[] = [a,b,c,d,e];
import { type Case, casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { spaceOf } from "../support/spaces.ts";

for (const rule of RULES) {
	describe(rule.id, () => {
		for (const given of casesOf(rule.id)) {
			for (const engine of engines) {
				test(`${given.name} (${engine.kind})`, () => {
					const space = spaceOf(given.source, engine, given);
					const { outcomes } = judge(space, [rule], "");
					space.python.release();
					expect(outcomes).toHaveLength(1);
					for (const outcome of outcomes) expectAsGiven(outcome, given, rule.severity);
				});
			}
		}
	});
}

function expectAsGiven(outcome: ReturnType<typeof judge>["outcomes"][number], given: Case, severity: string): void {
	if (given.skipped !== undefined) {
		expect(outcome).toMatchObject({ state: "skipped", reason: expect.stringContaining(given.skipped) });
		return;
	}
	expect(outcome.state).toBe(given.findings.length === 0 ? "passed" : "found");
	if (outcome.state !== "found") return;
	const found = outcome.findings.map(
		({ place, severity }) => `${severity} ${place.file}:${place.start.line}:${place.start.column}`,
	);
	expect(found.toSorted()).toEqual(given.findings.map((one) => `${one.severity ?? severity} ${one.at}`).toSorted());
	for (const { at, says = [] } of given.findings) {
		const messages = outcome.findings
			.filter(({ place }) => `${place.file}:${place.start.line}:${place.start.column}` === at)
			.map(({ message }) => message)
			.join("\n");
		for (const text of says) expect(messages).toContain(text);
	}
}
