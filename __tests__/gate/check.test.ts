import { describe, expect, test } from "@jest/globals";
import { check, type Ports, type Request, type Result } from "../../src/gate/check.ts";
import { configuredRules } from "../../src/gate/configured-rules.ts";
import { exitStatusOf } from "../../src/gate/exit-status.ts";
import { NO_INQUIRY } from "../../src/gate/inquiry.ts";
import type { Rule } from "../../src/gate/rule.ts";
import { topOf } from "../../src/source/place.ts";
import type { Source } from "../../src/source/source.ts";
import { SourceError } from "../../src/source/source-error.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

const REQUEST: Request = {
	where: { kind: "folder", path: "backend", within: "backend" },
	root: "backend",
	config: undefined,
	contract: undefined,
	python: undefined,
	failOn: undefined,
	engine: "auto",
	inquiry: NO_INQUIRY,
};

const CARD = (sdk: string) => `---\ntitle: Todo\nsdk: ${sdk}\n---\n\n# Todo\n`;

/** Whoever asks without having been told to. */
async function nobody(): Promise<never> {
	throw new Error("it asks somebody");
}

/** Ports over a tree in memory; `given` replaces what a test is about. */
function portsOver(source: Source, given: Partial<Ports> = {}): Ports {
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	return {
		openSource: async () => source,
		loadEngine: async () => ({ engine, fallback: undefined }),
		readText: async () => "",
		progress: () => undefined,
		askIndex: nobody,
		askResolver: nobody,
		validateCard: nobody,
		readSettings: nobody,
		...given,
	};
}

async function judged(
	files: Readonly<Record<string, string>>,
	request: Partial<Request> = {},
	given: Partial<Ports> = {},
) {
	return await check({ ...REQUEST, ...request }, portsOver(memorySource(files), given));
}

function faultIn(result: Result) {
	if (result.kind !== "fault") throw new Error("it was judged");
	return result.fault;
}

function judgementIn(result: Result) {
	if (result.kind !== "judged") throw new Error(result.fault.message);
	return result.judgement;
}

test("places in a configuration file that lies elsewhere are seen from the Space root", async () => {
	const given = { readText: async () => "card:\n  sdk: gradio\n" };
	const { findings } = judgementIn(await judged({ "main.py": "" }, { config: "ci/gate.yml" }, given));
	const [found] = findings.filter(({ rule }) => rule === "card/sdk");
	expect(found?.place).toMatchObject({ file: "../ci/gate.yml", start: { line: 2, column: 8 } });
});

describe("the contract", () => {
	test.each([
		[{ "main.py": "" }, {}, "python", "README.md"],
		[{ "README.md": CARD("python") }, {}, "python", "README.md says sdk: python"],
		[{ "README.md": CARD("gradio") }, {}, "python", "README.md says sdk: gradio"],
		[{ "README.md": CARD("docker") }, {}, "docker", "README.md says sdk: docker"],
		[{ "README.md": CARD("docker") }, { contract: "python" }, "python", '"contract" is set to python'],
		[{ "README.md": CARD("docker"), ".space-gate.yml": "contract: python" }, {}, "python", "is set to python"],
		[{ "README.md": CARD("docker"), ".space-gate.yml": "contract: python" }, { contract: "auto" }, "docker", "docker"],
		[{ ".space-gate.yml": "card: {sdk: docker}" }, {}, "docker", ".space-gate.yml says sdk: docker"],
		[{ "README.md": CARD("python"), ".space-gate.yml": "card: {sdk: docker}" }, {}, "python", "README.md says"],
		[{ ".space-gate.yml": "card: {title: x}" }, {}, "python", ".space-gate.yml names no sdk"],
		[{ "README.md": "---\ntitle: x\n---\n" }, {}, "python", "names no sdk"],
		[{ "README.md": "---\na: [\n---\n" }, {}, "python", "cannot be read"],
	] as const)("of %j with %j is %s", async (files, request, contract, reason) => {
		const judgement = judgementIn(await judged(files, request));
		expect(judgement.contract).toBe(contract);
		expect(judgement.contractReason).toContain(reason);
	});
});

describe("what is decided", () => {
	const files = { Dockerfile: "", "README.md": CARD("python") };

	test("comes from the file where the caller says nothing", async () => {
		const result = await judged({ ...files, ".space-gate.yml": 'python-version: "3.12"\nfail-on: notice' });
		expect(judgementIn(result).python).toBe("3.12");
		expect(result).toMatchObject({ failOn: "notice" });
	});

	test("comes from the caller where both say something", async () => {
		const request = { failOn: "warning", python: { major: 3, minor: 11 } } as const;
		const result = await judged({ ...files, ".space-gate.yml": 'python-version: "3.12"\nfail-on: notice' }, request);
		expect(judgementIn(result).python).toBe("3.11");
		expect(result).toMatchObject({ failOn: "warning" });
	});

	test("is the specification's where nobody says anything", async () => {
		const result = await judged(files);
		expect(judgementIn(result).python).toBe("3.10");
		expect(result).toMatchObject({ failOn: "error", verdict: "fail" });
	});

	test("comes from the file that the caller names, not from the one of the tree", async () => {
		const readText = async (path: string) => (path === "ci/gate.yml" ? "fail-on: warning" : "");
		const request = { config: "ci/gate.yml" };
		const result = await judged({ ...files, ".space-gate.yml": "fail-on: notice" }, request, { readText });
		expect(result).toMatchObject({ failOn: "warning" });
	});

	test("a rule that is off is skipped, and every report can say so", async () => {
		const text = "severity:\n  structure/dockerfile-forbidden: off";
		const { outcomes } = judgementIn(await judged({ ...files, ".space-gate.yml": text }));
		expect(outcomes.find(({ rule }) => rule === "structure/dockerfile-forbidden")).toEqual({
			rule: "structure/dockerfile-forbidden",
			state: "skipped",
			reason: ".space-gate.yml turns it off",
		});
	});

	test("a rule weighs what the file says", async () => {
		const text = "severity:\n  structure/dockerfile-forbidden: notice";
		const { findings } = judgementIn(await judged({ ...files, ".space-gate.yml": text }));
		expect(
			findings.filter(({ rule }) => rule === "structure/dockerfile-forbidden").map(({ severity }) => severity),
		).toEqual(["notice"]);
	});
});

test("a severity that is given is that of all problems of the rule, the lighter ones too", () => {
	const rule: Rule = {
		id: "a/b",
		title: "It holds",
		severity: "error",
		contracts: ["python"],
		clauses: [],
		since: "0.1.0",
		sources: [],
		check: () => [
			{ message: "a", place: topOf("a") },
			{ message: "b", place: topOf("b"), severity: "notice" },
		],
	};
	const asked: string[] = [];
	const [engine] = engines;
	if (engine === undefined) throw new Error("no engine");
	const space = spaceOf(memorySource({}), engine);
	const [weighed] = configuredRules([rule], { file: "x", severities: new Map([["a/b", "warning"]]) }, (id) =>
		asked.push(id),
	);
	const answer = weighed?.check(space);
	space.python.release();
	expect(answer).toMatchObject([{ severity: "warning" }, { severity: "warning" }]);
	expect(asked).toEqual(["a/b"]);
});

describe("the gate cannot judge", () => {
	const broken = (error: unknown) => async (): Promise<never> => {
		throw error;
	};

	test("a tree that cannot be opened", async () => {
		const openSource = broken(new SourceError("folder-missing", 'There is no folder "x".', "Check the path."));
		const result = await judged({}, {}, { openSource });
		expect(faultIn(result)).toEqual({
			kind: "configuration",
			code: "folder-missing",
			message: 'There is no folder "x".',
			advice: "Check the path.",
		});
		expect(exitStatusOf(result)).toBe(2);
	});

	test("a tree without files", async () => {
		expect(faultIn(await judged({}))).toMatchObject({ kind: "configuration", code: "nothing-to-judge" });
	});

	test("without a parser, which is never a pass", async () => {
		const loadEngine = broken(new Error("no WebAssembly"));
		const fault = faultIn(await judged({ "main.py": "" }, {}, { loadEngine }));
		expect(fault).toMatchObject({ kind: "internal", code: "parser-unavailable", message: "no WebAssembly" });
		const wanted = faultIn(await judged({ "main.py": "" }, { engine: "native" }, { loadEngine }));
		expect(wanted).toMatchObject({ kind: "configuration", code: "parser-unavailable" });
	});

	test("by a configuration file that is wrong, or cannot be read", async () => {
		const wrong = await judged({ "main.py": "", ".space-gate.yml": "x: 1" });
		expect(faultIn(wrong)).toMatchObject({ kind: "configuration", code: "config-invalid" });
		const readText = broken(Object.assign(new Error(), { code: "ENOENT" }));
		const missing = faultIn(await judged({ "main.py": "" }, { config: "no.yml" }, { readText }));
		expect(missing).toMatchObject({
			code: "config-unreadable",
			message: expect.stringContaining('"no.yml" cannot be read (ENOENT)'),
		});
		const source = { ...memorySource({ "main.py": "" }), read: () => ({ unreadable: "it is a link out of the root" }) };
		const linked = faultIn(await check(REQUEST, portsOver(source)));
		expect(linked).toMatchObject({
			code: "config-unreadable",
			message: expect.stringContaining("a link out of the root"),
		});
	});

	test("for a reason of its own, which it says to be its own", async () => {
		const progress = () => {
			throw new Error("lost");
		};
		expect(faultIn(await judged({ "main.py": "" }, {}, { progress }))).toMatchObject({
			kind: "internal",
			code: "internal",
			message: "lost",
			cause: expect.any(Error),
		});
	});
});

test("every rule is announced before it is asked", async () => {
	const steps: string[] = [];
	const result = await judged({ "main.py": "" }, {}, { progress: (step) => steps.push(step) });
	expect(steps).toEqual(["reading the files", ...judgementIn(result).outcomes.map(({ rule }) => `asking ${rule}`)]);
});
