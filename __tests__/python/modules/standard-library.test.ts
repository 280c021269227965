import { expect, test } from "@jest/globals";
import {
	absentNames,
	standardModule,
	standardName,
	standardNames,
} from "../../../src/python/modules/standard-library.ts";

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
	// Of modules that are not listed the changes are known, and of the newest version what came and went.
	["http.server", "HTTPSServer", 13, "absent"],
	["http.server", "HTTPSServer", 14, "there"],
	["http.server", "HTTPServer", 9, "unknown"],
	["glob", "translate", 12, "absent"],
	["heapq", "heapify_max", 13, "absent"],
	["functools", "Placeholder", 13, "absent"],
	["functools", "Placeholder", 14, "there"],
	["asyncio", "get_child_watcher", 13, "there"],
	["asyncio", "get_child_watcher", 14, "absent"],
	["compression.zstd", "compress", 13, "unknown"],
])("%s.%s in Python 3.%d is %s", (module, name, minor, kind) => {
	expect(standardName(module, name, python(minor)).kind).toBe(kind);
});

test("an absent name says in which version it came", () => {
	expect(standardName("typing", "Self", python(10))).toEqual({ kind: "absent", first: 11, last: undefined });
});

test.each([
	["tomllib", 10, { kind: "elsewhere", first: 11, last: 14 }],
	["tomllib", 14, { kind: "there" }],
	["annotationlib", 13, { kind: "elsewhere", first: 14, last: 14 }],
	["distutils", 12, { kind: "elsewhere", first: 9, last: 11 }],
	["cgi", 12, { kind: "there" }],
	["cgi", 13, { kind: "elsewhere", first: 9, last: 12 }],
	["concurrent", 9, { kind: "there" }],
	["string", 9, { kind: "there" }],
	["msvcrt", 12, { kind: "windows" }],
	["numpy", 12, { kind: "never" }],
	["constructor", 12, { kind: "never" }],
])("the module %s in Python 3.%d", (module, minor, membership) => {
	expect(standardModule(module, python(minor))).toEqual(membership);
});

test("names that a version lacks are those of later and of earlier versions", () => {
	const names = [...absentNames(python(10)).keys()];
	for (const name of ["Self", "UTC", "StrEnum", "TaskGroup", "ExceptionGroup", "batched"])
		expect(names).toContain(name);
	for (const name of ["getenv", "pairwise", "get_child_watcher"]) expect(names).not.toContain(name);
	expect(absentNames(python(14)).get("get_child_watcher")).toContain("asyncio");
});

test("the names that an import with * binds are public and of the version", () => {
	const names = standardNames("typing", python(10)) ?? [];
	expect(names).toContain("Optional");
	expect(names).not.toContain("Self");
	expect(names.filter((name) => name.startsWith("_"))).toEqual([]);
	expect(standardNames("wave", python(10))).toBeUndefined();
});
