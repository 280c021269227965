import { describe, expect, test } from "@jest/globals";
import { keepBytes } from "../../src/source/keep-bytes.ts";
import type { Source } from "../../src/source/source.ts";

const MIB = 1024 * 1024;

/** A tree whose files have so many bytes, and the paths that were read of it. */
function treeOf(sizes: Readonly<Record<string, number>>): { source: Source; reads: string[] } {
	const reads: string[] = [];
	const read: Source["read"] = (path) => {
		reads.push(path);
		const size = sizes[path];
		return size === undefined ? undefined : new Uint8Array(size);
	};
	return { source: keepBytes({ origin: { kind: "folder" }, entries: new Map(), omissions: [], read }), reads };
}

describe("a tree whose bytes are kept", () => {
	test("reads a file once, also one that is not there", () => {
		const { source, reads } = treeOf({ "a.py": 3 });
		expect(source.read("a.py")).toBe(source.read("a.py"));
		expect(source.read("b.py")).toBeUndefined();
		expect(source.read("b.py")).toBeUndefined();
		expect(reads).toEqual(["a.py", "b.py"]);
	});

	test("keeps no large file", () => {
		const { source, reads } = treeOf({ large: 2 * MIB + 1, small: 2 * MIB });
		for (const path of ["large", "large", "small", "small"]) source.read(path);
		expect(reads).toEqual(["large", "large", "small"]);
	});

	test("keeps 24 MiB of all files, and gives the others all the same", () => {
		const names = Array.from({ length: 13 }, (_, index) => `${index}.py`);
		const { source, reads } = treeOf(Object.fromEntries(names.map((name) => [name, 2 * MIB])));
		for (const name of [...names, ...names]) expect(source.read(name)).toHaveLength(2 * MIB);
		expect(reads).toEqual([...names, "12.py"]);
	});
});
