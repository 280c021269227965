import type { Deployment, Plan, SpaceCommit } from "../deploy/deployment.ts";
import { count } from "./counts.ts";

/** How it ended: what a badge says, and how it is meant. */
export interface Ending {
	readonly badge: string;
	readonly tone: "good" | "bad" | "neutral";
	/** One sentence without a full stop. */
	readonly sentence: string;
}

/** Characters of a commit's id that are shown. */
const SHORT = 12;

/** The end of a deployment in a sentence. */
export function endingOf({ space, plan, outcome }: Deployment): Ending {
	switch (outcome.kind) {
		case "planned":
			return { badge: "PLAN", tone: "neutral", sentence: plannedWords(space, plan) };
		case "unchanged":
			return { badge: "UNCHANGED", tone: "good", sentence: `${space} holds this tree already, and it answers` };
		case "deployed": {
			const time = outcome.buildSeconds === undefined ? "" : ` after ${durationWords(outcome.buildSeconds)}`;
			const but = outcome.isProven ? "" : ", though the Hub does not tell which commit runs";
			return {
				badge: "DEPLOYED",
				tone: "good",
				sentence: `${space} answers with commit ${short(outcome.commit)}${time}${but}`,
			};
		}
		case "superseded":
			return { badge: "SUPERSEDED", tone: "neutral", sentence: supersededWords(space, outcome) };
		case "failed":
			return { badge: "FAILED", tone: "bad", sentence: failedWords(space, outcome) };
	}
}

function plannedWords(space: string, plan: Plan | undefined): string {
	if (plan === undefined || plan.obstacles.length > 0) return `${space} could not be deployed to as things are`;
	if (plan.differences.length === 0) return `A deployment would leave ${space} as it is`;
	return `A deployment would change ${count(plan.differences.length, "file")} on ${space}`;
}

function supersededWords(space: string, { commit }: Extract<Deployment["outcome"], { kind: "superseded" }>): string {
	if (commit === undefined) return `A newer run has deployed to ${space}; nothing was done`;
	return `A newer run has deployed to ${space} before commit ${short(commit)} answered`;
}

function failedWords(space: string, { commit, rollBack }: Extract<Deployment["outcome"], { kind: "failed" }>): string {
	if (commit === undefined) return `Nothing was deployed to ${space}`;
	if (rollBack === undefined) return `${space} has got commit ${short(commit)}, and does not answer as it should`;
	return rollBack.kind === "restored"
		? `${space} runs what it ran before: commit ${short(commit)} did not answer as it should and was taken back`
		: `${space} has got commit ${short(commit)}, which does not answer as it should, and what ran before could not be put back`;
}

/** "added 3, changed 1, removed 2 of 40 files"; "nothing" where nothing differs. */
export function differenceWords({ differences, files }: Plan): string {
	const parts = (["added", "changed", "removed"] as const).flatMap((kind) => {
		const number = differences.filter((one) => one.kind === kind).length;
		return number === 0 ? [] : [`${number} ${kind}`];
	});
	return parts.length === 0 ? "nothing differs" : `${parts.join(", ")}, ${count(files, "file")} in all`;
}

/** "5f2c… by Ada, 2026-11-20: Fix the start". */
export function commitWords({ id, author, date, subject }: SpaceCommit): string {
	return `${short(id)} by ${author}, ${date.slice(0, 10)}: ${subject}`;
}

/** "8 seconds", "2 minutes 5 seconds". */
export function durationWords(seconds: number): string {
	const whole = Math.max(0, Math.round(seconds));
	const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
	if (minutes === 0) return count(rest, "second");
	return rest === 0 ? count(minutes, "minute") : `${count(minutes, "minute")} ${count(rest, "second")}`;
}

/** The beginning of a commit's id. */
function short(commit: string): string {
	return commit.slice(0, SHORT);
}
