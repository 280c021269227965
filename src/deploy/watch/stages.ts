import type { Runtime } from "../../hub/runtime.ts";

/** What is watched: the commit that was pushed, and how the Space was before that. */
export interface Goal {
	readonly commit: string;
	readonly before: Runtime;
	/** Milliseconds for which it must go on running. */
	readonly soak: number;
}

/** What was seen of a Space since the push. Times are milliseconds since the watch began. */
export interface Seen {
	readonly last: Runtime | undefined;
	/** Looks in a row that showed the same state. */
	readonly repeated: number;
	/** Whether anything was built or started. */
	readonly hasMoved: boolean;
	/** When the build was over; `undefined` before that. */
	readonly builtAt: number | undefined;
	/** Since when the commit runs; `undefined` where it does not. */
	readonly runsSince: number | undefined;
	/** How often it ran and then did not any more. */
	readonly losses: number;
}

/** Before the first look. */
export const UNSEEN: Seen = {
	last: undefined,
	repeated: 0,
	hasMoved: false,
	builtAt: undefined,
	runsSince: undefined,
	losses: 0,
};

/** What the last look means. */
export type Meaning =
	/** Nothing is decided. */
	| "on its way"
	/** The commit has run for long enough. */
	| "runs"
	/** A state that does not change by itself, and it is this commit's. */
	| "ended"
	/** It was running again and again, and never stayed. */
	| "unsteady"
	/** It sleeps until somebody asks it. */
	| "asleep"
	/** Another commit than the one before runs, or failed. */
	| "another commit";

/** States in which something is built or started (huggingface_hub, `SpaceStage`); one that nobody knows yet is taken for one of them. */
const BUILDING = /BUILDING$/;
const LASTING: ReadonlySet<string> = new Set([
	"RUNNING",
	"BUILD_ERROR",
	"RUNTIME_ERROR",
	"CONFIG_ERROR",
	"NO_APP_FILE",
	"PAUSED",
	"STOPPED",
	"SLEEPING",
	"DELETING",
]);

/** Milliseconds for which the Hub may go on telling the state before the push. */
export const GRACE = 60_000;

/** How often it may stop running before it is called unsteady. */
const MAX_LOSSES = 3;

/** What was seen, with one more look. */
export function withLook(seen: Seen, goal: Goal, runtime: Runtime, at: number): Seen {
	const { stage, sha } = runtime;
	const isSame = seen.last?.stage === stage && seen.last.sha === sha;
	const hasMoved = seen.hasMoved || (stage !== "" && !LASTING.has(stage));
	const runs = isRunning(goal, runtime, hasMoved);
	const isBuilt = runs || (hasMoved && stage !== "" && !BUILDING.test(stage) && stage !== "BUILD_ERROR");
	return {
		last: runtime,
		repeated: isSame ? seen.repeated + 1 : 1,
		hasMoved,
		builtAt: seen.builtAt ?? (isBuilt ? at : undefined),
		runsSince: runs ? (seen.runsSince ?? at) : undefined,
		losses: seen.losses + Number(seen.runsSince !== undefined && !runs),
	};
}

/**
 * Whether the commit runs. Where the Hub does not tell which one does, something must have been built or started, or an
 * error must be gone.
 */
function isRunning({ commit, before }: Goal, { stage, sha }: Runtime, hasMoved: boolean): boolean {
	if (stage !== "RUNNING") return false;
	return sha === undefined ? hasMoved || /ERROR$|^NO_APP_FILE$/.test(before.stage) : sha === commit;
}

/** What was seen means this. */
export function meaningOf(seen: Seen, goal: Goal, at: number): Meaning {
	const { last, runsSince, losses } = seen;
	if (last === undefined || !LASTING.has(last.stage)) return losses >= MAX_LOSSES ? "unsteady" : "on its way";
	if (runsSince !== undefined) return at - runsSince >= goal.soak ? "runs" : "on its way";
	if (last.stage === "SLEEPING") return "asleep";
	if (last.stage === "DELETING") return "ended";
	if (isOfAnother(last, goal)) return "another commit";
	return last.stage !== "RUNNING" && isOfGoal(seen, goal, last, at) ? "ended" : "on its way";
}

function isOfAnother({ sha }: Runtime, { commit, before }: Goal): boolean {
	return sha !== undefined && sha !== commit && sha !== before.sha;
}

/**
 * Whether a state that lasts is this commit's. The Hub tells commits of running Spaces only: else it counts when something
 * moved, when it differs from the state before the push, or when that has had the time to go; and only at a second look.
 */
function isOfGoal({ hasMoved, losses, repeated }: Seen, { commit, before }: Goal, last: Runtime, at: number): boolean {
	if (last.sha === commit) return true;
	if (repeated < 2) return false;
	if (hasMoved || losses > 0) return true;
	return last.sha === undefined && (last.stage !== before.stage || before.sha !== undefined || at >= GRACE);
}
