import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { logConcealer } from "../../../src/deploy/diagnosis/conceal-log.ts";
import { diagnose, type Known } from "../../../src/deploy/diagnosis/diagnose.ts";
import { lastChain, tracebacksIn } from "../../../src/deploy/diagnosis/traceback.ts";
import { failure } from "../../../src/deploy/failure.ts";
import { DEFAULT_PYTHON } from "../../../src/python/version.ts";
import { readRequirements } from "../../../src/requirements/read-requirements.ts";
import { topOf } from "../../../src/source/place.ts";
import { memorySource } from "../../support/memory-source.ts";
import { processorTime } from "../../support/processor-time.ts";
import { assembled } from "../../support/tokens.ts";

interface Build {
	readonly name: string;
	readonly log: string;
	readonly at?: string;
	readonly says: readonly string[];
}

const ALL: readonly (Build & Readonly<Record<string, unknown>>)[] = parse(
	readFileSync("__tests__/deploy/diagnosis/builds.yml", "utf8"),
);

/** A tree of these files under the contract that they call for. */
function knownOf(files: Readonly<Record<string, string>>): Known {
	const source = memorySource(files);
	return {
		source,
		card: { kind: "missing", reason: "there is none", place: topOf("README.md") },
		requirements: readRequirements(source, DEFAULT_PYTHON),
		judgement: { contract: "Dockerfile" in files ? "docker" : "python" },
	};
}

const NOT_BUILT = failure("build-error", "The Space could not be built.", "Read the log.", { words: "exit code: 1" });
const NOT_STARTED = failure("runtime-error", "The application did not start.", "Read the log.");
const PLAIN = { "main.py": "app = 1\n" };

describe("what pip and BuildKit say of a failed build is understood", () => {
	test.each(ALL.map((build) => [build.name, build] as const))("%s", (_, build) => {
		const files = ["requirements.txt", "Dockerfile", "seed.py"].flatMap((path) =>
			build[path] === undefined ? [] : [[path, String(build[path])] as const],
		);
		const found = diagnose(NOT_BUILT, { build: build.log.split("\n"), run: [] }, knownOf(Object.fromEntries(files)));
		const { place, message, words } = found;
		expect([place === undefined ? undefined : `${place.file}:${place.start.line}`, message]).toEqual([
			build.at,
			expect.stringContaining(build.says[0] ?? ""),
		]);
		expect(words).toContain(build.log.trimEnd().split("\n").at(-1));
	});

	test("a log that says nothing leaves the Hub's own words", () => {
		expect(diagnose(NOT_BUILT, { build: ["", ""], run: [] }, knownOf(PLAIN))).toEqual(NOT_BUILT);
	});
});

test("the end of the log, which the Hub tells behind the exit code, stands there once", () => {
	const log = ["  one", "", "ValueError: two"];
	const failed = { ...NOT_STARTED, words: "Exit code: 1. Reason:   one\n\nValueError: two" };
	const { words } = diagnose(failed, { build: [], run: log }, knownOf(PLAIN));
	expect(words).toBe("Exit code: 1.\n  one\n\nValueError: two");
});

describe("a Dockerfile of the repository is named where its start is wrong", () => {
	const files = {
		Dockerfile: 'FROM python:3.12\nWORKDIR /code\nCOPY ./api /code/api\nCMD ["uvicorn", "nain:app"]\n',
		"api/main.py": "import os\n\nURL = os.environ['SPACE_GATE_Y']\n",
	};
	const diagnosed = (lines: readonly string[], code = NOT_STARTED) =>
		diagnose(code, { build: [], run: lines }, knownOf(files));

	test("a module that is not there", () => {
		const found = diagnosed(['ERROR:    Error loading ASGI app. Could not import module "nain".']);
		expect(found.place).toMatchObject({ file: "Dockerfile", start: { line: 4 } });
	});

	test("a module without the attribute is named itself, where it is", () => {
		const found = diagnosed(['ERROR:    Error loading ASGI app. Attribute "app" not found in module "api.main".']);
		expect(found.place).toMatchObject({ file: "api/main.py", start: { line: 1 } });
	});

	test("a server that listens where nobody asks", () => {
		const late = failure("wait-timeout", "The application was built, but did not start to answer.", "Wait.");
		const { message, place } = diagnosed(
			["INFO:     Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)"],
			late,
		);
		expect(message).toBe(
			"The application was built, but did not start to answer. Its log says: the application listens on 127.0.0.1:8000, where the Hub does not ask it.",
		);
		expect(place).toMatchObject({ file: "Dockerfile", start: { line: 4 } });
	});

	test("a program that the image has not", () => {
		const { message } = diagnosed(['exec: "uvicorn": executable file not found in $PATH']);
		expect(message).toContain('the image has no program "uvicorn"');
	});

	test("files are found where COPY has put them", () => {
		const traced = (folder: string, code: string) =>
			diagnosed([
				"Traceback (most recent call last):",
				`  File "${folder}/main.py", line 3, in <module>`,
				`    ${code}`,
				"KeyError: 'SPACE_GATE_Y'",
			]).place;
		const right = "URL = os.environ['SPACE_GATE_Y']";
		expect(traced("/code/api", right)).toEqual({
			file: "api/main.py",
			start: { line: 3, column: 1 },
			end: { line: 3, column: 33 },
		});
		expect(traced("/code/api", "URL = something()")).toBeUndefined();
		expect(traced("/usr/local/lib/python3.12/site-packages/api", right)).toBeUndefined();
		expect(traced("/elsewhere", right)).toBeUndefined();
		expect(traced("../../../../code/api", right)).toMatchObject({ file: "api/main.py" });
	});
});

test("a failure that no log explains stays as it is", () => {
	const paused = failure("paused", "The Space was paused.", "Restart it.");
	const log = {
		build: [],
		run: ["Traceback (most recent call last):", '  File "/app/main.py", line 1', "KeyError: 1"],
	};
	expect(diagnose(paused, log, knownOf(PLAIN))).toEqual(paused);
});

test("a card that the Hub cannot use is named", () => {
	const wrong = failure("config-error", "The Hub cannot use it.", "Correct it.");
	const found = diagnose(wrong, { build: [], run: [] }, knownOf({ "README.md": "# Todo\n" }));
	expect(found.place).toEqual(topOf("README.md"));
});

test("of a long log the last fifty lines are repeated, without colours", () => {
	const run = Array.from({ length: 500 }, (_, index) => `\u001b[32mline ${index}\u001b[0m`);
	const { words } = diagnose(NOT_STARTED, { build: [], run }, knownOf(PLAIN));
	expect(words.split("\n")).toHaveLength(50);
	expect([words.startsWith("line 450\n"), words.endsWith("line 499")]).toEqual([true, true]);
});

describe("secrets in a log are hidden", () => {
	test.each([
		["a token by its form", assembled("using hf_{{letters:34}} now")],
		[
			"a password in an address",
			`could not reach postgresql://me:${assembled("{{base62:20}}")}@db.shop-internal.net/app`,
		],
		["a value by its name", `SECRET_KEY=${assembled("{{base62:40}}")}`],
		["a token behind a zero", assembled("\0 hf_{{letters:34}}")],
		["a value that the caller knows", "the magic word is xyzzy-plugh-42"],
	])("%s", (_, text) => {
		const hidden = logConcealer(["xyzzy-plugh-42"])(`first\n${text}\nlast`);
		expect(hidden).not.toContain(text);
		expect(hidden).toMatch(/^first\n.*\*{4}.*\nlast$/);
	});

	test("a log without secrets stays as it is", () => {
		const text =
			'INFO: 1.2.3.4 - "GET /tasks?key=1 HTTP/1.1" 200 OK\npassword: must be set\nhttp://localhost:7860/docs';
		expect(logConcealer([])(text)).toBe(text);
	});
});

describe("hostile logs", () => {
	test.each<[string, readonly string[]]>([
		["endless gutters", ["Traceback (most recent call last):", "| ".repeat(100_000), "+-".repeat(100_000)]],
		["blanks", ["Traceback (most recent call last):", `${" ".repeat(300_000)}x`, `ERROR:${" ".repeat(300_000)}`]],
		["one name", ["Traceback (most recent call last):", "a.".repeat(200_000)]],
		["a file name without an end", ["Traceback (most recent call last):", `  File "${"/a".repeat(200_000)}`]],
		["many tracebacks", Array(20_000).fill("Traceback (most recent call last):")],
		[
			"many frames",
			["Traceback (most recent call last):", ...Array(50_000).fill('  File "/app/main.py", line 1, in f')],
		],
		[
			"pip without an end",
			[`ERROR: Cannot install ${"a and ".repeat(50_000)}`, `ERROR: Invalid requirement: '${"x".repeat(200_000)}`],
		],
		[
			"processes without an end",
			[`process "${"x".repeat(200_000)}`, `failed to solve: ${"x".repeat(200_000)}: not found`],
		],
	])("%s cost little", (_, lines) => {
		const before = processorTime();
		for (const told of [NOT_STARTED, NOT_BUILT]) diagnose(told, { build: lines, run: lines }, knownOf(PLAIN));
		expect(processorTime() - before).toBeLessThan(1_000);
	});

	test("a bar in front of a line of source is no group", () => {
		const lines = [
			"Traceback (most recent call last):",
			'  File "/app/a.py", line 1, in <module>',
			"    | other",
			"TypeError: x",
		];
		expect(lastChain(tracebacksIn(lines))?.main).toMatchObject({ type: "TypeError", message: "x", link: "first" });
	});

	test("a record between the lines of a traceback is none of it", () => {
		const lines = [
			"Traceback (most recent call last):",
			'  File "/app/a.py", line 1, in <module>',
			"INFO:     127.0.0.1 - GET /",
			"    f()",
			"TypeError: x",
		];
		expect(lastChain(tracebacksIn(lines))?.main).toMatchObject({ type: "TypeError", frames: [{ line: 1 }] });
	});
});
