import { describe, expect, test } from "@jest/globals";
import type { Deployment, Outcome } from "../../src/deploy/deployment.ts";
import { failure } from "../../src/deploy/failure.ts";
import { type Announcement, shownOnGitHub } from "../../src/github/deployments.ts";
import { SPACE, withScene } from "../deploy/scene.ts";
import { type Conditions, type Hosted, withGitHub } from "../support/contract/github.ts";
import { emptyState } from "../support/contract/state.ts";
import { commitAll, git, plant, withFolder } from "../support/temporary.ts";

const RUN = "https://github.com/someone/todo/actions/runs/7/attempts/1";
const running = { commit: "c".repeat(40), buildSeconds: 3, isProven: true, answers: [] };
const deployed: Outcome = { kind: "deployed", tree: "d".repeat(40), previous: undefined, ...running };

function deploymentOf(outcome: Outcome): Deployment {
	return { space: SPACE, plan: undefined, outcome, stage: undefined, warnings: [] };
}

function failedWith(rest: Pick<Extract<Outcome, { kind: "failed" }>, "commit" | "rollBack">): Outcome {
	return { kind: "failed", failure: failure("wait-timeout", "It did not answer.", "Look at the log."), ...rest };
}

interface Shown {
	readonly hosted: Hosted;
	readonly notes: readonly string[];
	/** What a deployment is: an environment, and the states that it has gone through. */
	readonly statuses: readonly Readonly<Record<string, unknown>>[];
}

/** Shows a deployment of a commit that GitHub holds, unless `commit` is another one. */
async function show(outcome: Outcome, conditions: Conditions = {}, given: Partial<Announcement> = {}): Promise<Shown> {
	return await withFolder(async (folder) => {
		plant(folder, { "main.py": "app = 1\n" });
		commitAll(folder);
		const commit = git(folder, ["rev-parse", "HEAD"]).trim();
		return await withGitHub({ state: emptyState([], folder), ...conditions }, async (hosted) => {
			const { api } = hosted;
			const announcement: Announcement = {
				api,
				repository: "someone/todo",
				token: "t",
				commit,
				space: SPACE,
				log: RUN,
				...given,
			};
			const notes: string[] = [];
			const deployment = deploymentOf(outcome);
			const shown = await shownOnGitHub(
				announcement,
				(note) => notes.push(note),
				async () => deployment,
			);
			expect(shown).toBe(deployment);
			expect(hosted.breaches).toEqual([]);
			const statuses = [...hosted.state.deployments.values()].flatMap((one) => one.statuses);
			return { hosted, notes, statuses };
		});
	});
}

describe("GitHub shows a deployment", () => {
	test("in an environment of the Space, from its begin to its end", async () => {
		const { hosted, notes, statuses } = await show(deployed);
		const [made] = hosted.state.deployments.values();
		expect(made?.body).toMatchObject({ environment: SPACE, auto_merge: false, required_contexts: [] });
		expect(statuses).toEqual([
			{ state: "in_progress", log_url: RUN },
			{ state: "success", log_url: RUN, description: `The Space answers with commit ${"c".repeat(12)}.` },
		]);
		expect(notes).toEqual([]);
	});

	test.each<[string, Outcome, string]>([
		["that was there already as a success", { kind: "unchanged", ...running }, "success"],
		["that could not be tried as an error", failedWith({ commit: undefined, rollBack: undefined }), "error"],
		["that does not answer as a failure", failedWith({ commit: "c".repeat(40), rollBack: undefined }), "failure"],
	])("%s", async (_, outcome, state) => {
		expect((await show(outcome)).statuses.at(-1)).toMatchObject({ state });
	});

	test("that was rolled back as a failure, and says so", async () => {
		const rollBack = { kind: "restored", commit: "e".repeat(40), previous: "f".repeat(40) } as const;
		const { statuses } = await show(failedWith({ commit: "c".repeat(40), rollBack }));
		expect(statuses.at(-1)).toMatchObject({
			state: "failure",
			description: "The new version does not answer (wait-timeout). What ran before is back.",
		});
	});
});

describe("nothing is shown, and the deployment goes on,", () => {
	test.each<[string, Conditions, Partial<Announcement>]>([
		["without the permission", { permission: "read" }, {}],
		["where GitHub hides what may not be changed", { interrupt: () => ({ status: 404 }) }, {}],
		["without a token", {}, { token: "" }],
		["where the runner names no repository", {}, { repository: undefined }],
	])("without a word %s", async (_, conditions, given) => {
		const { notes, statuses } = await show(deployed, conditions, given);
		expect(notes).toEqual([]);
		expect(statuses).toEqual([]);
	});

	test.each<[string, Conditions, Partial<Announcement>, string]>([
		["of a commit of another repository", {}, { commit: "0".repeat(40) }, "No ref found"],
		["where GitHub is out of order", { interrupt: () => ({ status: 500, body: "{}" }) }, {}, "status 500"],
		["where it answers nonsense", { interrupt: () => ({ status: 201, body: "<p>" }) }, {}, "is not JSON"],
	])(
		"with one line in the log %s",
		async (_, conditions, given, why) => {
			const { notes, statuses } = await show(deployed, conditions, given);
			expect(notes).toEqual([expect.stringMatching(`^GitHub does not show this deployment, because .*${why}`)]);
			expect(statuses).toEqual([]);
		},
		30_000,
	);
});

test("a deployment is begun once, although the first answer was lost", async () => {
	const { hosted, notes } = await show(deployed, { interrupt: () => ({ status: 502 }) });
	expect(hosted.asked.map(({ operation }) => operation)).toEqual(["repos/create-deployment"]);
	expect(notes).toHaveLength(1);
});

test("the Action shows its deployment where the job may", async () => {
	await withScene({}, async ({ run, workspace }) => {
		await withGitHub({ state: emptyState([], workspace) }, async ({ api, state, asked }) => {
			const step = await run({ inputs: { "github-token": "t" }, env: { GITHUB_API_URL: api } });
			expect(step.status).toBe(0);
			const [made] = state.deployments.values();
			expect(made?.body.ref).toBe(git(workspace, ["rev-parse", "HEAD"]).trim());
			expect(made?.statuses.map(({ state }) => state)).toEqual(["in_progress", "success"]);
			expect(made?.statuses.at(-1)).toMatchObject({
				environment_url: step.outputs["space-url"],
				log_url: expect.stringMatching(/\/actions\/runs\/\d+\/attempts\/1$/),
			});
			expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer t"]));
		});
	});
}, 90_000);

test("a plan is no deployment", async () => {
	await withScene({}, async ({ run, workspace }) => {
		await withGitHub({ state: emptyState([], workspace) }, async ({ api, state }) => {
			await run({ inputs: { "github-token": "t", deploy: "plan" }, env: { GITHUB_API_URL: api } });
			expect(state.deployments.size).toBe(0);
		});
	});
}, 90_000);
