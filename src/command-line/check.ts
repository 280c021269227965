import { resolve } from "node:path";
import { check, type Ports, type Result } from "../gate/check.ts";
import { CANNOT_JUDGE, exitStatusOf } from "../gate/exit-status.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { MACHINE } from "../gate/machine.ts";
import { withOneEngine } from "../gate/one-engine.ts";
import type { FixOptions } from "./fix.ts";
import { reporterFor } from "./reporter.ts";
import { requestOf } from "./request.ts";
import { errFault, progressHere } from "./terminal.ts";

/** How `check` reports. */
export const FORMATS = ["text", "json", "sarif", "github", "gcc"] as const;

/** The options of `check` as commander gives them; it has refused what is not among their choices. */
export interface CheckOptions extends FixOptions {
	readonly format: (typeof FORMATS)[number];
}

/** Judges the Spaces at paths, one after the other with one parser, and reports them; gives the worst exit status. */
export async function runCheck(given: readonly string[], options: CheckOptions): Promise<number> {
	// A pattern of the shell and a path beside it may name the same folder.
	const paths = [...new Map(given.map((path) => [resolve(path), path])).values()];
	const fault = paths.length > 1 ? await faultOfSeveral(paths.length, options) : undefined;
	if (fault !== undefined) {
		errFault(fault);
		return CANNOT_JUDGE;
	}
	const reporter = await reporterFor(paths.length, options);
	const ports = withOneEngine({ ...MACHINE, progress: () => undefined });
	let status = 0;
	for (const path of paths) {
		reporter.begin(path);
		status = Math.max(status, await runOne(path, options, ports, (result) => reporter.show(path, result)));
	}
	await reporter.end();
	return status;
}

async function runOne(
	path: string,
	options: CheckOptions,
	ports: Ports,
	show: (result: Result) => Promise<void>,
): Promise<number> {
	if (options.fix === true || options.fixDryRun === true) {
		const { runFix } = await import("./fix.ts");
		return await runFix(path, options, ports, show);
	}
	const progress = progressHere();
	const { request, fault } = requestOf(path, options);
	const result: Result =
		fault === undefined ? await check(request, { ...ports, progress: progress.step }) : { kind: "fault", fault };
	progress.end();
	await show(result);
	return exitStatusOf(result);
}

/** What cannot be done with several paths. */
async function faultOfSeveral(count: number, { space, format }: CheckOptions): Promise<Fault | undefined> {
	if (space !== undefined) {
		const message = `--space names one Space, and there are ${count} paths.`;
		return configurationFault("option-invalid", message, "Check one path at a time with --space.");
	}
	if (format !== "sarif") return undefined;
	const { MAX_RUNS } = await import("../report/sarif.ts");
	if (count <= MAX_RUNS) return undefined;
	const message = `A SARIF file holds ${MAX_RUNS} Spaces, and there are ${count} paths.`;
	return configurationFault("paths-too-many", message, "Write several files, with some of the paths each.");
}
