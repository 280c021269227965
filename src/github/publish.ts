import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { endGroup, setOutput, startGroup, summary } from "@actions/core";
import type { Judged } from "../gate/check.ts";
import { exitStatusOf, worstVerdict } from "../gate/exit-status.ts";
import type { Severity } from "../gate/finding.ts";
import { countOf } from "../gate/verdict.ts";
import { annotationsOf } from "../report/annotations.ts";
import { clean } from "../report/escape.ts";
import { faultReport } from "../report/fault-text.ts";
import { jsonReport } from "../report/json.ts";
import { type Forge, summaryReport } from "../report/markdown.ts";
import { COLOURED } from "../report/terminal/colours.ts";
import type { Log } from "../report/terminal/log.ts";
import { textReport } from "../report/terminal/text.ts";
import { annotate } from "./annotate.ts";
import type { RootResult } from "./check-roots.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { Delivery, Desk } from "./reports/deliver.ts";

/** What the runner has told of itself. */
export interface Runner {
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
	/** The reports through GitHub's API that somebody wants. */
	readonly desk: Omit<Desk, "repository" | "forgeFor"> | undefined;
	/** NODE_DEBUG. */
	readonly debug: string | undefined;
}

/** Columns of GitHub's log on a laptop. */
const LOG_WIDTH = 120;

/** Shows results where people and programs look for them: log, annotations, job summary, JSON reports, outputs. Gives the exit status. */
export async function publish(results: readonly RootResult[], runner: Runner, log: Log): Promise<number> {
	for (const { result } of results) maskSecrets(result);
	for (const one of results) await writeLog(one, results.length, runner, log);
	const delivery = await reported(results, runner);
	for (const note of delivery.notes) log(note);
	annotate(annotationsOf(delivery.annotate));
	setOutput("verdict", worstVerdict(results.map(({ result }) => result)));
	setOutput("errors", String(weightOf(results, "error")));
	setOutput("warnings", String(weightOf(results, "warning")));
	setOutput("report", (await writeReports(results, runner)).join("\n"));
	setOutput("matrix", matrixOf(results));
	if (runner.sarif !== undefined) await writeSarif(results, runner.sarif, log);
	if (runner.hasSummary)
		await writeSummary([summaryReport(results, (judged) => forgeOf(judged, runner)), delivery.limits].join("\n"), log);
	return Math.max(...results.map(({ result }) => exitStatusOf(result)));
}

/** Reports through GitHub's API; what makes them is only loaded where somebody wants one. */
async function reported(results: readonly RootResult[], runner: Runner): Promise<Delivery> {
	const { desk, repository } = runner;
	if (desk === undefined || desk.wanted.size === 0) return { annotate: results, notes: [], limits: "" };
	try {
		const { deliver } = await import("./reports/deliver.ts");
		return await deliver(results, { ...desk, repository, forgeFor: (judged) => forgeOf(judged, runner) });
	} catch (thrown) {
		const reason = thrown instanceof Error ? thrown.message : String(thrown);
		return { annotate: results, notes: [`Nothing could be reported through GitHub's API: ${reason}`], limits: "" };
	}
}

/** The Space roots that pass, for the jobs that go on with them. */
function matrixOf(results: readonly RootResult[]): string {
	const include = results.flatMap(({ prefix, result }) => {
		if (result.kind === "fault" || result.verdict !== "pass") return [];
		return [{ path: prefix === "" ? "." : prefix, contract: result.judgement.contract }];
	});
	return JSON.stringify({ include });
}

async function writeReports(results: readonly RootResult[], { temp }: Runner): Promise<string[]> {
	const folder = await mkdtemp(join(temp, "space-gate-"));
	const files: string[] = [];
	for (const [index, { result }] of results.entries()) {
		const file = join(folder, results.length === 1 ? "report.json" : `report-${index + 1}.json`);
		await writeFile(file, `${jsonReport(result)}\n`);
		files.push(file);
	}
	return files;
}

/** Of several Spaces each has a group in the log, which a reader opens. */
async function writeLog({ prefix, result }: RootResult, count: number, { debug }: Runner, log: Log): Promise<void> {
	const text =
		result.kind === "fault"
			? faultReport(result.fault, COLOURED, debug)
			: await textReport(result, { width: LOG_WIDTH, colours: COLOURED, prefix });
	if (count > 1)
		startGroup(`${prefix === "" ? "." : clean(prefix)}: ${result.kind === "fault" ? "error" : result.verdict}`);
	log(text);
	if (count > 1) endGroup();
}

function weightOf(results: readonly RootResult[], severity: Severity): number {
	const numbers = results.map(({ result }) =>
		result.kind === "fault" ? 0 : countOf(result.judgement.findings, severity),
	);
	return numbers.reduce((sum, number) => sum + number, 0);
}

function forgeOf({ source: { origin } }: Judged, { server, repository, commit }: Runner): Forge | undefined {
	const judged = origin.kind === "commit" ? origin.commit : commit;
	if (server === undefined || repository === undefined || judged === undefined) return undefined;
	return { server, repository, commit: judged };
}

/** Code scanning is told by another step: a file that cannot be written must not hide the verdict. */
async function writeSarif(results: readonly RootResult[], file: string, log: Log): Promise<void> {
	const { sarifReport } = await import("../report/sarif.ts");
	try {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `${await sarifReport(results.map(({ result }) => result))}\n`);
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
