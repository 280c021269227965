import { describe, expect, test } from "@jest/globals";
import { configurationFault } from "../../../src/gate/fault.ts";
import type { RootResult } from "../../../src/github/check-roots.ts";
import { at, found } from "../../report/judged.ts";
import { deliverTo, ELSEWHERE, FIXED, HEAD, onGitHub, result, writes } from "./desk.ts";

const CHECKS = { reports: ["checks"] } as const;

const many = (count: number) =>
	Array.from({ length: count }, (_, index) => found("entrypoint/server-start", at("main.py", index + 1, 1)));

describe("a check run", () => {
	test("stands on the author's commit and says what is wrong", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			const { notes, annotate } = await deliverTo(hosted, [result([FIXED, ELSEWHERE])], CHECKS);
			expect({ notes, annotate }).toEqual({ notes: [], annotate: [] });
		});
		const [check] = [...hosted.state.checks.values()];
		expect(check?.body).toMatchObject({ name: "Space Gate (backend)", head_sha: HEAD, conclusion: "failure" });
		expect(
			check?.annotations.map(({ path, start_line, annotation_level }) => [path, start_line, annotation_level]),
		).toEqual([
			["backend/main.py", 2, "failure"],
			["backend/requirements.txt", 2, "warning"],
		]);
	});

	test.each([
		[0, 1],
		[50, 1],
		[51, 2],
		[120, 3],
		[700, 10],
	])("with %i annotations is sent in %i parts", async (count, parts) => {
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [result(many(count))], CHECKS);
		});
		expect(writes(hosted)).toHaveLength(parts);
		const [check, ...others] = [...hosted.state.checks.values()];
		expect(check?.annotations).toHaveLength(Math.min(count, 500));
		expect(others).toEqual([]);
	});

	test("of an earlier attempt is brought up to date", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [result([FIXED])], CHECKS);
			await deliverTo(hosted, [result([FIXED, ELSEWHERE])], CHECKS);
		});
		expect(writes(hosted)).toEqual(["checks/create 201", "checks/update 200"]);
		const [check] = [...hosted.state.checks.values()];
		expect(check?.annotations).toHaveLength(2);
	});

	test("that marks what is no longer found gives way to a new one", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [result([FIXED, ELSEWHERE])], CHECKS);
			await deliverTo(hosted, [result([FIXED])], CHECKS);
		});
		expect(writes(hosted)).toEqual(["checks/create 201", "checks/create 201"]);
		expect([...hosted.state.checks.values()].at(-1)?.annotations).toHaveLength(1);
	});

	test("is one for each Space root, and one that could not be judged is also said by commands", async () => {
		const fault = configurationFault("nothing-to-judge", "There is nothing.", "Name a folder.");
		const broken: RootResult = { prefix: "", result: { kind: "fault", fault } };
		const hosted = await onGitHub({}, async (hosted) => {
			const { annotate } = await deliverTo(hosted, [result([], "a"), broken], CHECKS);
			expect(annotate).toEqual([broken]);
		});
		expect([...hosted.state.checks.values()].map(({ body }) => `${body.name} ${body.conclusion}`)).toEqual([
			"Space Gate (a) success",
			"Space Gate failure",
		]);
	});

	test("of a push stands on its commit; without one there is none", async () => {
		const hosted = await onGitHub({}, async (hosted) => {
			await deliverTo(hosted, [result([])], {
				...CHECKS,
				event: { kind: "commit", name: "push", head: "b".repeat(40), isDefaultBranch: true },
			});
			const { notes } = await deliverTo(hosted, [result([])], {
				...CHECKS,
				event: { kind: "commit", name: "push", head: undefined, isDefaultBranch: true },
			});
			expect(notes).toEqual(["No check run is written, because the runner names no commit."]);
		});
		expect([...hosted.state.checks.values()].map(({ body }) => body.head_sha)).toEqual(["b".repeat(40)]);
	});
});
