import { describe, expect, test } from "@jest/globals";
import { configurationFault } from "../../../src/gate/fault.ts";
import { HOSTILE } from "../../report/hostile-texts.ts";
import { at, found } from "../../report/judged.ts";
import { deliverTo, ELSEWHERE, FIXED, onGitHub, pullRequest, result, writes } from "./desk.ts";

const COMMENT = { reports: ["comment"] } as const;

describe("a sticky comment", () => {
	test("is made once, brought up to date, and turns green", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			expect((await deliverTo(hosted, [result([FIXED, ELSEWHERE])], COMMENT)).notes).toEqual([]);
			await deliverTo(hosted, [result([FIXED, ELSEWHERE])], COMMENT);
			await deliverTo(hosted, [result([FIXED])], COMMENT);
			await deliverTo(hosted, [result([])], COMMENT);
		});
		expect(writes(hosted)).toEqual([
			"issues/create-comment 201",
			"issues/update-comment 200",
			"issues/update-comment 200",
		]);
		const [comment, ...others] = [...hosted.state.comments.values()];
		expect(others).toEqual([]);
		expect(comment?.body).toContain("## ✅");
	});

	test("is not made where nothing was found", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [result([])], COMMENT);
		});
		expect(writes(hosted)).toEqual([]);
	});

	test("says what could not be judged", async () => {
		const fault = configurationFault("nothing-to-judge", "There is nothing, @someone.", "Name a folder.");
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [{ prefix: "", result: { kind: "fault", fault } }], COMMENT);
		});
		const [comment] = [...hosted.state.comments.values()];
		expect(comment?.body).toContain("## ⚠️ Space Gate could not judge");
		expect(comment?.body).not.toContain("@someone");
	});

	test("is one for each Space root, found on any page", async () => {
		const state = pullRequest();
		for (let id = 1; id <= 250; id++) state.comments.set(id, { id, login: "someone", body: "hello" });
		state.last = 1000;
		const hosted = await onGitHub({ state }, async (hosted) => {
			const results = [result([FIXED], "a"), result([FIXED], "b")];
			await deliverTo(hosted, results, COMMENT);
			await deliverTo(hosted, results, COMMENT);
		});
		expect(writes(hosted)).toEqual(["issues/create-comment 201", "issues/create-comment 201"]);
	});

	test.each([
		["github-actions[bot]", "mallory"],
		["someone", "other[bot]"],
	])("of %s is never taken for one that %s has written", async (login, forger) => {
		const state = pullRequest();
		const hosted = await onGitHub({ state, login }, async (hosted) => {
			await deliverTo(hosted, [result([FIXED])], COMMENT);
			const body = [...state.comments.values()][0]?.body ?? "";
			state.comments.clear();
			state.comments.set(1, { id: 1, login: forger, body });
			await deliverTo(hosted, [result([])], COMMENT);
			await deliverTo(hosted, [result([FIXED])], COMMENT);
		});
		expect(state.comments.get(1)?.login).toBe(forger);
		expect(writes(hosted)).toEqual(["issues/create-comment 201", "issues/create-comment 201"]);
	});

	test("has room on GitHub however much was found, and mentions nobody", async () => {
		const findings = HOSTILE.flatMap((message, index) =>
			[0, 1, 2].map((more) => found("entrypoint/server-start", at("main.py", index + more + 1, 1), { message })),
		);
		const hosted = await onGitHub({}, async (hosted) => {
			expect((await deliverTo(hosted, [result(findings)], COMMENT)).notes).toEqual([]);
		});
		const [comment] = [...hosted.state.comments.values()];
		expect(comment?.body).not.toMatch(/@\w|(?<![&\w])#\d/);
		expect(comment?.body).toContain("more: a summary has no room for them");
	});
});
