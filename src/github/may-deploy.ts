import { configurationFault, type Fault } from "../gate/fault.ts";
import type { Event } from "./event.ts";

/** What the input `deploy` says. */
export const DEPLOY_WISHES = ["false", "plan", "auto", "true"] as const;
export type DeployWish = (typeof DEPLOY_WISHES)[number];

/** What is done about the Space in this run; `because` completes "Only the plan is made, because …". */
export type Permission =
	| { readonly kind: "none" }
	| { readonly kind: "plan"; readonly because: string | undefined }
	| { readonly kind: "deploy" };

/**
 * Events that only people with write access to the repository can cause, about a commit that is in it. Comments, issues
 * and the like come from anybody, and a checkout that follows them may hold anybody's commit. `workflow_run` is what it follows.
 */
const TRUSTED: readonly string[] = [
	"push",
	"workflow_dispatch",
	"schedule",
	"release",
	"repository_dispatch",
	"deployment",
];

const TRIGGER =
	'Deploy when the default branch is pushed (`on: push: branches: [main]`), or set "deploy" to "auto", which only plans elsewhere.';

/** What a run may do: nothing is ever deployed from a pull request, nor for events that strangers cause. */
export function permissionOf(wish: DeployWish, event: Event): Permission | { readonly fault: Fault } {
	if (wish === "false") return { kind: "none" };
	if (wish === "plan") return { kind: "plan", because: undefined };
	const reason = reasonAgainst(event);
	if (wish === "true") return reason === undefined ? { kind: "deploy" } : { fault: refused(reason) };
	if (reason !== undefined) return { kind: "plan", because: reason };
	if (event.kind === "commit" && event.isDefaultBranch) return { kind: "deploy" };
	return { kind: "plan", because: "this run is not about the default branch" };
}

function reasonAgainst(event: Event): string | undefined {
	if (event.kind === "pull-request") {
		const whose = event.isFork ? "a pull request of a fork" : "a pull request";
		return `this run is about ${whose} (${event.name})`;
	}
	if (event.name === "merge_group") return "the commit of a merge group is not merged yet";
	// A run that follows another one comes from whoever caused that.
	const cause = event.name === "workflow_run" ? (event.startedBy ?? "") : event.name;
	if (TRUSTED.includes(cause)) return undefined;
	const after = cause === event.name ? "" : ` after ${JSON.stringify(cause)}`;
	return `the event ${JSON.stringify(event.name)}${after} may come from anybody`;
}

function refused(reason: string): Fault {
	return configurationFault("deploy-refused", `Nothing is deployed here: ${reason}.`, TRIGGER);
}
