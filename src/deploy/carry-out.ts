import { createSpace } from "../hub/create-space.ts";
import type { SpaceInfo } from "../hub/read-space.ts";
import { restartSpace } from "../hub/restart-space.ts";
import { type Runtime, readRuntime, runtimeIn } from "../hub/runtime.ts";
import { writeSettings } from "../hub/write-settings.ts";
import { shown } from "../source/shown.ts";
import type { Deployment, Outcome, RollBack, WantedSettings } from "./deployment.ts";
import { driftFailure } from "./drift-failure.ts";
import { type Failure, failure } from "./failure.ts";
import { type Followed, follow } from "./follow.ts";
import { failureOf } from "./hub-failure.ts";
import { uploadObjects } from "./objects/upload-objects.ts";
import { commitOf, type Preparation } from "./prepare.ts";
import { readHead } from "./push/head.ts";
import { isNewer, isOurs } from "./push/origin.ts";
import { restore } from "./push/restore.ts";
import type { Scratch } from "./push/scratch.ts";
import { type Shipped, ship } from "./push/ship.ts";
import type { DeployPorts, DeployRequest } from "./request.ts";

/** A step of it, with what all steps know. */
interface Stand {
	readonly request: DeployRequest;
	readonly prepared: Preparation;
	readonly scratch: Scratch;
	readonly ports: DeployPorts;
	/** The Space as it was before anything was changed; created where it was not there. */
	readonly info: SpaceInfo;
}

/** Does what the plan says. */
export async function carryOut(
	request: DeployRequest,
	prepared: Preparation,
	scratch: Scratch,
	ports: DeployPorts,
): Promise<Deployment> {
	const { plan } = prepared;
	const info = prepared.info ?? (await created(request, ports));
	if ("kind" in info) return { ...base(request, prepared), outcome: failedBefore(info), stage: plan.stage };
	const stand: Stand = { request, prepared, scratch, ports, info };
	// A Space that was created just now holds what the Hub puts into every one.
	const head = prepared.info === undefined ? await readHead(scratch) : prepared.head;
	if (head.kind === "failure") return { ...base(request, prepared), outcome: failedBefore(head), stage: plan.stage };
	let isReady = false;
	const shipped = await ship(scratch, {
		tree: prepared.tree,
		head,
		origin: request.origin,
		onDrift: request.course.onDrift,
		date: ports.date,
		// Not before it is sure that this run may write: where it may not, the Space keeps its settings too.
		beforePush: async () => {
			const failed = isReady ? undefined : await setUp(stand);
			isReady = true;
			ports.progress("pushing");
			return failed;
		},
	});
	const isLeft = shipped.kind === "unchanged" && !isReady && !isNewer(shipped.head.trailers, request.origin);
	const { variables } = prepared.settings;
	const unwritten = isLeft ? await setSettings(stand, { secrets: new Map(), variables }) : undefined;
	return await afterPush(stand, unwritten ?? shipped);
}

async function afterPush(stand: Stand, shipped: Shipped | Failure): Promise<Deployment> {
	const { request, prepared, info } = stand;
	const known = { ...base(request, prepared), stage: info.runtime.stage || undefined };
	switch (shipped.kind) {
		case "failure":
			return { ...known, outcome: failedBefore(shipped) };
		case "drifted":
			return { ...known, outcome: failedBefore(driftFailure(shipped, request.space)) };
		case "superseded":
			return {
				...known,
				outcome: { kind: "superseded", by: commitOf(shipped.by, true), commit: undefined },
			};
		case "unchanged":
			return await unchanged(stand, shipped.head.id);
		case "shipped": {
			const { commit, tree, parent } = shipped;
			const followed = await follow(
				request,
				{ commit, before: info.runtime, holds: "the judged tree", info },
				stand.ports,
			);
			if (followed.kind === "running") {
				const outcome: Outcome = { ...runningOf(followed, commit), kind: "deployed", tree, previous: parent };
				return { ...known, outcome, stage: followed.stage, warnings: followed.warnings };
			}
			return await fallen(stand, { commit, parent }, followed);
		}
	}
}

async function created({ hub, space, course }: DeployRequest, ports: DeployPorts): Promise<SpaceInfo | Failure> {
	ports.progress(`creating ${space}`);
	const made = await createSpace(hub, space, course.create === "public" ? "public" : "private");
	return "kind" in made ? failureOf(made, `The Space ${space} could not be created`) : made;
}

/** All that has to be there before the push: settings, and the objects that the tree names. */
async function setUp(stand: Stand): Promise<Failure | undefined> {
	const { hub, space } = stand.request;
	const { objects, settings } = stand.prepared;
	const { ports } = stand;
	const unwritten = await setSettings(stand, settings);
	if (unwritten !== undefined) return unwritten;
	const uploaded = await uploadObjects(hub, space, objects, (sent, total) =>
		ports.progress(`uploading large files, ${Math.floor((100 * sent) / Math.max(1, total))} %`),
	);
	return uploaded.kind === "failure" ? uploaded : undefined;
}

async function setSettings({ request, ports }: Stand, wanted: WantedSettings): Promise<Failure | undefined> {
	if (wanted.secrets.size + wanted.variables.size === 0) return undefined;
	const { hub, space } = request;
	ports.progress("setting secrets and variables");
	const unwritten = await writeSettings(hub, space, wanted);
	if (unwritten === undefined) return undefined;
	return failureOf(unwritten.obstacle, `The ${unwritten.kind} ${unwritten.name} could not be set on ${space}`);
}

/** The Space holds this tree already: it has to answer all the same, and is started where it does not run. */
async function unchanged(stand: Stand, commit: string): Promise<Deployment> {
	const { request, prepared, ports } = stand;
	const { hub, space } = request;
	const known = base(request, prepared);
	const runtime = await readRuntime(hub, space);
	const now = "errorMessage" in runtime ? runtime : stand.info.runtime;
	const isDown = /ERROR|STOPPED/.test(now.stage);
	if (isDown) {
		ports.progress(`starting ${space} again`);
		const restarted = await restartSpace(hub, space);
		if (!("errorMessage" in restarted)) {
			const outcome = failedBefore(failureOf(restarted, `The Space ${space} could not be restarted`));
			return { ...known, outcome, stage: now.stage };
		}
	}
	const before = isDown ? now : undefined;
	const followed = await follow(request, { commit, before, holds: "the judged tree", info: stand.info }, ports);
	switch (followed.kind) {
		case "running":
			return {
				...known,
				outcome: { ...runningOf(followed, commit), kind: "unchanged", buildSeconds: undefined },
				stage: followed.stage,
				warnings: followed.warnings,
			};
		case "superseded":
			return { ...known, outcome: await replaced(stand, commit), stage: now.stage };
		case "failed":
			return {
				...known,
				outcome: { kind: "failed", failure: followed.failure, commit, rollBack: undefined },
				stage: followed.stage,
			};
	}
}

/** What was pushed does not answer, or somebody else's commit took its place. */
async function fallen(
	stand: Stand,
	{ commit, parent }: { readonly commit: string; readonly parent: string | undefined },
	followed: Exclude<Followed, { readonly kind: "running" }>,
): Promise<Deployment> {
	const { request, prepared } = stand;
	const known = base(request, prepared);
	if (followed.kind === "superseded") {
		return { ...known, outcome: await replaced(stand, commit), stage: undefined };
	}
	const { failure: why, stage } = followed;
	const previous = previousOf(stand, parent, why);
	if (previous === undefined) {
		return { ...known, outcome: { kind: "failed", failure: why, commit, rollBack: undefined }, stage };
	}
	const { rollBack, stage: after } = await rolledBack(stand, commit, previous);
	return { ...known, outcome: { kind: "failed", failure: why, commit, rollBack }, stage: after ?? stage };
}

/** The commit to put back: the one before, if it was running, and nobody has taken the Space away or ended this run. */
function previousOf(
	{ request, prepared: { head }, info }: Stand,
	parent: string | undefined,
	{ code }: Failure,
): string | undefined {
	const { stage, sha } = info.runtime;
	// Where the Hub does not tell which commit ran, it was the head of then, if nothing newer was being built.
	const isHead = head.kind === "commit" && head.id === parent && /^(RUNNING|SLEEPING)$/.test(stage);
	const wasRunning = /^(RUNNING|SLEEPING$)/.test(stage) && (sha === undefined ? isHead : sha === parent);
	const isLost = ["cancelled", "not-found", "renamed", "deleting", "unauthorized", "paused", "stopped"].includes(code);
	return request.course.rollsBack && wasRunning && !isLost ? parent : undefined;
}

async function rolledBack(
	{ request, scratch, ports, info }: Stand,
	failed: string,
	previous: string,
): Promise<{ readonly rollBack: RollBack; readonly stage: string | undefined }> {
	ports.progress(`putting back ${previous.slice(0, 12)}`);
	const { hub, space, origin } = request;
	const before = await readRuntime(hub, space);
	const restored = await restore(scratch, { failed, previous, origin, date: ports.date });
	if (restored.kind === "failure") return { rollBack: { kind: "failed", failure: restored }, stage: undefined };
	const runtime: Runtime = "errorMessage" in before ? before : runtimeIn(undefined);
	const pushed = { commit: restored.commit, before: runtime, holds: "another tree", info } as const;
	const followed = await follow(request, pushed, ports);
	if (followed.kind === "failed")
		return { rollBack: { kind: "failed", failure: followed.failure }, stage: followed.stage };
	if (followed.kind === "superseded") {
		const message = `Another commit came onto ${space} before ${previous.slice(0, 12)} answered again.`;
		const why = failure("race", message, "Look at the history of the Space: what runs there is not ours any more.");
		return { rollBack: { kind: "failed", failure: why }, stage: undefined };
	}
	return { rollBack: { kind: "restored", commit: restored.commit, previous }, stage: followed.stage };
}

/** Another commit has taken the place of ours before that answered: that of a newer run, or somebody else's. */
async function replaced({ request: { space, origin }, scratch }: Stand, commit: string): Promise<Outcome> {
	const head = await readHead(scratch);
	if (head.kind === "commit" && head.id === commit) {
		const message = `The Hub tells of another commit on ${space} than git, which finds ${commit.slice(0, 12)} there.`;
		const why = failure("conflict", message, "Run it again: it then learns whether this commit answers.");
		return { kind: "failed", failure: why, commit, rollBack: undefined };
	}
	if (head.kind === "commit" && isOurs(head.trailers, origin)) {
		return { kind: "superseded", by: commitOf(head, true), commit };
	}
	const who = head.kind === "commit" ? shown(head.author) : "Somebody";
	const message = `${who} has put another commit onto ${space} before ${commit.slice(0, 12)} answered.`;
	const advice = `Look at the history of the Space; run this again to learn whether "on-drift" stands in the way.`;
	return { kind: "failed", failure: failure("drifted", message, advice), commit, rollBack: undefined };
}

function runningOf({ buildSeconds, isProven, answers }: Extract<Followed, { kind: "running" }>, commit: string) {
	return { commit, buildSeconds, isProven, answers };
}

function base({ space }: DeployRequest, { plan }: Preparation) {
	return { space, plan, warnings: [] as readonly string[] };
}

/** Nothing was pushed. */
function failedBefore(why: Failure): Outcome {
	return { kind: "failed", failure: why, commit: undefined, rollBack: undefined };
}
