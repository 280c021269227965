import { setOutput, summary } from "@actions/core";
import { type Deployment, statusOf } from "../deploy/deployment.ts";
import { faultAnnotation } from "../report/annotations.ts";
import { deploymentAnnotations } from "../report/deployment-annotations.ts";
import { deploymentMarkdown } from "../report/deployment-markdown.ts";
import { markdownProse } from "../report/escape.ts";
import { faultReport } from "../report/fault-text.ts";
import { planJson } from "../report/plan-json.ts";
import { COLOURED } from "../report/terminal/colours.ts";
import { deploymentText } from "../report/terminal/deployment-text.ts";
import type { Log } from "../report/terminal/log.ts";
import { annotate } from "./annotate.ts";
import type { DeployResult } from "./deploy-from-workflow.ts";

/** Where what came of a deployment is shown. */
export interface DeploymentDesk {
	readonly hasSummary: boolean;
	/** NODE_DEBUG. */
	readonly debug: string | undefined;
	readonly log: Log;
}

/** Columns of GitHub's log on a laptop. */
const LOG_WIDTH = 120;

/** Exit status of a deployment that failed, and of one that could not begin. */
const STATUS = { failed: 1, fault: 2 } as const;

/** Shows what came of a deployment in log, annotations, job summary and outputs. Gives the exit status. */
export async function publishDeployment(result: DeployResult, desk: DeploymentDesk): Promise<number> {
	const { log } = desk;
	if (result.kind === "deployment") return await publishEnd(result.deployment, result.prefix, desk);
	setOutput("deployed", "false");
	if (result.kind === "withheld") {
		log(result.reason);
		await addToSummary(`${markdownProse(result.reason)}\n`, desk);
		return 0;
	}
	log(faultReport(result.fault, COLOURED, desk.debug));
	annotate([faultAnnotation(result.fault)]);
	return STATUS.fault;
}

async function publishEnd(deployment: Deployment, prefix: string, desk: DeploymentDesk): Promise<number> {
	desk.log(deploymentText(deployment, { width: LOG_WIDTH, colours: COLOURED, prefix }));
	annotate(deploymentAnnotations(deployment, prefix));
	for (const [name, value] of Object.entries(outputsOf(deployment))) setOutput(name, value);
	await addToSummary(deploymentMarkdown(deployment, prefix), desk);
	return deployment.outcome.kind === "failed" ? STATUS.failed : 0;
}

/** The outputs of the Action; those that nothing is known of are left out. */
function outputsOf({ plan, outcome, stage }: Deployment): Readonly<Record<string, string>> {
	const isUp = outcome.kind === "deployed" || outcome.kind === "unchanged";
	const at = stage ?? plan?.stage;
	const seconds = isUp ? outcome.buildSeconds : undefined;
	return {
		deployed: String(isUp),
		...("commit" in outcome && outcome.commit !== undefined && { commit: outcome.commit }),
		...(plan?.url !== undefined && { "space-url": plan.url }),
		...(at !== undefined && { "space-status": statusOf(at), "space-stage": at }),
		...(seconds !== undefined && { "build-seconds": String(Math.round(seconds)) }),
		...(plan !== undefined && { plan: planJson(plan) }),
	};
}

/** A summary that cannot be written is no reason to fail a deployment. */
async function addToSummary(markdown: string, { hasSummary, log }: DeploymentDesk): Promise<void> {
	if (!hasSummary) return;
	try {
		await summary.addRaw(markdown).write();
	} catch (thrown) {
		log(`The job summary could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
	}
}
