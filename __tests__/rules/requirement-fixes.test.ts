import { describe, expect, test } from "@jest/globals";
import type { Edit, Finding } from "../../src/gate/finding.ts";
import { judge } from "../../src/gate/judge.ts";
import { RULES } from "../../src/rules/index.ts";
import type { Source } from "../../src/source/source.ts";
import { textOf, withEdits } from "../support/apply-fix.ts";
import { casesOf } from "../support/cases.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { type Conditions, spaceOf } from "../support/spaces.ts";

const FIXING = ["required-package", "duplicate", "wrong-distribution"].map((name) => `dependencies/${name}`);

function findingsIn(source: Source, rules: readonly string[], conditions: Conditions = {}): readonly Finding[] {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const space = spaceOf(source, engine, conditions);
	const judged = RULES.filter(({ id }) => rules.includes(id));
	const { findings } = judge(space, judged, "");
	space.python.release();
	return findings;
}

/** What the file becomes by one fix after the other, each found anew. */
function fixedAll(source: Source, rules: readonly string[], conditions: Conditions = {}): Source {
	let current = source;
	for (let round = 0; round < 20; round++) {
		const fix = findingsIn(current, rules, conditions).find((one) => one.fix !== undefined)?.fix;
		if (fix === undefined) return current;
		current = withEdits(current, fix.edits);
	}
	throw new Error("there is no end of fixes");
}

/** Lines of the edited files that were there before and are not any more. */
function linesLost(before: Source, after: Source, edits: readonly Edit[]): string[] {
	return [...new Set(edits.map(({ place }) => place.file))].flatMap((path) => {
		const left = textOf(after, path).split(/\r\n|\n|\r/);
		return textOf(before, path)
			.split(/\r\n|\n|\r/)
			.filter((line) => {
				const at = left.indexOf(line);
				if (at !== -1) left.splice(at, 1);
				return at === -1;
			});
	});
}

describe.each(FIXING)("fixes of %s", (id) => {
	const fixable = casesOf(id).flatMap((given) =>
		findingsIn(given.source, [id], given).flatMap((finding, index) =>
			finding.fix === undefined ? [] : [{ name: `${given.name} ${index}`, given, finding, fix: finding.fix }],
		),
	);

	test("there are some", () => expect(fixable.length).toBeGreaterThan(3));

	test.each(fixable)("$name: the finding is gone, and only what it is about has changed", ({ given, finding, fix }) => {
		const after = withEdits(given.source, fix.edits);
		const before = findingsIn(given.source, [id], given);
		const left = findingsIn(after, [id], given);
		const same = ({ message }: Finding) => message === finding.message;
		expect(left.filter(same).length).toBe(before.filter(same).length - 1);
		expect(left.length).toBe(before.length - 1);
		expect(linesLost(given.source, after, fix.edits).length).toBeLessThanOrEqual(
			fix.edits.filter(({ place }) => place.start.line !== place.end.line || place.start.column !== place.end.column)
				.length,
		);
	});

	test.each(fixable)("$name: at the end nothing is left to fix", ({ given }) => {
		const after = fixedAll(given.source, [id], given);
		expect(findingsIn(after, [id], given).filter(({ fix }) => fix !== undefined)).toEqual([]);
	});
});

describe("a missing requirement is added", () => {
	const added = (text: string | Uint8Array, missing: readonly string[] = ["uvicorn"]) => {
		const source = memorySource({ "requirements.txt": text });
		const settings = { requiredPackages: missing };
		const after = fixedAll(source, ["dependencies/required-package"], { settings });
		expect(findingsIn(after, ["dependencies/required-package"], { settings })).toEqual([]);
		return textOf(after, "requirements.txt");
	};

	test.each<[where: string, before: string, after: string]>([
		["behind the last one", "sqlmodel\nfastapi\n", "sqlmodel\nfastapi\nuvicorn\n"],
		["where the last line has no end", "sqlmodel\nfastapi", "sqlmodel\nfastapi\nuvicorn"],
		[
			"at its place in a sorted list",
			"fastapi\npydantic==2.7\nsqlmodel\nzstd\n",
			"fastapi\npydantic==2.7\nsqlmodel\nuvicorn\nzstd\n",
		],
		["before the first of a sorted list", "vine\nwheel\nzstd\n", "uvicorn\nvine\nwheel\nzstd\n"],
		["with the file's line ends", "fastapi\r\nsqlmodel\r\n", "fastapi\r\nsqlmodel\r\nuvicorn\r\n"],
		["with old line ends", "fastapi\rsqlmodel\r", "fastapi\rsqlmodel\ruvicorn\r"],
		["before what is commented out", "fastapi\n\n# later\n# redis\n", "fastapi\nuvicorn\n\n# later\n# redis\n"],
		["behind a comment of the last one", "fastapi  # the framework\n", "fastapi  # the framework\nuvicorn\n"],
		[
			"behind a continued line",
			"fastapi \\\n  >=0.110 \\\n  ,<1\n# end\n",
			"fastapi \\\n  >=0.110 \\\n  ,<1\nuvicorn\n# end\n",
		],
		["behind a line that continues with nothing", "fastapi \\\n\n# end\n", "fastapi \\\n\nuvicorn\n# end\n"],
		["behind a heading", "# web\n\n", "# web\nuvicorn\n\n"],
		["behind options", "--index-url https://pypi.org/simple\n", "--index-url https://pypi.org/simple\nuvicorn\n"],
		["in an empty file", "", "uvicorn\n"],
		["in an empty line", "\n\n", "uvicorn\n\n\n"],
		["behind a mark", "\ufefffastapi\n", "\ufefffastapi\nuvicorn\n"],
		["not in an included file", "-r base.txt\n", "-r base.txt\nuvicorn\n"],
	])("%s", (_where, before, after) => {
		const source = memorySource({ "requirements.txt": before, "base.txt": "fastapi\n" });
		const settings = { requiredPackages: ["uvicorn"] };
		const fixed = fixedAll(source, ["dependencies/required-package"], { settings });
		expect(textOf(fixed, "requirements.txt")).toBe(after);
		expect(findingsIn(fixed, ["dependencies/required-package"], { settings })).toEqual([]);
	});

	test("and several, too, at once and one after the other", () => {
		const before = "annotated-types\nfastapi\nhttpx\n";
		const missing = ["uvicorn", "pydantic"];
		expect(added(before, missing)).toBe("annotated-types\nfastapi\nhttpx\npydantic\nuvicorn\n");
		const source = memorySource({ "requirements.txt": "redis" });
		const settings = { requiredPackages: missing };
		const edits = findingsIn(source, ["dependencies/required-package"], { settings }).flatMap(
			({ fix }) => fix?.edits ?? [],
		);
		expect(textOf(withEdits(source, edits), "requirements.txt")).toBe("redis\nuvicorn\npydantic");
	});

	test.each<[why: string, before: string | Uint8Array]>([
		["pip checks hashes", `fastapi==0.110.0 --hash=sha256:${"ab12".repeat(16)}\n`],
		["pip checks the hashes of an included file", "-r hashed.txt\n"],
		["pip is told to check hashes", "--require-hashes\n"],
		["the file is not UTF-8", new Uint8Array([0xff, 0xfe, 0x66, 0, 0x0a, 0])],
		["the last line has no end that could be seen", "fastapi \\"],
	])("but not where %s", (_why, before) => {
		const hashed = `fastapi==0.110.0 --hash=sha256:${"ab12".repeat(16)}\n`;
		const source = memorySource({ "requirements.txt": before, "hashed.txt": hashed });
		const found = findingsIn(source, ["dependencies/required-package"], {
			settings: { requiredPackages: ["uvicorn"] },
		});
		expect(found.map(({ fix }) => fix)).toEqual([undefined]);
	});
});

describe("a line that says nothing new is taken out", () => {
	test.each<[what: string, before: string, after: string]>([
		["in the middle", "fastapi\nfastapi\nuvicorn\n", "fastapi\nuvicorn\n"],
		["at the end", "fastapi\nuvicorn\nfastapi", "fastapi\nuvicorn"],
		["with the file's line ends", "fastapi\r\nuvicorn\r\nfastapi\r\n", "fastapi\r\nuvicorn\r\n"],
		["with its white space", "fastapi\n  fastapi  \nuvicorn\n", "fastapi\nuvicorn\n"],
		["the first, where the second says more", "uvicorn\nfastapi\nuvicorn[standard]\n", "fastapi\nuvicorn[standard]\n"],
		["each of several", "a\na\na\n", "a\n"],
	])("%s", (_what, before, after) => {
		const fixed = fixedAll(memorySource({ "requirements.txt": before }), ["dependencies/duplicate"]);
		expect(textOf(fixed, "requirements.txt")).toBe(after);
	});

	test.each([
		"fastapi\nfastapi  # the framework\n",
		"fastapi\nfastapi \\\n\nuvicorn\n",
		`a==1 --hash=sha256:${"ab12".repeat(16)}\na==1 --hash=sha256:${"cd34".repeat(16)}\n`,
		"pydantic>=2\npydantic<3\n",
		'uvloop==0.19 ; sys_platform == "linux"\nuvloop ; python_version >= "3.8"\n',
	])("but not where something would be lost: %j", (text) => {
		const found = findingsIn(memorySource({ "requirements.txt": text }), ["dependencies/duplicate"]);
		expect(found.map(({ fix }) => fix)).toEqual([undefined]);
	});
});

test("a line that other lists may include is left to people", () => {
	const found = (first: string, base: string) =>
		findingsIn(memorySource({ "requirements.txt": first, "base.txt": base }), ["dependencies/duplicate"]);
	expect(found("-r base.txt\nuvicorn[standard]\n", "uvicorn\n").map(({ fix }) => fix?.safety)).toEqual(["unsafe"]);
	expect(found("-r base.txt\n", "uvicorn\nuvicorn\n").map(({ fix }) => fix?.safety)).toEqual(["safe"]);
});

test("names are put right, versions and extras left to people", () => {
	const rules = ["dependencies/wrong-distribution"];
	const source = memorySource({
		"requirements.txt": 'jose\njwt[crypto]==1.3.1\nyaml ; python_version >= "3.8"\nasyncio\n',
	});
	expect(findingsIn(source, rules).map(({ fix }) => fix?.safety)).toEqual(["safe", "unsafe", "safe", "safe"]);
	expect(textOf(fixedAll(source, rules), "requirements.txt")).toBe(
		'python-jose\nPyJWT\nPyYAML ; python_version >= "3.8"\n',
	);
});

test("a name that is mistaken is put right, and not added once more", () => {
	const text = "fastapi\nuvicorn\npydantic\nsqlmodel\ndotenv\n";
	const rules = ["dependencies/required-package", "dependencies/wrong-distribution"];
	const fixed = fixedAll(memorySource({ "requirements.txt": text }), rules);
	expect(textOf(fixed, "requirements.txt")).toBe("fastapi\nuvicorn\npydantic\nsqlmodel\npython-dotenv\n");
	expect(findingsIn(fixed, rules)).toEqual([]);
});
