import { type Failure, failure } from "../failure.ts";
import { ATTEMPTS, isWorthAnother, pause } from "./attempts.ts";
import { readCommits, writeCommit } from "./commit.ts";
import { failureOf } from "./git/failure-of.ts";
import { isCommits, runFetch } from "./head.ts";
import { type Origin, SOURCE, trailersOf } from "./origin.ts";
import { pushCommit } from "./push-commit.ts";
import { makeRepository, type Scratch } from "./scratch.ts";

/** What is to be put back. */
export interface Restoration {
	/** The commit that has to be the Space's head still. */
	readonly failed: string;
	/** The one below it, whose tree is put back. */
	readonly previous: string;
	/** Who puts it back. */
	readonly origin: Origin;
	readonly date: Date;
}

/** The commit that stands on top of the failed one, with the tree of the one before. */
export interface Restored {
	readonly kind: "restored";
	readonly commit: string;
	readonly tree: string;
}

/**
 * Rolls a deployment back by a new commit: nothing of the history is lost, and whoever wrote to the Space meanwhile is not
 * overwritten. All that it needs is on the Space, and is fetched as far as it is needed.
 */
export async function restore(scratch: Scratch, asked: Restoration): Promise<Restored | Failure> {
	const { failed, previous, origin, date } = asked;
	const repository = await makeRepository(scratch.folder, "restore.git");
	if (typeof repository !== "string") return repository;
	// Unlike elsewhere git may ask the Space later for single contents: those of the previous tree that the failed one lacks.
	const fetched = await runFetch(scratch, repository, ["--depth=2", "--filter=blob:none"]);
	if ("kind" in fetched) return fetched;
	if (fetched.exitCode !== 0) return failureOf(fetched);
	const commits = await readCommits(repository, "refs/space/head", 2);
	if (!isCommits(commits)) return commits;
	if (commits[0]?.id !== failed) return movedOn();
	const target = commits.find(({ id }) => id === previous);
	if (target === undefined) {
		const message = `The commit ${previous.slice(0, 12)} does not lie below the one that failed.`;
		return failure("internal", message, "Put it back by hand, with git revert in a clone of the Space.");
	}
	const sources = [...target.trailers].filter(([name]) => name !== SOURCE.repository && name.startsWith("Source-"));
	const trailers = new Map([
		...trailersOf({ ...origin, commit: undefined, tree: undefined, folder: "" }),
		...sources,
		["Rollback-Of", failed] as const,
		["Rollback-To", previous] as const,
	]);
	const title = `Roll back to ${previous.slice(0, 12)}`;
	const commit = await writeCommit(repository, { tree: target.tree, parent: failed, date, title, trailers });
	if (typeof commit !== "string") return commit;
	for (let attempt = 1; ; attempt++) {
		const pushed = await pushCommit(scratch, repository, { commit, parent: failed });
		if (pushed.kind === "there") return { kind: "restored", commit, tree: target.tree };
		if (pushed.kind === "moved") return movedOn();
		if (pushed.kind === "failure") return pushed;
		if (attempt === ATTEMPTS || !isWorthAnother(pushed.failure)) return pushed.failure;
		await pause(scratch, attempt);
	}
}

function movedOn(): Failure {
	const message = "Somebody else wrote to the Space after the deployment, so nothing was put back.";
	return failure("race", message, "Look at the Space's history on the Hub; what runs there is not ours any more.");
}
