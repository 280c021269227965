import { describe, expect, test } from "@jest/globals";
import { marked } from "marked";
import type { Finding } from "../../../src/gate/finding.ts";
import { suggestionText } from "../../../src/github/reports/suggestion.ts";
import { HOSTILE } from "../../report/hostile-texts.ts";
import { at, found } from "../../report/judged.ts";
import { CHANGED, deliverTo, ELSEWHERE, FIXED, onGitHub, pullRequest, result, writes } from "./desk.ts";

const REVIEW = { reports: ["review"] } as const;

const fixing = (line: number, text: string) =>
	found("entrypoint/hardcoded-port", at("main.py", line, 1), {
		fix: {
			title: "Change it",
			safety: "safe",
			edits: [{ place: { file: "main.py", start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text }],
		},
	});

describe("a review", () => {
	test("suggests a safe fix on a line of the diff, once", async () => {
		const state = pullRequest();
		const hosted = await onGitHub({ state }, async (hosted) => {
			expect((await deliverTo(hosted, [result([FIXED, ELSEWHERE])], REVIEW)).notes).toEqual([]);
			await deliverTo(hosted, [result([FIXED, ELSEWHERE])], REVIEW);
		});
		expect(writes(hosted)).toEqual(["pulls/create-review 200"]);
		expect(state.reviews).toEqual(["Space Gate suggests 1 change."]);
		const [comment, ...others] = [...state.lineComments.values()];
		expect(others).toEqual([]);
		expect(comment).toMatchObject({ path: "backend/main.py", line: 2 });
		expect(comment?.body).toContain("\n```suggestion\nport = 7860\n```\n");
		expect(comment?.body).not.toContain("@someone");
	});

	test("removes what no longer holds, but not what somebody answered", async () => {
		const state = pullRequest();
		const hosted = await onGitHub({ state }, async (hosted) => {
			await deliverTo(hosted, [result([FIXED, fixing(1, "")])], REVIEW);
			const [first, second] = [...state.lineComments.values()];
			state.lineComments.set(999, {
				id: 999,
				login: "someone",
				body: "why?",
				path: "x",
				line: 1,
				answers: first?.id ?? 0,
			});
			await deliverTo(hosted, [result([])], REVIEW);
			expect([...state.lineComments.keys()]).toEqual([first?.id, 999]);
			expect(second).toBeDefined();
		});
		expect(writes(hosted)).toEqual(["pulls/create-review 200", "pulls/delete-review-comment 204"]);
	});

	test("makes a suggestion anew whose line is gone", async () => {
		const state = pullRequest();
		const hosted = await onGitHub({ state }, async (hosted) => {
			await deliverTo(hosted, [result([FIXED])], REVIEW);
			for (const [id, comment] of state.lineComments) state.lineComments.set(id, { ...comment, line: null });
			await deliverTo(hosted, [result([FIXED])], REVIEW);
		});
		expect(writes(hosted)).toEqual([
			"pulls/create-review 200",
			"pulls/create-review 200",
			"pulls/delete-review-comment 204",
		]);
		expect(state.lineComments.size).toBe(1);
	});

	test("leaves alone what another root has suggested, and what people write", async () => {
		const state = pullRequest();
		await onGitHub({ state }, async (hosted) => {
			await deliverTo(hosted, [result([FIXED])], REVIEW);
			const [ours] = [...state.lineComments.values()];
			if (ours === undefined) throw new Error("nothing was suggested");
			state.lineComments.set(1, { ...ours, id: 1, login: "mallory" });
			await deliverTo(hosted, [result([], "other")], REVIEW);
			expect(state.lineComments.size).toBe(2);
			await deliverTo(hosted, [result([])], REVIEW);
			expect([...state.lineComments.keys()]).toEqual([1]);
		});
	});

	test("has thirty suggestions at most", async () => {
		const lines = Array.from({ length: 60 }, (_, index) => `x${index}`);
		const patch = `@@ -0,0 +1,60 @@\n${lines.map((line) => `+${line}`).join("\n")}`;
		const state = pullRequest([{ filename: "main.py", patch }]);
		const findings = lines.map((_, index) => fixing(index + 1, "y\n"));
		const files = { "main.py": `${lines.join("\n")}\n` };
		const { judgedSpace } = await import("../../report/judged.ts");
		const space = { prefix: "", result: judgedSpace({ findings, files, judgement: { root: "" } }) };
		await onGitHub({ state }, async (hosted) => {
			expect((await deliverTo(hosted, [space], REVIEW)).notes).toEqual([]);
		});
		expect(state.lineComments.size).toBe(30);
	});

	test.each([
		["lines outside of the diff", [{ ...CHANGED, patch: "@@ -3 +3 @@\n-a\n+app = 1" }]],
		["lines that the branch has otherwise", [{ ...CHANGED, patch: "@@ -2 +2 @@\n-a\n+port = 9000" }]],
		[
			"files whose lines are judged otherwise",
			[{ ...CHANGED, patch: "@@ -1,2 +1,3 @@\n+new\n import os\n port = 8000" }],
		],
		["files whose patch GitHub leaves out", [{ filename: "backend/main.py" }]],
		["files that are not changed", []],
	])("says nothing about %s", async (_, files) => {
		const state = pullRequest(files);
		const hosted = await onGitHub({ state }, async (hosted) => {
			expect((await deliverTo(hosted, [result([FIXED])], REVIEW)).notes).toEqual([]);
		});
		expect(writes(hosted)).toEqual([]);
	});

	test.each([
		["a fix that is not safe", { ...FIXED, fix: FIXED.fix && { ...FIXED.fix, safety: "unsafe" as const } }],
		["a fix of which a part cannot be seen", fixing(2, "port = 1 # \u202e\n")],
		["a line that is joined to the next", fixing(2, "port = 1")],
		["a line that holds a secret", { ...FIXED, secret: { place: FIXED.place, texts: ["8000"] } }],
	])("does not suggest %s", async (_, finding) => {
		const state = pullRequest();
		await onGitHub({ state }, async (hosted) => {
			await deliverTo(hosted, [result([finding])], REVIEW);
		});
		expect(state.lineComments.size).toBe(0);
	});

	test("does not suggest on lines of two hunks", async () => {
		const state = pullRequest([{ ...CHANGED, patch: "@@ -1 +1 @@\n-x\n+import os\n@@ -2 +2 @@\n-y\n+port = 8000" }]);
		const edits = [
			{ place: { file: "main.py", start: { line: 1, column: 1 }, end: { line: 2, column: 5 } }, text: "x" },
		];
		await onGitHub({ state }, async (hosted) => {
			const finding: Finding = { ...FIXED, fix: { title: "Change both", safety: "safe", edits } };
			expect((await deliverTo(hosted, [result([finding])], REVIEW)).notes).toEqual([]);
		});
		expect(state.lineComments.size).toBe(0);
	});

	test.each([
		["removes a line", fixing(2, ""), "```suggestion\n```"],
		["puts in a line", fixing(2, "a\nport = 8000\n"), "```suggestion\na\nport = 8000\n```"],
		["holds a fence", fixing(2, "```` x\n"), "`````suggestion\n```` x\n`````"],
	])("%s as GitHub has it done", async (_, finding, text) => {
		const state = pullRequest();
		await onGitHub({ state }, async (hosted) => {
			await deliverTo(hosted, [result([finding])], REVIEW);
		});
		expect([...state.lineComments.values()][0]?.body).toContain(text);
	});
});

test("no text breaks out of its suggestion, and none hides or forges a mark", () => {
	const tokensOf = (message: string, line: string) => {
		const after = `${line.replace(/[\r\n]/g, " ")}\n`;
		const suggestion = { firstLine: 1, lastLine: 1, before: "x\n", after };
		const finding = { ...FIXED, message, fix: FIXED.fix && { ...FIXED.fix, title: message } };
		const body = `${suggestionText(finding, suggestion)}\n\n<!-- mark -->`;
		expect(body.match(/<!--/g)?.length).toBe(after.includes("<!--") ? 2 : 1);
		return marked.lexer(body).map((token) => (token.type === "code" ? `${token.type} ${token.lang}` : token.type));
	};
	const expected = tokensOf("harmless", "harmless");
	expect(expected.filter((type) => type !== "space")).toEqual([
		"paragraph",
		"paragraph",
		"code suggestion",
		"paragraph",
		"html",
	]);
	for (const text of HOSTILE) expect(tokensOf(text, text)).toEqual(expected);
});
