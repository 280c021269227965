import type { Runtime } from "../../hub/runtime.ts";

/** What is watched: the commit that was pushed, and how the Space was before that. */
export interface Goal {
	readonly commit: string;
	/** `undefined` where nothing was pushed: what runs is the commit, unless the Hub names another. */
	readonly before: Runtime | undefined;
	/** Milliseconds for which it must go on running. */
	readonly soak: number;
}

/** What was seen of a Space since the push. Times are milliseconds since the watch began. */
export interface Seen {
	readonly last: Runtime | undefined;
	/** Since when it shows the same state. */
	readonly since: number;
	/** Whether anything was built. A start alone may be a restart of what ran before. */
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
	since: 0,
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

const BUILDING = /BUILDING$/;
const STARTING = /STARTING$/;

/** States that do not change by themselves (huggingface_hub, `SpaceStage`); one that nobody knows yet is taken for one that does. */
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
	const hasMoved = seen.hasMoved || (stage !== "" && !LASTING.has(stage) && !STARTING.test(stage));
	const runs = isRunning(goal, runtime, hasMoved);
	const isBuilt = runs || (hasMoved && stage !== "" && !BUILDING.test(stage) && stage !== "BUILD_ERROR");
	return {
		last: runtime,
		since: isSame ? seen.since : at,
		hasMoved,
		builtAt: seen.builtAt ?? (isBuilt ? at : undefined),
		runsSince: runs ? (seen.runsSince ?? at) : undefined,
		losses: seen.losses + Number(seen.runsSince !== undefined && !runs),
	};
}

/**
 * Whether the commit runs. Where the Hub does not tell which one does, something must have been built, or an error must be
 * gone.
 */
function isRunning({ commit, before }: Goal, { stage, sha }: Runtime, hasMoved: boolean): boolean {
	if (stage !== "RUNNING") return false;
	if (sha !== undefined) return sha === commit;
	return before === undefined || hasMoved || /ERROR$|^NO_APP_FILE$/.test(before.stage);
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
	return sha !== undefined && sha !== commit && sha !== before?.sha;
}

/**
 * Whether a state that lasts is this commit's. The Hub tells commits of running Spaces only: else it counts when something
 * was built, when it differs from the state before the push, or when that has had the time to go.
 */
function isOfGoal(seen: Seen, { commit, before }: Goal, last: Runtime, at: number): boolean {
	if (last.sha === commit) return true;
	if (at - seen.since < patience(seen, last.stage)) return false;
	if (seen.hasMoved || seen.losses > 0) return true;
	return last.sha === undefined && (last.stage !== before?.stage || before.sha !== undefined || at >= GRACE);
}

/**
 * Milliseconds for which a state has to last before it counts: every one until a second look. What ran before may fail at a
 * restart, before anything is built, and a Space that is woken or restarted is stopped for a moment.
 */
function patience({ hasMoved, losses }: Seen, stage: string): number {
	if (stage === "STOPPED") return GRACE / 2;
	return stage === "RUNTIME_ERROR" && !hasMoved && losses === 0 ? GRACE / 8 : 1;
}
