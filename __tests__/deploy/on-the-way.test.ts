import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, jest, test } from "@jest/globals";
import { deploy } from "../../src/deploy/deploy.ts";
import type { Course, Deployment, WantedSettings } from "../../src/deploy/deployment.ts";
import { atHead, judgedAt } from "../package/judged-folder.ts";
import type { Exchange } from "../support/hub/exchange.ts";
import { git } from "../support/temporary.ts";
import { type Scene, SPACE, TOKEN, version, withScene } from "./scene.ts";

jest.setTimeout(120_000);

/** What a test decides about a deployment. */
interface Wanted {
	readonly run?: number;
	readonly settings?: Partial<Readonly<Record<keyof WantedSettings, Readonly<Record<string, string>>>>>;
	readonly course?: Partial<Course>;
	/** Happens between the judgement and the deployment. */
	readonly between?: () => unknown;
}

const COURSE: Course = {
	kind: "deploy",
	create: "never",
	onDrift: "fail",
	rollsBack: true,
	healthPath: undefined,
	timeout: 60_000,
	soak: 0,
};

/** Judges what the scene's HEAD holds, and deploys it as a run of a workflow. */
async function deployed(scene: Scene, { run = 1, settings = {}, course = {}, between }: Wanted): Promise<Deployment> {
	const where = atHead(scene.workspace, "backend");
	if (where.kind !== "commit") throw new Error("no commit");
	const judged = await judgedAt(where);
	await between?.();
	const { secrets = {}, variables = {} } = settings;
	const request = {
		judged,
		where,
		hub: { endpoint: scene.hub.address, token: TOKEN, agent: "test/1", signal: AbortSignal.timeout(100_000) },
		space: SPACE,
		course: { ...COURSE, ...course },
		settings: { secrets: new Map(Object.entries(secrets)), variables: new Map(Object.entries(variables)) },
		origin: {
			repository: "someone/todo",
			commit: undefined,
			folder: "backend",
			tree: undefined,
			run: { id: String(run), attempt: 1 },
			title: "Deploy",
		},
		temp: scene.temp,
	} as const;
	return await deploy(request, {
		progress: () => undefined,
		stage: () => undefined,
		line: () => undefined,
		now: () => performance.now(),
		wait: async (time, signal) => await wait(Math.min(time, 200), undefined, { signal }).catch(() => undefined),
		date: new Date(),
	});
}

/** Questions that change settings. */
function written({ hub }: Scene): readonly string[] {
	return hub.requests.flatMap(({ method, path }) =>
		/\/(?:secrets|variables)$/.test(path) && method === "POST" ? [path] : [],
	);
}

const SETTINGS = { secrets: { KEY: "old-value" }, variables: { LEVEL: "old" } } as const;

test("who must not write to the Space changes no secret and no variable of it", async () => {
	await withScene({ space: { variables: { LEVEL: "new" } } }, async (scene) => {
		const { space, commit } = scene;
		expect(await deployed(scene, { run: 9 })).toMatchObject({ outcome: { kind: "deployed" } });
		commit(version(2));
		expect(await deployed(scene, { run: 8, settings: SETTINGS })).toMatchObject({ outcome: { kind: "superseded" } });
		await space.commitFiles({ "edited.txt": "by hand\n" });
		const drifted = await deployed(scene, { run: 10, settings: SETTINGS });
		expect(drifted).toMatchObject({ outcome: { kind: "failed", commit: undefined, failure: { code: "drifted" } } });
		expect(written(scene)).toEqual([]);
		expect(space.variables.get("LEVEL")?.value).toBe("new");
	});
});

test("an older run leaves the variables alone that a newer one has set for the same tree", async () => {
	await withScene({}, async (scene) => {
		const { space } = scene;
		expect(await deployed(scene, { run: 9, settings: { variables: { LEVEL: "new" } } })).toMatchObject({
			outcome: { kind: "deployed" },
		});
		expect(await deployed(scene, { run: 8, settings: SETTINGS })).toMatchObject({ outcome: { kind: "unchanged" } });
		expect(space.variables.get("LEVEL")?.value).toBe("new");
		expect(await deployed(scene, { run: 10, settings: SETTINGS })).toMatchObject({ outcome: { kind: "unchanged" } });
		expect(space.variables.get("LEVEL")?.value).toBe("old");
		expect(space.secrets.size).toBe(0);
	});
});

test("a commit that fails is never called superseded by itself", async () => {
	const script = [{ stage: "BUILDING" }, { stage: "BUILD_ERROR", after: 1_000, errorMessage: "Exit code: 1." }];
	await withScene({ space: { script } }, async (scene) => {
		const before = await scene.space.head();
		scene.hub.fault(
			({ url }: Exchange) => url.pathname === `/api/spaces/${SPACE}`,
			// What a cache may go on telling.
			({ response }) => void response.end(JSON.stringify({ id: SPACE, sha: before, sdk: "docker", private: false })),
			1_000,
		);
		const { outcome } = await deployed(scene, {});
		expect(outcome).toMatchObject({ kind: "failed", commit: await scene.space.head(), failure: { code: "conflict" } });
	});
});

test("nothing is called back that another commit has replaced", async () => {
	await withScene({}, async (scene) => {
		const { space, hub, commit } = scene;
		expect(await deployed(scene, {})).toMatchObject({ outcome: { kind: "deployed" } });
		commit(version(2));
		space.play([{ stage: "BUILDING" }, { stage: "BUILD_ERROR", after: 1_000, errorMessage: "Exit code: 1." }]);
		let isEdited = false;
		hub.fault(
			({ url }: Exchange) => url.pathname.endsWith("/runtime"),
			async (_, proceed) => {
				const [last = ""] = await space.messages();
				if (!isEdited && last.startsWith("Roll back")) {
					isEdited = true;
					await space.commitFiles({ "edited.txt": "by hand\n" });
				}
				await proceed();
			},
			1_000,
		);
		const { outcome } = await deployed(scene, { run: 2 });
		expect(isEdited).toBe(true);
		expect(outcome).toMatchObject({
			kind: "failed",
			failure: { code: "build-error" },
			rollBack: { kind: "failed", failure: { code: "race" } },
		});
	});
});

/** A Hub that does not tell which commit runs. */
const BLIND = [
	{ stage: "BUILDING", sha: "none" },
	{ stage: "RUNNING", after: 1_000, sha: "none" },
] as const;

test("nothing is put back of which nobody knows that it ran", async () => {
	await withScene({ space: { script: BLIND } }, async (scene) => {
		const { space, commit } = scene;
		expect(await deployed(scene, {})).toMatchObject({ outcome: { kind: "deployed", isProven: false } });
		// Another version is being built while the one before it runs.
		await space.enter({ stage: "RUNNING_BUILDING", sha: "none" });
		commit(version(2));
		space.play([
			{ stage: "BUILDING", sha: "none" },
			{ stage: "BUILD_ERROR", after: 1_000, sha: "none", errorMessage: "Exit code: 1." },
		]);
		const { outcome } = await deployed(scene, { run: 2 });
		expect(outcome).toMatchObject({ kind: "failed", failure: { code: "build-error" }, rollBack: undefined });
	});
});

test("what was judged is shipped, wherever HEAD has gone since", async () => {
	await withScene({}, async (scene) => {
		const { space, commit, workspace } = scene;
		const judged = git(workspace, ["rev-parse", "HEAD"]).trim();
		const between = () => commit({ ...version(2), [join("backend", "later.py")]: "x = 1\n" });
		expect(await deployed(scene, { between })).toMatchObject({ outcome: { kind: "deployed" } });
		expect((await space.messages())[0]).toContain(`Source-Commit: ${judged}`);
		expect(await space.read("main.py")).toContain('"version": 1');
		expect(Object.keys(await space.filesOf())).not.toContain("later.py");
	});
});
