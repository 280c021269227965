import { expect, test } from "@jest/globals";
import { distributionOf, neededBy, readRows } from "../../src/distributions/rows.ts";
import { normalizeName } from "../../src/requirements/names.ts";
import { parseVersion } from "../../src/requirements/versions/version.ts";

const known = new Map([...readRows()].map(([name, rows]) => [name, distributionOf(rows)]));
const rows = [...known];
const needs = rows.flatMap(([name, { needs, past, extras }]) =>
	[needs, ...past.map((one) => one.needs), ...extras.values()].map((written) => ({ name, written })),
);

function isNormal(name: string): boolean {
	return /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name) && normalizeName(name) === name;
}

test("the table knows what backends are made of", () => {
	expect(rows.length).toBeGreaterThan(1_000);
});

test("every name is one by which names are compared", () => {
	const names = rows.flatMap(([name, { extras }]) => [name, ...extras.keys()]);
	const needed = needs.flatMap(({ written }) => neededBy(written).flatMap(({ name, extras }) => [name, ...extras]));
	expect([...names, ...needed].filter((name) => !isNormal(name))).toEqual([]);
});

test("every module is a dotted name of Python", () => {
	const modules = rows.flatMap(([, { modules }]) => modules);
	expect(modules.filter((module) => !/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(module))).toEqual([]);
	expect(rows.filter(([, one]) => new Set(one.modules).size < one.modules.length).map(([name]) => name)).toEqual([]);
});

test("nothing needs itself or the same thing twice", () => {
	const faulty = needs.filter(({ name, written }) => {
		const bare = neededBy(written).filter(({ extras }) => extras.length === 0);
		const named = bare.map((one) => one.name);
		return named.includes(name) || new Set(named).size < named.length;
	});
	expect(faulty).toEqual([]);
});

test("an extra that a row asks for is one that the table knows", () => {
	const unknown = needs.flatMap(({ name, written }) =>
		neededBy(written).flatMap((needed) => {
			const row = known.get(needed.name);
			return needed.extras
				.filter((extra) => row !== undefined && !row.extras.has(extra))
				.map((extra) => ({ name, extra }));
		}),
	);
	expect(unknown).toEqual([]);
});

test("what versions of the past needed has a range of versions, without dependencies of today", () => {
	for (const [, { past }] of rows) {
		for (const { from, until, needs: written } of past) {
			expect([from ?? "0", until].map((version) => parseVersion(version))).not.toContain(undefined);
			expect(written).not.toBe("");
		}
	}
});
