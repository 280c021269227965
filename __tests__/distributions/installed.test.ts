import { describe, expect, test } from "@jest/globals";
import { bringsAlong, isKnown, modulesOf } from "../../src/distributions/distributions.ts";
import { announceSkipped, askPython, pythonMinor } from "../support/python.ts";

/** What an installed distribution says of itself. */
interface Described {
	readonly name: string;
	readonly version: string;
	/** `null` where nothing tells. */
	readonly modules: readonly string[] | null;
	readonly needs: readonly {
		readonly name: string;
		readonly extra: string | null;
		readonly isConditional: boolean;
	}[];
}

/** What packaging leaves beside the modules. */
const NOT_MODULES: ReadonlySet<string> = new Set(["tests", "docs", "examples", "benchmarks", "debian"]);

const minor = pythonMinor(9, 14);

describe("the table agrees with what is installed for python3", () => {
	if (typeof minor === "string") {
		test("needs Python", () => announceSkipped("distributions", minor));
		return;
	}
	const described: readonly Described[] = JSON.parse(askPython(["scripts/describe-distributions.py"]));
	const known = described.filter(({ name }) => modulesOf(name) !== undefined);
	if (known.length === 0) announceSkipped("distributions", "nothing that the table knows is installed");

	test.each(known)("modules of $name $version", ({ name, modules }) => {
		const tops = (modulesOf(name) ?? []).map((module) => module.split(".", 1)[0]);
		const own = modules?.filter((module) => !module.startsWith("_") && !NOT_MODULES.has(module)) ?? [];
		expect(tops).toEqual(expect.arrayContaining(own));
	});

	test.each(known)("what $name $version needs", ({ name, version, needs }) => {
		const missing = needs
			.filter(({ isConditional }) => !isConditional)
			.map((need) => ({ needed: need.name, extras: need.extra === null ? [] : [need.extra] }))
			// Of an extra that the table leaves out it claims nothing.
			.filter(({ needed, extras }) => needed !== name && isKnown(name, extras))
			.filter(({ needed, extras }) => !bringsAlong(name, extras, [{ operator: "==", version }]).has(needed));
		expect(missing).toEqual([]);
	});
});
