import { VERSION } from "../gate/help.ts";
import { readSpace, type SpaceInfo } from "../hub/read-space.ts";
import type { Runtime } from "../hub/runtime.ts";
import type { Answer } from "./deployment.ts";
import { logConcealer } from "./diagnosis/conceal-log.ts";
import { diagnose } from "./diagnosis/diagnose.ts";
import { type Failure, failure } from "./failure.ts";
import { probe } from "./probe/probe.ts";
import type { DeployPorts, DeployRequest } from "./request.ts";
import { readLogs } from "./watch/read-logs.ts";
import { watch } from "./watch/watch.ts";

/** What became of a commit on the Space. */
export type Followed =
	| {
			readonly kind: "running";
			readonly stage: string;
			readonly buildSeconds: number;
			readonly isProven: boolean;
			readonly answers: readonly Answer[];
			readonly warnings: readonly string[];
	  }
	| { readonly kind: "superseded"; readonly head: string }
	| { readonly kind: "failed"; readonly stage: string | undefined; readonly failure: Failure };

/** A commit that was pushed, and how the Space was before. */
export interface Pushed {
	readonly commit: string;
	/** `undefined` where nothing was pushed, and nothing restarted. */
	readonly before: Runtime | undefined;
	/** Whether it holds the tree that was judged, so that what answers can be compared with it. */
	readonly holds: "the judged tree" | "another tree";
	/** The Space as it was described before, for where the Hub does not describe it again. */
	readonly info: SpaceInfo;
}

/** Follows a commit until the application answers with it, or certainly will not. Never throws. */
export async function follow(
	request: DeployRequest,
	{ commit, before, holds, info: known }: Pushed,
	ports: DeployPorts,
): Promise<Followed> {
	const { hub, space, course, judged, settings } = request;
	const isJudged = holds === "the judged tree";
	const { now, wait } = ports;
	const conceal = logConcealer([...(hub.token === undefined ? [] : [hub.token]), ...settings.secrets.values()]);
	const watched = await watch(hub, space, {
		commit,
		before,
		timeout: course.timeout,
		soak: course.soak,
		conceal,
		ports: { now, wait, onStage: ports.stage, onLine: ports.line },
		signal: hub.signal,
	});
	if (watched.kind === "superseded") return watched;
	if (watched.kind === "failed") {
		const { failure: why, logs, runtime } = watched;
		return { kind: "failed", stage: runtime?.stage, failure: isJudged ? diagnose(why, logs, judged) : why };
	}
	const { stage } = watched.runtime;
	ports.progress("asking the application");
	const told = await readSpace(hub, space);
	if (hub.signal.aborted) return { kind: "failed", stage, failure: unasked() };
	const info = "id" in told ? told : known;
	const running = { kind: "running", stage, buildSeconds: watched.buildSeconds, isProven: watched.isProven } as const;
	if (info.host === undefined) {
		return {
			...running,
			answers: [],
			warnings: ["The Hub does not tell where the application answers, so it was not asked."],
		};
	}
	const probed = await probe({
		app: { address: info.host, token: info.isPrivate ? hub.token : undefined, agent: `space-gate/${VERSION}` },
		application: isJudged ? judged.judgement.entrypoint.application : undefined,
		healthPath: isJudged ? course.healthPath : undefined,
		origins: isJudged ? judged.origins : [],
		ports: { now, wait },
		signal: hub.signal,
	});
	if (probed.kind === "failure") {
		const logs = await readLogs(hub, space, ["run"], { conceal, signal: hub.signal });
		return { kind: "failed", stage, failure: isJudged ? diagnose(probed, logs, judged) : probed };
	}
	return { ...running, answers: probed.answers, warnings: probed.warnings };
}

function unasked(): Failure {
	return failure(
		"cancelled",
		"The run was ended before the application was asked.",
		"The commit runs on the Space; run this again to learn whether it answers.",
	);
}
