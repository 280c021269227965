import type { Result } from "../gate/check.ts";
import { worstVerdict } from "../gate/exit-status.ts";
import type { Finding, Fix } from "../gate/finding.ts";
import { countOf } from "../gate/verdict.ts";
import type { Entrypoint } from "../python/program.ts";
import type { Trace } from "../python/proof.ts";
import type { Place } from "../source/place.ts";
import { checklistOf } from "./checklist.ts";
import { environmentReport } from "./environment.ts";
import { hubReport, inquiryReport } from "./inquiries.ts";
import { printable } from "./printable.ts";
import { routesOf } from "./routes.ts";

/** Version of the report's format. It grows when a program that reads reports would have to change. */
const REPORT_VERSION = 1;

/** The report for programs, as schema/report.schema.json describes it. */
export function jsonReport(result: Result): string {
	return textOf(reportOf(result));
}

/** The report about several Spaces, each with the path by which the caller names it. */
export function jsonReports(spaces: readonly { readonly path: string; readonly result: Result }[]): string {
	const verdict = worstVerdict(spaces.map(({ result }) => result));
	const reports = spaces.map(({ path, result }) => ({ path, report: reportOf(result) }));
	return textOf({ version: REPORT_VERSION, verdict, spaces: reports });
}

function textOf(report: object): string {
	return printable(JSON.stringify(report, undefined, 2));
}

function reportOf(result: Result): object {
	return result.kind === "fault" ? faulted(result) : judged(result);
}

function faulted({ fault: { kind, code, message, advice } }: Extract<Result, { kind: "fault" }>): object {
	return { version: REPORT_VERSION, verdict: "error", error: { kind, code, message, advice } };
}

function judged({ judgement, verdict, failOn, engine, fallback, source }: Extract<Result, { kind: "judged" }>): object {
	const { findings, outcomes } = judgement;
	return {
		version: REPORT_VERSION,
		verdict,
		failOn,
		contract: judgement.contract,
		contractReason: judgement.contractReason,
		root: judgement.root,
		commit: source.origin.kind === "commit" ? source.origin.commit : null,
		python: judgement.python,
		engine: { kind: engine, fallback: fallback ?? null },
		entrypoint: entrypoint(judgement.entrypoint),
		checklist: checklistOf(judgement, failOn),
		findings: findings.map(finding),
		suppressed: judgement.suppressed.map((one) => ({ reason: one.reason, finding: finding(one.finding) })),
		skipped: outcomes.flatMap((one) => (one.state === "skipped" ? [{ rule: one.rule, reason: one.reason }] : [])),
		packages: inquiryReport(judgement.packages),
		hub: hubReport(judgement.hub),
		environment: environmentReport(judgement.environment.variables),
		routes: routesOf(judgement.entrypoint),
		summary: {
			errors: countOf(findings, "error"),
			warnings: countOf(findings, "warning"),
			notices: countOf(findings, "notice"),
			files: judgement.files,
		},
	};
}

function entrypoint({ target, proof }: Entrypoint): object {
	const base = { target, state: proof.state, trace: steps(proof.trace) };
	if (proof.state === "proven") return { ...base, type: proof.type, isFactory: proof.factory !== undefined };
	const where = { reason: proof.reason, ...place(proof.place) };
	return proof.state === "refuted"
		? { ...base, because: proof.because, advice: proof.advice, ...where }
		: { ...base, ...where };
}

function finding({ rule, severity, message, place: at, clauses, help, trace, fix }: Finding): object {
	return { rule, severity, message, ...place(at), clauses, help, trace: steps(trace), fix: fixOf(fix) };
}

function fixOf(fix: Fix | undefined): object | null {
	if (fix === undefined) return null;
	const { title, safety, edits } = fix;
	return { title, safety, edits: edits.map(({ place: at, text }) => ({ ...place(at), text })) };
}

function place({ file, start, end }: Place): object {
	return { file, start, end };
}

function steps(trace: Trace): object[] {
	return trace.map(({ place: { file, start }, note }) => ({ file, line: start.line, column: start.column, note }));
}
