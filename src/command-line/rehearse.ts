import { existsSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { numberIn, pathIn } from "../deploy/read-course.ts";
import { check } from "../gate/check.ts";
import { CANNOT_JUDGE } from "../gate/exit-status.ts";
import { configurationFault, type Fault } from "../gate/fault.ts";
import { MACHINE } from "../gate/machine.ts";
import { type EnvFile, MAX_ENV_FILE, readEnvFile } from "../rehearse/env-file.ts";
import type { Rehearsal, RehearsalCourse, RehearsalPorts } from "../rehearse/rehearsal.ts";
import { rehearse } from "../rehearse/rehearse.ts";
import { keptText, REHEARSAL_WARNING, rehearsalText } from "../report/terminal/rehearsal-text.ts";
import { codeOf, readRegularFile } from "../source/read-file.ts";
import { deployProgress, writtenProgress } from "./deploy-progress.ts";
import { type JudgementOptions, requestOf } from "./request.ts";
import { coloursFor, columns, err, errFault, out, way } from "./terminal.ts";

/** The options of `rehearse` as commander gives them. */
export interface RehearseOptions extends JudgementOptions {
	readonly system?: true;
	readonly python?: string;
	readonly port?: string;
	/** The file of variables. Not `--env-file`: Node 20 takes that for an option of its own, wherever it stands. */
	readonly env?: string;
	readonly healthPath?: string;
	/** Seconds, both. */
	readonly startTimeout: string;
	readonly soak: string;
	readonly keep?: true;
	readonly verbose?: true;
}

/** Numbers that can be asked for; a Space has half an hour for its start. */
const BOUNDS = {
	port: { least: 1, most: 65_535, usual: 0 },
	startTimeout: { least: 1, most: 1800, usual: 60 },
	soak: { least: 0, most: 600, usual: 3 },
} as const;

/** Exit status of a run that somebody ended twice: 128 and the number of SIGINT. */
const INTERRUPTED = 130;

/** Starts a Space on this machine and asks it; gives 0 where it answers, 1 where it does not, and 2 where that could not be tried. */
export async function runRehearse(path: string, options: RehearseOptions): Promise<number> {
	if (process.platform === "win32") return failed(platformFault());
	const { request, fault } = requestOf(path, options);
	const course = courseOf(options);
	const variables = variablesOf(options.env);
	if (fault !== undefined) return failed(fault);
	if ("fault" in course) return failed(course.fault);
	if ("fault" in variables) return failed(variables.fault);
	err(REHEARSAL_WARNING);
	const interruption = new AbortController();
	const stop = interruptedBy(interruption);
	const progress = options.verbose === true ? writtenProgress() : deployProgress();
	progress.step("judging the files");
	const judged = await check(request, { ...MACHINE, progress: () => undefined });
	if (judged.kind === "fault") {
		progress.end();
		stop();
		return failed(judged.fault);
	}
	const show = (text: (target: Parameters<typeof rehearsalText>[1]) => string) => {
		progress.end();
		out(text({ width: columns(), prefix: prefixOf(path), colours: coloursFor(process.stdout) }));
	};
	let isShown = false;
	const rehearsal = await rehearse(
		{
			judged,
			where: request.where,
			course,
			variables: variables.values,
			variablesAdvice: adviceAbout(path, options),
			host: process.env,
			temp: tmpdir(),
			signal: interruption.signal,
		},
		{
			...portsFor(progress, options),
			kept: (one) => {
				isShown = true;
				show((target) => `${textOf(one, variables, target)}\n\n${keptText(one, target)}`);
			},
		},
	);
	stop();
	progress.end();
	if (!isShown || rehearsal.outcome.kind !== "answers") show((target) => textOf(rehearsal, variables, target));
	return { answers: 0, failed: 1, impossible: CANNOT_JUDGE }[rehearsal.outcome.kind];
}

function platformFault(): Fault {
	return configurationFault("platform", "A rehearsal needs Linux or macOS.", "On Windows, run it in WSL.");
}

function failed(fault: Fault): number {
	errFault(fault);
	return CANNOT_JUDGE;
}

function textOf(rehearsal: Rehearsal, { warnings }: EnvFile, target: Parameters<typeof rehearsalText>[1]): string {
	return rehearsalText({ ...rehearsal, warnings: [...warnings, ...rehearsal.warnings] }, target);
}

function courseOf(options: RehearseOptions): RehearsalCourse | { readonly fault: Fault } {
	const { port = "", startTimeout, soak, healthPath = "" } = options;
	const wrong = (name: string, takes: string) => ({
		fault: configurationFault("input-invalid", `${name} takes ${takes}.`, "Correct it."),
	});
	const number = numberIn(port, BOUNDS.port);
	if (number === undefined) return wrong("--port", "a number from 1 to 65535");
	const time = numberIn(startTimeout, BOUNDS.startTimeout);
	if (time === undefined) return wrong("--start-timeout", "seconds, from 1 to 1800");
	const seconds = numberIn(soak, BOUNDS.soak);
	if (seconds === undefined) return wrong("--soak", "seconds, from 0 to 600");
	const health = healthPath === "" ? undefined : pathIn(healthPath);
	if (healthPath !== "" && health === undefined) {
		return wrong("--health-path", 'a path of the application that starts with a slash, such as "/health"');
	}
	return {
		packages: options.system === true ? "installed" : "fresh",
		python: options.python,
		port: number === 0 ? undefined : number,
		healthPath: health,
		startTime: time * 1000,
		soak: seconds * 1000,
		after: options.keep === true ? "keep" : "end",
	};
}

/** The variables of the file that somebody names. */
function variablesOf(file: string | undefined): EnvFile | { readonly fault: Fault } {
	if (file === undefined) return { values: new Map(), warnings: [] };
	const unreadable = (reason: string) => {
		const message = `The file "${file}" cannot be read: ${reason}.`;
		return { fault: configurationFault("env-file-unreadable", message, "Check what --env names.") };
	};
	let path: string;
	try {
		path = realpathSync(file);
	} catch (thrown) {
		return unreadable(codeOf(thrown) === "ENOENT" ? "there is none" : codeOf(thrown));
	}
	const bytes = readRegularFile(path, MAX_ENV_FILE);
	if ("unreadable" in bytes) return unreadable(bytes.unreadable);
	try {
		return readEnvFile(new TextDecoder("utf-8", { fatal: true }).decode(bytes), `"${file}"`);
	} catch {
		return unreadable("it is no text in UTF-8");
	}
}

/** How to give the application a variable that it lacks. */
function adviceAbout(path: string, { env }: RehearseOptions): string {
	if (env !== undefined) return `Add what is missing to "${env}".`;
	const beside = join(path, ".env");
	if (existsSync(beside)) {
		return `There is a file "${beside}", which is never uploaded: give it to the rehearsal with --env ${beside}.`;
	}
	const space = path === "." ? "" : ` ${path}`;
	return `Run "space-gate env${space} --format env > .env", fill it in, and add --env .env.`;
}

function portsFor(
	progress: ReturnType<typeof deployProgress>,
	{ verbose }: RehearseOptions,
): Omit<RehearsalPorts, "kept"> {
	const isWatched = verbose === true || process.stderr.isTTY === true;
	return {
		progress: progress.step,
		line: isWatched ? progress.line : () => undefined,
		lines: verbose === true ? "all" : "some",
		now: () => performance.now(),
		wait: async (time, signal) => await wait(time, undefined, { signal }).catch(() => undefined),
	};
}

/** Ctrl-C ends the rehearsal in order; a second one ends it at once, and still leaves nothing behind. */
function interruptedBy(interruption: AbortController): () => void {
	const interrupt = () => {
		if (interruption.signal.aborted) process.exit(INTERRUPTED);
		interruption.abort();
	};
	const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
	for (const name of signals) process.on(name, interrupt);
	return () => {
		for (const name of signals) process.off(name, interrupt);
	};
}

function prefixOf(path: string): string {
	return isAbsolute(path) ? path : way(process.cwd(), resolve(path));
}
