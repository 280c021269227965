import type { Hub, HubObstacle } from "../../hub/client.ts";
import type { LogKind } from "../../hub/logs.ts";
import { readSpace } from "../../hub/read-space.ts";
import { type Runtime, readRuntime } from "../../hub/runtime.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import { failureOf } from "../hub-failure.ts";
import { askApp } from "../probe/ask.ts";
import { endFailure, lateFailure, unsteadyFailure } from "./end-failures.ts";
import { cancelled, failed, gone, type Scene, settingsOf, superseded } from "./ending.ts";
import { GRACE, meaningOf, type Seen, UNSEEN, withLook } from "./stages.ts";
import { type Tails, tailsOf } from "./tails.ts";
import type { Watched, Watching } from "./watched.ts";

/** Milliseconds between two looks: the first ones, and the longest. A look costs one of 1,000 questions in five minutes (hub-docs, rate-limits). */
const [FIRST, LONGEST] = [2_000, 5_000];

/** Milliseconds between looks at a Hub that does not answer: the longest. */
const LONGEST_BLIND = 30_000;

/** Looks in a row without an answer after which nobody looks any more. */
const MAX_BLIND = 10;

/** Milliseconds between questions for the Space's head, where another commit runs. */
const BETWEEN_HEADS = 10_000;

/** Milliseconds between questions to an application that sleeps. */
const BETWEEN_CALLS = 30_000;

/** A look is asked for once: who watches asks again by itself. */
const LOOK = { time: 15_000, attempts: 1, pause: 0, patience: 0, bytes: 1024 * 1024 } as const;

/** A watch under way. */
interface Watch extends Scene {
	readonly started: number;
	readonly tails: Tails;
	seen: Seen;
	/** Looks in a row without an answer. */
	blind: number;
	pause: number;
	/** When it was asked for its head, and its application for anything; milliseconds since the start. */
	headAskedAt: number;
	calledAt: number;
}

/** Watches a Space after a push until the commit runs and goes on running, or certainly will not. Never throws. */
export async function watch(hub: Hub, space: SpaceId, watching: Watching): Promise<Watched> {
	const { ports, signal, conceal } = watching;
	const asking: Hub = { ...hub, limits: { ...LOOK, ...hub.limits, attempts: 1 }, signal };
	const onLine = (kind: LogKind, line: string) => ports.onLine(kind, conceal(line));
	const tails = tailsOf(asking, space, onLine, signal);
	const started = ports.now();
	const at = { headAskedAt: 0, calledAt: -BETWEEN_CALLS };
	const one: Watch = { hub: asking, space, watching, started, tails, seen: UNSEEN, blind: 0, pause: FIRST, ...at };
	try {
		for (;;) {
			const watched = await look(one);
			if (watched !== undefined) return watched;
			await ports.wait(one.pause, signal);
		}
	} finally {
		await tails.stop();
	}
}

/** One look; `undefined` where it decides nothing. */
async function look(one: Watch): Promise<Watched | undefined> {
	const { hub, space, watching } = one;
	if (watching.signal.aborted) return cancelled(one);
	const runtime = await readRuntime(hub, space);
	if (watching.signal.aborted) return cancelled(one);
	if (runtime.kind !== "runtime") return await unanswered(one, runtime);
	const at = elapsed(one);
	const isNews = runtime.stage !== one.seen.last?.stage;
	one.pause = isNews || one.blind > 0 ? FIRST : Math.min(one.pause * 1.25, LONGEST);
	one.blind = 0;
	one.seen = withLook(one.seen, watching, runtime, at);
	if (isNews) watching.ports.onStage(runtime.stage, Math.round(at / 1000));
	followLogs(one, runtime);
	return await decide(one, runtime, at);
}

async function decide(one: Watch, runtime: Runtime, at: number): Promise<Watched | undefined> {
	const { seen, watching } = one;
	switch (meaningOf(seen, watching, at)) {
		case "runs":
			return {
				kind: "running",
				isProven: runtime.sha === watching.commit,
				buildSeconds: Math.round((seen.builtAt ?? at) / 1000),
				runtime,
			};
		case "ended":
			return await failed(one, endFailure(runtime, settingsOf(one), seen.losses > 0 ? "has run" : "never ran"));
		case "unsteady":
			return await failed(one, unsteadyFailure());
		case "another commit":
			return (await supersededNow(one, at, BETWEEN_HEADS)) ?? (await lateOr(one, at));
		case "asleep":
			await call(one, at);
			return await lateOr(one, at);
		case "on its way":
			if (seen.runsSince !== undefined) {
				one.pause = Math.min(one.pause, Math.max(1, seen.runsSince + watching.soak - at));
				return undefined;
			}
			return (await supersededNow(one, at, GRACE)) ?? (await lateOr(one, at));
	}
}

function followLogs({ tails, seen, watching }: Watch, { stage, sha }: Runtime): void {
	if (stage.includes("BUILDING")) tails.follow("build");
	// While another container still runs, the log may be its own.
	else if (stage.includes("STARTING") || sha === watching.commit || seen.runsSince !== undefined) tails.follow("run");
}

/** Whether somebody has pushed another commit, asked at most every `often` milliseconds. */
async function supersededNow(one: Watch, at: number, often: number): Promise<Watched | undefined> {
	if (at - one.headAskedAt < often) return undefined;
	one.headAskedAt = at;
	return superseded(one, await readSpace(one.hub, one.space));
}

/** Wakes an application that sleeps: whoever asks it does (hub-docs, spaces-gpus, "Sleep time"). */
async function call(one: Watch, at: number): Promise<void> {
	if (at - one.calledAt < BETWEEN_CALLS) return;
	one.calledAt = at;
	const info = await readSpace(one.hub, one.space);
	if (!("id" in info) || info.host === undefined) return;
	const app = { address: info.host, token: info.isPrivate ? one.hub.token : undefined, agent: one.hub.agent };
	await askApp(app, { path: "/", time: 10_000 }, one.watching.signal);
}

async function lateOr(one: Watch, at: number): Promise<Watched | undefined> {
	const { timeout, commit } = one.watching;
	if (at < timeout) return undefined;
	const minutes = Math.max(1, Math.round(timeout / 60_000));
	return await failed(one, lateFailure(one.seen.last, commit, minutes, settingsOf(one)));
}

/** The Hub did not say how the Space is. What may pass is waited for. */
async function unanswered(one: Watch, obstacle: HubObstacle): Promise<Watched | undefined> {
	const { watching, space } = one;
	one.blind += 1;
	const why = failureOf(obstacle, `It could not be learnt how ${space} is doing`);
	const isGone = why.code === "not-found";
	const isOver = isGone ? one.blind >= 2 : !why.mayPass || one.blind >= MAX_BLIND;
	const asked = obstacle.kind === "refused" ? obstacle.wait : 0;
	one.pause = Math.min(Math.max(asked, FIRST * 2 ** (one.blind - 1)), Math.max(asked, LONGEST_BLIND));
	const left = watching.timeout - elapsed(one);
	if (isOver || (left <= 0 && one.seen.runsSince === undefined)) return await failed(one, await gone(one, why));
	if (left > 0) one.pause = Math.min(one.pause, left);
	return undefined;
}

function elapsed({ started, watching }: Watch): number {
	return watching.ports.now() - started;
}
