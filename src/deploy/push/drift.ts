import type { Difference, DriftPolicy } from "../deployment.ts";
import { type Failure, failure } from "../failure.ts";
import type { Commit } from "./commit.ts";
import { differencesBetween, EMPTY_TREE } from "./differences.ts";
import { fetchTrees, type Head, isCommits, readHistory } from "./head.ts";
import { isNewer, isOurs, type Origin } from "./origin.ts";
import type { Scratch } from "./scratch.ts";

/** What somebody else has done to the Space since this repository was deployed to it. */
export interface Drift {
	/** Commits of others, newest first. */
	readonly commits: readonly Commit[];
	/** What they changed; sorted by path. */
	readonly files: readonly Difference[];
}

/** What the Space's head means for whoever wants to put something else there. */
export type Standing =
	/** It may be built upon: it is empty, an older deployment of ours, or has nothing to do with us. */
	| { readonly kind: "free" }
	| { readonly kind: "superseded"; readonly by: Commit }
	| ({ readonly kind: "drifted" } & Drift);

/** Commits of others that are told. */
const TOLD = 20;

/**
 * Says what the head means. One that is not ours is looked into, a few hundred commits deep: where a deployment of this
 * repository lies below it, somebody has edited the Space since; where none does, the Space was made for something else, or by
 * the Hub itself, and is replaced. `seen` is the head that the plan was made for: who wrote on top of it cannot be in the plan.
 */
export async function standingOf(
	scratch: Scratch,
	head: Head,
	{ origin, seen, onDrift }: { readonly origin: Origin; readonly seen: Head; readonly onDrift: DriftPolicy },
): Promise<Standing | Failure> {
	if (head.kind === "empty") return { kind: "free" };
	if (isNewer(head.trailers, origin)) return { kind: "superseded", by: head };
	if (isOurs(head.trailers, origin)) return { kind: "free" };
	const history = await readHistory(scratch);
	if (!isCommits(history)) return history;
	if (history[0]?.id !== head.id) return movedOn();
	const last = history.findIndex(({ trailers }) => isOurs(trailers, origin));
	const ours = history[last];
	// What others have put on top of a newer run's commit is no reason to put an older tree there.
	if (ours !== undefined && isNewer(ours.trailers, origin)) return { kind: "superseded", by: ours };
	if (onDrift === "overwrite") return { kind: "free" };
	if (ours !== undefined) return await driftSince(scratch, history.slice(0, last), ours);
	if (seen.kind === "commit" && seen.id === head.id) return { kind: "free" };
	const known = seen.kind === "commit" ? history.findIndex(({ id }) => id === seen.id) : -1;
	const base = seen.kind === "commit" ? seen.tree : EMPTY_TREE;
	const files = await differencesBetween(scratch.repository, base, head.tree);
	if ("kind" in files) return files;
	return { kind: "drifted", commits: history.slice(0, known === -1 ? 1 : Math.min(known, TOLD)), files };
}

/** The commits of others on top of the last one of ours, and the files that they changed. */
async function driftSince(scratch: Scratch, commits: readonly Commit[], ours: Commit): Promise<Standing | Failure> {
	const repository = await fetchTrees(scratch, commits.length + 1);
	if (typeof repository !== "string") return repository;
	const files = await differencesBetween(repository, ours.tree, commits[0]?.tree ?? ours.tree);
	return "kind" in files ? files : { kind: "drifted", commits: commits.slice(0, TOLD), files };
}

function movedOn(): Failure {
	const message = "The Space changed while its history was read.";
	return failure("race", message, "Run it again.", { mayPass: true });
}
