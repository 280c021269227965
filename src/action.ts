import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { CANNOT_JUDGE } from "./gate/exit-status.ts";
import { faultOf } from "./gate/fault.ts";
import { MACHINE } from "./gate/machine.ts";
import { tuneV8 } from "./gate/v8-flags.ts";
import { annotate } from "./github/annotate.ts";
import { checkRoots } from "./github/check-roots.ts";
import { readEvent } from "./github/event.ts";
import { readInputs } from "./github/inputs.ts";
import { publish, type Runner } from "./github/publish.ts";
import { faultAnnotation } from "./report/annotations.ts";
import { faultReport } from "./report/fault-text.ts";
import { COLOURED } from "./report/terminal/colours.ts";
import { logTo } from "./report/terminal/log.ts";

const log = logTo((text) => process.stdout.write(text));

/** The Action's own ports: nobody watches its progress. */
const PORTS = { ...MACHINE, progress: () => undefined };

async function run(workspace: string): Promise<number> {
	const inputs = readInputs(getInput, process.env.HF_ENDPOINT);
	if ("fault" in inputs) {
		const result = { kind: "fault", fault: inputs.fault } as const;
		return await publish([{ prefix: "", result }], runnerOf(process.env), log);
	}
	const event = readEvent(process.env);
	const results = await checkRoots(inputs, workspace, event, PORTS);
	const sarif = inputs.sarif === undefined ? undefined : resolve(workspace, inputs.sarif);
	const { GITHUB_API_URL: api = "https://api.github.com", GITHUB_WORKFLOW = "", GITHUB_JOB = "" } = process.env;
	const job = `${GITHUB_WORKFLOW}/${GITHUB_JOB}`;
	const desk = { wanted: inputs.reports, event, api, token: inputs.token, job };
	return await publish(results, { ...runnerOf(process.env), sarif, desk }, log);
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
