import type { Hub, HubObstacle } from "../../hub/client.ts";
import type { LogKind } from "../../hub/logs.ts";
import { readSpace, type SpaceInfo } from "../../hub/read-space.ts";
import type { SpaceId } from "../../hub/space-id.ts";
import { type Failure, type FailureCode, failure } from "../failure.ts";
import { readLogs } from "./read-logs.ts";
import type { Seen } from "./stages.ts";
import type { Watched, Watching } from "./watched.ts";

/** What is watched, and what was seen of it. */
export interface Scene {
	readonly hub: Hub;
	readonly space: SpaceId;
	readonly watching: Watching;
	readonly seen: Seen;
}

/** Another commit is the Space's head; `undefined` where it is this one, or where the Hub does not tell. */
export function superseded({ watching }: Pick<Scene, "watching">, info: SpaceInfo | HubObstacle): Watched | undefined {
	const head = "id" in info ? info.head : undefined;
	return head === undefined || head === watching.commit ? undefined : { kind: "superseded", head };
}

/** Says more of a Space that is not there any more, and of a token that is not valid any more. */
export async function gone({ hub, space, seen }: Scene, why: Failure): Promise<Failure> {
	if (why.code === "unauthorized" && seen.last !== undefined) {
		const advice = "A token of a trusted publisher is valid for one hour; one with a larger life is hf-token.";
		return { ...why, message: `The token ran out or was revoked while ${space} was watched.`, advice };
	}
	if (why.code !== "not-found" && why.code !== "redirected") return why;
	const info = await readSpace(hub, space);
	if ("id" in info && info.redirectedTo !== undefined) {
		const message = `${space} is called ${info.redirectedTo} now: it was renamed while it was watched.`;
		return failure("renamed", message, `Write ${info.redirectedTo} in the workflow, and run it again.`);
	}
	if (why.code !== "not-found" || seen.last === undefined) return why;
	const message = `${space} is not there any more: it was deleted while it was watched, or the token may not see it any more.`;
	return failure("not-found", message, "Look whether the Space exists, and who may see it.");
}

/** A failure with what the logs hold at the end, unless somebody else's commit is the reason. */
export async function failed(one: Scene, why: Failure): Promise<Watched> {
	const { hub, space, watching, seen } = one;
	const { conceal } = watching;
	const replaced = STATES.has(why.code) ? superseded(one, await readSpace(hub, space)) : undefined;
	if (replaced !== undefined) return replaced;
	const logs = await readLogs(hub, space, tellingLogs(why, seen.last?.stage ?? ""), watching);
	const told = { ...why, message: conceal(why.message), words: conceal(why.words) };
	return { kind: "failed", failure: told, logs, runtime: seen.last };
}

/** Failures that are states of the Space: whose commit they belong to is asked. */
const STATES: ReadonlySet<FailureCode> = new Set([
	"build-error",
	"runtime-error",
	"crashed-after-start",
	"config-error",
	"no-app-file",
	"paused",
	"stopped",
	"wait-timeout",
]);

/** The logs that tell of a failure. While something is built, the log of what runs is another container's. */
function tellingLogs({ code }: Failure, stage: string): readonly LogKind[] {
	switch (code) {
		case "build-error":
			return ["build"];
		case "runtime-error":
		case "crashed-after-start":
			return ["build", "run"];
		case "wait-timeout":
			if (stage.endsWith("BUILDING")) return ["build"];
			return stage.endsWith("STARTING") ? ["build", "run"] : [];
		default:
			return [];
	}
}

/** Whoever watched gave up. */
export function cancelled({ seen }: Scene): Watched {
	const why = failure(
		"cancelled",
		"The watch was ended before the Space ran.",
		"The commit is on the Space and is built all the same; run this again to learn what becomes of it.",
	);
	return { kind: "failed", failure: why, logs: { build: [], run: [] }, runtime: seen.last };
}

/** Address of the page on which a Space is restarted. */
export function settingsOf({ hub, space }: Scene): string {
	return `${hub.endpoint}/spaces/${space}/settings`;
}
