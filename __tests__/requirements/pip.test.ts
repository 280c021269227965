import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import type { Requirement, Requirements, UnreadLine } from "../../src/requirements/requirements.ts";
import rule from "../../src/rules/dependencies/invalid-requirement.ts";
import { linesOf } from "../../src/source/lines.ts";
import type { Position } from "../../src/source/place.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { announceSkipped, askPython } from "../support/python.ts";
import { spaceOf } from "../support/spaces.ts";

/** Name, extras, clauses, whether the marker holds (null where that depends on the machine), and whether there is an address. */
type Said = readonly [string | null, readonly string[], readonly string[], boolean | null, boolean];

/** What a pip makes of a file; null where it rejects it. */
type Outcome = {
	readonly requirements: readonly Said[];
	readonly constraints: readonly Said[];
	readonly options: readonly (readonly [name: string, value: string | null])[];
} | null;

interface Row {
	readonly title: string;
	readonly files: Readonly<Record<string, string | Uint8Array>>;
	readonly outcomes: readonly (readonly [pips: readonly string[], outcome: Outcome])[];
}

/** Recorded by record-pip.py. */
const ROWS: readonly Row[] = readFileSync("__tests__/requirements/pip.jsonl", "utf8")
	.trimEnd()
	.split("\n")
	.map((line) => {
		const { files, outcomes } = JSON.parse(line);
		const contents = Object.entries<string | { bytes: string }>(files).map(([name, content]) => [
			name,
			typeof content === "string" ? content : Buffer.from(content.bytes, "latin1"),
		]);
		return { title: JSON.stringify(files).slice(0, 160), files: Object.fromEntries(contents), outcomes };
	});

function read(files: Row["files"]): Requirements {
	const requirements = readRequirements(memorySource(files), { major: 3, minor: 10 });
	if (requirements === undefined) throw new Error("there is no requirements.txt");
	return requirements;
}

const [engine] = engines;
if (engine === undefined) throw new Error("no engine");
const SPACE = spaceOf(memorySource({}), engine);

/** Causes that say that pip rejects the file. */
const REJECTED: readonly UnreadLine["cause"][] = ["invalid", "include", "absent", "encoding", "format"];

type Verdict = "accepted" | "divided" | "rejected";

function verdictOf({ requirements, constraints, unread }: Requirements): Verdict {
	if (unread.some(({ cause }) => REJECTED.includes(cause))) return "rejected";
	const isDivided = [...requirements, ...constraints].some(({ legacy, recent }) => legacy ?? recent);
	return isDivided ? "divided" : "accepted";
}

function recorded({ outcomes }: Row): Verdict {
	const isRejected = outcomes.map(([, outcome]) => outcome === null);
	if (isRejected.every((one) => one)) return "rejected";
	return isRejected.some((one) => one) ? "divided" : "accepted";
}

function told({ name, extras, specifier, isInstalled, origin }: Requirement) {
	const isLink = origin.kind !== "index";
	const clauses = isLink ? [] : specifier.map((clause) => `${clause.operator}${clause.version}`);
	return [name, extras.toSorted(), [...new Set(clauses)].toSorted(), isInstalled, isLink];
}

/** What depends on the machine counts as installed; a name that is not said is not listed. */
function expected(said: readonly Said[]) {
	// pip reads a file as often as it is included.
	return unique(said)
		.filter(([name]) => name !== null)
		.map(([name, extras, clauses, holds, isLink]) => [name, extras, clauses, holds !== false, isLink]);
}

function unique<T>(items: readonly T[]): T[] {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

describe("pip and the reader agree on", () => {
	// What a variable stands for is not known here; see read-requirements.test.ts.
	const rows = ROWS.filter(({ title }) => !title.includes("$" + "{"));

	test("at least nine hundred files, a third of them rejected", () => {
		expect(rows.length).toBeGreaterThan(900);
		expect(rows.filter((row) => recorded(row) === "rejected").length).toBeGreaterThan(300);
		expect(rows.filter((row) => recorded(row) === "accepted").length).toBeGreaterThan(300);
		expect(rows.filter((row) => recorded(row) === "divided").length).toBeGreaterThan(30);
	});

	test.each(rows)("$title", (row) => {
		const found = read(row.files);
		expect(verdictOf(found)).toBe(recorded(row));
		if (recorded(row) === "rejected") return;
		const outcome = row.outcomes.map(([, one]) => one).findLast((one) => one !== null);
		if (outcome === undefined || outcome === null) throw new Error("no outcome");
		expect(found.requirements.map(told)).toEqual(expected(outcome.requirements));
		expect(found.constraints.map(told)).toEqual(expected(outcome.constraints));
		const unnamed = outcome.requirements.filter(([name]) => name === null);
		expect(found.unread.filter(({ cause }) => cause === "unnamed")).toHaveLength(unnamed.length);
		const options = new Set(outcome.options.map(([name]) => name));
		const values = found.options.filter(({ name }) => options.has(name) || !/^--(?:no|only)-binary$/.test(name));
		expect(values.map(({ name, value }) => [name, value ?? null]).toSorted()).toEqual(outcome.options.toSorted());
	});
});

describe("the rule and pip agree on how much a file weighs", () => {
	const rows = ROWS.filter(({ title }) => !title.includes("$" + "{"));

	test.each(rows)("$title", (row) => {
		const answer = rule.check({ ...SPACE, requirements: read(row.files) });
		if ("skipped" in answer) throw new Error(answer.skipped);
		const weights = new Set(answer.map(({ severity = rule.severity }) => severity));
		const verdict = recorded(row);
		// An index knows no Python, and what pip passes over is worth a warning, though pip takes the line.
		const expected = { rejected: ["error"], divided: ["warning"], accepted: ["none", "warning"] }[verdict];
		if (verdict === "accepted" && /"(?:python[=>]=|pkg.resources==|pywin32==306")/.test(row.title)) return;
		expect(expected).toContain(weights.has("error") ? "error" : weights.has("warning") ? "warning" : "none");
		if (verdict !== "accepted" || weights.size === 0) return;
		expect(read(row.files).unread.map(({ cause }) => cause)).toContain("ignored");
	});
});

describe("a fix mends its line", () => {
	const fixed = ROWS.flatMap((row) => {
		if (row.title.includes('"bytes"')) return [];
		const answer = rule.check({ ...SPACE, requirements: read(row.files) });
		if ("skipped" in answer) return [];
		return answer.flatMap(({ fix, place }) => (fix === undefined ? [] : [{ row, fix, place, count: answer.length }]));
	});

	test("in more than a hundred files", () => {
		expect(fixed.length).toBeGreaterThan(100);
	});

	test.each(fixed)("$row.title", ({ row, fix, place, count }) => {
		const before = row.files[place.file];
		if (typeof before !== "string") throw new Error("the file is no text");
		const lines = linesOf(before.replace(/^\ufeff/, ""));
		const offset = ({ line, column }: Position) => lines.offset(line) + column - 1;
		const [edit] = fix.edits;
		if (edit === undefined || fix.edits.length > 1) throw new Error("not one edit");
		const text = before.replace(/^\ufeff/, "");
		const after = text.slice(0, offset(place.start)) + edit.text + text.slice(offset(place.end));
		const answer = rule.check({ ...SPACE, requirements: read({ ...row.files, [place.file]: after }) });
		if ("skipped" in answer) throw new Error(answer.skipped);
		expect(answer).toHaveLength(count - 1);
	});
});

describe("the recording", () => {
	const known = new Set(ROWS.flatMap(({ outcomes }) => outcomes.flatMap(([pips]) => pips)));
	const { stdout } = spawnSync("python3", ["-c", "import pip; print(pip.__version__)"], { encoding: "utf8" });
	const pip = stdout?.trim() ?? "";

	test("is what the pip of this machine says", () => {
		if (!known.has(pip)) {
			announceSkipped("requirements files compared with pip", `python3 has no pip of ${[...known].join(", ")}`);
			return;
		}
		const answer = JSON.parse(askPython(["__tests__/requirements/record-pip.py", "--print"]));
		const wrong = ROWS.filter((row, index) => {
			const expected = row.outcomes.find(([pips]) => pips.includes(pip))?.[1];
			return JSON.stringify(answer.outcomes[index]) !== JSON.stringify(expected);
		});
		expect(wrong.map(({ title }) => title)).toEqual([]);
	}, 300_000);
});
