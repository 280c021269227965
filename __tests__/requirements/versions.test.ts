import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { contradiction } from "../../src/requirements/versions/contradiction.ts";
import { type Clause, meets, parseClause, validityOf } from "../../src/requirements/versions/specifier.ts";
import { compareVersions, parseVersion, type Version } from "../../src/requirements/versions/version.ts";

interface Recorded {
	readonly order: readonly (readonly string[])[];
	readonly invalid: readonly string[];
	readonly specifiers: Readonly<Record<string, readonly number[] | null>>;
}

/** Recorded by record-versions.py. */
const RECORDED: Recorded = JSON.parse(readFileSync("__tests__/requirements/versions.json", "utf8"));

function version(text: string): Version {
	const parsed = parseVersion(text);
	if (parsed === undefined) throw new Error(`${text} is not read`);
	return parsed;
}

function clause(text: string): Clause {
	const parsed = parseClause(text);
	if (parsed === undefined) throw new Error(`${text} is not read`);
	return parsed;
}

const ORDERED = RECORDED.order.flatMap((group, rank) => group.map((text) => ({ text, rank, version: version(text) })));

describe("PEP 440, as packaging has it", () => {
	test("orders every pair of versions", () => {
		const wrong = ORDERED.flatMap((one) =>
			ORDERED.filter(
				(other) => Math.sign(compareVersions(one.version, other.version)) !== Math.sign(one.rank - other.rank),
			).map((other) => `${one.text} and ${other.text}`),
		);
		expect(wrong).toEqual([]);
	});

	test.each(RECORDED.invalid)("takes %j for no version", (text) => {
		expect(parseVersion(text)).toBeUndefined();
	});

	test.each(Object.entries(RECORDED.specifiers))("%s holds the same versions", (text, expected) => {
		const parsed = clause(text);
		expect(validityOf(parsed) === "valid").toBe(expected !== null);
		// "===" compares texts; a version that is spelt otherwise is the same version here.
		if (expected === null || parsed.operator === "===") return;
		const found = ORDERED.flatMap((one, index) => (meets(one.version, parsed) === true ? [index] : []));
		expect(found).toEqual(expected);
	});
});

describe("a contradiction", () => {
	const clauses = Object.entries(RECORDED.specifiers).flatMap(([text, held]) =>
		held === null ? [] : [{ text, clause: clause(text), held: new Set(held) }],
	);

	test("is never found where a version meets both clauses", () => {
		const wrong = clauses.flatMap((one) =>
			clauses
				.filter((other) => contradiction([one.clause, other.clause]) !== undefined)
				.filter((other) => ORDERED.some(({ version: each }) => meets(each, one.clause) && meets(each, other.clause)))
				.map((other) => `${one.text}, ${other.text}`),
		);
		expect(wrong).toEqual([]);
	});

	test.each([
		["==1.0", ">=2"],
		[">=2", "<1"],
		["==1.*", "==2.*"],
		["~=1.4", ">=2"],
		["==1.0", "!=1.0"],
		["==1.0", "==1.1"],
		[">1.0", "<=1.0"],
		["==1.0+cpu", "==1.0+cu118"],
	])("is found between %s and %s", (one, other) => {
		expect(contradiction([clause(one), clause(other)])).toEqual([clause(one), clause(other)]);
	});

	test.each([
		["==1.0", ">=1"],
		["==1.0", "==1.0+cpu"],
		[">=1.0", "<=1.0"],
		["~=1.4", "==1.5.*"],
		["!=1.0", ">=1.0"],
		["==latest", ">=1"],
	])("is not found between %s and %s", (one, other) => {
		expect(contradiction([clause(one), clause(other)])).toBeUndefined();
	});
});
