import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { cardErrors } from "../git/card.ts";
import { checkOut } from "./checkout.ts";
import { type Plan, readDockerfile, uvicornArguments } from "./dockerfile.ts";
import { appAt } from "./edge.ts";
import { openLog } from "./log.ts";
import { lackingDistributions } from "./requirements.ts";
import { canConnect, freePort, type Server, startServer } from "./server.ts";
import { enter, type Runner, stopServing } from "./state.ts";

/** Why a build came to nothing. */
interface Broken {
	readonly stage: string;
	readonly message: string;
}

/** Builds a commit, starts it, and lets it serve: what the Hub does with a push to a Docker Space. */
export async function runPush(runner: Runner, commit: string, isStale: () => boolean): Promise<void> {
	const { runtime, delays, root } = runner;
	const isUp = runtime.serving !== undefined;
	const folder = await mkdtemp(join(root, "work-"));
	const drop = () => rm(folder, { recursive: true, force: true, maxRetries: 3 });
	runtime.logs.build.end();
	const build = openLog(delays.keepAlive);
	runtime.logs.build = build;
	enter(runtime, isUp ? "RUNNING_BUILDING" : "BUILDING");
	build.add(`===== Build Queued at ${new Date().toISOString().slice(0, 19)} / Commit SHA: ${commit.slice(0, 7)} =====`);
	await checkOut(runner.repository, commit, folder, runner.objects);
	const plan = await buildIn(folder, runner, async (line) => {
		build.add(line);
		await wait(delays.step);
	});
	build.end();
	if (isStale()) return await drop();
	if ("stage" in plan) {
		await stopServing(runtime);
		runtime.sha = undefined;
		enter(runtime, plan.stage, plan.message);
		return await drop();
	}
	enter(runtime, isUp ? "RUNNING_APP_STARTING" : "APP_STARTING");
	await startIn(folder, plan, runner, commit, isStale);
}

/** Goes through the Dockerfile; nothing is built, but what cannot work fails as it does on the Hub. */
async function buildIn(
	folder: string,
	{ python }: Runner,
	say: (line: string) => Promise<void>,
): Promise<Plan | Broken> {
	const read = (name: string) => readFile(join(folder, name), "utf8").catch(() => undefined);
	const { values } = cardErrors((await read("README.md")) ?? "");
	if (typeof values.sdk !== "string") return { stage: "CONFIG_ERROR", message: "Missing configuration in README" };
	const dockerfile = await read("Dockerfile");
	if (values.sdk !== "docker" || dockerfile === undefined) {
		return { stage: "NO_APP_FILE", message: "No application file" };
	}
	const plan = readDockerfile(dockerfile);
	for (const line of plan.lines) {
		if (!line.startsWith("CMD")) await say(`--> ${line}`);
		for (const file of line.startsWith("RUN") ? plan.requirements.filter((name) => line.includes(name)) : []) {
			const said = await lackingDistributions(join(folder, file), file, python);
			for (const one of said) await say(one);
			const reason = `process "/bin/sh -c ${line.slice(4)}" did not complete successfully: exit code: 1`;
			if (said.length > 0) return { stage: "BUILD_ERROR", message: `Job failed with exit code: 1. Reason: ${reason}` };
		}
	}
	await say("--> Pushing image");
	return plan;
}

async function startIn(
	folder: string,
	plan: Plan,
	runner: Runner,
	commit: string,
	isStale: () => boolean,
): Promise<void> {
	const { runtime, delays } = runner;
	const log = openLog(delays.keepAlive);
	// While the old one serves, its log is the one that is told.
	if (runtime.serving === undefined) runtime.logs.run = log;
	log.add(`===== Application Startup at ${new Date().toISOString().slice(0, 19).replace("T", " ")} =====\n`);
	const port = await freePort();
	const given = uvicornArguments(plan.command, port);
	if (given === undefined) throw new Error(`the local Hub runs uvicorn only, not ${plan.command.join(" ")}`);
	const server = startServer({
		python: runner.python,
		folder,
		port,
		given,
		shown: plan,
		environment: { ...runner.settings(), SPACE_ID: runner.id(), SPACE_HOST: runner.address() },
		take: log.add,
	});
	const end = async () => {
		await server.end();
		await rm(folder, { recursive: true, force: true, maxRetries: 3 });
	};
	const became = await untilUp(server, port, delays.start, isStale);
	if (became === "stale") return await end();
	runtime.logs.run = log;
	if (became !== "up") {
		await Promise.all([stopServing(runtime), end()]);
		return fail(runner, became === "late" ? LAUNCH_TIMED_OUT : `Exit code: ${became}. Reason: ${log.tail(20)}`);
	}
	const old = runtime.serving;
	runtime.serving = { app: appAt(port), stop: end };
	runtime.sha = commit;
	enter(runtime, "RUNNING");
	const { serving } = runtime;
	void server.ended.then(async (code) => {
		if (runtime.serving !== serving) return;
		await stopServing(runtime);
		fail(runner, `Exit code: ${code}. Reason: ${log.tail(20)}`);
	});
	await wait(old === undefined ? 0 : LAST_ANSWERS);
	await old?.stop();
}

/** Milliseconds that an old application has for the answers that it owes. */
const LAST_ANSWERS = 100;

const LAUNCH_TIMED_OUT = "Launch timed out, workload was not healthy after 30 min";

function fail({ runtime }: Runner, message: string): void {
	runtime.logs.run.end();
	runtime.sha = undefined;
	enter(runtime, "RUNTIME_ERROR", message);
}

/** Waits until the application listens, it ends (with its exit code), it takes too long, or nobody wants it any more. */
async function untilUp(
	server: Server,
	port: number,
	time: number,
	isStale: () => boolean,
): Promise<"up" | "late" | "stale" | number | string> {
	let code: number | string | undefined;
	void server.ended.then((ended) => {
		code = ended;
	});
	const deadline = Date.now() + time;
	while (!isStale()) {
		if (code !== undefined) return code;
		if (await canConnect(port)) return "up";
		if (Date.now() > deadline) return "late";
		await wait(30);
	}
	return "stale";
}
