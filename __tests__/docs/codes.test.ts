import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

/** The words for failures of a deployment, as the type has them. */
const source = readFileSync("src/deploy/failure.ts", "utf8");
const [declared = ""] = /export type FailureCode =[\s\S]*?;\n/.exec(source) ?? [];
const codes = [...declared.matchAll(/^\t\| "([a-z-]+)"/gm)].map(([, code]) => code);

function codesIn(text: string): readonly string[] {
	return [...text.matchAll(/`([a-z][a-z-]*)`/g)].map(([, code = ""]) => code);
}

test("every code of a failure is explained, by the page about deployments or the one about rehearsals, and no other is", () => {
	const listed = ["docs/deploying.md", "docs/rehearsing.md"].flatMap((page) => {
		const [, rows = ""] = readFileSync(page, "utf8").split("| code | means |");
		return (rows.split("\n\n")[0] ?? "").split("\n").flatMap((row) => codesIn(row.split("|")[1] ?? ""));
	});
	expect(codes.length).toBeGreaterThan(20);
	expect([...new Set(listed)].toSorted()).toEqual(codes.toSorted());
});

test("the page about troubleshooting names codes that there are", () => {
	const page = readFileSync("docs/troubleshooting.md", "utf8");
	const named = [...page.matchAll(/Codes?\b[^`.]*((?:`[a-z-]+`(?:,\s| and )?)+)/g)].flatMap(([, list = ""]) =>
		codesIn(list),
	);
	expect(named.length).toBeGreaterThan(8);
	expect(named.filter((code) => !codes.includes(code))).toEqual([]);
});
