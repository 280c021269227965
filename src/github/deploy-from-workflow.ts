import { setTimeout as wait } from "node:timers/promises";
import { endGroup, setSecret, startGroup } from "@actions/core";
import { deploy } from "../deploy/deploy.ts";
import type { Deployment } from "../deploy/deployment.ts";
import type { Failure } from "../deploy/failure.ts";
import type { DeployPorts } from "../deploy/request.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { VERSION } from "../gate/help.ts";
import { clean } from "../report/escape.ts";
import type { Log } from "../report/terminal/log.ts";
import type { RootResult } from "./check-roots.ts";
import type { DeploymentInputs } from "./deployment-inputs.ts";
import { announcementOf, shownOnGitHub } from "./deployments.ts";
import type { Inputs } from "./inputs.ts";
import type { Permission } from "./may-deploy.ts";
import { originOf } from "./origin.ts";
import { locateSpace } from "./workspace.ts";

/** What a deployment in a workflow needs of the runner. */
export interface DeployRunner {
	readonly workspace: string;
	/** Folder for files that do not outlive the step. */
	readonly temp: string;
	readonly env: NodeJS.ProcessEnv;
	readonly log: Log;
}

/** What is to be done, and what is known about it. */
export interface DeployOrder {
	readonly inputs: Inputs;
	readonly wanted: DeploymentInputs;
	readonly permission: Exclude<Permission, { readonly kind: "none" }>;
	/** Why there is no token to deploy with. */
	readonly refusal: Failure | undefined;
}

/** What came of it. */
export type DeployResult =
	/** Nothing was done; `reason` is a sentence. */
	| { readonly kind: "withheld"; readonly reason: string }
	/** `prefix` is where the Space root lies, seen from the workspace. */
	| { readonly kind: "deployment"; readonly deployment: Deployment; readonly prefix: string }
	| { readonly kind: "fault"; readonly fault: Fault };

/** Deploys the Space root that was judged, or makes the plan for it, as the event allows. Nothing is done unless it passes. */
export async function deployFromWorkflow(
	results: readonly RootResult[],
	{ inputs, wanted, permission, refusal }: DeployOrder,
	runner: DeployRunner,
): Promise<DeployResult> {
	const [one, ...others] = results;
	if (one === undefined || others.length > 0) return { kind: "fault", fault: severalRoots() };
	const { result, prefix } = one;
	if (result.kind === "fault") return withheld("the gate could not judge");
	if (result.verdict !== "pass") return withheld("the gate does not pass");
	const { space, course, settings } = wanted;
	if (refusal !== undefined) return { kind: "deployment", deployment: refused(wanted, refusal), prefix };
	const located = locateSpace(runner.workspace, prefix === "" ? "." : prefix);
	if ("fault" in located || located.where.kind !== "commit") return { kind: "fault", fault: noCheckout() };
	for (const value of settings.secrets.values()) maskValue(value);
	const { endpoint, token } = inputs.inquiry.hub;
	const { where, inRepository } = located;
	const ending = new AbortController();
	const end = () => ending.abort();
	process.once("SIGINT", end).once("SIGTERM", end);
	const { ports, close } = portsOn(runner.log);
	const carryOut = async () =>
		await deploy(
			{
				judged: result,
				where,
				hub: { endpoint, token, agent: `space-gate/${VERSION}`, signal: ending.signal },
				space,
				course: { ...course, kind: permission.kind },
				settings,
				origin: originOf(result, inRepository, runner.env),
				temp: runner.temp,
			},
			ports,
		);
	const announced = permission.kind === "deploy" ? announcementOf(result, space, inputs.token, runner.env) : undefined;
	const deployment = await shownOnGitHub(announced, (note) => runner.log(clean(note)), carryOut);
	process.off("SIGINT", end).off("SIGTERM", end);
	close();
	const because = permission.kind === "plan" ? permission.because : undefined;
	const warnings = [
		...(because === undefined ? [] : [`Only the plan is made, because ${because}.`]),
		...wanted.warnings,
		...deployment.warnings,
	];
	return { kind: "deployment", deployment: { ...deployment, warnings }, prefix };
}

/** Shortest value that the runner is asked to hide: it hides it in every later line of the log. */
const MIN_MASKED = 4;

function maskValue(value: string): void {
	if (value.length >= MIN_MASKED) setSecret(value);
}

/** A deployment that did not begin. */
function refused({ space }: DeploymentInputs, failure: Failure): Deployment {
	const outcome = { kind: "failed", failure, commit: undefined, rollBack: undefined } as const;
	return { space, plan: undefined, outcome, stage: undefined, warnings: [] };
}

function withheld(reason: string): DeployResult {
	return { kind: "withheld", reason: `Nothing is deployed, because ${reason}.` };
}

const TITLES = { build: "Build log", run: "Log of the application" } as const;

/** Lines of the Space's logs in groups of the runner's log, and what is said between them outside. */
function portsOn(log: Log): { readonly ports: DeployPorts; close(): void } {
	let open: "build" | "run" | undefined;
	let said = "";
	const close = () => {
		if (open !== undefined) endGroup();
		open = undefined;
	};
	const say = (text: string) => {
		// Steps that count come often; in a log the first of a kind says enough.
		const kind = text.replace(/\d+/g, "");
		if (kind === said) return;
		said = kind;
		close();
		log(clean(text));
	};
	const ports: DeployPorts = {
		progress: (step) => say(`${step} …`),
		stage: (stage, seconds) => say(`${stage} after ${seconds} s`),
		line: (which, line) => {
			if (open !== which) {
				close();
				startGroup(TITLES[which]);
				open = which;
			}
			log(line);
		},
		now: () => performance.now(),
		wait: async (time, signal) => await wait(time, undefined, { signal }).catch(() => undefined),
		date: new Date(),
	};
	return { ports, close };
}

function severalRoots(): Fault {
	return configurationFault(
		"input-invalid",
		'The patterns in "paths" stand for several Space roots, and one step deploys to one Space.',
		'Deploy them in another job with a matrix, each by its own "path" and "space": docs/monorepos.md.',
	);
}

function noCheckout(): Fault {
	return configurationFault(
		"repository-missing",
		"The workspace is no git checkout, and only a commit is deployed.",
		"Use actions/checkout before this step.",
	);
}
