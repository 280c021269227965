import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { marked } from "marked";
import type { Deployment, Outcome, Plan } from "../../src/deploy/deployment.ts";
import { statusOf } from "../../src/deploy/deployment.ts";
import { failure } from "../../src/deploy/failure.ts";
import { deploymentAnnotations } from "../../src/report/deployment-annotations.ts";
import { deploymentMarkdown } from "../../src/report/deployment-markdown.ts";
import { durationWords, endingOf } from "../../src/report/deployment-words.ts";
import { MAX_SUMMARY } from "../../src/report/markdown.ts";
import { planJson } from "../../src/report/plan-json.ts";
import { PLAIN } from "../../src/report/terminal/colours.ts";
import { deploymentText } from "../../src/report/terminal/deployment-text.ts";
import { logTo } from "../../src/report/terminal/log.ts";
import { parseCommand } from "../support/runner-command.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { at } from "./judged.ts";

const COMMIT = "0123456789ab".padEnd(40, "0");

const PLAN: Plan = {
	space: "me/todo",
	page: "https://huggingface.co/spaces/me/todo",
	url: "https://me-todo.hf.space",
	exists: true,
	stage: "RUNNING",
	hardware: "cpu-basic",
	head: { id: COMMIT, author: "Ada", date: "2026-11-20T10:00:00Z", subject: "Fix the start", isOurs: true },
	tree: "f".repeat(40),
	files: 5,
	bytes: 1234,
	differences: [
		{ kind: "added", path: "a.py" },
		{ kind: "changed", path: "main.py" },
		{ kind: "removed", path: "old.py" },
	],
	large: ["a.py"],
	settings: { secrets: ["TOKEN"], variables: [] },
	notes: ["The Space sleeps; the deployment wakes it."],
	obstacles: [],
};

const ANSWERS = [{ what: "GET /", state: "as it should", words: "status 200" }] as const;
const BUILD = failure("runtime-error", "The application does not start: KeyError: 'X'.", "Set X.", {
	words: "Traceback\nKeyError: 'X'",
	place: at("src/settings.py", 7, 1),
});

function deployment(outcome: Outcome, more: Partial<Deployment> = {}): Deployment {
	return { space: "me/todo", plan: PLAN, outcome, stage: "RUNNING", warnings: [], ...more };
}

const DEPLOYED = deployment({
	kind: "deployed",
	commit: COMMIT,
	tree: PLAN.tree,
	previous: undefined,
	buildSeconds: 65,
	isProven: true,
	answers: ANSWERS,
});
const FAILED = deployment(
	{
		kind: "failed",
		failure: BUILD,
		commit: COMMIT,
		rollBack: { kind: "restored", commit: "b".repeat(40), previous: "c".repeat(40) },
	},
	{ stage: "RUNNING" },
);

describe("how a deployment ended, in a sentence", () => {
	test.each<[string, Deployment, string]>([
		["a plan", deployment({ kind: "planned" }), "A deployment would change 3 files on me/todo"],
		[
			"a plan without changes",
			deployment({ kind: "planned" }, { plan: { ...PLAN, differences: [] } }),
			"A deployment would leave me/todo as it is",
		],
		[
			"a plan that cannot be carried out",
			deployment({ kind: "planned" }, { plan: { ...PLAN, obstacles: [BUILD] } }),
			"me/todo could not be deployed to as things are",
		],
		[
			"nothing to do",
			deployment({ kind: "unchanged", commit: COMMIT, buildSeconds: undefined, isProven: true, answers: [] }),
			"me/todo holds this tree already, and it answers",
		],
		["deployed", DEPLOYED, "me/todo answers with commit 0123456789ab after 1 minute 5 seconds"],
		[
			"nothing pushed",
			deployment({ kind: "failed", failure: BUILD, commit: undefined, rollBack: undefined }),
			"Nothing was deployed to me/todo",
		],
		[
			"not rolled back",
			deployment({ kind: "failed", failure: BUILD, commit: COMMIT, rollBack: undefined }),
			"me/todo has got commit 0123456789ab, and does not answer as it should",
		],
		[
			"rolled back",
			FAILED,
			"me/todo runs what it ran before: commit 0123456789ab did not answer as it should and was taken back",
		],
	])("%s", (_, one, sentence) => {
		expect(endingOf(one).sentence).toBe(sentence);
	});

	test.each([
		[0.4, "0 seconds"],
		[1, "1 second"],
		[60, "1 minute"],
		[125, "2 minutes 5 seconds"],
	])("%d seconds are %s", (seconds, words) => {
		expect(durationWords(seconds)).toBe(words);
	});
});

test.each([
	["RUNNING", "running"],
	["RUNNING_BUILDING", "building"],
	["APP_STARTING", "building"],
	["NEVER_HEARD_OF", "building"],
	["BUILD_ERROR", "error"],
	["NO_APP_FILE", "error"],
	["PAUSED", "stopped"],
	["SLEEPING", "stopped"],
])("the stage %s is %s to people", (stage, status) => {
	expect(statusOf(stage)).toBe(status);
});

test("a failure is marked on its line below the Space root, and says how it ended", () => {
	expect(deploymentAnnotations(FAILED, "backend")).toEqual([
		{
			level: "error",
			title: "Deployment: runtime-error",
			message:
				"The application does not start: KeyError: 'X'.\nSet X.\nme/todo runs what it ran before: commit 0123456789ab did not answer as it should and was taken back.\n\nTraceback\nKeyError: 'X'",
			at: { file: "backend/src/settings.py", startLine: 7, endLine: 7, columns: undefined },
		},
	]);
});

test("what keeps a plan from being carried out is a warning, a long build a notice, and a good end nothing", () => {
	const planned = deployment({ kind: "planned" }, { plan: { ...PLAN, obstacles: [BUILD] } });
	expect(deploymentAnnotations(planned, "").map(({ level }) => level)).toEqual(["warning"]);
	expect(deploymentAnnotations(DEPLOYED, "")).toEqual([]);
	const slow = deployment({
		kind: "deployed",
		commit: COMMIT,
		tree: PLAN.tree,
		previous: undefined,
		buildSeconds: 301,
		isProven: true,
		answers: [],
	});
	expect(deploymentAnnotations(slow, "")).toMatchObject([
		{ level: "notice", message: expect.stringContaining("5 minutes 1 second") },
	]);
});

test("a plan is what its schema says, whatever it holds", () => {
	const validate = new Ajv().compile(JSON.parse(readFileSync("schema/plan.schema.json", "utf8")));
	const empty: Plan = {
		...PLAN,
		url: undefined,
		stage: undefined,
		hardware: undefined,
		head: undefined,
		differences: [],
		obstacles: [BUILD],
	};
	for (const plan of [PLAN, empty, ...HOSTILE.map((text) => hostile(text).plan ?? PLAN)]) {
		const json = planJson(plan);
		expect(json.split("\n")).toHaveLength(1);
		validate(JSON.parse(json));
		expect(validate.errors ?? []).toEqual([]);
	}
	expect(JSON.parse(planJson(PLAN))).toMatchObject({ added: { count: 1, paths: ["a.py"] }, removed: { count: 1 } });
});

test("a plan of long paths and very many fits where GitHub puts it", () => {
	for (const sign of ["é", "\u202e", "👍", "d/"]) {
		const paths = Array.from({ length: 20_000 }, (_, index) => `${sign.repeat(2_000)}${index}`.slice(-3_000));
		const differences = (["added", "changed", "removed"] as const).flatMap((kind) =>
			paths.map((path) => ({ kind, path })),
		);
		const plan: Plan = { ...PLAN, differences, large: paths };
		const json = planJson(plan);
		// One megabyte, as UTF-16.
		expect(json.length * 2).toBeLessThan(1024 * 1024);
		const { added } = JSON.parse(json);
		expect(added.count).toBe(20_000);
		expect(added.paths.length).toBeGreaterThan(5);
		const summary = deploymentMarkdown(deployment({ kind: "planned" }, { plan }), "backend");
		// Beside a report of the gate of its full size.
		expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024 - MAX_SUMMARY);
		expect(summary).toContain("20000 added");
	}
});

/** A deployment in which everything that comes from outside is this text. */
function hostile(text: string): Deployment {
	const why = failure("rejected-by-hub", text, text, {
		words: `${text}\n${text}`,
		files: [text],
		place: at(text, 3, 1),
	});
	const plan: Plan = {
		...PLAN,
		stage: text,
		hardware: text,
		head: { id: COMMIT, author: text, date: text, subject: text, isOurs: false },
		differences: [{ kind: "added", path: text }],
		large: [text],
		notes: [text],
		obstacles: [why],
	};
	const outcome: Outcome = { kind: "failed", failure: why, commit: COMMIT, rollBack: { kind: "failed", failure: why } };
	return deployment(outcome, { plan, stage: text, warnings: [text] });
}

describe("whatever the Hub, git or the application say", () => {
	const all = HOSTILE.flatMap((text) => {
		const failed = hostile(text);
		const answers = [{ what: text, state: "unknown", words: text }] as const;
		const planned = { ...failed, outcome: { kind: "planned" } as const };
		const outcome: Outcome = { kind: "unchanged", commit: COMMIT, buildSeconds: undefined, isProven: false, answers };
		return [failed, planned, { ...failed, outcome }];
	});

	test("no line of the log is a command to the runner", () => {
		for (const one of all) {
			const lines: string[] = [];
			logTo((text) => lines.push(...text.split("\n")))(
				deploymentText(one, { width: 100, prefix: "backend", colours: PLAIN }),
			);
			expect(lines.flatMap((line) => parseCommand(line) ?? [])).toEqual([]);
		}
	});

	test("the summary holds no element, picture or link but our own", () => {
		for (const one of all) {
			const html = marked.parse(deploymentMarkdown(one, "backend"), { async: false });
			const elements = new Set([...html.matchAll(/<([a-z][\w-]*)/gi)].map(([, name = ""]) => name.toLowerCase()));
			const ours = "h2 h3 p a code strong table thead tbody tr th td ul li details summary pre br sub".split(" ");
			expect([...elements].filter((name) => !ours.includes(name))).toEqual([]);
			const targets = [...html.matchAll(/href="([^"]*)"/g)].map(([, target]) => target);
			expect(targets.filter((target) => target !== PLAN.page && target !== `${PLAN.url}/`)).toEqual([]);
		}
	});

	test("annotations have one line for each of theirs", () => {
		for (const one of all) {
			for (const { message } of deploymentAnnotations(one, "backend")) expect(message.length).toBeLessThanOrEqual(4096);
		}
	});
});
