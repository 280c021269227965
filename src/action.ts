import { tmpdir } from "node:os";
import { resolve } from "node:path";
import { getInput, setSecret } from "@actions/core";
import { check, type Result } from "./gate/check.ts";
import { CANNOT_JUDGE } from "./gate/exit-status.ts";
import { faultOf } from "./gate/fault.ts";
import { MACHINE } from "./gate/machine.ts";
import { boundYoungGeneration } from "./gate/young-generation.ts";
import { annotate } from "./github/annotate.ts";
import { readInputs } from "./github/inputs.ts";
import { publish, type Runner } from "./github/publish.ts";
import { locateSpace } from "./github/workspace.ts";
import { faultAnnotation } from "./report/annotations.ts";
import { faultReport } from "./report/fault-text.ts";
import { COLOURED } from "./report/terminal/colours.ts";
import { logTo } from "./report/terminal/log.ts";

const log = logTo((text) => process.stdout.write(text));

/** Inputs to result; with the Space root as annotations need it, and where the SARIF report goes. */
async function run(workspace: string): Promise<{ result: Result; prefix: string; sarif?: string }> {
	const inputs = readInputs(getInput, process.env.HF_ENDPOINT);
	if ("fault" in inputs) return { result: { kind: "fault", fault: inputs.fault }, prefix: "" };
	const root = locateSpace(workspace, inputs.path);
	if ("fault" in root) return { result: { kind: "fault", fault: root.fault }, prefix: "" };
	const { contract, python, failOn, config, inquiry, sarif } = inputs;
	const result = await check(
		{ contract, python, failOn, config, inquiry, where: root.where, root: root.inRepository, engine: "auto" },
		{
			...MACHINE,
			readText: async (path) => await MACHINE.readText(resolve(workspace, path)),
			progress: () => undefined,
		},
	);
	return { result, prefix: root.inWorkspace, ...(sarif !== undefined && { sarif: resolve(workspace, sarif) }) };
}

function runnerOf(prefix: string, sarif: string | undefined, env: NodeJS.ProcessEnv): Runner {
	return {
		prefix,
		sarif,
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
	const { result, prefix, sarif } = await run(process.env.GITHUB_WORKSPACE || process.cwd());
	process.exitCode = await publish(result, runnerOf(prefix, sarif, process.env), log);
}

boundYoungGeneration();
main().catch((thrown: unknown) => {
	process.exitCode = CANNOT_JUDGE;
	const fault = faultOf(thrown);
	log(faultReport(fault, COLOURED, process.env.NODE_DEBUG));
	annotate([faultAnnotation(fault)]);
});
