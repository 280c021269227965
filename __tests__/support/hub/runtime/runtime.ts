import { setTimeout as wait } from "node:timers/promises";
import { headOf } from "../git/repository.ts";
import { runPush } from "./python.ts";
import { playPush } from "./scripted.ts";
import { enter, type Runner, stopServing } from "./state.ts";

/** Lets a commit become what the Space serves, in the background. A paused Space stays as it is. */
export function startCommit(runner: Runner, commit: string): void {
	const { runtime, delays } = runner;
	if (runtime.mode === "none" || runtime.stage === "PAUSED" || runtime.stage === "DELETING") return;
	runtime.target = commit;
	runtime.generation += 1;
	const mine = runtime.generation;
	const isStale = () => mine !== runtime.generation;
	const before = runtime.work;
	const follow = async () => {
		// The Hub tells the former stage for a moment.
		await wait(delays.propagation);
		if (!isStale()) await (runtime.mode === "python" ? runPush : playPush)(runner, commit, isStale);
	};
	runtime.work = Promise.all([before, follow()]).then(
		() => undefined,
		(error: unknown) => {
			if (!isStale()) enter(runtime, "BUILD_ERROR", String(error));
		},
	);
}

/** Starts the newest commit again, also where the Space is paused, stopped or asleep. */
export async function restart(runner: Runner): Promise<void> {
	const { runtime } = runner;
	if (runtime.mode === "none") return;
	if (["PAUSED", "STOPPED", "SLEEPING"].includes(runtime.stage)) enter(runtime, "STOPPED");
	const head = await headOf(runner.repository);
	if (head !== undefined) startCommit(runner, head);
}

/** Ends what serves, and stays so: "PAUSED" until a restart, "SLEEPING" until somebody asks the application. */
export async function halt({ runtime }: Runner, stage: "PAUSED" | "SLEEPING" | "STOPPED" | "DELETING"): Promise<void> {
	runtime.generation += 1;
	await stopServing(runtime);
	runtime.logs.run.end();
	runtime.sha = undefined;
	enter(runtime, stage);
}

/** Waits until nothing is under way, and tells the stage. */
export async function settled({ runtime }: Runner): Promise<string> {
	let seen: Promise<void> | undefined;
	while (seen !== runtime.work) {
		seen = runtime.work;
		await seen;
	}
	return runtime.stage;
}

/** Ends everything of the Space. */
export async function dispose(runner: Runner): Promise<void> {
	const { runtime } = runner;
	runtime.generation += 1;
	await stopServing(runtime);
	await runtime.work;
	await stopServing(runtime);
	runtime.logs.build.end();
	runtime.logs.run.end();
}

/** What `GET …/runtime` answers. As on the Hub, only a Space that runs tells its commit. */
export function runtimeReply(
	{ runtime }: Runner,
	{ hardware, isDevMode }: { hardware: string; isDevMode: boolean },
): Readonly<Record<string, unknown>> {
	const { stage, sha, errorMessage } = runtime;
	const isUp = stage.startsWith("RUNNING");
	return {
		stage,
		hardware: { current: isUp ? hardware : null, requested: hardware },
		storage: null,
		gcTimeout: 172_800,
		replicas: { current: isUp ? 1 : null, requested: 1 },
		devMode: isDevMode,
		domains: [{ domain: "local", stage: "READY" }],
		...(isUp && sha !== undefined && { sha }),
		...(errorMessage !== undefined && { errorMessage }),
	};
}
