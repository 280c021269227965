import { tmpdir } from "node:os";
import { basename, isAbsolute, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { deploy } from "../deploy/deploy.ts";
import type { Deployment } from "../deploy/deployment.ts";
import type { Origin } from "../deploy/push/origin.ts";
import { readCourse } from "../deploy/read-course.ts";
import type { DeployPorts } from "../deploy/request.ts";
import { check, type Judged, type Request } from "../gate/check.ts";
import { CANNOT_JUDGE, exitStatusOf } from "../gate/exit-status.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { VERSION } from "../gate/help.ts";
import { MACHINE } from "../gate/machine.ts";
import { planJson } from "../report/plan-json.ts";
import { deploymentText } from "../report/terminal/deployment-text.ts";
import { textReport } from "../report/terminal/text.ts";
import { readRemoteName } from "../source/git/remote-name.ts";
import { deployProgress } from "./deploy-progress.ts";
import { type JudgementOptions, requestOf } from "./request.ts";
import { coloursFor, columns, err, errFault, out, progressHere, way } from "./terminal.ts";

/** The options of `deploy` as commander gives them. */
export interface DeployOptions extends JudgementOptions {
	readonly space: string;
	readonly dryRun?: true;
	readonly create?: "private" | "public";
	readonly onDrift: string;
	/** `false` for `--no-rollback`. */
	readonly rollback: boolean;
	readonly healthPath?: string;
	/** Minutes, and seconds. */
	readonly timeout: string;
	readonly soak: string;
	readonly format: "text" | "json";
}

/** Judges a commit and deploys it; gives 0, 1 where it does not pass or does not answer, and 2 where it cannot be judged. */
export async function runDeploy(path: string, options: DeployOptions): Promise<number> {
	const asked = requestOf(path, { ...options, commit: options.commit ?? "HEAD" });
	const course = readCourse(options.dryRun === true ? "plan" : "deploy", textsOf(options), NAMES);
	const { inquiry } = asked.request;
	const { hub } = inquiry;
	const fault = asked.fault ?? ("fault" in course ? course.fault : undefined) ?? tokenFault(options, hub.token);
	const { where } = asked.request;
	if (fault !== undefined || "fault" in course || hub.space === undefined || where.kind !== "commit") {
		errFault(fault ?? configurationFault("input-invalid", "--space is missing.", "Set it to owner/name."));
		return CANNOT_JUDGE;
	}
	const judged = await judgedOrSaid(path, { ...asked.request, inquiry: { ...inquiry, asks: ["hub"] } }, options);
	if (typeof judged === "number") return judged;
	const interruption = new AbortController();
	const interrupt = () => interruption.abort();
	process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
	const progress = deployProgress();
	const deployment = await deploy(
		{
			judged,
			where,
			hub: { endpoint: hub.endpoint, token: hub.token, agent: `space-gate/${VERSION}`, signal: interruption.signal },
			space: hub.space,
			course,
			settings: { secrets: new Map(), variables: new Map() },
			origin: await originOf(judged, where),
			temp: tmpdir(),
		},
		portsFor(progress),
	);
	process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
	progress.end();
	show(deployment, path, options.format);
	return statusFor(deployment);
}

const NAMES = {
	create: "--create",
	onDrift: "--on-drift",
	rollback: "--no-rollback",
	healthPath: "--health-path",
	timeout: "--timeout",
	soak: "--soak",
} as const;

function textsOf({ create, onDrift, rollback, healthPath = "", timeout, soak }: DeployOptions) {
	const creation = create === undefined ? "" : create === "private" ? "true" : create;
	return { create: creation, onDrift, rollback: String(rollback), healthPath, timeout, soak };
}

function tokenFault({ dryRun }: DeployOptions, token: string | undefined): Fault | undefined {
	if (dryRun === true || token !== undefined) return undefined;
	return configurationFault(
		"token-missing",
		"There is no token of the Hub to deploy with.",
		"Set the environment variable HF_TOKEN to one that may write to the Space (https://huggingface.co/settings/tokens), or look at the plan with --dry-run.",
	);
}

/** The Space as it was judged; where it does not pass that is shown, and the exit status given. */
async function judgedOrSaid(path: string, request: Request, { format }: DeployOptions): Promise<Judged | number> {
	const progress = progressHere();
	const result = await check(request, { ...MACHINE, progress: progress.step });
	progress.end();
	if (result.kind === "fault") {
		errFault(result.fault);
		return CANNOT_JUDGE;
	}
	if (result.verdict === "pass") return result;
	const target = { width: columns(), prefix: prefixOf(path), colours: coloursFor(process.stderr) };
	err(await textReport(result, target));
	if (format === "text") err("\nNothing is deployed, because the gate does not pass.");
	return exitStatusOf(result);
}

async function originOf({ source }: Judged, where: Extract<Request["where"], { kind: "commit" }>): Promise<Origin> {
	const commit = source.origin.kind === "commit" ? source.origin.commit : undefined;
	const repository = (await readRemoteName(where.repository)) ?? basename(where.repository);
	const title = `Deploy ${repository}${commit === undefined ? "" : `@${commit.slice(0, 12)}`}`;
	return { repository, commit, folder: where.root, tree: undefined, run: undefined, title };
}

function portsFor(progress: ReturnType<typeof deployProgress>): DeployPorts {
	return {
		progress: progress.step,
		stage: progress.stage,
		line: progress.line,
		now: () => performance.now(),
		wait: async (time, signal) => await wait(time, undefined, { signal }).catch(() => undefined),
		date: new Date(),
	};
}

function show(deployment: Deployment, path: string, format: DeployOptions["format"]): void {
	if (format === "json" && deployment.plan !== undefined) {
		out(planJson(deployment.plan));
		return;
	}
	const say = format === "json" ? err : out;
	const stream = format === "json" ? process.stderr : process.stdout;
	say(deploymentText(deployment, { width: columns(), prefix: prefixOf(path), colours: coloursFor(stream) }));
}

function statusFor({ outcome, plan }: Deployment): number {
	if (outcome.kind === "failed") return 1;
	return outcome.kind === "planned" && (plan?.obstacles.length ?? 0) > 0 ? 1 : 0;
}

function prefixOf(path: string): string {
	return isAbsolute(path) ? path : way(process.cwd(), resolve(path));
}
