import { expect, test } from "@jest/globals";
import { judge } from "../../src/gate/judge.ts";
import undeclaredImport from "../../src/rules/dependencies/undeclared-import.ts";
import { engines } from "../support/engines.ts";
import { memorySource } from "../support/memory-source.ts";
import { spaceOf } from "../support/spaces.ts";

const APPLICATION = "from fastapi import FastAPI\napp = FastAPI()\n";
const MODULES =
	"stripe redis openai jwt jose boto3 numpy pandas torch PIL cv2 requests celery bs4 pymongo qdrant_client".split(" ");
const EACH = MODULES.map((name) => `import ${name}\n`).join("");
const UNKNOWN = `fastapi\nuvicorn\n${lines(10_000, (at) => `unknown-distribution-${at}`)}`;

/** Milliseconds for one tree; a machine that does nothing else takes a third of a second to three. */
const TIME_LIMIT = 20_000;

function lines(count: number, line: (at: number) => string): string {
	return Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");
}

function moduleAt(at: number): string {
	return MODULES[at % MODULES.length] ?? "";
}

// A main.py and, where it matters, a requirements.txt that try to take forever; how many distributions are named, at least and at most.
test.each([
	["many submodules of one distribution", lines(10_000, (at) => `import stripe.a${at}`), undefined, 1, 1],
	["many modules that nobody knows", lines(10_000, (at) => `import module${at}`), undefined, 0, 0],
	[
		"many optional imports",
		lines(2_000, (at) => `try:\n    import ${moduleAt(at)}\nexcept ImportError:\n    pass`),
		undefined,
		0,
		0,
	],
	["many distributions behind a long module", lines(30_000, (at) => `x${at} = ${at}`) + EACH, undefined, 3, 12],
	["many distributions behind a loop", `for one in range(10**6):\n    two = one\n${EACH}`, undefined, 3, 12],
	[
		"many undecided branches",
		`import os\n${lines(300, (at) => `if os.getenv("A${at}"):\n    import ${moduleAt(at)}`)}`,
		undefined,
		0,
		0,
	],
	["many requirements that nobody knows", lines(10_000, (at) => `import stripe.a${at}`), UNKNOWN, 1, 1],
	["many lines for one distribution", EACH, `uvicorn\n${lines(20_000, (at) => `fastapi[a${at}]>=0.${at}`)}`, 1, 12],
	["a name of many parts", `import ${"a.".repeat(5_000)}b\n`, undefined, 0, 0],
])(
	"%s",
	(_name, start, requirements = "fastapi\nuvicorn\n", least, most) => {
		const [engine] = engines;
		if (engine === undefined) throw new Error("no engine is loaded");
		const source = memorySource({ "main.py": `${start}${APPLICATION}`, "requirements.txt": requirements });
		const space = spaceOf(source, engine);
		const { findings } = judge(space, [undeclaredImport], "");
		space.python.release();
		expect(findings.length).toBeGreaterThanOrEqual(least);
		expect(findings.length).toBeLessThanOrEqual(most);
	},
	TIME_LIMIT,
);
