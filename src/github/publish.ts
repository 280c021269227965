import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setOutput, summary } from "@actions/core";
import type { Judged, Result } from "../gate/check.ts";
import { exitStatusOf } from "../gate/exit-status.ts";
import type { Severity } from "../gate/finding.ts";
import { countOf } from "../gate/verdict.ts";
import { annotationsOf, faultAnnotation } from "../report/annotations.ts";
import { faultReport } from "../report/fault-text.ts";
import { jsonReport } from "../report/json.ts";
import { type Forge, markdownFault, markdownReport } from "../report/markdown.ts";
import { COLOURED } from "../report/terminal/colours.ts";
import type { Log } from "../report/terminal/log.ts";
import { textReport } from "../report/terminal/text.ts";
import { annotate } from "./annotate.ts";

/** What the runner has told of itself. */
export interface Runner {
	/** The Space root seen from the workspace. */
	readonly prefix: string;
	/** File for the SARIF report; `undefined` for none. */
	readonly sarif: string | undefined;
	/** Folder for files that outlive the step. */
	readonly temp: string;
	/** The address of the server and the repository; `undefined` where they are not known. */
	readonly server: string | undefined;
	readonly repository: string | undefined;
	/** The commit that the run is about. */
	readonly commit: string | undefined;
	readonly hasSummary: boolean;
	/** NODE_DEBUG. */
	readonly debug: string | undefined;
}

/** Columns of GitHub's log on a laptop. */
const LOG_WIDTH = 120;

/** Shows a result where people and programs look for it: log, annotations, job summary, JSON report, outputs. Gives the exit status. */
export async function publish(result: Result, runner: Runner, log: Log): Promise<number> {
	log(await textOf(result, runner));
	annotate(result.kind === "fault" ? [faultAnnotation(result.fault)] : annotationsOf(result, runner.prefix));
	setOutput("verdict", result.kind === "fault" ? "error" : result.verdict);
	setOutput("errors", String(weightOf(result, "error")));
	setOutput("warnings", String(weightOf(result, "warning")));
	const folder = await mkdtemp(join(runner.temp, "space-gate-"));
	const file = join(folder, "report.json");
	await writeFile(file, `${jsonReport(result)}\n`);
	setOutput("report", file);
	if (runner.sarif !== undefined) await writeSarif(result, runner.sarif, log);
	if (runner.hasSummary) await writeSummary(summaryOf(result, runner), log);
	return exitStatusOf(result);
}

async function textOf(result: Result, { prefix, debug }: Runner): Promise<string> {
	if (result.kind === "fault") return faultReport(result.fault, COLOURED, debug);
	return await textReport(result, { width: LOG_WIDTH, colours: COLOURED, prefix });
}

function weightOf(result: Result, severity: Severity): number {
	return result.kind === "fault" ? 0 : countOf(result.judgement.findings, severity);
}

function summaryOf(result: Result, runner: Runner): string {
	if (result.kind === "fault") return markdownFault(result.fault);
	return markdownReport(result, { forge: forgeOf(result, runner) });
}

function forgeOf({ source: { origin } }: Judged, { server, repository, commit }: Runner): Forge | undefined {
	const judged = origin.kind === "commit" ? origin.commit : commit;
	if (server === undefined || repository === undefined || judged === undefined) return undefined;
	return { server, repository, commit: judged };
}

/** Code scanning is told by another step: a file that cannot be written must not hide the verdict. */
async function writeSarif(result: Result, file: string, log: Log): Promise<void> {
	const { sarifReport } = await import("../report/sarif.ts");
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `${await sarifReport(result)}\n`);
	} catch (thrown) {
		const reason = thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
		const message = `The SARIF report could not be written (${reason}). Check the path that sarif-file names.`;
		annotate([{ level: "warning", title: "No SARIF report", message, at: undefined }]);
		log(message);
	}
}

/** A summary that cannot be written is no reason to fail a run. */
async function writeSummary(markdown: string, log: Log): Promise<void> {
	try {
		await summary.addRaw(markdown).write();
	} catch (thrown) {
		log(`The job summary could not be written: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
	}
}
