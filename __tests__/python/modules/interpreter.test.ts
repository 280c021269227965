import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { standardModule, standardName } from "../../../src/python/modules/standard-library.ts";
import { announceSkipped, askPython, pythonMinor } from "../../support/python.ts";

const ASK = `
import importlib, json, sys
names = {}
for name in json.load(sys.stdin):
    try:
        names[name] = dir(importlib.import_module(name))
    except ImportError:
        names[name] = None
print(json.dumps(names))
`;

const TABLE: { readonly modules: string; readonly names: Words; readonly changes: Words } = JSON.parse(
	readFileSync("src/python/modules/standard-library.json", "utf8"),
);

type Words = Readonly<Record<string, string>>;

/** The words of a packed text, without their versions. */
function named(packed: string): string[] {
	return packed.split(" ").map((word) => word.split(":", 1)[0] ?? "");
}

const minor = pythonMinor(9, 13);

describe("python3 lacks what the table says that its version lacks", () => {
	if (typeof minor === "string") {
		test("needs Python", () => announceSkipped("the standard library", minor));
		return;
	}
	const version = { major: 3, minor } as const;
	const packed = { ...TABLE.names, ...TABLE.changes };
	const gone = named(TABLE.modules).filter((module) => standardModule(module, version).kind === "elsewhere");
	const asked = [...Object.keys(packed), ...gone];
	const answer: Readonly<Record<string, readonly string[] | null>> = JSON.parse(
		askPython(["-I", "-c", ASK], JSON.stringify(asked)),
	);

	test("modules", () => {
		expect(gone.length).toBeGreaterThan(3);
		// setuptools brings this one back where it is installed.
		expect(gone.filter((module) => module !== "distutils" && answer[module] !== null)).toEqual([]);
	});

	test.each(Object.keys(packed))("names of %s", (module) => {
		const has = new Set(answer[module] ?? []);
		const absent = named(packed[module] ?? "").filter((name) => standardName(module, name, version).kind === "absent");
		expect(absent.filter((name) => has.has(name))).toEqual([]);
	});

	test("and has what it says that it has", () => {
		const missing = Object.keys(TABLE.names).flatMap((module) => {
			const has = new Set(answer[module] ?? []);
			const there = named(packed[module] ?? "").filter((name) => standardName(module, name, version).kind === "there");
			return there.filter((name) => !has.has(name)).map((name) => `${module}.${name}`);
		});
		// Submodules are names only once they are imported, and constants of the system depend on it.
		expect(missing.filter((path) => /^(typing|datetime|enum|asyncio|builtins)\.[A-Z]/.test(path))).toEqual([]);
	});
});
