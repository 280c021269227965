import { describe, expect, test } from "@jest/globals";
import { type Cause, OFFLINE } from "../../src/packages/answers.ts";
import { readPipWords } from "../../src/packages/resolver/pip-words.ts";
import { requirementLines } from "../../src/packages/resolver/requirement-lines.ts";
import { readRequirements } from "../../src/requirements/read-requirements.ts";
import { resolverProblems } from "../../src/rules/installed/resolver-conflict.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { fc } from "../support/seed.ts";
import { spaceOf } from "../support/spaces.ts";

const CONFLICT = `Looking in indexes: http://127.0.0.1:1/simple
Collecting web==1.0

The conflict is caused by:
    The user requested model<2
    The user requested (constraint) model!=1.5
    web[all] 1.0 depends on model>=2; extra == "all"
    web[all] 1.0 depends on model>=2; extra == "all"

To fix this you could try to:
1. loosen the range of package versions you've specified
`;

describe("pip's words", () => {
	test("name the causes of a conflict, each once", () => {
		expect(readPipWords(CONFLICT, "ERROR: ResolutionImpossible: for help visit x")).toEqual({
			kind: "impossible",
			causes: [
				{ kind: "requested", name: "model", requirement: "model<2" },
				{ kind: "constrained", name: "model", requirement: "model!=1.5" },
				{ kind: "depends", name: "web", version: "1.0", requirement: 'model>=2; extra == "all"' },
			],
		});
	});

	test("say what has no wheel", () => {
		const said = [
			"ERROR: Ignored the following versions that require a different python version: 2.0 Requires-Python >=3.11",
			"ERROR: Could not find a version that satisfies the requirement a>=2 (from b) (from versions: 1.0)",
			"ERROR: No matching distribution found for a>=2",
		];
		expect(readPipWords("", said.join("\n"))).toEqual({ kind: "no-wheel", requirement: "a>=2" });
	});

	test("are else what they are", () => {
		const fault = "ERROR: Exception:\nTraceback (most recent call last):\n  File x\nValueError: no\n";
		expect(readPipWords("", fault)).toEqual({ kind: "other", said: "ValueError: no" });
		expect(readPipWords("", "ERROR: Invalid requirement\n")).toEqual({ kind: "other", said: "Invalid requirement" });
		expect(readPipWords("The conflict is caused by:\n\n", "")).toEqual({ kind: "other", said: "" });
	});

	test("of a distribution with extras do not name it as its own dependency", () => {
		const lines = [
			"The conflict is caused by:",
			"    The user requested web<2",
			"    todo 4.0 depends on todo 4.0 (from http://127.0.0.1:1/files/todo-4.0-py3-none-any.whl)",
			"    todo[all] 4.0 depends on Todo==4.0",
			"    todo[all] 4.0 depends on web>=2; extra == 'all'",
		];
		expect(readPipWords(`${lines.join("\n")}\n`, "")).toEqual({
			kind: "impossible",
			causes: [
				{ kind: "requested", name: "web", requirement: "web<2" },
				{ kind: "depends", name: "todo", version: "4.0", requirement: "web>=2; extra == 'all'" },
			],
		});
	});

	test("have bounds", () => {
		const many = `The conflict is caused by:\n${"    The user requested a<2\n".repeat(5)}${Array.from({ length: 10_000 }, (_, n) => `    p${n} 1 depends on a${"x".repeat(1_000)}\n`).join("")}`;
		const words = readPipWords(many, "");
		if (words.kind !== "impossible") throw new Error(words.kind);
		expect(words.causes.length).toBeLessThan(60);
		expect(JSON.stringify(words).length).toBeLessThan(30_000);
	});
});

describe("what a resolver is given", () => {
	const linesFor = (text: string) => {
		const read = readRequirements(memorySource({ "requirements.txt": text }), { major: 3, minor: 10 });
		return requirementLines(read?.requirements ?? []);
	};

	test("is written anew", () => {
		const text = "# ours\nFast_API [all, Standard] >= 0.100 , <1 # why\nx==1.* ; python_version > '3'\ny===1.0+local\n";
		expect(linesFor(text)).toBe("fast-api[all,standard]>=0.100,<1\nx==1.*; python_version > '3'\ny===1.0+local\n");
	});

	test("lacks what is not from the index, is not installed, or is no plain version", () => {
		const lines = [
			"-i https://evil.example/simple",
			"--no-binary :all:",
			"-e .",
			"./local",
			"a @ https://evil.example/a-1.0-py3-none-any.whl",
			"git+https://evil.example/b.git#egg=b",
			"https://evil.example/c-1.0-py3-none-any.whl",
			"d; sys_platform == 'win32'",
			"e>=1.x",
			"f===\u0024{HOME}",
			"g; python_version > '3' and platform_version != '\u0024{HOME}'",
			"h; platform_version != 'a --index-url=https://evil.example'",
		];
		expect(linesFor(`${lines.join("\n")}\nkept\n`)).toBe("kept\n");
	});

	test("is nothing but names, extras, versions and markers, whatever the file says", () => {
		const pieces = [
			"a",
			"B_c",
			"[",
			"]",
			"x",
			",",
			"==",
			"===",
			">=",
			"1.0",
			"*",
			";",
			" ",
			" -",
			"-r",
			"--pre",
			"@",
			"#",
		];
		const more = [
			"python_version",
			"'",
			'"',
			">",
			"\n",
			"\\\n",
			"\u0024{HOME}",
			"https://e.example/",
			"(",
			")",
			"\t",
			"é",
		];
		const text = fc.array(fc.constantFrom(...pieces, ...more), { maxLength: 30 }).map((parts) => parts.join(""));
		const line =
			/^[a-z0-9-]+(?:\[[a-z0-9,-]+\])?(?:(?:===|==|!=|~=|<=|>=|<|>)[A-Za-z0-9.!+_*-]+,?)*(?:; [^#$@:/\\-]+)?$/;
		fc.assert(
			fc.property(text, (written) => {
				for (const one of linesFor(written).split("\n").slice(0, -1)) expect(one).toMatch(line);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("a conflict is", () => {
	const problemsFor = (requirements: string, causes: readonly Cause[]) => {
		const [engine] = engines;
		if (engine === undefined) throw new Error("no engine");
		const packages = { ...OFFLINE, resolution: { kind: "impossible", tool: "pip 25.0", causes } } as const;
		return resolverProblems(spaceOf(memorySource({ "requirements.txt": requirements }), engine, { packages }));
	};
	const WEB: Cause = { kind: "depends", name: "web", version: "1.0", requirement: "model>=2" };
	const MODEL: Cause = { kind: "requested", name: "model", requirement: "model<2" };

	test("an error where what is pinned contradicts itself", () => {
		const [problem, ...others] = problemsFor("web[all]==1.0\nmodel<2\n", [MODEL, WEB]);
		expect(others).toEqual([]);
		expect(problem?.severity).toBeUndefined();
		expect(problem?.place.start.line).toBe(2);
		expect(problem?.trace?.map(({ place, note }) => `${place.start.line} ${note}`)).toEqual([
			"2 asks for model<2",
			"1 web 1.0 needs model>=2",
		]);
		expect(problem?.message).toBe(
			"These requirements cannot be installed together: the requirements ask for `model<2` and web 1.0 needs `model>=2`. " +
				"pip 25.0 finds no versions that meet all of them, so installing them fails and the Space is not built. " +
				"Loosen or change one of them.",
		);
	});

	test.each<[string, string, readonly Cause[]]>([
		["an older version might do", "web>=0.9\nmodel<2\n", [MODEL, WEB]],
		["a pin is only a prefix", "web==1.*\nmodel<2\n", [MODEL, WEB]],
		["the pin is not the Space's", "web==1.0; sys_platform == 'win32'\nmodel<2\n", [MODEL, WEB]],
		["sources might do", "web==1.0\nmodel<3\n", [{ ...MODEL, requirement: "model<3" }, WEB]],
		["another distribution brings it", "app==1\nmodel<2\n", [MODEL, WEB]],
	])("a warning where %s", (_, requirements, causes) => {
		const problems = problemsFor(requirements, causes);
		expect(problems.map(({ severity }) => severity)).toEqual(["warning"]);
		expect(problems[0]?.message).toContain("Unless it can build an older one from sources");
	});

	test("left to those who read the files where the files alone contradict each other", () => {
		const other: Cause = { kind: "constrained", name: "model", requirement: "model>=2" };
		expect(problemsFor("model<2\n-c c.txt\n", [MODEL, other])).toEqual([]);
		expect(problemsFor("model<2\n-c c.txt\n", [MODEL, other, WEB])).toEqual([]);
		expect(problemsFor("model<2\n-c c.txt\n", [MODEL, { ...other, requirement: "model!=1.5" }])).toHaveLength(1);
	});

	test("told in a few words, however many causes it has", () => {
		const causes = Array.from({ length: 50 }, (_, number): Cause => ({ ...WEB, name: `p${number}` }));
		const [problem] = problemsFor("p1==1\n", causes);
		expect(problem?.message).toContain("p3 1.0 needs `model>=2`, and 46 more say the like.");
		expect(problem?.message.length).toBeLessThan(1_000);
	});
});
