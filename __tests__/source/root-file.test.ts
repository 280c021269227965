import { expect, test } from "@jest/globals";
import { lookalikes, rootFile } from "../../src/source/root-file.ts";
import { shown } from "../../src/source/shown.ts";
import type { Omission } from "../../src/source/source.ts";
import { memorySource } from "../support/memory-source.ts";

type Files = Parameters<typeof memorySource>[0];

function clauseOf(files: Files, omissions: readonly Omission[] = []): string {
	const found = rootFile({ ...memorySource(files), omissions }, "main.py");
	return found.kind === "obstructed" ? found.clause : found.kind;
}

test.each<[Files, string]>([
	[{ "main.py": "" }, "file"],
	[{ "main.py": { link: "x.py" }, "x.py": "" }, "file"],
	[{ "src/main.py": "" }, "absent"],
	[{ "main.py/x.py": "" }, "is a folder"],
	[{ "main.py": { link: "src" }, "src/x.py": "" }, 'is a link to "src", which is a folder'],
	[{ "main.py": { link: "x.py" } }, 'is a link to "x.py", and there is no such file'],
	[{ "main.py": { link: "/x.py" } }, 'is a link to "/x.py", and that leads out of the Space root'],
	[{ "main.py": { link: "main.py" } }, 'is a link to "main.py", and that goes in a circle'],
])("%j: main.py %s", (files, clause) => {
	expect(clauseOf(files)).toBe(clause);
});

test("a submodule and what was not taken in stand in the way too", () => {
	const entries = new Map([["main.py", { kind: "submodule" } as const]]);
	expect(rootFile({ ...memorySource({}), entries }, "main.py")).toMatchObject({ clause: "is a submodule" });
	const omission = { kind: "special", path: "main.py", reason: "it is a pipe, a socket or a device" } as const;
	expect(clauseOf({}, [omission])).toBe("is a pipe, a socket or a device");
});

test("lookalikes differ by case, by blanks or by an ending that was added, and lie at the root", () => {
	const names = ["MAIN.PY", "Main.py", "a/main.py", "main.py", "main.py ", "main.py.txt", "main.pyc", "remain.py"];
	const source = memorySource(Object.fromEntries(names.map((name) => [name, ""])));
	expect(lookalikes(source, "main.py")).toEqual(["MAIN.PY", "Main.py", "main.py ", "main.py.txt"]);
});

test("a long text is cut in its middle", () => {
	expect(shown("a".repeat(120))).toBe("a".repeat(120));
	expect(shown(`${"a".repeat(100)}${"b".repeat(100)}`)).toBe(`${"a".repeat(60)}…${"b".repeat(59)}`);
});
