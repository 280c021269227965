import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, jest, test } from "@jest/globals";
import { logConcealer } from "../../src/deploy/diagnosis/conceal-log.ts";
import { watch } from "../../src/deploy/watch/watch.ts";
import type { Watched } from "../../src/deploy/watch/watched.ts";
import type { Hub } from "../../src/hub/client.ts";
import { type Runtime, runtimeIn } from "../../src/hub/runtime.ts";
import { hang, html, reset, status } from "../support/hub/faults.ts";
import { type LocalHub, startHub } from "../support/hub/hub.ts";
import type { RuntimeMode, Step } from "../support/hub/options.ts";
import type { LocalSpace } from "../support/hub/space.ts";
import { assembled } from "../support/tokens.ts";

/** What a test has in its hands between two looks. */
interface Scene {
	readonly hub: LocalHub;
	readonly space: LocalSpace;
	readonly stop: () => void;
}

type Turn = Step | ((scene: Scene) => unknown);

interface Play {
	/** The state before the push: a running container of the commit before, where nothing is said. */
	readonly before?: Step;
	/** What happens between one look and the next; the last state stays. */
	readonly turns: readonly Turn[];
	readonly timeout?: number;
	readonly soak?: number;
	readonly mode?: RuntimeMode;
	/** A commit, where nothing is said. */
	readonly pushes?: "nothing";
}

interface Played {
	readonly watched: Watched;
	readonly commit: string;
	readonly stages: readonly string[];
	readonly lines: readonly string[];
	/** Looks at the runtime. */
	readonly looks: number;
	/** Milliseconds of the test's own clock. */
	readonly took: number;
	readonly hub: LocalHub;
}

const RUNNING: Step = { stage: "RUNNING", sha: "pushed" };
const BUILDING: Step = { stage: "RUNNING_BUILDING", sha: "former" };
const STARTING: Step = { stage: "RUNNING_APP_STARTING", sha: "former" };

/** Watches a Space of the local Hub, whose stages are given, by a clock that goes on only while somebody waits. */
async function played({
	before = RUNNING,
	turns,
	timeout = 600_000,
	soak = 10_000,
	mode = "none",
	pushes,
}: Play): Promise<Played> {
	const hub = await startHub({ runtime: mode });
	try {
		const space = await hub.createSpace("alice/todo");
		await space.enter(before);
		const [former] = [await space.head()];
		const commit = await space.commitFiles({ "main.py": "app = 1\n" });
		let clock = 1_000_000;
		const stopper = new AbortController();
		const scene = { hub, space, stop: () => stopper.abort() };
		const waiting = [...turns];
		const stages: string[] = [];
		const lines: string[] = [];
		const was: Runtime = runtimeIn({ stage: before.stage, ...(before.sha === "pushed" && { sha: former }) });
		const watched = await watch(hubOf(hub), "alice/todo", {
			commit,
			before: pushes === undefined ? was : undefined,
			timeout,
			soak,
			conceal: logConcealer([]),
			signal: stopper.signal,
			ports: {
				now: () => clock,
				wait: async (milliseconds) => {
					clock += milliseconds;
					const turn = waiting.shift();
					if (typeof turn === "function") await turn(scene);
					else if (turn !== undefined) await space.enter(turn);
					// What follows the logs lives in real time.
					await pause(mode === "none" ? 0 : 30);
				},
				onStage: (stage, seconds) => stages.push(`${stage} ${seconds}`),
				onLine: (kind, line) => lines.push(`${kind}: ${line}`),
			},
		});
		const looks = hub.requests.filter(({ path }) => path.endsWith("/runtime")).length;
		return { watched, commit, stages, lines, looks, took: clock - 1_000_000, hub };
	} finally {
		await hub.close();
	}
}

function hubOf({ address }: LocalHub): Hub {
	const limits = { time: 300, attempts: 3, pause: 1, patience: 1_000, bytes: 1_000_000 };
	return { endpoint: address, token: "hf_write", agent: "test/1", limits, signal: new AbortController().signal };
}

function failureOf(watched: Watched) {
	if (watched.kind !== "failed") throw new Error(`it did not fail: ${watched.kind}`);
	return watched.failure;
}

jest.setTimeout(20_000);

describe("a commit is deployed when the Space runs it and goes on running", () => {
	test("first, a Space that has run another commit", async () => {
		const turns = [BUILDING, BUILDING, STARTING, RUNNING];
		const { watched, stages, looks } = await played({ turns });
		expect(watched).toMatchObject({ kind: "running", isProven: true });
		expect(stages).toEqual(["RUNNING 0", "RUNNING_BUILDING 2", "RUNNING_APP_STARTING 7", "RUNNING 9"]);
		if (watched.kind === "running") expect(watched.buildSeconds).toBe(7);
		expect(looks).toBeLessThan(12);
	});

	test("a new Space", async () => {
		const turns: readonly Turn[] = [{ stage: "BUILDING" }, { stage: "APP_STARTING" }, RUNNING];
		expect((await played({ before: { stage: "NO_APP_FILE" }, turns })).watched.kind).toBe("running");
	});

	test("a Space that was in an error, which the Hub goes on telling for a moment", async () => {
		const before: Step = { stage: "RUNTIME_ERROR", sha: "none", errorMessage: "Exit code: 1" };
		const turns: readonly Turn[] = [before, before, before, { stage: "BUILDING", sha: "none" }, RUNNING];
		expect((await played({ before, turns })).watched.kind).toBe("running");
	});

	test("a state that nobody knows is on its way", async () => {
		const turns: readonly Turn[] = [
			BUILDING,
			{ stage: "RUNNING_CONTAINER_STARTING" },
			{ stage: "SOMETHING_NEW" },
			RUNNING,
		];
		expect((await played({ turns })).watched.kind).toBe("running");
	});

	test("without being told which commit runs, it is not proven", async () => {
		const turns: readonly Turn[] = [
			{ stage: "BUILDING", sha: "none" },
			{ stage: "RUNNING", sha: "none" },
		];
		const { watched } = await played({ before: { stage: "RUNNING", sha: "none" }, turns });
		expect(watched).toMatchObject({ kind: "running", isProven: false });
	});

	test("where nothing was pushed, what runs counts at once", async () => {
		const before: Step = { stage: "RUNNING", sha: "none" };
		expect((await played({ before, turns: [], pushes: "nothing" })).watched).toMatchObject({ isProven: false });
		const asleep: Step = { stage: "SLEEPING", sha: "none" };
		expect((await played({ before: asleep, turns: [before], pushes: "nothing" })).watched.kind).toBe("running");
	});

	test("a restart of what ran before is none of this commit's, nor is its failure", async () => {
		const old: Step = { stage: "RUNNING", sha: "none" };
		const start: Step = { stage: "APP_STARTING", sha: "none" };
		const failed: Step = { stage: "RUNTIME_ERROR", sha: "former" };
		const turns: readonly Turn[] = [start, old, old, old, old, { stage: "BUILDING", sha: "none" }, start, old];
		const { watched, took } = await played({ before: old, turns, soak: 4_000 });
		expect([watched.kind, took > 16_000]).toEqual(["running", true]);
		expect((await played({ turns: [start, failed, failed, failed, BUILDING, RUNNING] })).watched.kind).toBe("running");
	});

	test("a container that is moved for a moment is waited for", async () => {
		const { watched, took } = await played({ turns: [BUILDING, RUNNING, STARTING, STARTING, RUNNING] });
		expect(watched.kind).toBe("running");
		expect(took).toBeGreaterThanOrEqual(20_000);
	});

	test("a soak of nothing asks once", async () => {
		expect((await played({ turns: [BUILDING, RUNNING], soak: 0 })).looks).toBe(3);
	});

	test("few questions are asked while a build takes long", async () => {
		const turns = [...Array.from({ length: 110 }, () => BUILDING), RUNNING];
		const { watched, looks, took } = await played({ turns });
		expect(watched).toMatchObject({ kind: "running" });
		if (watched.kind === "running") expect(watched.buildSeconds).toBeGreaterThan(300);
		expect(looks / (took / 60_000)).toBeLessThan(16);
	});
});

describe("a state that lasts ends the watch at once", () => {
	test.each<[string, Step, string, string]>([
		[
			"a build that failed",
			{ stage: "BUILD_ERROR", errorMessage: "Job failed with exit code: 1" },
			"build-error",
			"could not be built: Job failed",
		],
		[
			"a start that failed",
			{ stage: "RUNTIME_ERROR", errorMessage: "Exit code: 1. Reason:\nx" },
			"runtime-error",
			"did not start: Exit code: 1. Reason:.",
		],
		[
			"a card without SDK",
			{ stage: "CONFIG_ERROR", errorMessage: "Missing configuration in README" },
			"config-error",
			"Missing configuration in README",
		],
		["nothing to build", { stage: "NO_APP_FILE" }, "no-app-file", "finds nothing"],
		["a pause", { stage: "PAUSED", sha: "none" }, "paused", "was paused"],
		["a stop", { stage: "STOPPED", sha: "none" }, "stopped", "was stopped"],
		["an end", { stage: "DELETING" }, "deleting", "is being deleted"],
	])("%s", async (_, step, code, words) => {
		const { watched, took } = await played({ turns: [BUILDING, step] });
		expect(failureOf(watched)).toMatchObject({ code, message: expect.stringContaining(words) });
		expect(took).toBeLessThan(code === "stopped" ? 40_000 : 10_000);
	});

	test("without a build, when it differs from the state before", async () => {
		const { watched } = await played({ turns: [{ stage: "CONFIG_ERROR", sha: "none" }] });
		expect(failureOf(watched).code).toBe("config-error");
	});

	test("the state before the push counts when it has had the time to go", async () => {
		const before: Step = { stage: "RUNTIME_ERROR", sha: "none" };
		const { watched, took } = await played({ before, turns: [] });
		expect(failureOf(watched).code).toBe("runtime-error");
		expect(took).toBeGreaterThanOrEqual(60_000);
	});

	test("an application that dies after its start", async () => {
		const turns: readonly Turn[] = [
			BUILDING,
			RUNNING,
			RUNNING,
			{ stage: "RUNTIME_ERROR", sha: "pushed", run: ["Bang"] },
		];
		const { watched } = await played({ turns });
		expect(failureOf(watched)).toMatchObject({ code: "crashed-after-start" });
		expect(watched).toMatchObject({ logs: { run: ["Bang"] } });
	});

	test("an application that starts and dies over and over", async () => {
		const again: readonly Turn[] = [{ stage: "APP_STARTING" }, RUNNING];
		const { watched } = await played({ turns: [BUILDING, RUNNING, ...again, ...again, ...again] });
		expect(failureOf(watched).message).toContain("starts, ends and starts again");
	});

	test("an error that the Hub tells for one moment only is none", async () => {
		const turns: readonly Turn[] = [BUILDING, { stage: "RUNTIME_ERROR", sha: "former" }, BUILDING, RUNNING];
		expect((await played({ turns })).watched.kind).toBe("running");
	});

	test("what is the Hub's own fault may pass", async () => {
		const step: Step = { stage: "RUNTIME_ERROR", errorMessage: "Scheduling failure: unable to schedule" };
		expect(failureOf((await played({ turns: [BUILDING, step] })).watched)).toMatchObject({ mayPass: true });
	});
});

describe("the time ends", () => {
	const minute = 60_000;
	test.each<[string, readonly Turn[], string]>([
		["while it is built", [BUILDING], "was not built within 2 minutes"],
		["while it starts", [BUILDING, STARTING], "did not start to answer within 2 minutes"],
		["while nothing happens", [], "The version from before still runs after 2 minutes"],
		["in a state that nobody knows", [{ stage: "PONDERING" }], "its last state was PONDERING"],
		["while it sleeps", [{ stage: "SLEEPING", sha: "none" }], "did not wake within 2 minutes"],
	])("%s", async (_, turns, words) => {
		const { watched, took } = await played({ turns, timeout: 2 * minute });
		expect(failureOf(watched)).toMatchObject({ code: "wait-timeout", message: expect.stringContaining(words) });
		expect(took).toBeLessThan(3 * minute);
	});

	test("while the Hub says of no commit that it runs", async () => {
		const { watched } = await played({ before: { stage: "RUNNING", sha: "none" }, turns: [], timeout: 2 * minute });
		expect(failureOf(watched).message).toContain("the Hub has not said");
	});

	test("but not in the middle of a soak", async () => {
		const { watched } = await played({ turns: [BUILDING, RUNNING], timeout: 5_000, soak: 30_000 });
		expect(watched.kind).toBe("running");
	});
});

describe("others change the Space meanwhile", () => {
	const edit: Turn = async ({ space }) => {
		await space.commitFiles({ "README.md": "---\nsdk: docker\n---\n" });
		await space.enter({ stage: "RUNNING", sha: "pushed" });
	};

	test("another commit that runs takes the place of this one", async () => {
		const { watched, commit } = await played({ turns: [BUILDING, edit] });
		expect(watched.kind).toBe("superseded");
		if (watched.kind === "superseded") expect(watched.head).not.toBe(commit);
	});

	test("the failure of another commit is not this one's", async () => {
		const broken: Turn = async (scene) => {
			await scene.space.commitFiles({ "main.py": "x" });
			await scene.space.enter({ stage: "BUILD_ERROR", sha: "none" });
		};
		expect((await played({ turns: [BUILDING, broken] })).watched.kind).toBe("superseded");
	});

	test("a Space that is deleted", async () => {
		const { watched } = await played({ turns: [BUILDING, async ({ hub }) => await hub.deleteSpace("alice/todo")] });
		expect(failureOf(watched)).toMatchObject({ code: "not-found", message: expect.stringContaining("was deleted") });
	});

	test("a Space that is renamed is watched under its new name", async () => {
		const turns: readonly Turn[] = [BUILDING, ({ hub }) => hub.rename("alice/todo", "alice/done"), RUNNING];
		expect((await played({ turns })).watched.kind).toBe("running");
	});

	test("a Space that is renamed, where the Hub does not redirect the question", async () => {
		const turn: Turn = ({ hub }) => {
			hub.rename("alice/todo", "alice/done");
			hub.fault(/todo\/runtime/, status(404), 10);
		};
		const failed = failureOf((await played({ turns: [BUILDING, turn] })).watched);
		expect(failed).toMatchObject({ code: "renamed", message: expect.stringContaining("alice/done") });
	});

	test("whoever gives up is heard", async () => {
		const { watched, looks } = await played({ turns: [BUILDING, ({ stop }) => stop()] });
		expect(failureOf(watched).code).toBe("cancelled");
		expect(looks).toBe(2);
	});
});

describe("the Hub answers badly", () => {
	const bad =
		(act: Parameters<LocalHub["fault"]>[1], times: number): Turn =>
		({ hub }) =>
			hub.fault(/\/runtime/, act, times);

	test.each<[string, Parameters<LocalHub["fault"]>[1]]>([
		["500", status(500)],
		["502 with a page", html(502)],
		["503", status(503)],
		["504", status(504)],
		["a page instead of JSON", html(200)],
		["a broken line", reset()],
		["silence", hang()],
	])("%s is waited for", async (_, act) => {
		const { watched } = await played({
			turns: [BUILDING, bad(act, 3), undefined, undefined, undefined, RUNNING].map((turn) => turn ?? (() => 0)),
		});
		expect(watched.kind).toBe("running");
	});

	test("429 is waited for as long as the Hub asks", async () => {
		const act = status(429, { headers: { ratelimit: '"api";r=0;t=120' } });
		const { watched, took } = await played({ turns: [BUILDING, bad(act, 1), RUNNING] });
		expect(watched.kind).toBe("running");
		expect(took).toBeGreaterThan(120_000);
	});

	test("what goes on for minutes is told as it is", async () => {
		const { watched, looks, took } = await played({ turns: [BUILDING, bad(status(503), 100)] });
		expect(failureOf(watched)).toMatchObject({ code: "hub-error", mayPass: true });
		expect(looks).toBeLessThan(15);
		expect(took).toBeLessThan(600_000);
	});

	test("a token that runs out meanwhile", async () => {
		const { watched } = await played({ turns: [BUILDING, bad(status(401), 100)] });
		expect(failureOf(watched)).toMatchObject({ code: "unauthorized", message: expect.stringContaining("ran out") });
	});
});

describe("while people look on", () => {
	test("the logs are told line by line, secrets hidden", async () => {
		const secret = assembled("hf_{{letters:34}}");
		const turns: readonly Turn[] = [
			{ ...BUILDING, build: ["--> COPY . /app", "\u001b[32mDone\u001b[0m"] },
			() => pause(60),
			{ ...STARTING, run: [`token ${secret}`] },
			() => pause(60),
			RUNNING,
			() => pause(60),
		];
		const { lines, watched } = await played({ turns });
		expect(watched.kind).toBe("running");
		expect(lines).toContain("build: --> COPY . /app");
		expect(lines.filter((line) => line.startsWith("run: token hf_"))).toHaveLength(1);
		expect(lines.join()).not.toContain(secret);
	});

	test("at the end they are read again from the beginning", async () => {
		const turns: readonly Turn[] = [
			{ ...BUILDING, build: ["one", "two"] },
			{ stage: "BUILD_ERROR", build: ["three"] },
		];
		expect((await played({ turns })).watched).toMatchObject({ logs: { build: ["one", "two", "three"], run: [] } });
	});

	test("without a token that may read them there are none", async () => {
		const deny: Turn = ({ hub }) => hub.fault(/\/logs\//, status(403), 100);
		const { watched, lines } = await played({ turns: [deny, BUILDING, { stage: "BUILD_ERROR" }] });
		expect(watched).toMatchObject({ kind: "failed", logs: { build: [], run: [] } });
		expect(lines).toEqual([]);
	});

	test("a Space that sleeps is woken", async () => {
		const { watched } = await played({
			mode: "scripted",
			before: { stage: "SLEEPING" },
			turns: [async ({ space }) => await space.sleep()],
		});
		expect(watched).toMatchObject({ kind: "running", isProven: true });
	});
});
