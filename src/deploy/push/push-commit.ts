import { type Failure, failure } from "../failure.ts";
import { pause } from "./attempts.ts";
import { failureOf } from "./git/failure-of.ts";
import { cancelled, runNetworkGit } from "./git/network-git.ts";
import { BRANCH, type Head, readHead, readHeadId } from "./head.ts";
import type { Scratch } from "./scratch.ts";

/** What came of one push, as the Space itself says afterwards. */
export type Pushed =
	| { readonly kind: "there" }
	/** The Space has another head than the one that the commit was made for. */
	| { readonly kind: "moved"; readonly head: Head }
	/** The Space is as it was. */
	| { readonly kind: "refused"; readonly failure: Failure };

/** Times that the Space is asked for its head after a push that went well: it may take a moment to tell. */
const LOOKS = 4;

/**
 * Pushes a commit as a plain fast-forward, and looks at what the Space holds then, whatever git said: an answer that is
 * lost is no push that is lost. The commit's id covers its tree, its parent and its message.
 */
export async function pushCommit(
	scratch: Scratch,
	repository: string,
	{ commit, parent }: { readonly commit: string; readonly parent: string | undefined },
): Promise<Pushed | Failure> {
	const flags = ["--porcelain", "--no-verify", "--no-follow-tags", "--no-progress"];
	const given = ["push", ...flags, scratch.remote.address, `${commit}:${BRANCH}`];
	const run = await runNetworkGit(scratch, repository, given, scratch.deadlines.push);
	if ("kind" in run) return run;
	if (run.exitCode !== 0) return await lookAfter(scratch, commit, parent, failureOf(run));
	for (let look = 0; look < LOOKS; look++) {
		if (look > 0) await pause(scratch, look);
		const id = await readHeadId(scratch);
		if (typeof id !== "string") {
			if (!id.mayPass || look === LOOKS - 1) return { ...id, message: `The push went well. Then: ${id.message}` };
		} else if (id === commit) return { kind: "there" };
		else if (id !== parent) break;
	}
	const message = "The Hub took the push, and does not hold what was pushed.";
	const advice = "Run it again; if it stays so, look at the Space's files on the Hub.";
	return await lookAfter(scratch, commit, parent, failure("not-what-was-pushed", message, advice, { mayPass: true }));
}

async function lookAfter(
	scratch: Scratch,
	commit: string,
	parent: string | undefined,
	failed: Failure,
): Promise<Pushed | Failure> {
	const head = await readHead(scratch);
	if (scratch.signal.aborted) return cancelled();
	if (head.kind === "failure") return failed;
	const id = head.kind === "empty" ? undefined : head.id;
	if (id === commit) return { kind: "there" };
	return id === parent ? { kind: "refused", failure: failed } : { kind: "moved", head };
}
