import { describe, expect, test } from "@jest/globals";
import { readDockerIgnore } from "../../src/dockerfile/files/docker-ignore.ts";
import { memorySource } from "../support/memory-source.ts";
import { processorTime } from "../support/processor-time.ts";

describe(".dockerignore, as moby/patternmatcher reads it", () => {
	test.each<[patterns: string, path: string, isLeftOut: boolean]>([
		["a.txt", "a.txt", true],
		["a.txt", "b/a.txt", false],
		["**/a.txt", "b/c/a.txt", true],
		["**/a.txt", "a.txt", true],
		["/a.txt", "a.txt", true],
		["data", "data/x/y.json", true],
		["data/", "data/x.json", true],
		["./data", "data/x.json", true],
		["data/*", "data/x.json", true],
		["*.md", "README.md", true],
		["*.md", "docs/README.md", false],
		["*/*.md", "docs/README.md", true],
		["doc?", "docs/x", true],
		["[a-c].txt", "b.txt", true],
		["# a.txt", "a.txt", false],
		[" a.txt ", "a.txt", true],
		["*\n!main.py", "main.py", false],
		["*\n!main.py", "app/main.py", true],
		["!a.txt\na.txt", "a.txt", true],
		["a.txt\n!a.txt", "a.txt", false],
		["data\n!data/keep.json", "data/keep.json", false],
		["data\n!data/keep.json", "data/other.json", true],
		["**\n!app/**", "app/x/main.py", false],
		["a.txt\r\nb.txt\r\n", "a.txt", true],
		["\n\n", "a.txt", false],
		["..", "a.txt", false],
	])("%j and %s", (patterns, path, isLeftOut) => {
		expect(readDockerIgnore(memorySource({ ".dockerignore": patterns })).leavesOut(path)).toBe(isLeftOut);
	});

	test("the one that is named after the Dockerfile comes first", () => {
		const source = memorySource({ ".dockerignore": "a", "Dockerfile.dockerignore": "b" });
		expect(["a", "b"].map(readDockerIgnore(source).leavesOut)).toEqual([false, true]);
	});

	test("patterns that explode elsewhere do not here", () => {
		const source = memorySource({ ".dockerignore": `${"*a".repeat(200)}b\n${"**/".repeat(200)}x\n`.repeat(100) });
		const begin = processorTime();
		const { leavesOut } = readDockerIgnore(source);
		for (let at = 0; at < 300; at++) leavesOut(`${at}${"a/".repeat(60)}${"a".repeat(200)}`);
		expect(processorTime() - begin).toBeLessThan(10_000);
	});
});
