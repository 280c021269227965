import { describe, expect, test } from "@jest/globals";
import { readFileName } from "../../src/packages/index/file-name.ts";
import { excludes } from "../../src/packages/index/requires-python.ts";
import { fits } from "../../src/packages/index/wheel-tags.ts";
import { announceSkipped, askPython, pythonMinor } from "../support/python.ts";

/** Asks packaging, by itself or inside pip, for the tags that this interpreter takes. */
const TAGS = `
try:
    from packaging.tags import sys_tags
except ImportError:
    from pip._vendor.packaging.tags import sys_tags
print("\\n".join(map(str, sys_tags())))
`;

const PYTHONS = ["py2", "py3", "cp27", "cp3", "pp310", ...minors("py3"), ...minors("cp3")];
const ABIS = [
	"none",
	"abi3",
	"cp27m",
	"cp37m",
	"pypy310_pp73",
	...minors("cp3"),
	...minors("cp3").map((abi) => `${abi}t`),
];
const PLATFORMS = [
	"any",
	"linux_x86_64",
	"manylinux1_x86_64",
	"manylinux2010_x86_64",
	"manylinux2014_x86_64",
	"manylinux_2_5_x86_64",
	"manylinux_2_17_x86_64",
	"manylinux_2_17_aarch64",
	"manylinux2014_i686",
	"musllinux_1_1_x86_64",
	"linux_i686",
	"macosx_11_0_arm64",
	"win_amd64",
	"win32",
];

function minors(prefix: string): string[] {
	return Array.from({ length: 14 }, (_, index) => `${prefix}${index + 1}`);
}

const minor = pythonMinor(9, 14);

test("an interpreter takes the wheels that packaging says it takes", () => {
	if (typeof minor === "string") return announceSkipped("tags of wheels against packaging", minor);
	if (process.platform !== "linux" || process.arch !== "x64") return;
	const taken = new Set(askPython(["-c", TAGS]).trim().split("\n"));
	const wrong: string[] = [];
	let compared = 0;
	for (const python of PYTHONS) {
		for (const abi of ABIS) {
			for (const platform of PLATFORMS) {
				const tags = { pythons: [python], abis: [abi], platforms: [platform] };
				const tag = `${python}-${abi}-${platform}`;
				if (fits(tags, { major: 3, minor }) !== taken.has(tag)) wrong.push(tag);
				compared += 1;
			}
		}
	}
	expect(wrong).toEqual([]);
	expect(compared).toBe(PYTHONS.length * ABIS.length * PLATFORMS.length);
	expect(taken.size).toBeGreaterThan(100);
});

test.each([
	["manylinux_2_41_x86_64", true],
	["manylinux_2_42_x86_64", false],
	["manylinux_2_100_x86_64", false],
	["manylinux_3_1_x86_64", false],
])("glibc of %s: %s", (platform, isTaken) => {
	const tags = { pythons: ["cp310"], abis: ["cp310"], platforms: ["manylinux_2_28_aarch64", platform] };
	expect(fits(tags, { major: 3, minor: 10 })).toBe(isTaken);
});

describe("the name of a file says", () => {
	test.each([
		["some_thing-1.0-py2.py3-none-any.whl", { kind: "wheel", version: "1.0" }],
		["Some.Thing-1.0-1-cp310-cp310-linux_x86_64.whl", { kind: "wheel", version: "1.0" }],
		["some-thing-1.0.tar.gz", { kind: "source", version: "1.0" }],
		["some_thing-1.0.post1.zip", { kind: "source", version: "1.0.post1" }],
		["some.thing-1.0-2.tar.bz2", { kind: "source", version: "1.0-2" }],
	])("%s", (name, says) => {
		expect(readFileName(name, "some-thing")).toMatchObject(says);
	});

	test.each([
		"some_thing-1.0.win-amd64-py2.7.exe",
		"some_thing-1.0-py2.7.egg",
		"some_thing-1.0-1.noarch.rpm",
		"some_thing-1.0.whl",
		"some_thing-1.0-py3-none.whl",
		"some-thing-1.0-py3-none-any-x-y.whl",
		"other-1.0-py3-none-any.whl",
		"something-1.0.tar.gz",
		"some-thing.tar.gz",
		`some-thing-${"1".repeat(300)}.tar.gz`,
		"",
		".whl",
	])("nothing: %s", (name) => {
		expect(readFileName(name, "some-thing")).toBeUndefined();
	});
});

describe("Python 3.10 is", () => {
	test.each([">=3.11", ">3.10.31", "<3.10", "==3.9.*", "!=3.10.*", "~=3.11", ">=3.7,<3.10", "<4,>=3.11,", "==2.7"])(
		"excluded by %j",
		(requiresPython) => expect(excludes(requiresPython, { major: 3, minor: 10 })).toBe(true),
	);

	test.each([
		"",
		">=3.10",
		">3.10",
		">=3.10.4",
		"<3.10.1",
		"==3.10.*",
		"~=3.8",
		">=2.7, !=3.0.*, !=3.1.*",
		"!=3.10.0",
		">=3.6.*",
		"python>=3.11",
		"3.11",
		">=three",
		`>=3.11${",>=3.11".repeat(1_000)}`,
	])("not certainly excluded by %j", (requiresPython) =>
		expect(excludes(requiresPython, { major: 3, minor: 10 })).toBe(false),
	);
});
