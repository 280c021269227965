import { readSettings } from "../hub/read-settings.ts";
import { readSpace, type SpaceInfo } from "../hub/read-space.ts";
import { mayWrite, whoAmI } from "../hub/who-am-i.ts";
import { makePackage } from "../package/make-package.ts";
import type { Difference, Plan, SpaceCommit, WantedSettings } from "./deployment.ts";
import { type Failure, failure } from "./failure.ts";
import { failureOf } from "./hub-failure.ts";
import type { LfsObject } from "./objects/lfs-object.ts";
import { storedPackage } from "./objects/stored-package.ts";
import { standingOf } from "./obstacles.ts";
import { differences } from "./push/differences.ts";
import { type Head, readHead } from "./push/head.ts";
import { isOurs } from "./push/origin.ts";
import type { Scratch } from "./push/scratch.ts";
import { treeOf } from "./push/tree.ts";
import type { DeployPorts, DeployRequest } from "./request.ts";
import { changedSettings } from "./settings.ts";

/** All that is known before anything is changed. */
export interface Preparation {
	readonly kind: "preparation";
	readonly plan: Plan;
	/** `undefined` where the Space does not exist. */
	readonly info: SpaceInfo | undefined;
	readonly head: Head;
	readonly tree: string;
	readonly objects: readonly LfsObject[];
	/** What has to be set before anything is pushed. */
	readonly settings: WantedSettings;
}

/** A token that the Hub made for one workflow and one Space: it belongs to nobody who could be asked for. */
const KEYLESS = /^hf_jwt_/;

/** Looks at the Space, makes the package, and compares the two. Changes nothing anywhere. */
export async function prepare(
	request: DeployRequest,
	scratch: Scratch,
	ports: DeployPorts,
): Promise<Preparation | Failure> {
	const { hub, space, judged, where } = request;
	ports.progress(`asking the Hub about ${space}`);
	const looked = await lookAt(request);
	if ("kind" in looked) return looked;
	const { info, notes, obstacles } = looked;
	ports.progress("making the package");
	const packed = await makePackage(judged, where);
	if ("message" in packed) return failure("source-incomplete", packed.message, packed.advice);
	const stored = await storedPackage(packed, { progress: ports.progress, signal: hub.signal });
	if ("kind" in stored) return stored;
	const tree = await treeOf(scratch, stored.packed);
	if (typeof tree !== "string") return tree;
	ports.progress("comparing it with the Space");
	const head: Head | Failure = info === undefined ? { kind: "empty" } : await readHead(scratch);
	if (head.kind === "failure") return head;
	const changes = await differences(scratch, head, tree);
	if ("kind" in changes) return changes;
	const settings = await settingsToWrite(request, info);
	if ("kind" in settings) return settings;
	const plan = planOf(request, { info, notes, obstacles, head, tree, changes, settings });
	const { files } = stored.packed;
	const bytes = [...files.values()].reduce((sum, { size }) => sum + size, 0);
	const large = stored.objects.flatMap(({ paths }) => paths).toSorted();
	return {
		kind: "preparation",
		plan: { ...plan, files: files.size, bytes, large },
		info,
		head,
		tree,
		objects: stored.objects,
		settings,
	};
}

/** What of the wanted settings has to be written; the Space is asked only where something is wanted. */
async function settingsToWrite(
	{ hub, space, settings }: DeployRequest,
	info: SpaceInfo | undefined,
): Promise<WantedSettings | Failure> {
	const isNeeded = info !== undefined && hub.token !== undefined && settings.secrets.size + settings.variables.size > 0;
	const current = isNeeded ? await readSettings(hub, space) : undefined;
	return changedSettings(settings, current?.kind === "asked" ? current : undefined);
}

/** The Space as the Hub describes it, and what that means. */
interface Look {
	readonly info: SpaceInfo | undefined;
	readonly notes: readonly string[];
	readonly obstacles: readonly Failure[];
}

async function lookAt({ hub, space, course }: DeployRequest): Promise<Look | Failure> {
	const page = pageOf(hub.endpoint, space);
	const described = await readSpace(hub, space);
	if ("kind" in described) {
		const isMissing = described.kind === "refused" && [401, 404].includes(described.status);
		if (isMissing && course.create !== "never" && hub.token !== undefined) {
			const note = `There is no such Space, or none that the token may see: it is created, as a ${course.create} one.`;
			return { info: undefined, notes: [note], obstacles: [] };
		}
		const failed = failureOf(described, `The Space ${space} could not be read`);
		return isMissing && hub.token === undefined ? withoutToken(failed) : failed;
	}
	if (described.redirectedTo !== undefined) return renamed(space, described.redirectedTo);
	const { obstacles, notes } = standingOf(described.runtime, `${page}/settings`);
	const denied = course.kind === "deploy" ? await denial({ hub, space }) : undefined;
	return { info: described, notes, obstacles: denied === undefined ? obstacles : [...obstacles, denied] };
}

/** Why the token cannot deploy, where that can be told before anything is pushed. */
async function denial({ hub, space }: Pick<DeployRequest, "hub" | "space">): Promise<Failure | undefined> {
	if (hub.token === undefined || KEYLESS.test(hub.token)) return undefined;
	const identity = await whoAmI(hub);
	if ("kind" in identity) {
		// Another refusal than that of the token says nothing of the push: the Hub limits this question more than others.
		const isRefused = identity.kind === "refused" && identity.status === 401;
		return isRefused ? failureOf(identity, "Nothing can be deployed") : undefined;
	}
	if (mayWrite(identity, space) !== false) return undefined;
	return failure(
		"forbidden",
		`The token of ${identity.name} may not write to ${space}.`,
		"Use a token with write access to this Space, best a fine-grained one for this Space alone (https://huggingface.co/settings/tokens).",
	);
}

function withoutToken(failed: Failure): Failure {
	const advice = "Check the name. A private Space is seen with a token only, which runs about forks never have.";
	return { ...failed, code: "not-found", advice };
}

function renamed(space: string, now: string): Failure {
	const advice = `Let "space" name ${now}: whatever is pushed to the old name may go elsewhere one day.`;
	return failure("renamed", `${space} is called ${now} today.`, advice);
}

interface Known extends Look {
	readonly head: Head;
	readonly tree: string;
	readonly changes: readonly Difference[];
	readonly settings: WantedSettings;
}

function planOf({ hub, space, origin }: DeployRequest, known: Known): Omit<Plan, "files" | "bytes" | "large"> {
	const { info, notes, obstacles, head, tree, changes, settings } = known;
	const { secrets, variables } = settings;
	const foreign = head.kind === "commit" && !isOurs(head.trailers, origin) && changes.length > 0;
	return {
		space,
		page: pageOf(hub.endpoint, space),
		url: info?.host,
		exists: info !== undefined,
		stage: info?.runtime.stage || undefined,
		hardware: info?.runtime.hardware.current ?? info?.runtime.hardware.requested,
		head: head.kind === "empty" ? undefined : commitOf(head, isOurs(head.trailers, origin)),
		tree,
		differences: changes,
		settings: { secrets: [...secrets.keys()], variables: [...variables.keys()] },
		notes: [...notes, ...(foreign ? [foreignWords(head)] : [])],
		obstacles,
	};
}

function foreignWords({ author, date }: Extract<Head, { readonly kind: "commit" }>): string {
	return `The last commit on the Space is none of this repository's: ${author} made it on ${date.slice(0, 10)}. What it holds stays in the history of the Space.`;
}

/** A commit of the Space as reports show it. */
export function commitOf(
	{ id, author, date, subject }: Omit<SpaceCommit, "isOurs">,
	isByUs: SpaceCommit["isOurs"],
): SpaceCommit {
	return { id, author, date, subject, isOurs: isByUs };
}

/** A Space's page on the Hub. */
export function pageOf(endpoint: string, space: string): string {
	return `${endpoint}/spaces/${space}`;
}
