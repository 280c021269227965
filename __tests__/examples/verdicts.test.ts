import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { RULES } from "../../src/rules/index.ts";

interface Report {
	readonly verdict: string;
	readonly entrypoint: { readonly state: string };
	readonly findings: readonly { readonly rule: string }[];
}

const SOUND = ["todo-backend", "docker-backend"];
const examples = readdirSync("examples", { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map(({ name }) => name);

function check(example: string): { readonly status: number | null; readonly report: Report } {
	const words = ["dist/cli.cjs", "check", `examples/${example}`, "--format", "json"];
	const { status, stdout } = spawnSync(process.execPath, words, { encoding: "utf8" });
	return { status, report: JSON.parse(stdout) };
}

/** Rules by the example that the table in examples/README.md says they fail in. */
function claims(): Map<string, string[]> {
	const rows = readFileSync("examples/README.md", "utf8").matchAll(/^\| ([a-z]+\/[a-z-]+) \| (.+) \|$/gm);
	const byExample = new Map<string, string[]>();
	for (const [, rule = "", cell = ""] of rows) {
		for (const example of cell.split(", ")) byExample.set(example, [...(byExample.get(example) ?? []), rule]);
	}
	return byExample;
}

const claimed = claims();

test.each(SOUND)("%s is sound: it passes without a word, and its entry point is proven", (example) => {
	const { status, report } = check(example);
	expect(report).toMatchObject({ verdict: "pass", entrypoint: { state: "proven" }, findings: [] });
	expect(status).toBe(0);
});

describe("every other example breaks just the rules that examples/README.md says", () => {
	test.each(examples.filter((example) => !SOUND.includes(example)))("%s", (example) => {
		const { report } = check(example);
		const found = new Set(report.findings.map(({ rule }) => rule));
		expect([...found].toSorted()).toEqual(claimed.get(example)?.toSorted());
	});
});

test("every rule is broken by an example, or the table says why it is not", () => {
	expect([...new Set([...claimed.values()].flat())].toSorted()).toEqual(RULES.map(({ id }) => id).toSorted());
	const places = [...claimed.keys()].filter((place) => !place.startsWith("none: "));
	expect(places.toSorted()).toEqual(examples.filter((example) => !SOUND.includes(example)).toSorted());
});
