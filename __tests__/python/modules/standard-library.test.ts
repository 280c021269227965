import { expect, test } from "@jest/globals";
import { standardName, standardNames } from "../../../src/python/modules/standard-library.ts";

const python = (minor: number) => ({ major: 3, minor }) as const;

test.each([
	["typing", "Self", 10, "absent"],
	["typing", "Self", 11, "there"],
	["datetime", "UTC", 10, "absent"],
	["enum", "StrEnum", 11, "there"],
	["asyncio", "TaskGroup", 10, "absent"],
	["os", "getenv", 9, "there"],
	["os", "getenvv", 10, "absent"],
	// Submodules can be imported from their package.
	["concurrent.futures", "thread", 10, "there"],
	["http", "client", 10, "there"],
	// Not listed, private, lazily made, or of a version that was not recorded.
	["wave", "anything", 10, "unknown"],
	["typing", "_private", 10, "unknown"],
	["typing", "AsyncContextManager", 13, "unknown"],
	["typing", "SomethingNew", 14, "unknown"],
	["builtins", "print", 14, "there"],
])("%s.%s in Python 3.%d is %s", (module, name, minor, kind) => {
	expect(standardName(module, name, python(minor)).kind).toBe(kind);
});

test("an absent name says in which version it came", () => {
	expect(standardName("typing", "Self", python(10))).toEqual({ kind: "absent", first: 11, last: undefined });
});

test("the names that an import with * binds are public and of the version", () => {
	const names = standardNames("typing", python(10)) ?? [];
	expect(names).toContain("Optional");
	expect(names).not.toContain("Self");
	expect(names.filter((name) => name.startsWith("_"))).toEqual([]);
	expect(standardNames("wave", python(10))).toBeUndefined();
});
