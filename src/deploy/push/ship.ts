import type { DriftPolicy } from "../deployment.ts";
import { type Failure, failure } from "../failure.ts";
import { ATTEMPTS, isWorthAnother, pause } from "./attempts.ts";
import { type Commit, writeCommit } from "./commit.ts";
import { type Drift, standingOf } from "./drift.ts";
import { type Head, readHead } from "./head.ts";
import { type Origin, trailersOf } from "./origin.ts";
import { pushCommit } from "./push-commit.ts";
import type { Scratch } from "./scratch.ts";

/** What is to be shipped. */
export interface Order {
	/** The package's tree, as `treeOf` gave it. */
	readonly tree: string;
	/** The head that the plan was made for. */
	readonly head: Head;
	readonly origin: Origin;
	readonly onDrift: DriftPolicy;
	/** The moment that the commit names. */
	readonly date: Date;
	/** Called before every push, with its number from 1; a failure ends it all, and nothing is pushed. */
	readonly beforePush?: (attempt: number) => Promise<Failure | undefined>;
}

/** What came of it. */
export type Shipped =
	/** The Space holds the package, in this commit. */
	| {
			readonly kind: "shipped";
			readonly commit: string;
			readonly tree: string;
			/** What the Space held before; `undefined` where it was empty. */
			readonly parent: string | undefined;
	  }
	/** The Space held the package before. */
	| { readonly kind: "unchanged"; readonly head: Commit }
	/** A newer run of the same repository was faster; nothing was done. */
	| { readonly kind: "superseded"; readonly by: Commit }
	| ({ readonly kind: "drifted" } & Drift);

/** An attempt that another one may mend. */
interface Again {
	readonly kind: "again";
	/** What the Space holds now; `undefined` where it has to be asked. */
	readonly head: Head | undefined;
	readonly failure: Failure;
}

/**
 * Puts the package onto the Space: one commit on top of its head, a plain fast-forward push, so that of two who push at
 * once one is refused, and then looks anew. The Space holds either the whole package afterwards, or what it held before.
 * Never throws, unless `beforePush` does.
 */
export async function ship(scratch: Scratch, order: Order): Promise<Shipped | Failure> {
	let { head } = order;
	for (let attempt = 1; ; attempt++) {
		const tried = await tryOnce(scratch, order, head, attempt);
		if (tried.kind !== "again") return tried;
		if (attempt === ATTEMPTS) return tried.failure;
		await pause(scratch, attempt);
		const now = tried.head ?? (await readHead(scratch));
		if (now.kind === "failure") return now;
		head = now;
	}
}

async function tryOnce(
	scratch: Scratch,
	order: Order,
	head: Head,
	attempt: number,
): Promise<Shipped | Failure | Again> {
	const { tree, origin, onDrift, date, beforePush } = order;
	if (head.kind === "commit" && head.tree === tree) return { kind: "unchanged", head };
	const standing = await standingOf(scratch, head, { origin, onDrift, seen: order.head });
	if (standing.kind === "failure" && standing.code === "race") return again(undefined, standing);
	if (standing.kind !== "free") return standing;
	const parent = head.kind === "empty" ? undefined : head.id;
	const draft = { tree, parent, date, title: origin.title, trailers: trailersOf(origin) };
	const commit = await writeCommit(scratch.repository, draft);
	if (typeof commit !== "string") return commit;
	const obstacle = await beforePush?.(attempt);
	if (obstacle !== undefined) return obstacle;
	const pushed = await pushCommit(scratch, scratch.repository, { commit, parent });
	if (pushed.kind === "there") return { kind: "shipped", commit, tree, parent };
	if (pushed.kind === "moved") return again(pushed.head, busy());
	if (pushed.kind === "refused") return isWorthAnother(pushed.failure) ? again(head, pushed.failure) : pushed.failure;
	return pushed;
}

function again(head: Head | undefined, failed: Failure): Again {
	return { kind: "again", head, failure: failed };
}

function busy(): Failure {
	const message = `Others wrote to the Space at the same moment, ${ATTEMPTS} times.`;
	return failure("race", message, "Run it again when they are done.", { mayPass: true });
}
