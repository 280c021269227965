import { setTimeout as wait } from "node:timers/promises";
import type { App, Step } from "../options.ts";
import { openLog } from "./log.ts";
import { enter, type Runner, stopServing } from "./state.ts";

/** Milliseconds before a step that says nothing of its own. */
const PAUSE = 20;

/** The way of a good application. */
const GOOD: readonly Step[] = [
	{ stage: "BUILDING", build: ["--> COPY . /app", "--> Pushing image"] },
	{ stage: "APP_STARTING", run: ["INFO:     Started server process [1]"] },
	{ stage: "RUNNING", run: ["INFO:     Uvicorn running on http://0.0.0.0:7860 (Press CTRL+C to quit)"] },
];

/** Plays the stages of a push without running anything. */
export async function playPush(runner: Runner, commit: string, isStale: () => boolean): Promise<void> {
	const { runtime, delays } = runner;
	const isUp = runtime.serving !== undefined && runtime.stage.startsWith("RUNNING");
	const steps = runtime.script ?? GOOD.map((step) => (isUp ? withOldOne(step) : step));
	runtime.logs.build.end();
	runtime.logs.run.end();
	runtime.logs = { build: openLog(delays.keepAlive), run: openLog(delays.keepAlive) };
	const former = runtime.sha;
	for (const step of steps) {
		await wait(step.after ?? PAUSE);
		if (isStale()) return;
		await playStep(runner, step, { former, commit });
	}
}

function withOldOne(step: Step): Step {
	return step.stage === "RUNNING" ? step : { ...step, stage: `RUNNING_${step.stage}` };
}

/** Enters one stage with all that belongs to it. */
export async function playStep(
	{ runtime }: Runner,
	step: Step,
	{ former, commit }: { former: string | undefined; commit: string },
): Promise<void> {
	const { stage, sha = stage === "RUNNING" ? "pushed" : "former", app } = step;
	for (const line of step.build ?? []) runtime.logs.build.add(line);
	for (const line of step.run ?? []) runtime.logs.run.add(line);
	const isEnd = stage.endsWith("ERROR") || ["PAUSED", "SLEEPING", "STOPPED", "DELETING", "NO_APP_FILE"].includes(stage);
	if (app === "nothing" || (isEnd && app === undefined)) await stopServing(runtime);
	if (stage !== "BUILDING" && stage !== "RUNNING_BUILDING") runtime.logs.build.end();
	if (isEnd) runtime.logs.run.end();
	const served =
		typeof app === "function" ? app : stage === "RUNNING" && app === undefined ? smallApp(commit) : undefined;
	if (served !== undefined) runtime.serving = { app: served, stop: async () => undefined };
	runtime.sha = { pushed: commit, former, none: undefined }[sha];
	enter(runtime, stage, step.errorMessage);
}

/** An application with one route, which tells its commit. */
function smallApp(commit: string): App {
	return ({ url = "/" }, response) => {
		const json = (status: number, value: unknown) =>
			response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
		const [path] = url.split("?");
		if (path === "/") json(200, { commit });
		else if (path === "/openapi.json") {
			const operation = { summary: "Read Root", responses: { 200: { description: "Successful Response" } } };
			json(200, { openapi: "3.0.2", info: { title: "FastAPI", version: "0.1.0" }, paths: { "/": { get: operation } } });
		} else json(404, { detail: "Not Found" });
	};
}
