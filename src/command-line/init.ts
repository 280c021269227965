import { realpathSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { unifiedDiff } from "../fix/unified-diff.ts";
import { check, type Ports } from "../gate/check.ts";
import { CANNOT_JUDGE, exitStatusOf } from "../gate/exit-status.ts";
import { configurationFault, type Fault, faultOf } from "../gate/fault.ts";
import { MACHINE } from "../gate/machine.ts";
import { withOneEngine } from "../gate/one-engine.ts";
import { parseSpaceId } from "../hub/space-id.ts";
import { defaultBranch } from "../init/default-branch.ts";
import { type InitRequest, makePlan, type Plan, type PlannedFile } from "../init/plan.ts";
import { writeFiles } from "../init/write-files.ts";
import { count } from "../report/counts.ts";
import { diffLines } from "../report/terminal/diff-text.ts";
import { type InitOutcome, initEndText } from "../report/terminal/init-steps-text.ts";
import { planText } from "../report/terminal/init-text.ts";
import { concealer } from "../secrets/mask.ts";
import { findRepository } from "../source/git/repository.ts";
import { consents, isAnybodyThere } from "./consent.ts";
import { requestOf } from "./request.ts";
import { coloursFor, columns, err, errFault, out, progressHere, way } from "./terminal.ts";

/** The options of `init` as commander gives them. */
export interface InitOptions {
	readonly space?: string;
	readonly yes?: true;
}

/** Status of a run after which something is left to be written or mended. */
const LEFT = 1;

/**
 * Finds the backends of a folder and writes what they lack, after somebody has seen it and said yes. Gives 0 where nothing is
 * left and the gate passes, 1 where something is, and 2 where nothing could be done.
 */
export async function runInit(path: string, options: InitOptions): Promise<number> {
	const request = await requestFor(path, options);
	if ("fault" in request) return failed(request.fault);
	const progress = progressHere();
	const ports = withOneEngine({ ...MACHINE, progress: progress.step });
	const plan = await makePlan(request, ports).catch((thrown: unknown) => ({ fault: faultOf(thrown) }));
	progress.end();
	if ("fault" in plan) return failed(plan.fault);
	const target = { width: columns(), colours: coloursFor(process.stdout) };
	out(`${planText(plan, request.branch, target)}\n`);
	if (plan.files.length > 0) {
		out(`${await shownDifferences(plan)}\n`);
		const outcome = await writeWithConsent(request.top, plan.files, options);
		if (outcome !== "written") return outcome;
	}
	return await end(request, plan, ports);
}

function failed(fault: Fault): number {
	errFault(fault);
	return CANNOT_JUDGE;
}

/** Where it is to be done: workflows belong to the top of the repository, wherever the reader is. */
async function requestFor(path: string, { space }: InitOptions): Promise<InitRequest | { readonly fault: Fault }> {
	const id = space === undefined ? undefined : parseSpaceId(space);
	if (space !== undefined && id === undefined) {
		const message = `--space takes the name of a Space on the Hub, owner/name, but it is "${space}".`;
		return { fault: configurationFault("option-invalid", message, "Write it as the Hub does, such as me/todo.") };
	}
	const folder = realPathOf(path);
	const repository = findRepository(folder)?.top;
	const top = repository ?? (way(realPathOf("."), folder).startsWith("..") ? folder : realPathOf("."));
	const branch = await defaultBranch(repository);
	return { top, folder: way(top, folder), name: basename(top), space: id, branch };
}

/** A path without links; where there is nothing, the path itself, which opening it will say. */
function realPathOf(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		return resolve(path);
	}
}

/** The differences, with the secrets hidden that stand near what is added. */
async function shownDifferences({ files, secrets }: Plan): Promise<string> {
	const colours = coloursFor(process.stdout);
	const conceal = concealer(secrets);
	const shown = await Promise.all(
		files.map(async (file) => diffLines(conceal(await unifiedDiff([file])).replaceAll("\r\n", "\n"), colours)),
	);
	return shown.join("\n").trimEnd();
}

/** Asks, and writes all files or none of them. */
async function writeWithConsent(
	top: string,
	files: readonly PlannedFile[],
	{ yes }: InitOptions,
): Promise<number | "written"> {
	const what = count(files.length, "file");
	if (yes !== true && !isAnybodyThere()) {
		err(`Nothing was written: there is no terminal to ask. "space-gate init --yes" writes ${what} as shown.`);
		return LEFT;
	}
	if (yes !== true && !(await consents(`Write ${what}?`))) {
		err('Nothing was written. "space-gate init" shows the same again.');
		return LEFT;
	}
	const hindrance = shielded(() => writeFiles(top, files));
	if (hindrance === undefined) {
		out(`Written: ${what}.\n`);
		return "written";
	}
	const message = `Nothing was written: ${hindrance.path} cannot be, because ${hindrance.reason}.`;
	return failed(configurationFault("init-unwritten", message, "Put that right, and run it again."));
}

/** Acts without being ended in the middle: signals that come meanwhile are heard when all is done, or nothing. */
function shielded<T>(act: () => T): T {
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	const hear = () => undefined;
	for (const signal of signals) process.on(signal, hear);
	try {
		return act();
	} finally {
		for (const signal of signals) process.off(signal, hear);
	}
}

/** Judges what lies there now, and says what only a person can do. */
async function end({ top, branch }: InitRequest, { backends, unnamed, files }: Plan, ports: Ports): Promise<number> {
	const progress = progressHere();
	const outcomes: InitOutcome[] = [];
	for (const planned of backends) {
		const folder = join(top, planned.root);
		const prefix = way(realPathOf("."), folder);
		const { request } = requestOf(folder, {});
		const result = await check({ ...request, root: planned.root }, { ...ports, progress: progress.step });
		outcomes.push({ planned, result, prefix });
	}
	progress.end();
	const target = { width: columns(), colours: coloursFor(process.stdout) };
	const hasRepository = findRepository(top) !== undefined;
	out(initEndText({ outcomes, unnamed, isWritten: files.length > 0, hasRepository, branch }, target));
	return Math.max(...outcomes.map(({ result }) => exitStatusOf(result)));
}
