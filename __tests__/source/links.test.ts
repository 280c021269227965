import { expect, test } from "@jest/globals";
import { resolverOf } from "../../src/source/links.ts";
import { LIMITS } from "../../src/source/source.ts";
import { memorySource } from "../support/memory-source.ts";

function follow(path: string, files: Parameters<typeof memorySource>[0]) {
	return resolverOf(memorySource(files).entries)(path);
}

test("a plain file is its own destination", () => {
	expect(follow("src/a.py", { "src/a.py": "" })).toEqual({ kind: "file", path: "src/a.py" });
});

test("links are followed relative to the folder in which they lie", () => {
	const files = { "main.py": { link: "src/entry.py" }, "src/entry.py": { link: "./../lib//run.py" }, "lib/run.py": "" };
	expect(follow("main.py", files)).toEqual({ kind: "file", path: "lib/run.py" });
});

test("a path may lead through a link to a folder", () => {
	const files = { "app/v1/main.py": "", current: { link: "app/v1" } };
	expect(follow("current/main.py", files)).toEqual({ kind: "file", path: "app/v1/main.py" });
	expect(follow("current", files)).toEqual({ kind: "folder", path: "app/v1" });
});

test("dot dot is counted where the link leads, not where it stands", () => {
	const files = { "a/b/c/x.py": "", short: { link: "a/b/c" }, "a/b/y.py": "" };
	expect(follow("short/../y.py", files)).toEqual({ kind: "file", path: "a/b/y.py" });
});

test.each(["/etc/passwd", "../outside.py", "src/../../outside.py", "../../../../../../etc/passwd"])(
	"a link to %s leads out of the root",
	(link) => {
		const found = follow("main.py", { "main.py": { link }, "src/x.py": "" });
		expect(found).toMatchObject({ kind: "unreachable", reason: expect.stringContaining("out of the Space root") });
	},
);

test("a link that leads out and back in again still leads out", () => {
	expect(follow("main.py", { "main.py": { link: "../root/src.py" }, "src.py": "" }).kind).toBe("unreachable");
});

test("links that go in a circle end", () => {
	const files = { "main.py": { link: "a.py" }, "a.py": { link: "b/../main.py" }, "b/x": "" };
	expect(follow("main.py", files)).toMatchObject({ kind: "unreachable", reason: expect.stringContaining("circle") });
	expect(follow("self/x/y", { self: { link: "self/self" } }).kind).toBe("unreachable");
});

test("as many links as Linux follows are followed, and not one more", () => {
	const chain = (length: number) => {
		const links = Array.from(
			{ length },
			(_, at) => [`l${at}`, at + 1 === length ? "" : { link: `l${at + 1}` }] as const,
		);
		return follow("l0", Object.fromEntries(links));
	};
	expect(chain(LIMITS.links + 1)).toEqual({ kind: "file", path: `l${LIMITS.links}` });
	expect(chain(LIMITS.links + 2).kind).toBe("unreachable");
});

test("a link that multiplies its own path ends", () => {
	expect(follow("a", { a: { link: "a/a/a/a/a/a/a/a" } }).kind).toBe("unreachable");
});

test("a dangling link says through which link it was lost", () => {
	const files = { "main.py": { link: "a.py" }, "a.py": { link: "gone.py" } };
	expect(follow("main.py", files)).toEqual({ kind: "missing", through: "a.py" });
	expect(follow("gone.py", files)).toEqual({ kind: "missing", through: undefined });
});

test("nothing lies below a file", () => {
	expect(follow("main.py/x", { "main.py": "" }).kind).toBe("missing");
	expect(follow("link", { "main.py": "", link: { link: "main.py/" } }).kind).toBe("missing");
});

test("nothing can be read below a submodule", () => {
	const entries = new Map([["lib", { kind: "submodule" } as const]]);
	expect(resolverOf(entries)("lib/x.py")).toEqual({ kind: "unreachable", reason: "it lies in a submodule" });
});
