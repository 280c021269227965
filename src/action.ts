import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { CANNOT_JUDGE } from "./gate/exit-status.ts";
import { type Fault, faultOf } from "./gate/fault.ts";
import { MACHINE } from "./gate/machine.ts";
import { tuneV8 } from "./gate/v8-flags.ts";
import { annotate } from "./github/annotate.ts";
import { checkRoots } from "./github/check-roots.ts";
import { readEvent } from "./github/event.ts";
import { withHubToken } from "./github/hub-token.ts";
import { readInputs } from "./github/inputs.ts";
import { permissionOf } from "./github/may-deploy.ts";
import { publish, type Runner } from "./github/publish.ts";
import { faultAnnotation } from "./report/annotations.ts";
import { faultReport } from "./report/fault-text.ts";
import { COLOURED } from "./report/terminal/colours.ts";
import { logTo } from "./report/terminal/log.ts";

const log = logTo((text) => process.stdout.write(text));

/** The Action's own ports: nobody watches its progress. */
const PORTS = { ...MACHINE, progress: () => undefined };

async function run(workspace: string): Promise<number> {
	const written = readInputs(getInput, process.env.HF_ENDPOINT);
	if ("fault" in written) return await publishFault(written.fault);
	const event = readEvent(process.env);
	const permission = permissionOf(written.deployment?.wish ?? "false", event);
	if ("fault" in permission) return await publishFault(permission.fault);
	const { inputs, refusal } = await withHubToken(written, event, permission, process.env);
	const sarif = inputs.sarif === undefined ? undefined : resolve(workspace, inputs.sarif);
	const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_WORKFLOW = "", GITHUB_JOB = "" } = process.env;
	const { repository, commit } = runnerOf(process.env);
	const results = await checkRoots(inputs, { workspace, event, api, repository, commit }, PORTS);
	const job = `${GITHUB_WORKFLOW}/${GITHUB_JOB}`;
	const desk = { wanted: inputs.reports, event, api, token: inputs.token, job };
	const status = await publish(results, { ...runnerOf(process.env), sarif, desk }, log);
	if (permission.kind === "none" || inputs.deployment === undefined) return status;
	const [{ deployFromWorkflow }, { publishDeployment }] = await Promise.all([
		import("./github/deploy-from-workflow.ts"),
		import("./github/publish-deployment.ts"),
	]);
	const { temp, hasSummary, debug } = runnerOf(process.env);
	const order = { inputs, wanted: inputs.deployment, permission, refusal };
	const result = await deployFromWorkflow(results, order, { workspace, temp, env: process.env, log });
	return Math.max(status, await publishDeployment(result, { hasSummary, debug, log }));
}

async function publishFault(fault: Fault): Promise<number> {
	return await publish([{ prefix: "", result: { kind: "fault", fault } }], runnerOf(process.env), log);
}

function runnerOf(env: NodeJS.ProcessEnv): Runner {
	return {
		sarif: undefined,
		desk: undefined,
		temp: env.RUNNER_TEMP || tmpdir(),
		server: env.GITHUB_SERVER_URL || undefined,
		repository: env.GITHUB_REPOSITORY || undefined,
		commit: env.GITHUB_SHA || undefined,
		hasSummary: Boolean(env.GITHUB_STEP_SUMMARY),
		debug: env.NODE_DEBUG,
	};
}

async function main(): Promise<void> {
	// Before anything else, so that nothing can print it.
	for (const name of ["github-token", "hf-token"]) {
		const token = getInput(name);
		if (token !== "") setSecret(token);
	}
	process.exitCode = await run(process.env.GITHUB_WORKSPACE || process.cwd());
}

tuneV8();
main().catch((thrown: unknown) => {
	process.exitCode = CANNOT_JUDGE;
	const fault = faultOf(thrown);
	log(faultReport(fault, COLOURED, process.env.NODE_DEBUG));
	annotate([faultAnnotation(fault)]);
});
